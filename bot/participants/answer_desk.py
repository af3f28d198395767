"""Questions in a coordinator's chat: reading one, and answering it, after being asked once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.asked import Questions, takes_words
from bot.showing import Screen
from storage import ledger, participants
from storage.notices import NoSuchNotice, Notice
from storage.participants import Participant
from survey.answers import Refused, clean
from survey.asked_cards import SLOT, TAKE_ANSWERS, AskedCards
from survey.audit import Audit, Role
from survey.desk import Desk
from survey.events import Event, Pressed, Said
from survey.messages import Card, Line, Note, Press
from survey.phrases import Phrases
from survey.screening import screen as look_for_names

_OF_NOTICE = re.compile(rf"{SLOT}\d{{1,9}}")


@dataclass(frozen=True)
class AnswerDesk:
    """A coordinator, or the lead who only reads, in one turn."""

    screen: Screen
    participant: Participant
    audit: Audit

    def take(self, event: Event) -> str | None:
        """Do what an event does to questions; returns the short word that answers a press, None for an event that is
        about something else: it ends the answering."""
        desk = self.participant.desk
        is_answering = desk.answering and desk.answering_in == self.screen.channel
        if self.screen.channel in desk.told:
            match event:
                case Pressed(pressed) if (press := _press(pressed)) is not None:
                    return self._pressed(press, int(press.slot.removeprefix(SLOT)))
                case Said(text, _) if is_answering:
                    return self._said(text)
        if desk.answering:
            self._keep(replace(desk, answering=0, answering_in="", draft=""))
        return None

    def _pressed(self, press: Press, number: int) -> str:
        try:
            notice = self._questions.one(number)
        except NoSuchNotice:
            return self._phrases("toast.stale")
        desk, is_this = self.participant.desk, self.participant.desk.answering == number
        if notice.kind not in TAKE_ANSWERS:
            return self._phrases("toast.stale")
        if self.participant.role is not Role.COORDINATOR:
            self._note_down("refused.press", notice)
            return self._phrases("asked.not_yours")
        if not notice.waits:
            self._leave()
            self._questions.refresh(notice)
            name = self._cards(notice).asked.by
            return self._phrases("asked.had", name=name)
        if press.action == "answer":
            return self._begin(notice)
        is_live = is_this and desk.answering_in == self.screen.channel and press.revision == desk.revision
        if is_live and press.action == "send" and desk.draft:
            if press.argument != len(notice.text):
                return self._confirm(notice, desk.draft) or self._phrases("command.changed")
            return self._send(notice, desk.draft)
        self._leave()
        self._show(notice, self._cards(notice).card())
        return "" if is_live and press.action == "leave" else self._phrases("toast.stale")

    def _begin(self, notice: Notice) -> str:
        if not takes_words(self.audit, self.screen.channel):
            return self._say("asked.web_only")
        desk = replace(
            self.participant.desk,
            answering=notice.number,
            answering_in=self.screen.channel,
            draft="",
            revision=self.participant.desk.revision + 1,
        )
        self._keep(desk)
        return self._show(notice, self._cards(notice).typing(desk.revision))

    def _said(self, text: str) -> str:
        notice = self._questions.one(self.participant.desk.answering)
        if not notice.waits:
            self._leave()
            return self._say("asked.had", name=self._cards(notice).asked.by)
        try:
            text = clean(text)
        except Refused as refused:
            return self._say(refused.phrase, **refused.details)
        if look_for_names(text, self.audit.words):
            return self._say("asked.identifies")
        return self._confirm(notice, text)

    def _confirm(self, notice: Notice, text: str) -> str:
        desk = replace(self.participant.desk, draft=text, revision=self.participant.desk.revision + 1)
        self._keep(desk)
        return self._show(notice, self._cards(notice).confirming(text, desk.revision))

    def _send(self, notice: Notice, text: str) -> str:
        self._leave()
        if self._questions.answer(notice, text, self.participant.id):
            return ""
        return self._phrases("asked.had", name=self._cards(self._questions.one(notice.number)).asked.by)

    def _leave(self) -> None:
        self._keep(replace(self.participant.desk, answering=0, answering_in="", draft=""))

    def _keep(self, desk: Desk) -> None:
        desk = replace(desk, closing=0, closing_in="")  # what is typed next is the one thing or the other
        participants.save_desk(self.screen.connection, self.participant, desk)

    def _cards(self, notice: Notice) -> AskedCards:
        return self._questions.cards(notice, self._phrases, self.screen.channel)

    def _show(self, notice: Notice, card: Card) -> str:
        self.screen.show(self.participant.key, card, about=notice.about)
        return ""

    def _say(self, phrase: str, **details: str | int) -> str:
        self.screen.show(self.participant.key, None, [Note((Line(self._phrases(phrase, **details)),))])
        return ""

    @property
    def _phrases(self) -> Phrases:
        return self.screen.phrases

    @property
    def _questions(self) -> Questions:
        return Questions.within(self.screen, self.audit, self.participant.key)

    def _note_down(self, action: str, notice: Notice) -> None:
        actor, now = ledger.actor(self.participant.id), self.screen.house.clock()
        subject = f"notice:{notice.number}"
        ledger.append(self.screen.connection, self.audit.id, actor=actor, action=action, subject=subject, now=now)


def _press(pressed: str) -> Press | None:
    press = Press.parse(pressed)
    return press if press is not None and _OF_NOTICE.fullmatch(press.slot) else None
