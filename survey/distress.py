"""What in a person's words sounds like danger or despair, so that a person, and not a rule, can be offered.

A rule hears words: it knows nobody, diagnoses nothing, and misses what is said in other words, in another language or
not at all. The words stand in survey.distress_words and the lists that are imported here, what takes them back in
survey.distress_scopes, and how well they hear in benchmarks/README.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, islice, pairwise

from survey import distress_scopes as scopes
from survey.calls_for_help import CALLS
from survey.children_hurt import CHILDREN_HURT
from survey.children_unsafe import CHILDREN_UNSAFE
from survey.children_used import CHILDREN_USED
from survey.control_at_home import CONTROL
from survey.despair_words import DESPAIR
from survey.distress_words import FILLERS, GROUPS, NEGATIONS, SKELETONS, SPELLINGS, WELL_KNOWN, Family, Sign
from survey.fear_at_home import FEAR
from survey.folding import folded, without_capitals
from survey.hopelessness import HOPELESSNESS
from survey.violence_at_home import VIOLENCE

FAMILIES = (
    *CHILDREN_HURT,
    *CHILDREN_USED,
    *CHILDREN_UNSAFE,
    *VIOLENCE,
    *CONTROL,
    *FEAR,
    *DESPAIR,
    *HOPELESSNESS,
    *CALLS,
)
BREAK = "."
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?\n\u2026]+")
_STOPS = frozenset(".!?\u2026")
_LONGEST_LOOK_BACK = 8
_MOST_OF_A_RULE = 20
"""How often a rule is looked for in a sentence: each time that it is found costs a look at all of that."""
_MINE = re.compile(
    " (?:me|us)(?= (?:hair|face|neck|throat|arms?|ribs?|wrists?|legs?|nose|eyes?|jaw|kids|mum|phone) )"
)
"""'Me hair' is 'my hair' in the north; both are as long, so that the places of words stay."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of a text, from the character `start` to before `end`, and what it sounds like."""

    sign: Sign
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words between single spaces, a full stop for each end of a sentence, and where each word stands."""

    line: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the line stands in the text."""
        inside = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        return self.places[inside][0][0], self.places[inside][-1][1]


def hear(text: str) -> tuple[Heard, ...]:
    """Return what sounds like danger, despair or a call for help, in the order of the text; of one sign without
    overlaps. English words alone are heard; what goes on in the next line is heard too."""
    found = set(_heard(text, {*_STOPS, "\n"}))
    if "\n" in text:
        found.update(_heard(text, _STOPS))
    apart = _apart(sorted(found, key=lambda each: (each.sign, each.start, -each.end)))
    return tuple(sorted(apart, key=lambda each: (each.start, each.sign)))


def _heard(text: str, stops: Set[str]) -> Iterator[Heard]:
    words = _without_idioms(_words(text, stops))
    return (Heard(family.sign, *words.place(*span)) for family, span in _meant(words))


def _apart(found: Iterable[Heard]) -> Iterator[Heard]:
    for _, same in groupby(found, key=lambda each: each.sign):
        end = 0
        for each in same:
            if each.start >= end:
                yield each
                end = each.end


def _meant(words: _Words) -> Iterator[tuple[Family, tuple[int, int]]]:
    for start, end in _sentences(words.line):
        there = frozenset().union(*map(_parts_of, words.line[start:end].split()))
        for rule in chain.from_iterable(_rules_by_part()[part] for part in there & _rules_by_part().keys()):
            if rule.needs <= there:
                for match in islice(rule.pattern.finditer(words.line, start, end + 1), _MOST_OF_A_RULE):
                    if not _is_taken_back(rule.family, words.line, *match.span()):
                        yield rule.family, match.span()


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends, with the full stops around it."""
    stops = [found.start() for found in re.finditer(rf" {re.escape(BREAK)}(?= )", line)]
    return ((one, other + len(BREAK) + 1) for one, other in pairwise(stops) if other - one > len(BREAK) + 1)


# Reading a text: one spelling of each word


def _words(text: str, stops: Set[str]) -> _Words:
    plain = without_capitals(folded(text))
    line, starts, places = f" {BREAK} ", [], []
    for match in _WORD.finditer(plain.text):
        if not match[0][0].isalnum() and stops.isdisjoint(match[0]):
            continue
        word = _spelled(match[0]) if match[0][0].isalnum() else BREAK
        starts.append(len(line))
        places.append(plain.place(*match.span()))
        line += f"{word} "
    return _Words(_MINE.sub(" my", f"{line}{BREAK} "), tuple(starts), tuple(places))


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """Return a word without apostrophes and doubled letters; a long one with one letter wrong as it is spelled."""
    single = re.sub(r"(\D)\1+", r"\1", word.replace("'", ""))
    single = _typed().get(single, single)
    if single in _beginnings()[0]:
        return single
    if len(single) >= 7 and single not in _well_known():
        for known in _well_known():
            if known[0] == single[0] and _differ_in_one(single, known):
                return known
    return _skeletons().get(single[0] + _consonants(single[1:]), single)


@lru_cache(maxsize=1)
def _typed() -> dict[str, str]:
    return {_spelling(typed): _spelling(meant) for typed, meant in SPELLINGS.items()}


@lru_cache(maxsize=1)
def _skeletons() -> dict[str, str]:
    words = [_spelling(word) for word in SKELETONS]
    return {word[0] + _consonants(word[1:]): word for word in words}


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)


@lru_cache(maxsize=1)
def _well_known() -> tuple[str, ...]:
    return tuple(map(_spelling, WELL_KNOWN))


def _differ_in_one(one: str, other: str) -> bool:
    """Return whether a letter is missing, too much, another, or has changed places with its neighbour."""
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        swapped = short[at + 1 : at + 2] + short[at : at + 1]
        return short[at + 1 :] == long[at + 1 :] or (
            swapped == long[at : at + 2] and short[at + 2 :] == long[at + 2 :]
        )
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :]


def _without_idioms(words: _Words) -> _Words:
    line = words.line
    for pattern in _compiled(scopes.IDIOMS):
        line = pattern.sub(lambda match: re.sub(r"\S", "_", match[0]), line)
    return _Words(line, words.starts, words.places)


# Reading a pattern


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern of a family, ready to be looked for where all the parts that it `needs` can be."""

    family: Family
    pattern: re.Pattern[str]
    needs: frozenset[str]


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(family, re.compile(_written(parts)), frozenset(part for part in parts if _is_needed(part)))
        for family in FAMILIES
        for parts in (pattern.split() for pattern in family.patterns)
    )


@lru_cache(maxsize=1)
def _rules_by_part() -> dict[str, tuple[_Rule, ...]]:
    """Return the rules by the rarest of the parts that they need: the one that the fewest words can begin."""
    by_part = defaultdict(list)
    for rule in _rules():
        by_part[min(rule.needs, key=lambda part: (len(_choices(part)), part))].append(rule)
    return {part: tuple(rules) for part, rules in by_part.items()}


def _is_needed(part: str) -> bool:
    return part not in {"..", "...", "^", "$"} and not part.startswith("[")


@lru_cache(maxsize=4096)
def _parts_of(word: str) -> frozenset[str]:
    """Return the parts of all patterns that can begin with a word."""
    whole, begun = _beginnings()
    return whole.get(word, frozenset()).union(*(begun.get(word[:n], ()) for n in range(1, len(word) + 1)))


@lru_cache(maxsize=1)
def _beginnings() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the parts by the words that they can begin with, whole, and begun only."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for part in {part for rule in _rules() for part in rule.needs}:
        for choice in _choices(part):
            first = choice.split()[0]
            (begun if first.endswith("*") else whole)[first.removesuffix("*")].add(part)
    found = ({word: frozenset(parts) for word, parts in each.items()} for each in (whole, begun))
    return next(found), next(found)


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_written(pattern.split())) for pattern in patterns)


def _written(parts: list[str]) -> str:
    """Return a pattern as a regular expression over the words of a text, each of which begins behind a space."""
    opened = rf"(?<= {re.escape(BREAK)})" if parts[0] == "^" else ""
    closed = rf"(?= {re.escape(BREAK)})" if parts[-1] == "$" else r"(?= )"
    return opened + "".join(_part(part) for part in parts if part not in {"^", "$"}) + closed


def _part(part: str) -> str:
    if part in {"..", "..."}:
        taken_back = "|".join(map(_spelling, NEGATIONS))
        return rf"(?: (?!(?:{re.escape(BREAK)}|{taken_back}) )\S+){{0,{3 if part == '..' else 6}}}?"
    if part.startswith("["):
        return f"(?: {_either(part[1:-1])})?"
    return f" {_either(part)}"


def _either(part: str) -> str:
    """Return the alternatives of a part, as a regular expression."""
    written = (rf"{choice.removesuffix('*')}\S*" if choice.endswith("*") else choice for choice in _choices(part))
    return f"(?:{'|'.join(written)})"


@lru_cache(maxsize=4096)
def _choices(part: str) -> tuple[str, ...]:
    """Return the alternatives of a part as they are spelled in a line; a group is all of its own."""
    choices = chain.from_iterable(map(_named, part.split("|")))
    return tuple(dict.fromkeys(map(_spelling, chain.from_iterable(map(_forms, choices)))))


def _named(name: str) -> Iterator[str]:
    if name == "i":
        yield from GROUPS["i"]
        return
    if not re.search("<.*>", name):
        yield name
        return
    before, group, after = re.split("<(.*)>", name)
    for choice in GROUPS[group]:
        for inner in _named(choice):
            yield f"{before}{inner}{after}"


def _forms(choice: str) -> tuple[str, ...]:
    """Return the forms of a verb that is written with a tilde: hit~ is hit, hits, hitting, hitted."""
    if not choice.endswith("~"):
        return (choice,)
    verb = choice[:-1]
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing", f"{verb[:-1]}in"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing", f"{verb}in"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, third, f"{verb}ed", f"{verb}ing", f"{verb}in"


def _spelling(choice: str) -> str:
    return re.sub(r"(\D)\1+", r"\1", choice.replace("_", " "))


# What takes words back


def _is_taken_back(family: Family, line: str, start: int, end: int) -> bool:
    return (
        _is_denied(line[: start + 1])
        or _is_over((*scopes.BETTER, *scopes.OVER) if family.may_be_over else scopes.BETTER, line, start, end)
        or _says(_elsewhere(family), _sentence(line, start, end))
        or _is_asked(line, start, end)
        or _is_hearsay(family, line, start, end)
        or _says(scopes.DENIALS, f" {BREAK}".join(line[end:].split(f" {BREAK}", 2)[:2]) + f" {BREAK}")
    )


@lru_cache
def _elsewhere(family: Family) -> tuple[str, ...]:
    """Return what in a sentence says that it is about something else."""
    asked = (
        (family.may_be_play, scopes.PLAY),
        (family.may_be_small, scopes.SMALL),
        (family.may_be_business, scopes.BUSINESS),
    )
    return (*scopes.STORY, *(words for may_be, each in asked if may_be for words in each))


def _is_asked(line: str, start: int, end: int) -> bool:
    """Return whether a question put to whoever writes is told of, and not what happens to them."""
    of_me = re.search(r" (?:i|im|ive|me|my|us) ", f"{line[start:end]} ")
    return not of_me and _says(scopes.ASKED, _sentence(line, start, end))


def _is_denied(before: str) -> bool:
    """Return whether a negation stands before, with nothing but fillers in between: 'never', 'would never ever'."""
    for word in reversed(before.rsplit(maxsplit=_LONGEST_LOOK_BACK)[-_LONGEST_LOOK_BACK:]):
        if word in _negations():
            return True
        if word not in _fillers():
            return False
    return False


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(map(_spelling, NEGATIONS))


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(map(_spelling, FILLERS))


def _is_over(words: tuple[str, ...], line: str, start: int, end: int) -> bool:
    """Return whether the sentence, or the next one, says that it was long ago or is over."""
    sentence, following = _sentence(line, start, end), line[end:].split(f" {BREAK}", 2)[1:2]
    if _says(scopes.STILL, sentence):
        return False
    return _says(words, " ".join([sentence, *following]))


def _is_hearsay(family: Family, line: str, start: int, end: int) -> bool:
    """Return whether services say it, and not the person who writes: what they write or ask, what they say of whoever
    writes, what is denied, and all that they say where a family is so."""
    sentence = _sentence(line, start, end)
    before = sentence[: len(sentence) - len(line[start : _end(line, end)])]
    told = _last_told(before)
    if told is None or _says(("i said|told", "i want", "i feel"), told + " "):
        return False
    writes = _says((*scopes.WRITES, *scopes.DOCUMENTS), told)
    of_me = bool(re.search(r" (?:i|im|me|my|we|if i) ", f"{told} {line[start:end]} "))
    return writes or of_me or family.may_be_hearsay


def _last_told(before: str) -> str | None:
    """Return what stands from the last services that say something, None where nobody does."""
    found = list(_told().finditer(before))
    return before[found[-1].start() :] if found else None


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    says = "|".join(_spelling(word) for word in (*scopes.SAYS, *scopes.WRITES))
    asked = r" (?:she|he|they|someone) (?:asked|asks|keeps asking)(?: \S+)? (?:if|whether|about)"
    services = rf"(?<! if)(?<! if the)(?<! if my) (?:{'|'.join(map(_spelling, scopes.SERVICES))})"
    return re.compile(rf"(?:{asked}|{services}(?: \S+){{0,3}}? (?:{says}))(?= |$)")


def _says(patterns: tuple[str, ...], text: str) -> bool:
    return any(pattern.search(f"{text} ") for pattern in _compiled(patterns))


def _sentence(line: str, start: int, end: int) -> str:
    return line[line.rindex(f" {BREAK}", 0, start + 1) + 2 : _end(line, end)]


def _end(line: str, end: int) -> int:
    return line.index(f" {BREAK}", end)
