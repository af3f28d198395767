"""The card of a concern, in a request's conversation as at the desk: whom to tell, and what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from survey.audit import Audit
from survey.concerns import ASKED, Told
from survey.messages import Button, Line, Tone
from survey.phrases import Phrases


@dataclass(frozen=True, slots=True)
class ConcernCard:
    """The parts of the card. `recorded` is what was said of the manager, empty where no concern is recorded;
    `can_alert` and `takes_words` say what the card may promise and ask for."""

    audit: Audit
    phrases: Phrases
    recorded: str
    can_alert: bool
    takes_words: bool

    def lines(self) -> list[Line]:
        """Return the escalation route, what was recorded, and what is asked; nothing is promised that is not so."""
        route = [Line(step, Tone.ALERT) for step in self.audit.escalation]
        return [Line(self.phrases("concern.first")), *route, *self._recorded()]

    def _recorded(self) -> list[Line]:
        say, recorded = self.phrases, self.recorded
        if not recorded:
            return [Line(say("concern.offered")), Line(say("concern.manager"))]
        heard = Line(say("concern.alerted" if self.can_alert else "concern.unheard"))
        words = Line(say("concern.words" if self.takes_words else "concern.words_web"), Tone.HINT)
        if recorded == Told.UNSAID:
            return [heard, Line(say("concern.manager")), words]
        return [heard, Line(say("concern.manager_said", answer=say(f"concern.{recorded}"))), words]

    def rows(self, press: Callable[[str, int], str]) -> list[tuple[Button, ...]]:
        """Return the answers and the way back; `press` makes the token of an action with its argument."""
        answers = [Button(press("told", place), self.phrases(f"concern.{told}")) for place, told in enumerate(ASKED)]
        go_on = self.phrases("concern.go_on" if self.recorded else "concern.none")
        done = self.recorded not in {"", Told.UNSAID}
        return [*((answer,) for answer in answers), (Button(press("heard", 0), go_on, main=done),)]

    @property
    def wants(self) -> str:
        """What the text box asks for."""
        return self.phrases("concern.wants") if self.recorded and self.takes_words else ""
