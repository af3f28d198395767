from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.editions.table import render_workshop_table
from reporting.report import build_report
from reporting.requested import RequestRow
from reporting.sample import CaseRow
from reporting.translated import foreign_quotes, with_translations
from reporting.workshop import Workshop, build_workshop
from reporting.writing import write_report
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Kind, Questionnaire
from tests.reporting.builders import MADE_AT, audit, given, question, questionnaire, report

HYPOTHESES = replace(questionnaire(question("q1"), question("q2")), id="workshop", audience="practitioner")
CASES, AGENCIES = ("C01", "C02", "C03"), ("health", "police", "schools")


def _asked(number: int, of: Questionnaire = HYPOTHESES, stands: Disposition = Disposition.RETURNED) -> RequestRow:
    return RequestRow(number, of.id, CASES[number - 1], AGENCIES[number - 1], stands, label="post seven")


def _said(request: int, *answers: Answer) -> object:
    back = given(request, *answers, asked=("q1", "q2"), case=CASES[request - 1], agency=AGENCIES[request - 1])
    return replace(back, questionnaire=HYPOTHESES.id)


REQUESTS = [_asked(1), _asked(2), _asked(3), replace(_asked(3, stands=Disposition.PARTIAL), number=4)]
RETURNS = [
    _said(1, Answer("q1", choices=("yes",), comment="Why, it was too early."), Answer("q2", choices=("no",))),
    _said(2, Answer("q1", choices=("yes",), comment="Because nobody asked."), Answer("q2", choices=("yes",))),
    _said(3, Answer("q1", choices=("yes",)), Answer("q2", choices=("no",))),
]


def _workshop() -> Workshop:
    return build_workshop([HYPOTHESES], REQUESTS, RETURNS)  # type: ignore[arg-type] # they are returns


def test_counted_as_any_returns() -> None:
    """With the base n, how many were invited, and how many are still answering."""
    workshop = _workshop()
    first, second = workshop.collation.questions
    assert (4, 3, 1) == (workshop.invited, workshop.collation.returns, workshop.answering)
    assert [3, 0] == [option.count for option in first.options]
    assert [1, 2] == [option.count for option in second.options]
    assert (3, 3) == (first.answered, second.answered)


def test_which_returns_it_counts_is_known() -> None:
    """With how many texts of each stand in it, for what must be corrected after a withdrawal."""
    assert [(1, 1, 1), (2, 1, 1), (3, 1, 0)] == [
        (each.request, each.number, each.texts) for each in _workshop().stands
    ]
    assert "Stands" not in repr(_workshop())


def test_nothing_of_two_is_shown() -> None:
    """Only how many have answered, for whoever knows who was asked would know whose it is."""
    of_two = build_workshop([HYPOTHESES], REQUESTS, RETURNS[:2])  # type: ignore[arg-type] # they are returns
    assert (2, ()) == (of_two.collation.returns, of_two.collation.questions)
    assert [0, 0] == [each.texts for each in of_two.stands]


def test_nothing_of_a_question_that_two_answered_is_counted(tmp_path: Path) -> None:
    """No edition says what they chose, nor prints what they wrote beside it; an account of one is printed where each
    of three could have written it. Nor is anything there that one alone can have given."""
    asked = ("q1", "met", "why", "account", "years")
    account, years = question("account", Kind.TEXT), question("years", Kind.NUMBER)
    held = replace(
        questionnaire(question("q1"), question("met"), question("why", Kind.TEXT), account, years), id="workshop"
    )
    answers = (
        (Answer("met", choices=("yes",), comment="So I saw it."), Answer("account", text="I came in May.")),
        (Answer("met", choices=("no",)), Answer("why", text="For nobody rang.")),
        (),
    )
    returns = [
        replace(
            given(n, Answer("q1", choices=("yes",)), Answer("years", number=4710 + n), *said, version=1 + n // 3),
            asked=asked if n < 3 else tuple(each for each in asked if each != "why"),
            questionnaire=held.id,
        )
        for n, said in enumerate(answers, 1)
    ]
    found = build_workshop([held, replace(held, version=2)], REQUESTS[:3], returns)
    assert ["q1", "years"] == [each.question.id for each in found.collation.questions]
    assert [("met", 0), ("why", 0), ("account", 1)] == [(e.question.id, len(e.words)) for e in found.held_back]
    assert [1, 0, 0] == [each.texts for each in found.stands]
    beside = report(questionnaire(question("q9")), [], [])
    for path in write_report(replace(beside, workshop=found), tmp_path):
        text = path.read_text("utf-8")
        assert [] == [words for words in ("So I saw it.", "For nobody rang.", "471") if words in text]
    page = (tmp_path / "report.html").read_text("utf-8")
    assert 1 == page.count("I came in May.")
    assert 3 == page.count("Held back, because fewer than 3 practitioners answered")
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))["workshop"]
    assert ["met", "why", "account"] == [each["id"] for each in figures["questions_held_back"]]
    assert [[], []] == [each["versions"] for each in figures["questions"]]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "figures-workshop.csv").read_text("utf-8-sig"))))
    assert [("met", ""), ("why", ""), ("account", "")] == [
        (row["question"], row["answered"] + row["count"]) for row in rows if row["label"].startswith("Held back")
    ]


def test_what_was_written_in_another_language_can_be_translated() -> None:
    """It stands in the list for translators, of a question that is held back too, and the translation below it."""
    narrative = replace(questionnaire(question("q1"), question("story", Kind.TEXT)), id="workshop")
    said = [
        replace(given(n, Answer("q1", choices=("yes",)), *more, asked=("q1", "story")), questionnaire=narrative.id)
        for n, more in enumerate(((Answer("story", text="Byliśmy sami."),), (), ()), 1)
    ]
    said[0] = replace(said[0], languages={"story": "pl", "q1": "pl"})
    said[1] = replace(said[1], answers=(Answer("q1", choices=("yes",), comment="Za późno."),), languages={"q1": "pl"})
    made = replace(
        report(questionnaire(question("q9")), [], []), workshop=build_workshop([narrative], REQUESTS[:3], said)
    )
    assert [("", "Za późno.", "pl"), ("", "Byliśmy sami.", "pl")] == [
        (each.question, each.text, each.language) for each in foreign_quotes(made)
    ]
    page = render_html(with_translations(made, {"Za późno.": "Too late.", "Byliśmy sami.": "We were alone."}))
    assert (
        page.index("Za późno.") < page.index("Too late.") < page.index("Byliśmy sami.") < page.index("We were alone.")
    )


def test_nobody_is_told_apart() -> None:
    """A remark is nobody's, and the order of remarks is not that in which people were asked or answered."""
    first = _workshop().collation.questions[0]
    assert ["Because nobody asked.", "Why, it was too early."] == [remark.text for remark in first.comments]
    assert {(0, None, None)} == {(remark.request, remark.case, remark.agency) for remark in first.comments}


def test_every_edition_says_the_same() -> None:
    """The page has a section of its own beside the auditors' figures, which stay as they are."""
    main = questionnaire(question("q1"))
    report = build_report(
        audit=audit(),
        versions=[main],
        requests=[RequestRow(9, main.id, "C09", "health", Disposition.RETURNED), *REQUESTS],
        returns=[given(9, Answer("q1", choices=("no",)), case="C09"), *RETURNS],  # type: ignore[list-item]
        cases=[CaseRow("C09", {})],
        generated_at=MADE_AT,
        workshop=_workshop(),
    )
    page, figures = render_html(report), json.loads(render_figures(report))
    section = page.partition('<h2 id="workshop">')[2].partition("</main>")[0]
    assert "3 of 4 who were invited have answered" in section
    assert "Because nobody asked." in section
    for word in (*CASES, "Police", "post seven"):
        assert word not in section
    assert [1, 3] == [figures["returns"]["requested"], figures["workshop"]["answered"]]
    assert [3, 0] == [option["count"] for option in figures["workshop"]["questions"][0]["options"]]
    assert 1 + 4 == len(render_workshop_table(report).splitlines())
    assert page.count('id="q-q1"') == page.count('id="q-workshop-q1"') == 1
