"""What becomes of a text that somebody types, and of one that is changed later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from survey.answers import LONGEST_TEXT, Answer
from survey.events import Commanded, Edited, Pressed
from survey.state import Stage
from tests.survey.asking import actions, begun, do, jump, one, said, stage


class TestTypedText:
    def test_a_label_that_is_typed_where_an_answer_can_be_kept(self) -> None:
        """It is the answer to the repeated question, given by itself."""
        talk = begun(one("a"), one("b", "repeats: a"))
        do(talk, "choose")
        talk.say("no")
        assert Answer("b", choices=("no",)) == talk.answers["b"]

    def test_a_letter_that_the_card_does_not_show(self) -> None:
        """Where an answer can be kept there are no letters, so a letter is a text like any other."""
        talk = begun(one("a"), one("b", "repeats: a"))
        do(talk, "choose")
        talk.say("B")
        assert stage(talk) is Stage.PLACING
        assert "b" not in talk.answers

    def test_a_comment_that_would_grow_too_long(self) -> None:
        """The person hears why; the comment stays as it was, and the text still waits for another place."""
        talk = begun(one("a"), one("b"))
        do(talk, "comment")
        talk.say("x" * (LONGEST_TEXT - 10))
        talk.say("y" * 20)
        step = do(talk, "here")
        assert "Together with what stands there already" in said(step)
        assert "x" * (LONGEST_TEXT - 10) == talk.answers["a"].comment
        assert talk.state.held_text == "y" * 20
        do(talk, "drop")
        assert (talk.state.held, talk.state.stage) == ((), Stage.ASKING)

    def test_a_text_that_is_too_long_for_what_waits(self) -> None:
        """The second of two texts is not kept, the first one is."""
        talk = begun(one("a"))
        talk.say("x" * LONGEST_TEXT)
        assert "was not added" in said(talk.say("y"))
        assert "x" * LONGEST_TEXT == talk.state.held_text

    def test_a_text_without_a_place_is_not_left_behind(self) -> None:
        """Nobody goes to the overview and forgets it there."""
        talk = begun(one("a"))
        talk.say("It was seen.")
        step = talk.take(Commanded("overview"))
        assert "first where your text belongs" in said(step)
        assert talk.state.held_text == "It was seen."

    def test_a_text_that_waited_over_the_closing_is_not_overwritten(self) -> None:
        """When an audit opens again, what was typed before and after stands together."""
        talk = begun(one("a"))
        talk.say("before")
        talk.state = replace(talk.state, stage=Stage.ASKING)
        talk.say("after")
        assert talk.state.held_text == "before\nafter"

    def test_a_question_without_a_comment_offers_no_place_for_one(self) -> None:
        """Neither beside the next question nor for a text that was typed there."""
        talk = begun(one("a", "comment: none"), one("b"))
        assert "not kept" in said(talk.say("A remark."))
        do(talk, "choose")
        assert "earlier" not in actions(talk)
        talk.say("A remark.")
        assert {"here", "drop"} == actions(talk)

    def test_a_statement_is_read_and_not_answered(self) -> None:
        """What is typed there is not kept; going on leads past it for good."""
        talk = begun("id: s0, kind: statement, text: Please read.", one("a"))
        assert "not kept" in said(talk.say("Read."))
        do(talk, "go")
        assert talk.state.at == "a"
        do(talk, "back", "go")
        assert (talk.state.at, talk.state.read) == ("a", ("s0",))

    @pytest.mark.parametrize("name", ["nonsense", "not"])
    def test_a_command_that_there_is_not(self, name: str) -> None:
        """Nothing happens in silence, least of all to somebody's words."""
        assert "no command that I know" in said(begun(one("a")).take(Commanded(name, "known to us")))


class TestEdits:
    def test_one_of_several_parts_of_a_comment(self) -> None:
        """Only its own lines change, also where its words stand within another part."""
        talk = begun(one("a"))
        for part in ("Seen.", "Seen. Twice.", "Seen."):
            talk.say(part)
        do(talk, "here")
        talk.take(Edited("Heard.\nOnce.", "text-1"))
        assert talk.answers["a"].comment == "Heard.\nOnce.\nSeen. Twice.\nSeen."

    def test_a_comment_that_was_replaced(self) -> None:
        """The old message is no part of it any more, even where its words happen to stand in it."""
        talk = begun(one("a"))
        for comment in ("No", "No dates are given"):
            do(talk, "comment")
            talk.say(comment)
        assert "no longer" in said(talk.take(Edited("Yes", "text-1")))
        talk.take(Edited("Few dates are given", "text-2"))
        assert talk.answers["a"].comment == "Few dates are given"

    def test_an_edit_that_would_make_a_comment_too_long(self) -> None:
        """It is not taken over, and the person hears why."""
        talk = begun(one("a"))
        for part in ("x" * 3000, "y"):
            talk.say(part)
        do(talk, "here")
        assert "was not added" in said(talk.take(Edited("y" * 1000, "text-2")))
        assert talk.answers["a"].comment.endswith("\ny")

    def test_an_answer_that_was_given_anew(self) -> None:
        """An edit of the earlier message does not bring the earlier answer back."""
        talk = begun("id: n, kind: number, text: How many?", one("b"))
        talk.say("12")
        jump(talk, "n")
        talk.say("15")
        assert "no longer" in said(talk.take(Edited("13", "text-1")))
        assert talk.answers["n"].number == 15
        talk.take(Edited("16", "text-2"))
        assert talk.answers["n"].number == 16

    def test_an_answer_that_was_taken_out(self) -> None:
        """An edit does not put it back."""
        talk = begun("id: n, kind: number, text: How many?", one("b"))
        talk.say("12")
        jump(talk, "n")
        do(talk, "leave")
        talk.take(Edited("13", "text-1"))
        assert talk.answers["n"].left_out

    def test_an_option_that_was_typed(self) -> None:
        """An edit could choose what shows the escalation route, so the question is asked again instead."""
        talk = begun(one("a"), one("b"))
        talk.say("yes")
        assert "choose again" in said(talk.take(Edited("no", "text-1")))
        assert talk.answers["a"].choices == ("yes",)

    def test_a_button_that_is_pressed_while_an_edit_is_on_its_way(self) -> None:
        """The question is the same, so its buttons mean what they said; on the review they do not."""
        talk = begun(one("a"), one("b"))
        do(talk, "comment")
        talk.say("Seen once.")
        choose = talk.offered("choose")
        talk.take(Edited("Seen twice.", "text-1"))
        assert not talk.take(Pressed(choose)).toast
        assert Answer("a", choices=("yes",), comment="Seen twice.") == talk.answers["a"]
        talk.take(Commanded("review"))
        submit = talk.offered("submit")
        talk.take(Edited("Seen thrice.", "text-1"))
        assert talk.take(Pressed(submit)).toast

    def test_what_is_not_valid_changes_nothing(self) -> None:
        """An edit has to be an answer like any other."""
        talk = begun("id: n, kind: number, text: How many?", one("b"))
        talk.say("12")
        assert "not a whole number" in said(talk.take(Edited("a dozen", "text-1")))
        assert talk.answers["n"].number == 12
