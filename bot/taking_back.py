"""What a parent changes, takes out or no longer lets be printed: it goes in the transaction in which they say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.showing import Screen
from storage import addresses, echoes, editions, ledger, notices, participants, taken_back
from storage.echoes import Echo
from storage.live_cards import LiveCard
from storage.parents import Unsaid
from storage.responses import Response
from storage.vault import DataKey
from survey.messages import Record
from survey.parents.gone import elsewhere
from survey.state import Noticed, NoticeKind


@dataclass(frozen=True)
class TakingBack:
    """A parent's turn in which something of their response is taken back, before it shows what stands then."""

    screen: Screen
    response: Response
    now: dt.datetime

    def words(self) -> None:
        """Leave no word of theirs in what was shown before, at whichever address. Where they are now the next card
        takes its place; elsewhere a card without words does, from which they, or whoever speaks with them on the
        telephone, can go on."""
        moved_on, here = Record(self.screen.phrases("record.moved_on"), is_answer=False), self.screen.address
        for echo in echoes.silence(self.screen.connection, self.response.key, moved_on, here):
            self._turn_over(echo)
        taken_back.note(self.screen.connection, self.response.request, self.now)

    def quotes(self, unsaid: Unsaid, audit: str, key: DataKey) -> None:
        """Let the coordinators of an audit, whose key this is, hear which editions of the report are to be corrected,
        once of each. They hear nothing of whose sentence it is: beside the next edition that would name who said what
        is missing there."""
        if not unsaid:
            return
        connection, now = self.screen.connection, self.now
        taken_back.note(connection, self.response.request, now)
        numbers = editions.unsaid(connection, self.response.request, min(unsaid), now)
        if numbers:
            said = Noticed(NoticeKind.CORRECTION, ", ".join(map(str, numbers)))
            notices.add(connection, key, said, audit=audit, request=None, participant=None, now=now)
        for number in numbers:
            subject = f"edition:{number}"
            ledger.append(connection, audit, actor="parents", action="edition.to_correct", subject=subject, now=now)

    def _turn_over(self, echo: Echo) -> None:
        screen = self.screen
        person, _ = addresses.owner(screen.connection, echo.address)
        language = participants.one(screen.connection, screen.house.vault, person).language
        phrases = screen.house.speaking(language)
        # what stands there is read anew by whoever comes from there in this batch
        there = Screen(
            screen.house, screen.connection, screen.ahead, echo.address, echo.channel, phrases, ready=screen.ready
        )
        card = elsewhere(self.response.request, phrases)
        there.turn_over(self.response.key, LiveCard(echo.slot, echo.message, echo.external), card)
        screen.others.append((echo.channel, echo.address))
