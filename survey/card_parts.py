"""What every card is made of: its buttons, its sentences, and answers in words that the channel may show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from survey.answers import Answer, takes_comment
from survey.drafts import Draft
from survey.messages import Button, Card, Line, Tone, token
from survey.paging import page_row
from survey.path import Standing
from survey.phrases import Phrases
from survey.queries import waiting
from survey.questionnaire import Question
from survey.state import Situation, State
from survey.wording import pages

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class CardParts:
    """Everything a card depends on."""

    situation: Situation
    state: State
    standing: Standing
    phrases: Phrases

    def press(self, action: str, question: Question | None = None, argument: int = 0) -> str:
        """Return the token of a button on this card."""
        position = -1 if question is None else self.situation.questionnaire.position(question.id)
        return token(self.situation.request, self.state.revision, position, action, argument)

    def _button(self, action: str, label: str, *, main: bool = False, question: Question | None = None) -> Button:
        return Button(self.press(action, question), label, main)

    def _say(self, action: str, phrase: str, *, main: bool = False, **details: str | int) -> Row:
        return (self._button(action, self.phrases(phrase, **details), main=main),)

    def _card(self, title: str, lines: Iterable[Line], rows: Iterable[Row], wants: str = "") -> Card:
        slot = str(self.situation.request)
        return Card(slot, title, tuple(lines), rows=tuple(row for row in rows if row), wants=wants)

    def _titled(self, phrase: str) -> str:
        return self.phrases(phrase, name=self.situation.name)

    def _plain(self, phrase: str, **details: str | int) -> Line:
        return Line(self.phrases(phrase, **details))

    def _web_row(self) -> Row:
        return self._say("web", "web_only.link", main=True)

    def _page_row(self, page: int, count: int) -> Row:
        return page_row(page, count, lambda other: self.press("page", None, other), self.phrases)

    def _paged(self, title: str, lines: list[Line], rows: list[Row]) -> Card:
        parts = pages(lines)
        page = min(self.state.page, len(parts) - 1)
        if len(parts) > 1:
            title = self.phrases("page.of", title=title, page=page + 1, count=len(parts))
        return self._card(title, parts[page], [self._page_row(page, len(parts)), *rows])

    def _waiting(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The texts of these that are held back on questions which apply."""
        asked = {question.id for question in self.standing.asked}
        return [draft for draft in drafts if draft.question in asked]

    def _withheld_lines(self, drafts: Iterable[Draft]) -> list[Line]:
        questions = dict.fromkeys(self.situation.questionnaire.question(d.question) for d in self._waiting(drafts))
        numbers = ", ".join(question.number for question in questions)
        return [Line(self.phrases("withheld.texts", numbers=numbers), Tone.HINT)] if numbers else []

    def _decide_row(self, drafts: Iterable[Draft], *, main: bool = False) -> Row:
        """The way to the first of these texts."""
        for draft in self._waiting(drafts):
            question = self.situation.questionnaire.question(draft.question)
            press = self.press("decide", question, self.state.withheld.index(draft))
            return (Button(press, self.phrases("withheld.decide", number=question.number), main),)
        return ()

    def _sent_back_lines(self) -> list[Line]:
        numbers = ", ".join(question.number for question in waiting(self.state, self.standing))
        return [Line(self.phrases("sent_back.questions", numbers=numbers), Tone.HINT)] if numbers else []

    def _revisit_row(self, *, main: bool = False) -> Row:
        """The way to the first question that was sent back and is not settled yet."""
        for question in waiting(self.state, self.standing):
            label = self.phrases("sent_back.look", number=question.number)
            return (self._button("revisit", label, main=main, question=question),)
        return ()

    def previous(self) -> Question | None:
        """Return the question that was answered last, where it still applies and takes a comment in this channel."""
        questions = [q for q in self.standing.numbered if q.id == self.state.last]
        return questions[0] if questions and self._takes_comment(questions[0]) else None

    def _takes_comment(self, question: Question) -> bool:
        return takes_comment(question) and self.situation.takes_comment(question.id)

    def ticks(self, question: Question) -> tuple[str, ...]:
        """Return what stands ticked or chosen: the draft where there is one, else the answer."""
        return self.state.drafts.get(question.id, self._chosen(question))

    def _chosen(self, question: Question) -> tuple[str, ...]:
        answer = self.standing.answers.get(question.id, Answer(question.id))
        return answer.choices or ()
