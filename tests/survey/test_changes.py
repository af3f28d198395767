"""What follows when an answer or a fact changes that other questions depend on."""

from __future__ import annotations

from dataclasses import replace

from survey.events import Commanded, Edited
from survey.state import Case, Stage
from tests.survey.asking import begun, do, jump, one, said, stage, text


class TestPath:
    depends = "id: n, kind: number, text: How many?", one("b", "when: {question: n, equals: 3}"), one("c")

    def test_the_question_goes_on_which_the_person_stands(self) -> None:
        """After an edit takes it away, the next that applies is shown, and what follows is said."""
        talk = begun(*self.depends)
        talk.say("3")
        assert talk.state.at == "b"
        step = talk.take(Edited("4", "text-1"))
        assert "no longer asked: 2" in said(step)
        assert talk.state.at == "c"

    def test_a_fact_changes_while_the_person_is_away(self) -> None:
        """Who comes back stands on something that applies, and every button there works."""
        talk = begun(one("a"), one("b", "when: {fact: age, equals: under 5}"), one("c"))
        do(talk, "choose")
        talk.situation = replace(talk.situation, case=Case("C07", {"age": "10 to 13"}))
        assert "Question 3" in talk.look().title
        do(talk, "back")
        assert talk.state.at == "a"

    def test_the_comment_of_a_question_that_is_gone(self) -> None:
        """The text is held for a question that applies instead of going where nobody sees it."""
        talk = begun(one("a"), one("b", "when: {fact: age, equals: under 5}"), one("c"))
        do(talk, "choose", "comment")
        talk.situation = replace(talk.situation, case=Case("C07", {"age": "10 to 13"}))
        talk.say("A remark.")
        assert (talk.state.stage, talk.state.at, talk.state.held_text) == (Stage.PLACING, "c", "A remark.")

    def test_going_on_after_the_question_was_set_aside(self) -> None:
        """'Go on where I was' leads to the next that waits, not to the same overview again."""
        talk = begun(*self.depends)
        talk.say("3")
        talk.take(Commanded("overview"))
        talk.take(Edited("4", "text-1"))
        do(talk, "resume")
        assert (talk.state.stage, talk.state.at) == (Stage.ASKING, "c")

    def test_nothing_is_missing_any_more(self) -> None:
        """When the last open question goes, the review comes instead of an empty list."""
        talk = begun("id: n, kind: number, text: How many?", one("b", "when: {question: n, equals: 3}"))
        talk.say("3")
        do(talk, "over", "review", "submit")
        assert stage(talk) is Stage.MISSING
        talk.take(Edited("4", "text-1"))
        assert stage(talk) is Stage.REVIEW

    def test_ticks_that_were_not_confirmed(self) -> None:
        """They wait through a change of the path, never count by themselves, and the review says so."""
        ticking = "id: m, kind: several, text: Which?, options: [{code: x, label: X}, {code: y, label: 'Y'}]"
        talk = begun("id: n, kind: number, text: How many?", f"{ticking}, when: {{question: n, equals: 3}}")
        talk.say("3")
        do(talk, "tick")
        talk.take(Edited("4", "text-1"))
        assert "press Done" not in text(talk.card)
        talk.take(Edited("3", "text-1"))
        talk.take(Commanded("review"))
        assert "did not press Done, so the change does not count: 2" in text(talk.card)
        do(talk, "submit", "fill", "done")
        assert talk.given["m"] == ("x",)

    def test_nothing_applies(self) -> None:
        """A questionnaire that asks this request nothing can still be handed in."""
        talk = begun(one("a", "when: {fact: agency, equals: police}"))
        do(talk, "submit")
        assert stage(talk) is Stage.SUBMITTED

    def test_several_that_are_passed_over_take_one_line(self) -> None:
        """However many repeat one question, the card stays short."""
        talk = begun(one("a"), one("b", "repeats: a"), one("c", "repeats: a"), one("d"))
        do(talk, "leave")
        assert "are not offered here: 2, 3." in text(talk.card)

    def test_zero_is_an_answer_and_leaving_out_is_none(self) -> None:
        """Both can be changed into the other."""
        talk = begun("id: n, kind: number, text: How many?", "id: d, kind: date, text: When?")
        do(talk, "leave", "leave")
        assert talk.given == {}
        assert "Not answered: 1, 2." in text(talk.card)
        jump(talk, "n")
        talk.say("0")
        assert talk.given == {"n": 0}
        jump(talk, "n")
        do(talk, "leave")
        assert talk.given == {}
