"""Changing the language in which somebody is spoken to, wherever they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.participants.interviewer import Interviewer
from bot.participants.roles import somebody
from bot.person import Person
from storage import participants
from survey.events import Commanded, Event
from survey.language_cards import asks, chosen, language_card
from survey.languages import own_name


@dataclass(frozen=True)
class Tongues(Person):
    """A participant in one turn, in any role: this comes before what their role can say."""

    def take(self, event: Event) -> str | None:
        """Do what an event does about the language; returns the short word that answers a press, None where it is
        about something else.

        Whoever chooses one sees where they are in it: nothing that they have done, or have begun to, changes.
        """
        phrases = self.screen.phrases
        if asks(event) and phrases.others:
            self.screen.show(self.participant.key, language_card(phrases))
            return ""
        language = chosen(event, phrases)
        return self._speak(language) if language else None

    def _speak(self, language: str) -> str:
        participant = self.participant
        if language != participant.language:
            participant = participants.speak(self.screen.connection, participant, language)
            action = "language.chosen"  # of the ledger: a phrase has the same name
            self.note_down(action, "desk")
        screen = replace(self.screen, phrases=self.screen.house.speaking(language))
        call = Interviewer.speaking(screen, participant, self.audit, self.now)
        if call is not None:
            call.speaks(language)
        somebody(screen, participant, self.audit, self.now).take(Commanded("start"))
        return screen.phrases("language.chosen", language=own_name(language))
