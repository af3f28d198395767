"""What is given in the web chat only is neither taken nor shown in Telegram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from survey.events import Commanded
from survey.state import Stage
from tests.survey.asking import actions, audit, begun, do, jump, one, said, stage, text
from tests.survey.talk import Talk


class TestComments:
    def test_a_question_that_asks_after_every_answer(self) -> None:
        """`comment: asked` asks, whatever was answered; not after leaving out, and not twice."""
        talk = begun(one("a", "comment: asked"), one("b", "comment: asked"))
        do(talk, "choose")
        assert stage(talk) is Stage.COMMENTING
        assert "asks for a comment" in text(talk.card)
        talk.say("Because.")
        do(talk, "leave")
        assert stage(talk) is Stage.REVIEW
        jump(talk, "a")
        do(talk, "choose")
        assert stage(talk) is not Stage.COMMENTING

    def test_where_comments_belong_in_the_web_chat(self) -> None:
        """In Telegram the person hears that one is asked for, and where to give it."""
        talk = begun(one("a", "comment: asked"), one("b"), audit=audit("comments"), channel="telegram")
        step = do(talk, "choose")
        assert "type /web" in said(step)
        assert talk.state.at == "b"
        assert {"comment", "earlier"}.isdisjoint(actions(talk))
        assert "not kept here" in said(talk.say("A remark."))


class TestWebOnly:
    secret = "Only for the web chat."

    def given(self, *web_only: str) -> Talk:
        """Return a conversation in which a text and a comment were given in the web chat, now in Telegram."""
        talk = begun("id: t1, kind: text, text: What?", one("b"), audit=audit(*web_only))
        talk.say(self.secret)
        jump(talk, "t1")
        do(talk, "comment")
        talk.say(self.secret)
        talk.situation = replace(talk.situation, channel="telegram")
        talk.look()
        return talk

    @pytest.mark.parametrize("web_only", [("t1",), ("t1", "comments")])
    def test_nothing_of_it_is_shown_in_telegram(self, web_only: tuple[str, ...]) -> None:
        """Not in the overview, the review, at the question, or in what was submitted: its place says where it is."""
        talk = self.given(*web_only)
        shown = []
        talk.take(Commanded("overview"))
        shown.append(talk.card)
        jump(talk, "t1")
        shown.append(talk.card)
        talk.take(Commanded("review"))
        shown.append(talk.card)
        do(talk, "submit", "anyway", "read")
        shown.append(talk.card)
        assert not any(self.secret in text(card) or self.secret in card.confirms for card in shown)
        assert "given in the web chat" in text(shown[2])
        assert "given in the web chat" in text(shown[3])
        talk.situation = replace(talk.situation, channel="web")
        assert 2 == text(talk.look()).count(self.secret)

    def test_a_comment_is_begun_in_the_web_chat_and_typed_in_telegram(self) -> None:
        """It is not kept there; the card leads to the web chat and on."""
        talk = begun(one("a"), audit=audit("comments"))
        do(talk, "comment")
        talk.situation = replace(talk.situation, channel="telegram")
        talk.look()
        assert {"web", "skip"} == actions(talk)
        step = talk.say(self.secret)
        assert "not kept here" in said(step)
        assert step.facts == ()

    def test_a_text_waits_in_the_web_chat_for_its_place(self) -> None:
        """In Telegram it is not shown, and nothing is added to it."""
        talk = begun(one("a"), audit=audit("comments"))
        talk.say(self.secret)
        talk.situation = replace(talk.situation, channel="telegram")
        talk.look()
        assert self.secret not in text(talk.card)
        assert {"web", "drop"} == actions(talk)
        talk.say("More.")
        assert talk.state.held_text == self.secret

    def test_the_answer_to_keep_may_be_one_of_the_web_chat(self) -> None:
        """It can be kept without being shown."""
        talk = begun(one("a"), one("b", "repeats: a"), audit=audit("a"))
        do(talk, "choose")
        talk.situation = replace(talk.situation, channel="telegram")
        assert "Yes" not in text(talk.look())
        assert "Keep: given in the web chat" in [button.label for row in talk.card.rows for button in row]
