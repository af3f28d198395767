"""Which questions apply: derived from answers and facts, in the order of asking."""

from __future__ import annotations

import datetime as dt

import pytest

from survey.answers import Answer
from survey.path import Facts, Standing, holds, standing
from survey.questionnaire import (
    All,
    Answered,
    AnyOf,
    AnyPart,
    Bounded,
    Condition,
    Equals,
    Kind,
    Not,
    Option,
    Question,
    Questionnaire,
    Section,
)

FACTS: Facts = {"agency": "police", "role": "auditor", "age": 3, "gender": None}
YES, NO, NA = (Option(code, code, code) for code in ("yes", "no", "na"))


def question(name: str, *options: Option, kind: Kind = Kind.ONE, **changes: object) -> Question:
    """Return a question; its number is its name."""
    return Question(name, kind, "?", "?", "t", name, options=options or (YES, NO, NA), **changes)  # type: ignore[arg-type]  # fields of Question


def stands(*parts: Question | Section, facts: Facts = FACTS, **answers: Answer | str) -> Standing:
    """Return how answers stand; a code alone is the answer of one choice."""
    sections = tuple(p if isinstance(p, Section) else Section(f"s-{p.id}", "", (p,)) for p in parts)
    questionnaire = Questionnaire("q", 1, "Invented", "auditor", (), sections, ())
    given = {name: Answer(name, choices=(a,)) if isinstance(a, str) else a for name, a in answers.items()}
    return standing(questionnaire, facts, given)


def asked(now: Standing) -> str:
    """Return the names of the questions that apply."""
    return " ".join(question.id for question in now.asked)


ANSWERS = {
    "one": Answer("one", choices=("yes",)),
    "many": Answer("many", choices=("yes", "no")),
    "none": Answer("none", choices=()),
    "text": Answer("text", text="words"),
    "number": Answer("number", number=0),
    "date": Answer("date", date=dt.date(2014, 2, 14)),
    "left": Answer("left", left_out=True),
    "comment": Answer("comment", comment="only this"),
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Equals("one", "yes"), True),
        (Equals("one", "no"), False),
        (Equals("many", "no"), True),
        (Equals("none", "yes"), False),
        (Equals("number", 0), True),
        (Equals("number", 1), False),
        (Bounded("number", at_least=0), True),
        (Bounded("number", at_least=1), False),
        (Bounded("number", at_most=0), True),
        (Bounded("number", at_least=-3, at_most=-1), False),
        (Bounded("never", at_most=9), False),
        (Bounded("one", at_most=9), False),
        (Equals("date", "2014-02-14"), True),
        (Equals("text", "words"), True),
        (Equals("left", "yes"), False),
        (Equals("never", "yes"), False),
        (Equals("agency", "police", is_fact=True), True),
        (Equals("agency", "health", is_fact=True), False),
        (Equals("age", 3, is_fact=True), True),
        (Equals("gender", "girl", is_fact=True), False),
        (Equals("gender", None, is_fact=True), False),
        (Equals("shoe size", 3, is_fact=True), False),
        (AnyOf("many", ("no", "na")), True),
        (AnyOf("one", ("no", "na")), False),
        (AnyOf("never", ("no",)), False),
        (AnyOf("agency", ("health", "police"), is_fact=True), True),
        (AnyOf("gender", ("girl", "boy"), is_fact=True), False),
        (Answered("one"), True),
        (Answered("none"), True),
        (Answered("number"), True),
        (Answered("left"), False),
        (Answered("comment"), False),
        (Answered("never"), False),
        (All((Answered("one"), Answered("many"))), True),
        (All((Answered("one"), Answered("left"))), False),
        (AnyPart((Answered("left"), Answered("one"))), True),
        (AnyPart((Answered("left"), Answered("never"))), False),
        (Not(Equals("one", "no")), True),
        (Not(Equals("one", "yes")), False),
        (Not(Equals("never", "yes")), True),
        (Not(All((Answered("one"), AnyPart((Answered("never"), Not(Answered("left"))))))), False),
    ],
)
def test_a_condition(condition: Condition, expected: bool) -> None:
    """A comparison with what is not answered or not known does not hold; so its opposite does."""
    assert expected == holds(condition, ANSWERS, FACTS)


def test_a_question_comes_and_goes_with_the_answer_it_depends_on() -> None:
    """Its answer is set aside when it goes, and stands again when it comes back."""
    first, second = question("q1"), question("q2", when=Equals("q1", "yes"))
    assert asked(stands(first, second)) == "q1"
    assert asked(stands(first, second, q1="yes", q2="no")) == "q1 q2"
    gone = stands(first, second, q1="no", q2="no")
    assert asked(gone) == "q1"
    assert [Answer("q2", choices=("no",))] == list(gone.set_aside)
    assert "q2" not in gone.answers


def test_what_is_set_aside_decides_nothing() -> None:
    """A chain of questions goes as a whole: an answer that does not stand holds no condition."""
    chain = [question("q1"), question("q2", when=Equals("q1", "yes")), question("q3", when=Equals("q2", "yes"))]
    assert asked(stands(*chain, q1="yes", q2="yes", q3="no")) == "q1 q2 q3"
    gone = stands(*chain, q1="no", q2="yes", q3="no")
    assert asked(gone) == "q1"
    assert ["q2", "q3"] == [answer.question for answer in gone.set_aside]


def test_a_section_is_for_whom_it_says() -> None:
    """Where the section's condition does not hold none of its questions is asked, whatever theirs say."""
    inside = (question("q2"), question("q3", when=Answered("q1")))
    section = Section("s", "", inside, when=Equals("agency", "police", is_fact=True))
    assert asked(stands(question("q1"), section, q1="yes")) == "q1 q2 q3"
    assert asked(stands(question("q1"), section)) == "q1 q2"
    assert asked(stands(question("q1"), section, q1="yes", facts={"agency": "health"})) == "q1"


def test_nothing_need_apply() -> None:
    """A questionnaire can be for somebody else altogether."""
    now = stands(question("q1", when=Equals("agency", "health", is_fact=True)))
    assert (now.asked, now.unanswered, now.done) == ((), (), 0)


def test_what_was_left_out_is_not_answered() -> None:
    """It was asked, it counts as unanswered, and it is told from what was not come to yet."""
    now = stands(question("q1"), question("q2"), question("q3"), q1="yes", q2=Answer("q2", left_out=True))
    assert now.done == 1
    assert ["q2", "q3"] == [each.id for each in now.unanswered]
    assert [False, True, False] == [now.left_out(each) for each in now.asked]


def test_a_statement_is_asked_but_not_numbered() -> None:
    """It is on the path, and nobody waits for its answer."""
    now = stands(question("intro", kind=Kind.STATEMENT), question("q1"))
    assert asked(now) == "intro q1"
    assert ["q1"] == [each.id for each in now.numbered] == [each.id for each in now.unanswered]


class TestRepeats:
    source, again = question("q2"), question("q3", YES, NO, repeats="q2")

    @pytest.mark.parametrize("answer", [None, Answer("q2", left_out=True), Answer("q2", comment="later")])
    def test_it_waits_for_the_first(self, answer: Answer | None) -> None:
        """Until the first is answered there is nothing to keep, and the same thing is not asked twice."""
        now = stands(self.source, self.again, q2=answer) if answer else stands(self.source, self.again)
        assert asked(now) == "q2"
        assert (self.again,) == now.passed_over

    def test_it_is_passed_over_where_it_does_not_offer_the_answer(self) -> None:
        """'Not applicable', which only the first has, cannot be kept."""
        assert asked(stands(self.source, self.again, q2="yes")) == "q2 q3"
        assert asked(stands(self.source, self.again, q2="na")) == "q2"

    def test_a_kept_answer_stands_as_long_as_the_first_stays(self) -> None:
        """When the first changes, the kept one is set aside, and asked again; when it changes back, it stands."""
        kept = Answer("q3", choices=("yes",), kept=True)
        assert "q3" in stands(self.source, self.again, q2="yes", q3=kept).answers
        changed = stands(self.source, self.again, q2="no", q3=kept)
        assert asked(changed) == "q2 q3"
        assert (kept,) == changed.set_aside
        assert "q3" in stands(self.source, self.again, q2="yes", q3=kept).answers

    def test_an_answer_of_its_own_stands_beside_the_first(self) -> None:
        """What was answered separately does not follow the first."""
        own = Answer("q3", choices=("no",))
        assert "q3" in stands(self.source, self.again, q2="yes", q3=own).answers
        assert (own,) == stands(self.source, self.again, q2="na", q3=own).set_aside

    def test_it_goes_with_the_first(self) -> None:
        """Where the first no longer applies, there is nothing to repeat."""
        first, source = question("q1"), question("q2", when=Equals("q1", "yes"))
        now = stands(first, source, self.again, q1="no", q2="yes", q3="yes")
        assert asked(now) == "q1"
        assert (self.again,) == now.passed_over

    @pytest.mark.parametrize(
        ("choices", "expected"), [((), "q2"), (("yes",), "q2 q3"), (("yes", "no"), "q2"), (("na",), "q2 q3")]
    )
    def test_several_ticks_are_kept_only_within_its_own_bounds(self, choices: tuple[str, ...], expected: str) -> None:
        """What the repeating question itself would refuse cannot be kept for it."""
        none = Option("na", "na", "na", exclusive=True)
        source = question("q2", YES, NO, none, kind=Kind.SEVERAL)
        again = question("q3", YES, NO, none, kind=Kind.SEVERAL, repeats="q2", minimum=1, maximum=1)
        assert expected == asked(stands(source, again, q2=Answer("q2", choices=choices)))
