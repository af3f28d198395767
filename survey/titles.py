"""People by title and surname: 'Mrs Heron', 'dr Linnet', 'mr and mrs sparrow'.

Titles are those that forms in England offer, and those of police, courts and clergy. A surname is a capitalised word
behind a title, past first names, initials and particles ('Dr A. van der Berg'); behind 'mr', 'mrs', 'ms' and 'mx' in
small letters it may be small too. Initials alone ('Mr X') and a title as a noun ('the Dr said') name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _one_of(words: str) -> str:
    return "|".join(words.split())


_PLAIN = "mr mrs ms mx"
_CAPITAL = "miss dr prof professor rev revd reverend cllr councillor judge nurse sgt sergeant"
_RANKS = "PC WPC DC DS DI DCI PCSO"
_HONOURS = "Sir Dame Lord Lady"
"""Schools, streets and inquiries are called after these more often than anybody who is in a case."""
_TITLE = re.compile(
    rf"(?<![\w'])(?:(?P<usual>(?i:{_one_of(_PLAIN)}|{_one_of(_CAPITAL)}))|(?P<rank>{_one_of(_RANKS)})|"
    rf"(?P<honour>{_one_of(_HONOURS)}))(?P<dot>\.?) {{1,2}}"
)
_WORD = re.compile(r"([^\W\d_]+(?:['-][^\W\d_]+)*)(\.?)( {0,2})")
_NOUN = re.compile(r"\b(?:the|an?|her|his|their|our|my|your|this|every|each) $", re.IGNORECASE)
_NAMES_MISS = re.compile(r"\b(?:by|with|from|for|of|teacher|worker|visitor|nurse) $", re.IGNORECASE)
_SMALL = _words(_PLAIN)
_PARTICLES = _words("van von de der den du la le da dos di al el bin ap ter ten st")
_FUNCTION_WORDS = _words("""
    a also after agreed all an and any are as asked at be been before both but by can could did do does for from
    had has have he her his how i if in is it its may might must my no none not of on one or our please said saw
    says see seen shall she should so some than that the their them then there these they this those three to told
    two until was we were what when where who whom whose why will with would you your
""")
_NO_NAMES = _FUNCTION_WORDS | _words("""
    baby brother child children christmas conference contact core dad easter excel family father friday gp health
    initials monday mother mum nice nursery office outlook parent parents partner police right saturday school
    sibling sister society sunday teams thursday tuesday unknown wednesday word world
""")
_PLACES = _words("""
    academy avenue centre chambers clinic close college court drive foundation gardens hall hospital house inquiry
    lane nursery park place practice primary report review road school square street surgery trust ward way
""")
_MOST_WORDS = 6


def titled(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody stands by title and surname in a folded text: first character, first one behind."""
    for match in _TITLE.finditer(text):
        if match["dot"] and _NOUN.search(text, 0, match.start()):
            continue  # 'told by her Dr. Mother agreed'
        if match["usual"] == "miss" and not _NAMES_MISS.search(text, 0, match.start()):
            continue  # 'would miss Maths'
        words = list(_following(text, match.end(), may_be_small=match["usual"] in _SMALL))
        named = [word for word in words if _is_surname(word[2])]
        if named and not (match["honour"] and words[-1][2].casefold() in _PLACES):
            yield match.start(), named[-1][1]


def _following(text: str, at: int, *, may_be_small: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the words behind a title that can belong to a name, each with where it stands."""
    small = may_be_small and text[at : at + 1].islower()
    for place in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None:
            return
        word, dot, space = match.groups()
        core = word.removesuffix("'s").removesuffix("'S")
        is_initial = len(core) == 1
        fits = core[0].isupper() or small or core in _PARTICLES or "'" in core[1:2]
        if not fits or (not is_initial and core.casefold() in (_FUNCTION_WORDS if place else _NO_NAMES)):
            return
        yield match.start(1), match.start(1) + len(core), core
        if small and core not in _PARTICLES and not is_initial:
            return  # in small letters nothing tells where a name ends
        if not space or (dot and not is_initial):
            return
        at = match.end()


def _is_surname(word: str) -> bool:
    """Return whether a word is no initials and no particle: 'Li' and 'HERON' are, 'X', 'AB' and 'van' are not."""
    if word in _PARTICLES or len(word) == 1:
        return False
    return len(word) > 2 or not word.isupper()
