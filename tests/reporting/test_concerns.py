"""What the report says of concerns: how many, and nothing else."""

from __future__ import annotations

import json

import pytest

from reporting.editions.figures import render_figures
from reporting.editions.html import render_html
from reporting.report import Concerns
from tests.reporting.builders import question, questionnaire, report

ANSWERED = "while the questions of this audit were answered"


@pytest.mark.parametrize(
    ("concerns", "said"),
    [
        (Concerns(), f"No concern about a child was raised {ANSWERED}."),
        (Concerns(1), f"1 concern about a child was raised {ANSWERED}; it is not closed yet."),
        (Concerns(1, 1), f"1 concern about a child was raised {ANSWERED}; it is closed."),
        (Concerns(3), f"3 concerns about a child were raised {ANSWERED}; 0 of them are closed."),
        (Concerns(3, 1), f"3 concerns about a child were raised {ANSWERED}; 1 of them is closed."),
        (Concerns(3, 3), f"3 concerns about a child were raised {ANSWERED}; 3 of them are closed."),
    ],
)
def test_how_many_were_raised_and_closed(concerns: Concerns, said: str) -> None:
    """Or that none was; the page and the figures say the same."""
    made = report(questionnaire(question("q1")), concerns=concerns)
    assert said in render_html(made)
    assert {"raised": concerns.raised, "closed": concerns.closed} == json.loads(render_figures(made))["concerns"]
