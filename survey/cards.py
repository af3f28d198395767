"""The card that shows a person where they are, derived from the state: nothing here is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from survey.audit import Window
from survey.card_parts import Row
from survey.messages import Button, Card, Line, Tone
from survey.offer_cards import OfferCards
from survey.questionnaire import Question
from survey.state import Stage
from survey.summaries import overview, return_lines, review_lines

QUESTIONS_A_PAGE = 20
NUMBERS_A_ROW = 5
LONG_NUMBERS_A_ROW = 3
"""Of questions that are called '3b.1', so that a row stays a row on a telephone."""

SHOWN_ALWAYS = frozenset({Stage.READING, Stage.CONCERN})
"""What is shown before an audit opens and after it closes: a return, and whom to tell of a concern."""


class Deck(OfferCards):
    """Every card; those about many questions stand here."""

    __slots__ = ()

    def card(self, confirms: str = "") -> Card:
        """Return the card for the state; its first line says what the last turn stored."""
        stage = self.state.stage
        if self.situation.window is not Window.OPEN and stage not in SHOWN_ALWAYS:
            card = self._shut()
        elif self.is_offered:
            card = self._offer()
        else:
            card = self._showing(stage)()
        return replace(card, confirms=confirms) if confirms else card

    def tokens(self) -> Iterator[str]:
        """Yield what each button carries that means something now: of the card, and of the one below an offer."""
        yield from self.card().tokens()
        if self.is_offered:
            yield from self._showing(self.state.stage)().tokens()

    def _showing(self, stage: Stage) -> Callable[[], Card]:
        showing: Callable[[], Card] = getattr(self, f"_{stage}")
        return showing

    def _overview(self) -> Card:
        asked = self.standing.numbered
        count = max(1, -(-len(asked) // QUESTIONS_A_PAGE))
        page = min(self.state.page, count - 1)
        here = asked[page * QUESTIONS_A_PAGE : (page + 1) * QUESTIONS_A_PAGE]
        lines = [self._plain("overview.done", done=self.standing.done, total=len(asked))]
        lines += [*self._sent_back_lines(), *self._withheld_lines(self.state.withheld)]
        lines.append(overview(self.situation, here, self.standing, self.phrases))
        numbers = [Button(self.press("jump", question), self._mark(question)) for question in here]
        wide = max((len(question.number) for question in here), default=0) > len("10")
        a_row = LONG_NUMBERS_A_ROW if wide else NUMBERS_A_ROW
        rows = [tuple(numbers[i : i + a_row]) for i in range(0, len(numbers), a_row)]
        rows += [self._page_row(page, count), self._decide_row(self.state.withheld), self._revisit_row()]
        rows += self._overview_ways()
        return self._card(self._titled("overview.title"), lines, rows)

    def _mark(self, question: Question) -> str:
        given = self.standing.given(question)
        return f"{question.number} {'✓' if given else '-' if self.standing.left_out(question) else '○'}"

    def _overview_ways(self) -> list[Row]:
        again = "button.review_again" if self.state.returns else "button.review"
        complete = not self.standing.unanswered
        return [
            self._say("resume", "button.resume", main=True) if self.state.at and not complete else (),
            self._say("review", again, main=complete),
            self._say("case", "button.case" if self.situation.case is not None else "button.about"),
            self._concern_row(),
            self._say("list", "button.list"),
        ]

    def _review(self) -> Card:
        lines = [self._plain("review.intro"), *self._sent_back_lines()]
        lines += self._withheld_lines(self.state.withheld)
        lines += review_lines(self.situation, self.standing, self.phrases)
        unconfirmed = [q.number for q in self.standing.numbered if set(self.ticks(q)) != set(self._chosen(q))]
        if unconfirmed:
            said = self.phrases("review.unconfirmed", numbers=", ".join(unconfirmed))
            lines.append(Line(said, Tone.HINT))
        submit = "review.submit_again" if self.state.returns else "review.submit"
        decide = self._decide_row(self.state.withheld, main=True)
        first = decide or self._revisit_row(main=True) or self._say("submit", submit, main=True)
        rows = [first, self._say("over", "review.change")]
        return self._paged(self._titled("review.title"), lines, rows)

    def _missing(self) -> Card:
        done, holding_up = self.standing.done, self.standing.holding_up
        lines = [self._plain("missing.intro" if done else "missing.nothing")]
        if done and holding_up:
            lines = [self._plain("missing.required", numbers=", ".join(q.number for q in holding_up))]
        if not done and self.situation.case is not None:
            lines.append(self._plain("missing.not_known"))
        lines += [Line(f"{q.number}. {q.short}") for q in self.standing.unanswered]
        rows = [
            self._say("fill", "missing.fill", main=True),
            self._say("anyway", "missing.anyway") if done and not holding_up else (),
            self._say("review", "missing.back"),
        ]
        return self._paged(self._titled("missing.title"), lines, rows)

    def _submitted(self) -> Card:
        closes = self.phrases.day(self.situation.audit.closes)
        lines = [
            self._plain("submitted.thanks", name=self.situation.name),
            self._plain("submitted.accepted" if self.situation.accepted else "submitted.until", day=closes),
        ]
        if self.state.changed:
            lines = [self._plain("submitted.changed", number=self.state.returns)]
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("review", "button.review_again") if self.state.changed else (),
            self._say("read", "button.read"),
            self._say("over", "review.change"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("submitted.title"), lines, rows)

    def _sent_back(self) -> Card:
        queried = [question for question in self.standing.numbered if question.id in self.state.queried]
        lines = [self._plain("sent_back.intro", number=self.state.returns)]
        for question in queried:
            lines += [Line(f"{question.number}. {question.short}", Tone.LABEL), self._note(question)]
            if question.id in self.state.replied:
                lines.append(Line(self.phrases("sent_back.settled"), Tone.HINT))
        rows = [
            self._revisit_row(main=True) or self._say("review", "button.review_again", main=True),
            self._say("read", "button.read"),
            self._say("list", "button.list"),
        ]
        return self._paged(self._titled("sent_back.title"), lines, rows)

    def _note(self, question: Question) -> Line:
        if not self.situation.takes_comment(question.id):
            return Line(self.phrases("sent_back.in_web"), Tone.HINT)
        return Line(self.situation.notes.get(question.id, ""), Tone.QUOTE)

    def _reading(self) -> Card:
        rows = [self._say("shut", "button.close_reading", main=True)]
        return self._paged(self._titled("reading.title"), return_lines(self.situation, self.phrases), rows)
