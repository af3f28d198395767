"""What parents said, in every edition: figures with their bases, approved sentences, and nobody whose they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reporting.disclosure import FEWEST
from reporting.editions.figures import render_figures
from reporting.parents import Parents, approach, build_parents
from reporting.report import Report
from reporting.translated import foreign_quotes, with_translations
from reporting.writing import write_report
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.families import Figures
from survey.parents.state import Quotes
from survey.questionnaire import Kind, Questionnaire, Section, Theme
from survey.returns import Return
from tests.reporting.builders import MADE_AT, given, question, questionnaire, report, requested

HEARD = question("heard", Kind.SCALE)
TOLD = question("told", Kind.TEXT)
YEARS = question("years", Kind.NUMBER)
ASKED = ("heard", "told", "years")
TALKS = Questionnaire(
    id="talks",
    version=1,
    title="Talks",
    audience="parent",
    themes=(Theme("records", "Being heard"),),
    sections=(Section("all", "All", (HEARD, TOLD, YEARS)),),
    reporting_order=ASKED,
)
NOBODY = Figures()
SECRET = "My canary lives at CW99 9ZZ."
QUOTES: dict[int, Quotes] = {
    61: (("told", "They rang first."), ("told", "A worker stayed.")),
    62: (("told", "Byliśmy sami."), ("told", "=cmd|x")),
}


def said(request: int, heard: str, *, synthetic: bool = False, language: str = "en") -> Return:
    """Return what a parent said about a case of their own."""
    answers = (
        Answer("heard", choices=(heard,), comment=SECRET),
        Answer("told", text=f"They rang first. {SECRET}"),
        Answer("years", number=4711),
    )
    languages = {"told": language}
    found = given(request, *answers, asked=ASKED, case=f"C{request}", agency=None, synthetic=synthetic)
    return replace(found, questionnaire="talks", languages=languages)


def parents(returns: Sequence[Return], *others: Disposition, contacts: Figures = NOBODY) -> Parents:
    """Return the section of these returns, and of other parents who stand there; each keeps their consent but 69."""
    rows = [requested(each.request, case=each.case, agency=None, questionnaire="talks") for each in returns]
    rows += [requested(80 + n, each, agency=None, questionnaire="talks") for n, each in enumerate(others)]
    return build_parents(
        versions=[TALKS],
        requests=[*rows, requested(1)],
        returns=[*returns, given(1, Answer("q1", choices=("yes",)))],
        keeping={row.number for row in rows} - {69},
        telephoned={63},
        contacts=contacts,
        quotes=QUOTES,
    )


def with_parents(found: Parents) -> Report:
    """Return a report with this section, beside what an auditor returned."""
    beside = report(questionnaire(question("q1")), [given(1, Answer("q1", choices=("yes",)))], [requested(1)])
    return replace(beside, parents=found, generated_at=MADE_AT)


FOUR = (
    said(61, "yes"),
    said(62, "no", language="pl"),
    said(63, "no"),
    said(69, "no"),
)


def section(found: Parents) -> Any:
    """Return the section in figures.json."""
    return json.loads(render_figures(with_parents(found)))["parents"]


def test_how_many_were_approached_stands_with_its_base() -> None:
    """Whoever answered was spoken with, by hand or by telephone; the others declined, withdrew, or wait."""
    contacts = Figures(suggested=1, not_appropriate=2, approached=7, spoken_with=4, declined=1, withdrew=1)
    found = section(parents(FOUR[:3], Disposition.PARTIAL, Disposition.NOT_INVITED, contacts=contacts))
    assert {
        "approached": (7, 11),
        "not_appropriate": (2, 11),
        "spoken_with": (4, 7),
        "in_writing": (3, 7),
        "by_telephone": (1, 7),
        "declined": (1, 7),
        "withdrew": (1, 7),
        "waiting": (1, 7),
    } == {each["step"]: (each["count"], each["base"]) for each in found["approach"]}
    assert 3 == found["finished"]


def test_only_kept_answers_count_with_base_and_non_response() -> None:
    """The answers of a parent whose consent does not stand are in no figure."""
    silent = replace(FOUR[2], answers=(Answer("told", text="They rang first."),))
    [heard] = section(parents([*FOUR[:2], said(64, "yes"), silent, FOUR[3]]))["themes"][0]["questions"][:1]
    assert (4, 3, 1) == (heard["asked"], heard["answered"], heard["not_answered"])
    assert [("yes", 2, 66.7), ("no", 1, 33.3)] == [(o["code"], o["count"], o["share"]) for o in heard["options"]]


def test_sentences_stand_by_their_words_with_nothing_beside_them(tmp_path: Path) -> None:
    """No name, case, agency or number of a parent stands in any edition, and no word that was not let be printed."""
    made = with_parents(parents(FOUR[:3]))
    [theme] = section(parents(FOUR[:3]))["themes"]
    assert ["=cmd|x", "A worker stayed.", "Byliśmy sami.", "They rang first."] == [q["text"] for q in theme["quotes"]]
    assert {"text", "language", "translation"} == theme["quotes"][0].keys()
    for path in write_report(made, tmp_path):
        text = path.read_text("utf-8")
        assert [] == [words for words in (SECRET, "C61", "C62", "C63", "4711", "Parent 1") if words in text]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "quotes-parents.csv").read_text("utf-8-sig"))))
    assert [("'=cmd|x", "pl"), ("A worker stayed.", "en")] == [(row["quote"], row["language"]) for row in rows[:2]]
    page = (tmp_path / "report.html").read_text("utf-8")
    assert 'alt="Bar chart. Question heard: About heard. Yes 1 (33.3%); No 2 (66.7%). n = 3 answered' in page
    assert (
        '<blockquote dir="auto" lang="pl">Byliśmy sami.</blockquote><span class="from">given in Polish</span>' in page
    )


def test_of_too_few_nothing_is_printed_and_that_is_said(tmp_path: Path) -> None:
    """Two parents: how many, but no figure and no sentence; and of three, none of a question that two answered."""
    made = with_parents(parents(FOUR[:2], Disposition.DECLINED))
    for path in write_report(made, tmp_path):
        assert "They rang first." not in path.read_text("utf-8")
    assert "held back, figures and quotes alike" in (tmp_path / "report.html").read_text("utf-8")
    assert "held back, figures and quotes alike" in (tmp_path / "figures-parents.csv").read_text("utf-8-sig")
    assert (True, [], FEWEST) == tuple(section(parents(FOUR[:2]))[key] for key in ("held_back", "themes", "fewest"))
    silent = replace(FOUR[2], answers=FOUR[2].answers[1:])
    [theme] = section(parents([*FOUR[:2], silent]))["themes"]
    assert ["heard"] == [each["id"] for each in theme["held_back"]]
    assert ["told", "years"] == [each["id"] for each in theme["questions"]]
    page = _page(with_parents(parents([*FOUR[:2], silent])), tmp_path)
    assert "Held back, because fewer than 3 parents" in page
    assert "Question heard" not in page


def _page(made: Report, out: Path) -> str:
    return write_report(made, out)[0].read_text("utf-8")


def test_a_translation_stands_beside_the_sentence(tmp_path: Path) -> None:
    """It is listed to be translated as others are, and marked."""
    made = with_parents(parents(FOUR[:3]))
    assert [("=cmd|x", "pl"), ("Byliśmy sami.", "pl")] == [(q.text, q.language) for q in foreign_quotes(made)]
    page = _page(with_translations(made, {"Byliśmy sami.": "We were alone."}), tmp_path)
    assert "<em>Translated from Polish:</em> We were alone." in page


def test_what_nobody_said_is_labelled(tmp_path: Path) -> None:
    """The label says of how many conversations, where it is not all of them."""
    made = with_parents(parents([said(61, "yes", synthetic=True), *FOUR[1:3]]))
    assert "1 of the 3 conversations are made up" in _page(made, tmp_path)


def test_what_stands_in_an_edition_is_known_and_not_shown() -> None:
    """For a correction it is kept whose sentences are printed; a value that is logged does not say it."""
    found = parents(FOUR[:3])
    assert [(61, 2), (62, 2), (63, 0)] == [(each.request, each.texts) for each in found.stands]
    assert "61" not in repr(found)
    assert [(61, 0), (62, 0)] == [(each.request, each.texts) for each in parents(FOUR[:2]).stands]


def test_whoever_is_not_invited_was_not_approached() -> None:
    """An audit with parents whom nobody has written to yet says so."""
    steps = approach([requested(1, Disposition.NOT_INVITED)], (), (), NOBODY).steps
    assert [(0, 1), (0, 0)] == [(step.count, step.base) for step in (steps[0], steps[2])]
    assert steps[2].share is None
