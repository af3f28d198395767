"""Questions in a coordinator's chat: reading one, and answering it, after being asked once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.asked import Questions, takes_words
from bot.person import Person
from storage import participants
from storage.notices import NoSuchNotice, Notice
from survey.answers import Refused, clean
from survey.asked_cards import SLOT, TAKE_ANSWERS, AskedCards
from survey.audit import Role
from survey.desk import Desk
from survey.events import Event, Pressed, Said
from survey.messages import Press
from survey.screening import screen as look_for_names

_OF_NOTICE = re.compile(rf"{SLOT}\d{{1,9}}")


@dataclass(frozen=True)
class AnswerDesk(Person):
    """A coordinator, or the lead who only reads, in one turn."""

    def take(self, event: Event) -> str | None:
        """Do what an event does to questions; returns the short word that answers a press, None for an event that is
        about something else: it ends the answering."""
        desk = self.participant.desk
        is_answering = desk.answering and desk.answering_in == self.channel
        if self.channel in desk.told:
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
            return self.phrases("toast.stale")
        desk, is_this = self.participant.desk, self.participant.desk.answering == number
        if notice.kind not in TAKE_ANSWERS:
            return self.phrases("toast.stale")
        if self.participant.role is not Role.COORDINATOR:
            self.note_down("refused.press", f"notice:{notice.number}")
            return self.phrases("asked.not_yours")
        if not notice.waits:
            self._leave()
            self._questions.refresh(notice)
            name = self._cards(notice).asked.by
            return self.phrases("asked.had", name=name)
        if press.action == "answer":
            return self._begin(notice)
        is_live = is_this and desk.answering_in == self.channel and press.revision == desk.revision
        if is_live and press.action == "send" and desk.draft:
            if press.argument != len(notice.text):
                return self._confirm(notice, desk.draft) or self.phrases("command.changed")
            return self._send(notice, desk.draft)
        self._leave()
        self.show(self._cards(notice).card(), about=notice.about)
        return "" if is_live and press.action == "leave" else self.phrases("toast.stale")

    def _begin(self, notice: Notice) -> str:
        if not takes_words(self.audit, self.channel):
            return self.say(self.phrases("asked.web_only"))
        desk = replace(
            self.participant.desk,
            answering=notice.number,
            answering_in=self.channel,
            draft="",
            revision=self.participant.desk.revision + 1,
        )
        self._keep(desk)
        return self.show(self._cards(notice).typing(desk.revision), about=notice.about)

    def _said(self, text: str) -> str:
        notice = self._questions.one(self.participant.desk.answering)
        if not notice.waits:
            self._leave()
            return self.say(self.phrases("asked.had", name=self._cards(notice).asked.by))
        try:
            text = clean(text)
        except Refused as refused:
            return self.say(self.phrases(refused.phrase, **refused.details))
        if look_for_names(text, self.audit.words):
            return self.say(self.phrases("asked.identifies"))
        return self._confirm(notice, text)

    def _confirm(self, notice: Notice, text: str) -> str:
        desk = replace(self.participant.desk, draft=text, revision=self.participant.desk.revision + 1)
        self._keep(desk)
        return self.show(self._cards(notice).confirming(text, desk.revision), about=notice.about)

    def _send(self, notice: Notice, text: str) -> str:
        self._leave()
        if self._questions.answer(notice, text, self.participant.id):
            return ""
        return self.phrases("asked.had", name=self._cards(self._questions.one(notice.number)).asked.by)

    def _leave(self) -> None:
        self._keep(replace(self.participant.desk, answering=0, answering_in="", draft=""))

    def _keep(self, desk: Desk) -> None:
        desk = replace(desk, closing=0, closing_in="")  # what is typed next is the one thing or the other
        participants.save_desk(self.connection, self.participant, desk)

    def _cards(self, notice: Notice) -> AskedCards:
        return self._questions.cards(notice, self.phrases, self.channel)

    @property
    def _questions(self) -> Questions:
        return Questions.within(self.screen, self.audit, self.participant.key)


def _press(pressed: str) -> Press | None:
    press = Press.parse(pressed)
    return press if press is not None and _OF_NOTICE.fullmatch(press.slot) else None
