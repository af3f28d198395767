"""The report as one value."""

from __future__ import annotations

from survey.answers import Answer
from survey.dispositions import Disposition
from survey.returns import Return
from tests.reporting.builders import given, question, questionnaire, report, requested
from tests.reporting.demonstration import demo_report

ASKED = questionnaire(question("q1"))
YES = Answer("q1", choices=("yes",))


def returned(request: int, *, synthetic: bool = False) -> Return:
    """Return a return that says yes."""
    return given(request, YES, synthetic=synthetic)


def test_the_label_says_how_much_of_the_data_is_made_up() -> None:
    """All of it, some of it, or only the audit around it; nothing where it is real."""
    both = [requested(1), requested(2)]

    assert report(ASKED, [returned(1, synthetic=True)], [requested(1)]).label == (
        "Synthetic data: nobody wrote these answers"
    )
    assert report(ASKED, [returned(1, synthetic=True), returned(2)], both).label == (
        "Synthetic data: nobody wrote these answers (1 of the 2 returns are made up)"
    )
    assert report(ASKED, synthetic=True).label.startswith("Demonstration")
    assert report(ASKED, [returned(1)], [requested(1)]).label == ""


def test_requests_of_another_questionnaire_are_passed_over() -> None:
    """A parent's request does not stand among the agencies'."""
    found = report(ASKED, [returned(1)], [requested(1), requested(2, questionnaire="parents")])

    assert (1, 1) == (found.whole.rate.requested, found.whole.returns)


def test_a_case_has_only_its_own_returns() -> None:
    """A case that is not in the sample, but was asked about, has its part too."""
    found = report(ASKED, [given(1, YES), given(2, YES, case="C09")], [requested(1), requested(2, case="C09")])

    assert [("C01", 1), ("C09", 1)] == [(part.case.reference, part.collation.returns) for part in found.cases]
    assert 2 == found.whole.returns


def test_agencies_stand_in_the_order_of_the_audit() -> None:
    """Their requests may come in any order."""
    found = report(ASKED, [], [requested(1), requested(2, Disposition.INVITED, agency="police")])

    assert ["Police", "Health"] == [found.agency_name(agency) for agency, _ in found.agencies]


def test_cases_and_whole_come_from_the_same_count() -> None:
    """The counts of the 15 cases add up to those of all cases together, option by option."""
    found = demo_report()
    for place, figures in enumerate(found.whole.questions):
        for index, option in enumerate(figures.options):
            parts = [part.collation.questions[place].options[index].count for part in found.cases]
            assert option.count == sum(parts)
        assert figures.not_answered == sum(part.collation.questions[place].not_answered for part in found.cases)


def test_the_report_is_dated_in_the_audits_time_zone() -> None:
    """22:30 UTC in May is 23:30 in London."""
    assert "23:30" == report(ASKED).generated_locally.strftime("%H:%M")
