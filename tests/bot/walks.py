"""Ways through the shipped questionnaires, a line a step, for whatever channel they are walked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

COMMENT = "This answer asks for a comment."


class Walker(Protocol):
    """Somebody in a channel."""

    async def presses(self, label: str, then: str) -> None:
        """Press what is labelled so, and wait until there stands what follows."""

    async def says(self, text: str, then: str) -> None:
        """Type a text, and wait until there stands what follows."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button or an option is pressed; `then` stands there afterwards."""

    label: str
    then: str


@dataclass(frozen=True, slots=True)
class Say:
    """A text is typed; `then` stands there afterwards."""

    text: str
    then: str


Step = Press | Say
Walk = tuple[Step, ...]


async def take(walker: Walker, walk: Walk) -> None:
    """Go the whole way."""
    for step in walk:
        match step:
            case Press(label, then):
                await walker.presses(label, then)
            case Say(text, then):
                await walker.says(text, then)


def _part(number: str, about: str, grade: str, then: str) -> Iterator[Step]:
    """Answer a part of the graded audit: what is on the file, the grade with its reason, what is strong and what
    should be developed, the last two left unanswered where the grade says it all."""
    if about.startswith("tick "):
        yield Press(about.removeprefix("tick "), f"Question {number}.1 (")
        yield Press("Done (1 ticked)", f"Question {number}.2 (")
    else:
        yield Press(about, f"Question {number}.2 (")
    yield Press(grade, COMMENT)
    yield Say(f"Reason for {number}.", f"Question {number}.3 (")
    if grade == "Good":
        yield Press("Leave unanswered", f"Question {number}.4 (")
        yield Press("Leave unanswered", then)
    else:
        yield Say(f"Strength of {number}.", f"Question {number}.4 (")
        yield Say(f"To be developed in {number}.", then)


def _before_the_plan(then: str) -> Iterator[Step]:
    yield from _part("1", "tick A chronology of significant events", "Good", "Question 2.1 (")
    yield from _part("2", "None of these", "Requires improvement to be good", then)


def _after_the_plan(case: str) -> Iterator[Step]:
    yield from _part("4", "Yes, seen alone, and their views are recorded", "Outstanding", "Question 5.1 (")
    yield from _part("5", "tick The father", "Good", "Question 6.1 (")
    yield from _part("6", "tick Information shared in good time", "Good", "Question 7.1 (")
    yield from _part("7", "None of these", "Inadequate", "Question 8.1 (")
    yield from _part("8", "Somewhat better", "Good", "Question 9.1 (")
    yield Press("Good", COMMENT)
    yield Say("Sound work, little oversight.", "Question 9.2 (")
    yield Say("Supervision within two weeks, by the team manager.", "Question 9.3 (")
    yield Press("Yes (please say what, and whom you have told)", "In an emergency call 999.")
    yield Press("No such concern: go on", COMMENT)
    yield Say("No visit for six weeks; the service manager knows.", f"Review · {case}")
    yield Press("Submit", f"Not answered yet · {case}")
    yield Press("Submit as it is", f"Thank you. {case} is in")


def _begin(case: str) -> Iterator[Step]:
    yield Press("Yes, I have this child's file: begin", f"Question 1.1 (1 of 35) · {case}")


def child_protection(case: str) -> Walk:
    """Go through the graded audit of a child on a child protection plan, which the audit has recorded."""
    return (
        *_begin(case),
        *_before_the_plan("Question 3b.1 (9 of 35)"),
        *_part(
            "3b", "tick Core groups on time, which move the plan forward", "Inadequate", "Question 4.1 (13 of 35)"
        ),
        *_after_the_plan(case),
    )


def looked_after(case: str) -> Walk:
    """Go through the graded audit of a child whose kind of plan the auditor says: it is changed once on the way."""
    return (
        Press("Yes, I have this child's file: begin", f"Question 1.1 (1 of 32) · {case}"),
        *_before_the_plan("Question 3 (9 of 32)"),
        Press("Child in need plan", "Question 3a.1 (10 of 36)"),
        Press("◀ Back", "Question 3 (9 of 36)"),
        Press("Care plan: the child is looked after", "Question 3c.1 (10 of 36)"),
        *_part("3c", "tick Statutory visits on time", "Good", "Question 4.1 (14 of 36)"),
        *_after_the_plan(case),
    )


def workshop(case: str) -> Walk:
    """Go through the practitioners' workshop: some follow-ups are answered, others passed over, and one question is
    left unanswered."""
    return (
        Press("Begin", f"Question 1 of 9 · {case}"),
        Press("Agree", "Your answer: Agree\n\nWhy do you see it so?"),
        Say("New risks came up.", "Question 2 of 9"),
        Press("Strongly agree", "Your answer: Strongly agree\n\nWhy do you see it so?"),
        Say("Nine months were not enough.", "Question 3 of 9"),
        Press("Does not apply", "Your answer: Does not apply\n\nWhy do you see it so?"),
        Press("No comment", "Question 4 of 9"),
        Press("Disagree", "Your answer: Disagree\n\nWhy do you see it so?"),
        Press("No comment", "Question 5 of 9"),
        Say("That we close too early.", "Is there something in the findings that you would see otherwise"),
        Press("No comment", "Question 6 of 9"),
        Press("Pressure to end a plan within a certain time", "Question 6 of 9"),
        Press("Done (1 ticked)", "If one of these stands out, what did you see?"),
        Say("A date in the calendar.", "Question 7 of 9"),
        Press("Leave unanswered", "Question 8 of 9"),
        Say("One worker who stays.", "What would the child notice if that changed?"),
        Say("The same face.", "Question 9 of 9"),
        Say("I came to know this family late, and learned to ask who else goes there.", f"Review · {case}"),
        Press("Submit", f"Not answered yet · {case}"),
        Press("Submit as it is", f"Thank you. {case} is in"),
    )


TITLE = "Section 11 self-assessment"


def about_itself(name: str = TITLE) -> Walk:
    """Go through the self-assessment: two standards are not fully met, and one rating is put right on the way."""
    return (
        Press("Begin", f"Question 1 of 12 · {name}"),
        Press("Met", COMMENT),
        Say("Minutes of every board meeting.", "Question 2 of 12"),
        Press("Partly met", COMMENT),
        Say("Contracts from 2024 on.", "Question 2a (3 of 13)"),
        Say("Older contracts: the head of commissioning, by March.", "Question 3 (4 of 13)"),
        Press("Not met", COMMENT),
        Press("No comment", "Question 3a (5 of 14)"),
        Press("◀ Back", "Question 3 (4 of 14)"),
        Press("Met", COMMENT),
        Press("No comment", "Question 4 (5 of 13)"),
        *(Press("Leave unanswered", f"Question {number + 1} ({number + 2} of 13)") for number in range(4, 9)),
        Press("Not met", COMMENT),
        Say("No policy yet.", "Question 9a (11 of 14)"),
        Press("Leave unanswered", "Question 10 (12 of 14)"),
        Press("Met", COMMENT),
        Say("Reviewed in May.", "Question 11 (13 of 14)"),
        Say("Whistle-blowing first.", "Question 12 (14 of 14)"),
        Say("3 March 2025", f"Review · {name}"),
        Press("Submit", f"Not answered yet · {name}"),
        Press("Submit as it is", f"Thank you. {name} is in"),
    )
