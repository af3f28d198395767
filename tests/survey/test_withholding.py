"""A text that looks as if it identified someone is no part of an answer until the person decides about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from survey.answers import LONGEST_TEXT, Answer
from survey.audit import Window
from survey.events import Commanded, Edited
from survey.state import Answered, Stage, State, Submitted, UnsayWanted
from tests.survey.asking import actions, audit, begun, do, jump, one, said, stage, text
from tests.survey.talk import AUDIT, Talk

MRS = "Mrs Heron was told."
POSTCODE = "Seen at CW99 9ZZ."
CLEAN = "The mother was told."
TEXT = "id: t1, kind: text, text: What?"


def commented(talk: Talk, comment: str = MRS) -> None:
    """Give the question that is asked a comment."""
    do(talk, "comment")
    talk.say(comment)


def edited_comment(talk: Talk) -> None:
    """Change a comment's message."""
    commented(talk, CLEAN)
    talk.take(Edited(MRS, "text-1"))


def edited_answer(talk: Talk) -> None:
    """Change the message in which the text was given that question t1 asks for."""
    jump(talk, "t1")
    talk.say(CLEAN)
    talk.take(Edited(MRS, "text-1"))


def placed(talk: Talk) -> None:
    """Say where a text belongs that was typed at a question."""
    talk.say(MRS)
    do(talk, "here")


def answered(talk: Talk) -> None:
    """Type the text that question t1 asks for."""
    jump(talk, "t1")
    talk.say(MRS)


def stored(talk: Talk) -> str:
    """Return everything that is in the history of answers."""
    return repr([fact for fact in talk.history if isinstance(fact, Answered)])


@pytest.mark.parametrize(
    "way",
    [commented, placed, answered, edited_comment, edited_answer],
    ids=lambda way: way.__name__,
)
def test_every_way_of_a_text_into_an_answer(way: Callable[[Talk], None]) -> None:
    """It is held back on each, and nothing of it is stored; with a reason it goes where it was to go."""
    talk = begun(one("a"), TEXT)
    way(talk)
    assert [MRS] == [draft.text for draft in talk.state.withheld]
    assert "Mrs Heron" not in stored(talk)
    if stage(talk) is not Stage.SCREENING:
        talk.take(Commanded("overview"))
        do(talk, "decide")
    step = do(talk, "retain", "because")
    fact = next(fact for fact in step.facts if isinstance(fact, Answered))
    assert MRS in {fact.answer.comment, fact.answer.text}
    assert "It is not about a person" == (fact.answer.comment_reason or fact.answer.text_reason)
    assert step.card is not None
    assert "Heron" not in step.card.confirms
    assert () == talk.state.withheld


class TestTheCard:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("Number 943 476 5919", "NHS number: 943 476 5919"),
            ("At CW99 9ZZ", "postcode: CW99 9ZZ"),
            ("On 07700 900123", "telephone number: 07700 900123"),
            ("At wren@example.org", "e-mail address: wren@example.org"),
            ("Born 12/03/2009", "date of birth: 12/03/2009"),
            (MRS, "title and surname: Mrs Heron"),
            ("In Little Acorns", "on this audit's list: Little Acorns"),
        ],
    )
    def test_what_was_found_is_named(self, typed: str, expected: str) -> None:
        """Each kind in words, with the words in question; and that first names are for the person to find."""
        talk = begun(one("a"), audit=replace(AUDIT, words=("Little Acorns",)))
        commented(talk, typed)
        assert f"• {expected}" in text(talk.card)
        assert "First names alone cannot be recognised" in text(talk.card)

    def test_a_text_full_of_findings(self) -> None:
        """The card names some and counts the others; the whole text is there to be read, on pages."""
        talk = begun(one("a"))
        commented(talk, ("CW99 9ZZ " * LONGEST_TEXT)[:LONGEST_TEXT])
        assert "and 438 more" in text(talk.card)
        do(talk, "rewrite")
        assert talk.card.title.endswith("page 1 of 3")
        assert talk.card.wants
        do(talk, "page")
        assert talk.card.title.endswith("page 2 of 3")

    def test_a_text_beside_the_choice(self) -> None:
        """It is neither a rewritten text nor a reason before one of them was chosen, so it is not kept."""
        talk = begun(one("a"))
        commented(talk, MRS)
        assert "not kept" in said(talk.say("She is the head teacher."))
        assert (MRS, Stage.SCREENING) == (talk.state.withheld[-1].text, stage(talk))

    def test_a_reason(self) -> None:
        """It is short, says who nobody is, and is a text as any other."""
        talk = begun(one("a"))
        commented(talk, MRS)
        do(talk, "retain")
        assert "at most 200" in said(talk.say("x" * 201))
        assert "could identify someone" in said(talk.say("Mrs Heron agreed"))
        assert "no text" in said(talk.say(" "))
        talk.say("It is\npublic")
        assert ("It is public", MRS) == (talk.answers["a"].comment_reason, talk.answers["a"].comment)

    def test_going_back_from_both_ways(self) -> None:
        """Whoever chose one can still choose the other."""
        talk = begun(one("a"))
        commented(talk, MRS)
        do(talk, "rewrite", "undecided", "retain", "undecided")
        assert {"rewrite", "retain", "omit", "over"} == actions(talk)


class TestLater:
    def test_other_questions_can_be_answered_meanwhile(self) -> None:
        """The text waits; its question, the overview and the review lead back to it."""
        talk = begun(one("a"), one("b"), one("c"))
        commented(talk, MRS)
        do(talk, "over")
        assert "what you wrote on question 1" in text(talk.card)
        jump(talk, "b")
        assert "decide" not in actions(talk)
        do(talk, "choose")
        jump(talk, "a")
        assert "decide" in actions(talk)
        talk.take(Commanded("review"))
        do(talk, "decide", "rewrite")
        talk.say(CLEAN)
        assert CLEAN == talk.answers["a"].comment

    def test_nothing_is_submitted_while_a_text_waits(self) -> None:
        """The review says so, and leads to it instead of submitting."""
        talk = begun(one("a"))
        do(talk, "choose")
        talk.take(Commanded("review"))
        assert "submit" in actions(talk)
        jump(talk, "a")
        commented(talk, MRS)
        talk.take(Commanded("review"))
        assert "no part of your answers yet: what you wrote on question 1" in text(talk.card)
        assert {"decide", "over"} == actions(talk)
        do(talk, "decide", "omit")
        talk.take(Commanded("review"))
        assert "submit" in actions(talk)

    def test_an_edit_on_the_way_to_submitting(self) -> None:
        """What is asked before submitting as it is gives way to the review, which says that a text waits."""
        talk = begun(one("a"), one("b"))
        do(talk, "choose")
        jump(talk, "a")
        commented(talk, CLEAN)
        talk.take(Commanded("review"))
        do(talk, "submit")
        anyway = talk.offered("anyway")
        talk.take(Edited(MRS, "text-1"))
        assert (Stage.MISSING, CLEAN) == (stage(talk), talk.answers["a"].comment)
        talk.look()
        assert "decide" in actions(talk)
        assert anyway not in set(talk.card.tokens())

    def test_a_question_that_no_longer_applies(self) -> None:
        """A text on it holds nothing up; it waits until the question applies again."""
        talk = begun(one("a"), one("b", "when: {question: a, equals: yes}"), one("c"))
        do(talk, "choose")
        commented(talk, MRS)
        jump(talk, "a")
        talk.say("No")
        talk.take(Commanded("review"))
        assert "submit" in actions(talk)
        jump(talk, "a")
        talk.say("Yes")
        talk.take(Commanded("review"))
        assert "decide" in actions(talk)

    def test_two_texts_wait_at_once(self) -> None:
        """Each goes where it belongs, in whatever order."""
        talk = begun(one("a"), one("b"))
        commented(talk, MRS)
        jump(talk, "b")
        commented(talk, POSTCODE)
        jump(talk, "a")
        do(talk, "decide", "retain", "because")
        assert (MRS, True) == (talk.answers["a"].comment, "b" not in talk.answers)
        jump(talk, "b")
        do(talk, "decide", "omit")
        assert ((), True) == (talk.state.withheld, "b" not in talk.answers)

    def test_a_comment_that_is_given_anew(self) -> None:
        """It takes the place of the one that waits, which is asked about no more."""
        talk = begun(one("a"), one("b"))
        commented(talk, MRS)
        jump(talk, "a")
        commented(talk, CLEAN)
        assert ((), CLEAN) == (talk.state.withheld, talk.answers["a"].comment)

    def test_what_came_beside_it_meanwhile_stays(self) -> None:
        """A comment that was added while another text waited is not lost when that is kept."""
        talk = begun(one("a"), one("b"))
        commented(talk, MRS)
        jump(talk, "a")
        talk.say("Seen twice.")
        do(talk, "here")
        jump(talk, "a")
        do(talk, "decide", "retain", "because")
        assert f"Seen twice.\n{MRS}" == talk.answers["a"].comment

    def test_the_audit_closes(self) -> None:
        """The person hears that the text is no part of what counts."""
        talk = begun(one("a"))
        commented(talk, MRS)
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        assert "no part of your answers yet" in text(talk.look())
        assert "Heron" not in text(talk.card)

    def test_a_conversation_from_before_texts_were_held_back(self) -> None:
        """Its state is read as it is."""
        data = State().to_json()
        del data["withheld"]
        assert State() == State.from_json(data)


class TestReasons:
    def kept(self) -> Talk:
        """Return a conversation with a comment that was kept for a reason."""
        talk = begun(one("a"), one("b"))
        commented(talk, MRS)
        do(talk, "retain")
        talk.say("She is public")
        jump(talk, "a")
        return talk

    def test_it_stays_with_the_comment_to_the_return(self) -> None:
        """Beside another answer, with more below it, and in what is submitted."""
        talk = self.kept()
        do(talk, "choose")
        jump(talk, "a")
        talk.say("Seen twice.")
        step = do(talk, "here")
        assert step.card is not None
        assert "Heron" not in step.card.confirms
        talk.take(Commanded("review"))
        do(talk, "submit", "anyway")
        submitted = next(fact for fact in talk.history if isinstance(fact, Submitted))
        expected = Answer("a", choices=("yes",), comment=f"{MRS}\nSeen twice.", comment_reason="She is public")
        assert (expected,) == submitted.answers
        assert expected == Answer.from_json(expected.to_json())

    def test_it_goes_with_what_it_was_for(self) -> None:
        """A comment without anything in it needs none, given anew, edited or removed."""
        for change in ("anew", "edited", "removed"):
            talk = self.kept()
            if change == "anew":
                commented(talk, CLEAN)
            elif change == "edited":
                talk.take(Edited(CLEAN, "text-1"))
            else:
                do(talk, "comment", "uncomment")
            assert "" == talk.answers["a"].comment_reason

    def test_two_reasons(self) -> None:
        """Both stand beside a comment of two parts."""
        talk = self.kept()
        talk.say(POSTCODE)
        do(talk, "here", "retain", "because")
        assert "She is public; It is not about a person" == talk.answers["a"].comment_reason


class TestChannels:
    def test_a_message_is_deleted_from_the_chat(self) -> None:
        """All that the person typed for this text there, once; a clean edit of it leaves nothing to delete."""
        talk = begun(one("a"), channel="telegram")
        commented(talk, MRS)
        do(talk, "rewrite")
        talk.say("Mrs Heron, then.")
        step = do(talk, "unsay")
        assert [("text-1", "text-2")] == [fact.refs for fact in step.facts if isinstance(fact, UnsayWanted)]
        assert "unsay" not in actions(talk)
        assert "still stands" not in said(do(talk, "omit"))
        commented(talk, MRS)
        assert "still stands" not in said(talk.take(Edited(CLEAN, "text-3")))

    def test_what_is_not_deleted(self) -> None:
        """The person hears how to delete it by hand."""
        talk = begun(one("a"), channel="telegram")
        commented(talk, MRS)
        do(talk, "rewrite")
        assert "press and hold" in said(talk.say(CLEAN))

    def test_the_web_chat_has_nothing_to_delete(self) -> None:
        """It keeps no history of its own; of what stands in Telegram it says so."""
        talk = begun(one("a"))
        commented(talk, MRS)
        assert "unsay" not in actions(talk)
        assert "history" not in text(talk.card)
        talk.situation = replace(talk.situation, channel="telegram")
        talk.look()
        assert "unsay" not in actions(talk)
        do(talk, "rewrite")
        talk.say(MRS)
        talk.situation = replace(talk.situation, channel="web")
        assert "It also stands in the chat in which you typed it" in text(talk.look())
        assert "unsay" not in actions(talk)

    @pytest.mark.parametrize("way", ["screening", "rewrite", "retain"])
    def test_what_is_for_the_web_chat_only(self, way: str) -> None:
        """In Telegram the text is not shown, and nothing is typed there in its place."""
        talk = begun(one("a"), audit=audit("comments"))
        commented(talk, MRS)
        if way != "screening":
            do(talk, way)
        talk.situation = replace(talk.situation, channel="telegram")
        assert "Heron" not in text(talk.look())
        assert {"web", "omit", "over"} == actions(talk)
        assert "not kept here" in said(talk.say(CLEAN))
        assert "not kept here" in said(talk.take(Edited(CLEAN, "text-1")))
        assert MRS == talk.state.withheld[-1].text

    def test_an_edit_of_a_text_that_waits_somewhere_else(self) -> None:
        """It is looked at again, and the person stays where they are."""
        talk = begun(one("a"), one("b"), channel="telegram")
        commented(talk, MRS)
        jump(talk, "b")
        assert "held back" in said(talk.take(Edited("Ms Heron, I mean.", "text-1")))
        step = talk.take(Edited(CLEAN, "text-1"))
        assert "was changed to match" in said(step)
        assert (CLEAN, "b", ()) == (talk.answers["a"].comment, talk.state.at, talk.state.withheld)
