"""Catalogues of phrases as files, in gettext's PO format.

In English a phrase stands under the name of its key (`msgid "button.back"`). In any other language it stands as
translators and their programmes want it: under its English words, with the key as its context. A catalogue is
compared with English phrase by phrase, so that a translation which cannot be filled in is found before anybody
would see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO, StringIO
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from survey.languages import BASE, direction, english_name

_HEADER = """\
The phrases of Caseround in {language}.
Each entry shows the English (msgid); write the translation into msgstr, between the quotes.
Names in braces, such as {{count}}, are filled in: keep them as they are, wherever they belong in your sentence.
What is left empty, or marked 'fuzzy', is shown in English."""
_TURNED = "Leave the arrows as the English has them: they are turned round for a language written from right to left."

_FILLER = re.compile(
    '"(?:POT-Creation-Date|Generated-By|Project-Id-Version|.*(?:EMAIL@ADDRESS|YEAR-MO-DA|LL@li.org)).*"\n'
)
"""What the format's own tools put into a head, of no use to whoever fills in the file."""

_LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])\s+)?"(?:[^"\\]|\\.)*"|')


class BrokenCatalogue(Exception):
    """A file is no catalogue; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase in a catalogue: its forms (several where it counts something), its English words as the file has
    them, and the line where it stands."""

    key: str
    forms: tuple[str, ...]
    english: tuple[str, ...]
    line: int
    is_fuzzy: bool = False

    @property
    def is_written(self) -> bool:
        """Whether every form has words."""
        return bool(self.forms) and all(self.forms)


class Flaw(StrEnum):
    """What is wrong with an entry: MISSING and OUTDATED can wait, BROKEN is not used, OBSOLETE is for nobody."""

    MISSING = "missing"
    BROKEN = "broken"
    OUTDATED = "outdated"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw of one entry; `line` is 0 where the file does not hold it."""

    flaw: Flaw
    key: str
    line: int
    message: str


def entries(text: str, language: str) -> dict[str, Entry]:
    """Return what a catalogue holds, by key; raises BrokenCatalogue."""
    found: dict[str, Entry] = {}
    for message in _read(text, language):
        if not message.id:
            continue
        entry = _entry(message)
        if entry.key in found:
            raise BrokenCatalogue(
                f"line {entry.line}: '{entry.key}' stands twice; the first time on line {found[entry.key].line}"
            )
        found[entry.key] = entry
    return found


def usable(text: str, language: str, english: Mapping[str, Entry]) -> Catalog:
    """Return the phrases that can be shown under their keys: those that are written, and can be filled in as in
    English; raises BrokenCatalogue."""
    read = _read(text, language)
    # the file's own rule for plurals goes along
    made = Catalog(locale=read.locale or language, header_comment="")
    made.mime_headers = read.mime_headers
    for key, entry in entries(text, language).items():
        if key in english and entry.is_written and not entry.is_fuzzy and not list(_misfits(entry, english[key])):
            plural = len(english[key].forms) > 1
            made.add((key, key) if plural else key, entry.forms if plural else entry.forms[0])
    return made


def findings(text: str, language: str, english: Mapping[str, Entry]) -> list[Finding]:
    """Return everything that keeps a catalogue from being complete, line by line, and last what it does not hold;
    raises BrokenCatalogue."""
    held = entries(text, language)
    found = [each for entry in held.values() for each in _flaws(entry, english.get(entry.key))]
    found += [
        Finding(Flaw.MISSING, key, 0, "is not in the file: `caseround language new` adds it, and keeps the others")
        for key in english
        if key not in held
    ]
    return sorted(found, key=lambda each: (each.line == 0, each.line))


def empty_catalogue(language: str, english: Mapping[str, Entry], former: str = "") -> str:
    """Return a catalogue to be filled in; with the text of a `former` one, what that holds stays, its translations of
    English that has changed are marked fuzzy, and what Caseround does not say any more goes. Raises
    BrokenCatalogue."""
    known = entries(former, language) if former else {}
    made = Catalog(locale=language.replace("-", "_"), project="Caseround", fuzzy=False)
    advice = _HEADER.format(language=english_name(language)).splitlines()
    advice += [_TURNED] if direction(language) == "rtl" else []
    made.header_comment = "\n".join(f"# {line}" for line in advice)
    if former:
        made.mime_headers = _read(former, language).mime_headers
    for key, each in english.items():
        old = known.get(key)
        is_outdated = old is not None and old.is_written and old.english != each.forms
        plural = len(each.forms) > 1
        forms = old.forms if old else ("",) * (made.num_plurals if plural else 1)
        made.add(
            each.forms if plural else each.forms[0],
            forms if plural else forms[0],
            context=key,
            flags={"fuzzy"} if old and (old.is_fuzzy or is_outdated) else set(),
            auto_comments=_advice(each),
            previous_id=old.english if old and is_outdated else (),
        )
    written = BytesIO()
    write_po(written, made, width=0, include_previous=True)
    lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not _FILLER.match(line))


def _read(text: str, language: str) -> Catalog:
    for number, line in enumerate(text.splitlines(), 1):
        # babel passes over a quote that is missing, and the words with it
        if not _LINE.fullmatch(line.strip()):
            raise BrokenCatalogue(
                f'line {number}: is no line of a PO file: words stand in quotes, and a quote in them as \\"'
            )
    try:
        return read_po(StringIO(text), locale=language.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise BrokenCatalogue(f"line {error.lineno + 1}: this is no entry of a PO file: {error.args[0]}") from error
    except (ValueError, TypeError) as error:
        raise BrokenCatalogue(f"line 1: this is no PO file: {error}") from error


def _entry(message: Message) -> Entry:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return Entry(message.context or ids[0], strings, ids, message.lineno or 0, message.fuzzy)


def _flaws(entry: Entry, english: Entry | None) -> Iterator[Finding]:
    if english is None:
        yield Finding(Flaw.OBSOLETE, entry.key, entry.line, "is said nowhere any more: leave it out")
        return
    if not entry.is_written:
        yield Finding(Flaw.MISSING, entry.key, entry.line, "is not translated: it is shown in English")
        return
    if entry.is_fuzzy:
        why = "is marked fuzzy, and shown in English: look at it, and take the mark away"
        yield Finding(Flaw.OUTDATED, entry.key, entry.line, why)
    elif entry.english != english.forms:
        why = "was made from other English words: `caseround language new` shows the new ones beside it"
        yield Finding(Flaw.OUTDATED, entry.key, entry.line, why)
    for why in _misfits(entry, english):
        yield Finding(Flaw.BROKEN, entry.key, entry.line, f"{why}: it is shown in English")


def _misfits(entry: Entry, english: Entry) -> Iterator[str]:
    """Yield why a translation cannot be filled in as the English is; of a phrase that counts, a form may do without
    the number."""
    told = [details(form) or set() for form in english.forms]
    known, needed = set.union(*told), set.intersection(*told) - ({"count"} if len(told) > 1 else set())
    if (len(entry.forms) > 1) != (len(english.forms) > 1) and len(english.forms) > 1 and len(entry.english) < 2:
        yield "counts something in English, and has one form here"
        return
    for form in dict.fromkeys(entry.forms):
        given = details(form)
        if given is None:
            yield "has a brace without its partner: write a name as in {count}"
            continue
        for name in sorted(given - known):
            yield f"holds {{{name}}}, which is never filled in"
        for name in sorted(needed - given):
            yield f"lacks {{{name}}}"


def details(phrase: str) -> set[str] | None:
    """Return the names in a phrase's braces; None where the braces do not fit together or hold more than a name."""
    try:
        parts = [(name, spec, how) for _, name, spec, how in Formatter().parse(phrase) if name is not None]
    except ValueError:
        return None
    if any(spec or how or not name.isidentifier() for name, spec, how in parts):
        return None
    return {name for name, _, _ in parts}


def _advice(english: Entry) -> list[str]:
    names = sorted(set.union(*(details(form) or set() for form in english.forms)))
    return [f"Keep {', '.join(f'{{{name}}}' for name in names)}."] if names else []


def english_entries(text: str) -> dict[str, Entry]:
    """Return the English catalogue, in which a phrase stands under its key; raises BrokenCatalogue."""
    return entries(text, BASE)
