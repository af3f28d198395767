"""The importer and the collation together reproduce the figures of the published report."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.reporting.demonstration import demo_report

with Path(__file__).with_name("published_figures.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def figures_of(row: dict[str, str]) -> tuple[int, int, Decimal | None]:
    """Return count, base and share as the report has them."""
    report = demo_report()
    if row["figure"] == "return":
        return report.whole.rate.returned, report.whole.rate.requested, report.whole.rate.share
    if row["figure"] == "sample":
        (age,) = [each for each in report.sample if each.attribute.name == "age" and each.value == row["value"]]
        return age.count, age.cases, age.share
    (question,) = [each for each in report.whole.questions if each.question.id == row["figure"]]
    (option,) = [each for each in question.options if each.option.code == row["value"]]
    return option.count, question.answered, option.share


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['figure']}-{row['value']}" for row in ROWS])
def test_a_published_figure_is_reproduced(row: dict[str, str]) -> None:
    """Count and base n are those of the published report, and so is the share at one decimal."""
    share = (Decimal(row["count"]) * 100 / Decimal(row["n"])).quantize(Decimal("0.1"), ROUND_HALF_UP)

    assert (int(row["count"]), int(row["n"]), share) == figures_of(row)
    assert abs(share - Decimal(row["per_cent"])) <= Decimal("0.05")


def test_every_published_question_is_held() -> None:
    """No question of the published report is passed over: 1, 2 and 4 to 13."""
    assert {f"q{number}" for number in (1, 2, *range(4, 14))} == {
        row["figure"] for row in ROWS if row["figure"].startswith("q")
    }


def test_where_a_view_was_given_virtually_all_concerns_are_similar() -> None:
    """Of 60 auditors with a view, 58 found the concerns similar."""
    (q12,) = [each for each in demo_report().whole.questions if each.question.id == "q12"]
    counts = {each.option.code: each.count for each in q12.options}

    assert ("where a view was given", 60) == (q12.view_name, q12.with_view)
    assert 58 == counts["same_issues"] + counts["additional_reasons"]
    assert [Decimal("41.7"), Decimal("55.0"), Decimal("3.3"), None] == [each.view_share for each in q12.options]


def test_what_nobody_answered_stays_in_sight() -> None:
    """One invented return says that it can help with making contact: each of the others is item non-response."""
    (q14,) = [each for each in demo_report().whole.questions if each.question.id == "q14"]

    assert (77, 1, 76) == (q14.asked, q14.answered, q14.not_answered)
