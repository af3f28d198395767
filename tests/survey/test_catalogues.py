"""A board's own catalogue: what it says, what it lacks, and what is wrong with it."""

from __future__ import annotations

import datetime as dt

import pytest

from survey.catalogues import BrokenCatalogue, Flaw, empty_catalogue, english_entries, findings
from survey.languages import NoSuchLanguage, direction, own_name, tidied
from survey.phrases import Phrases, in_one_house

ENGLISH = """
msgid "a.plain"
msgstr "Go on"

msgid "b.named"
msgstr "Hello {name}, it is {day}"

msgid "c.counted"
msgid_plural "c.counted"
msgstr[0] "One request"
msgstr[1] "{count} requests"
"""
WELSH = """
msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"

msgctxt "a.plain"
msgid "Go on"
msgstr "Ymlaen"

msgctxt "b.named"
msgid "Hello {name}, it is {day}"
msgstr "{day} yw hi, {name}"

msgctxt "c.counted"
msgid "One request"
msgid_plural "{count} requests"
msgstr[0] "Un cais"
msgstr[1] "Dau gais"
msgstr[2] "{count} o geisiadau"
"""


def _welsh(text: str) -> Phrases:
    return in_one_house({"en": ENGLISH, "cy": text})["cy"]


def _flaws(text: str) -> list[tuple[Flaw, str, int]]:
    return [(each.flaw, each.key, each.line) for each in findings(text, "cy", english_entries(ENGLISH))]


def test_a_catalogue_speaks() -> None:
    """Phrases stand under their English words, with the key beside them; plurals and dates are the language's own."""
    say = _welsh(WELSH)
    assert ("Ymlaen", "Gwener yw hi, Ann") == (say("a.plain"), say("b.named", name="Ann", day="Gwener"))
    assert ["Un cais", "Dau gais", "7 o geisiadau"] == [say.many("c.counted", count) for count in (1, 2, 7)]
    assert "2 Ionawr 2026" == say.day(dt.date(2026, 1, 2))
    assert ("en",) == say.others
    assert [] == _flaws(WELSH)


@pytest.mark.parametrize(
    ("was", "broken", "flaw"),
    [
        ('"Ymlaen"', '""', (Flaw.MISSING, "a.plain", 6)),
        ("{day} yw hi, {name}", "Helo {nam}", (Flaw.BROKEN, "b.named", 10)),
        ("{day} yw hi, {name}", "{day} yw hi", (Flaw.BROKEN, "b.named", 10)),
        ("{day} yw hi, {name}", "{day yw hi, {name}", (Flaw.BROKEN, "b.named", 10)),
        ("{day} yw hi, {name}", "{day.year} {name}", (Flaw.BROKEN, "b.named", 10)),
        ('"Dau gais"', '""', (Flaw.MISSING, "c.counted", 14)),
        ("{count} o geisiadau", "{cyfrif} o geisiadau", (Flaw.BROKEN, "c.counted", 14)),
        ('msgctxt "a', '#, fuzzy\nmsgctxt "a', (Flaw.OUTDATED, "a.plain", 7)),
    ],
)
def test_what_cannot_be_shown_is_named_and_stands_in_english(
    was: str, broken: str, flaw: tuple[Flaw, str, int]
) -> None:
    """A phrase that is missing, waits for a look, or could not be filled in, is named with its line."""
    text = WELSH.replace(was, broken)
    assert flaw == _flaws(text)[0]
    say = _welsh(text)
    said = {
        "a.plain": lambda: say("a.plain") == "Go on",
        "b.named": lambda: say("b.named", name="Ann", day="Friday") == "Hello Ann, it is Friday",
        "c.counted": lambda: say.many("c.counted", 2) == "2 requests",
    }
    assert said[flaw[1]]()


def test_what_changed_in_english_is_named_and_still_said() -> None:
    """A translation of other words is shown until somebody has looked at it; what nobody says is obsolete, and what
    the file does not hold comes last."""
    text = WELSH.replace('msgid "Go on"', 'msgid "Proceed"').replace('"b.named"', '"b.gone"')
    assert [Flaw.OUTDATED, Flaw.OBSOLETE, Flaw.MISSING] == [flaw for flaw, _, _ in _flaws(text)]
    assert 0 == _flaws(text)[-1][2]
    assert "Ymlaen" == _welsh(text)("a.plain")


def test_a_new_catalogue_holds_everything_and_keeps_what_was_there() -> None:
    """It shows the English and what is filled in; brought up to date it keeps translations, marks those whose English
    changed, and drops what is said no more."""
    english = english_entries(ENGLISH)
    fresh = empty_catalogue("cy", english)
    assert {Flaw.MISSING} == {each.flaw for each in findings(fresh, "cy", english)}
    assert 3 == len(findings(fresh, "cy", english))
    assert "#. Keep {day}, {name}." in fresh
    assert 'msgctxt "b.named"\nmsgid "Hello {name}, it is {day}"\nmsgstr ""' in fresh
    assert empty_catalogue("cy", english, fresh) == fresh
    changed = english_entries(ENGLISH.replace('"Go on"', '"Go on now"').replace('"b.named"', '"b.other"'))
    again = empty_catalogue("cy", changed, WELSH)
    assert '#, fuzzy\n#| msgid "Go on"\nmsgctxt "a.plain"\nmsgid "Go on now"\nmsgstr "Ymlaen"' in again
    assert ("Dau gais" in again, "b.named" in again) == (True, False)


@pytest.mark.parametrize(
    ("was", "broken", "why"),
    [
        ('"Ymlaen"', '"Ymlaen', "line 7: is no line of a PO file"),
        ('"Ymlaen"', "Ymlaen", "line 7: is no line of a PO file"),
        ('"c.counted"', '"a.plain"', "line 14: 'a.plain' stands twice; the first time on line 6"),
        ("nplurals=3", "nplurals=2", "line 1"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(was: str, broken: str, why: str) -> None:
    """The refusal names the line."""
    with pytest.raises(BrokenCatalogue, match=why):
        _welsh(WELSH.replace(was, broken))


def test_languages_by_name() -> None:
    """A language is called what its speakers call it, and known by its code however that is written."""
    assert ["Cymraeg", "العربية", "Polski", "English"] == [own_name(code) for code in ("cy", "ar", "pl", "en")]
    assert ["rtl", "ltr", "rtl", "ltr"] == [direction(code) for code in ("ar", "cy", "ur", "tlh-no")]
    assert "pt-BR" == tidied("pt_br")
    with pytest.raises(NoSuchLanguage):
        tidied("welsh")
