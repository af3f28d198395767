"""What people asked the coordinators, in a transaction: showing it, answering it, and passing the answer on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot import reaching
from bot.hearing import Hearer, Hearing, hearers
from storage import ledger, notices, participants
from storage.notices import Notice
from storage.outbox import Urgency
from survey.asked_cards import Asked, AskedCards
from survey.asking import answered, answered_in_web
from survey.audit import WEB, Audit
from survey.messages import Note
from survey.phrases import Phrases
from survey.telling import AT_ANY_HOUR


def takes_words(audit: Audit, channel: str) -> bool:
    """Return whether what people write in their own words may be shown and typed in a channel."""
    return channel == WEB or Audit.COMMENTS not in audit.web_only


class Questions(Hearing):
    """The questions of one audit in one transaction."""

    def one(self, number: int) -> Notice:
        """Return a question as it stands now; raises storage.notices.NoSuchNotice."""
        return notices.one(self.connection, self.key, self.audit.id, number)

    def put(self, notice: Notice, to: Iterable[Hearer]) -> None:
        """Show a question to these coordinators, wherever they are reached."""
        for hearer in to:
            self._show(notice, hearer, anew=True)

    def refresh(self, notice: Notice) -> None:
        """Bring the cards of a question up to date, wherever they stand."""
        for hearer in hearers(self.house, self.connection, self.audit, self.now):
            self._show(notice, hearer, anew=False)

    def answer(self, notice: Notice, text: str, by: str) -> bool:
        """Answer a question, and let the others see it; returns False where somebody did before."""
        if not notices.answer(self.connection, self.key, notice, text=text, by=by, now=self.now):
            return False
        self._note_down("questions.answered", ledger.actor(by), notice)
        self.refresh(self.one(notice.number))
        return True

    def pass_on(self, notice: Notice, urgency: Urgency) -> bool:
        """Tell who asked what was answered, where they are; returns False where nothing reaches them.

        In a channel that may not show it, they are told to look in the web chat, once.
        """
        if notice.participant is None:
            return False
        is_told = False
        for respondent in reaching.places(self.house, self.connection, self.audit, notice.participant):
            here = takes_words(self.audit, respondent.channel)
            note = self._answer(notice, respondent.phrases) if here else answered_in_web(respondent.phrases)
            dedupe = f"answer:{notice.id}:{respondent.screen.address}"
            screen = replace(respondent.screen, bulk=False, urgency=urgency)
            screen.tell(respondent.participant.key, note, dedupe=dedupe, about=notice.about)
            self.others.append((screen.channel, screen.address))
            if here:
                is_told = True
                break
        if is_told:
            notices.passed_on(self.connection, notice, self.now)
            self._note_down("questions.passed_on", "questions", notice)
            self.refresh(self.one(notice.number))
        return is_told

    def _answer(self, notice: Notice, phrases: Phrases) -> Note:
        about = self.audit.about(notice.case, notice.agency)
        name = self._names(notice).get(notice.answered_by or "", "")
        return answered(notice.text, notice.answer, name, about, phrases)

    def cards(self, notice: Notice, phrases: Phrases, channel: str, *, may_answer: bool = True) -> AskedCards:
        """Return the cards of a question for one coordinator."""
        names, zone = self._names(notice), ZoneInfo(self.audit.timezone)
        at, answered_at = dt.datetime.fromisoformat(notice.at), notice.answered_at
        asked = Asked(
            number=notice.number,
            kind=notice.kind,
            where=self.audit.about(notice.case, notice.agency),
            name=names.get(notice.participant or "", ""),
            at=phrases.moment(at.astimezone(zone)),
            text=notice.text,
            in_web=not takes_words(self.audit, channel),
            by=names.get(notice.answered_by or "", ""),
            answered_at=phrases.moment(answered_at.astimezone(zone)) if answered_at else "",
            answer=notice.answer,
            has_arrived=notice.passed_on,
        )
        return AskedCards(asked, phrases, may_answer)

    def _names(self, notice: Notice) -> dict[str, str]:
        people = {who for who in (notice.participant, notice.answered_by) if who is not None}
        return participants.names(self.connection, self.key, people)

    def _show(self, notice: Notice, hearer: Hearer, *, anew: bool) -> None:
        comes = Urgency.USUAL if notice.kind in AT_ANY_HOUR else Urgency.DAYTIME
        for screen in hearer.screens(self.connection, ahead=self.ahead, ready=self.ready):
            cards = self.cards(notice, hearer.phrases, screen.channel)
            live = None if anew else screen.live_in(cards.slot)
            if anew or live:
                # a card that stands there is changed without a sound; of one that waits it is the first that is heard
                stands = live and (live.external or hearer.participant.id == notice.answered_by)
                urgency = Urgency.USUAL if stands else comes
                there = replace(screen, pressed_on=live.row if live else "", urgency=urgency)
                there.show(hearer.participant.key, cards.card(), about=notice.about)
                self.others.append((screen.channel, screen.address))

    def _note_down(self, action: str, actor: str, notice: Notice) -> None:
        subject = f"notice:{notice.number}"
        ledger.append(self.connection, self.audit.id, actor=actor, action=action, subject=subject, now=self.now)
