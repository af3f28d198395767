"""The card on which a newer version of the questions is offered, above whatever the person was at."""

from __future__ import annotations

from survey.audit import Window
from survey.card_parts import Row
from survey.carrying import left_behind, prospect
from survey.messages import Button, Card, Line
from survey.questionnaire import Question
from survey.screening_cards import ScreeningCards
from survey.state import Stage
from survey.wording import excerpt

ANSWERING = frozenset({Stage.ASKING, Stage.COMMENTING, Stage.PLACING, Stage.OVERVIEW, Stage.REVIEW, Stage.MISSING})
"""Where a person is answering: what is read or decided first, such as whose file it is, is not interrupted."""


class OfferCards(ScreeningCards):
    """The offer, derived like every card: it stands as long as the newest version is another one."""

    __slots__ = ()

    @property
    def is_offered(self) -> bool:
        """Whether the offer stands above the card of the stage."""
        offered = self.situation.newest is not None and self.state.offered
        return offered and self.state.stage in ANSWERING and self.situation.window is Window.OPEN

    def _offer(self) -> Card:
        found = prospect(self.situation, self.standing)
        lines = [
            self._plain("offer.intro"),
            Line(self.phrases.many("offer.stand", len(found.stand))),
        ]
        if found.again:
            lines.append(Line(self.phrases.many("offer.again", len(found.again), numbers=_numbers(found.again))))
        if found.new:
            lines.append(Line(self.phrases.many("offer.new", len(found.new), numbers=_numbers(found.new))))
        if found.waiting:
            lines.append(Line(self.phrases.many("offer.waiting", len(found.waiting))))
        if found.gone:
            lines.append(Line(self.phrases.many("offer.gone", len(found.gone))))
        left = left_behind(self.situation, self.state)
        if left:
            lines.append(self._plain("offer.left"))
        lines.append(self._plain("offer.choose"))
        rows = [
            self._decide_row(left),
            self._decision("carry", "offer.carry", main=True),
            self._decision("stay", "offer.stay"),
        ]
        return self._card(self._titled("offer.title"), lines, rows)

    def _decision(self, action: str, phrase: str, *, main: bool = False) -> Row:
        """Return a button that says which version it is about: it is stale once another is the newest."""
        newest = self.situation.newest
        version = newest.version if newest else 0
        return (Button(self.press(action, None, version), self.phrases(phrase), main),)


def _numbers(questions: tuple[Question, ...]) -> str:
    return excerpt(", ".join(question.number for question in questions))
