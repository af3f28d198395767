"""The cards of whoever speaks with a parent on the telephone: the parent's own, with what is asked on, where it can
be jumped to, and whose words were typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from survey.answers import Answer
from survey.messages import Button, Card, Line, Tone
from survey.parents.card_parts import Row
from survey.parents.cards import ParentCards
from survey.parents.quoting import marked
from survey.parents.state import Stage
from survey.questionnaire import Kind, Question
from survey.wording import EXCERPT, excerpt

NUMBERS_A_ROW = 4


class InterviewCards(ParentCards):
    """Every card."""

    __slots__ = ()

    def card(self, title: str, lines: Iterable[Line], rows: Iterable[Row], wants: str = "") -> Card:
        """Return a card that says that it is about a call."""
        card = ParentCards.card(self, title, lines, rows, wants)
        return replace(card, title=self.phrases("interview.title", title=card.title))

    def _asking(self) -> Card:
        card = super()._asking()
        return replace(card, title=self.phrases("interview.title", title=card.title))

    def _answering(self, question: Question) -> Card:
        card = super()._answering(question)
        if not self.setting.takes_probe(question):
            return card
        lines, said = list(card.lines), self.answer(question).comment
        if question.kind is not Kind.TEXT and said:
            lines += [Line(self.phrases("parent.so_far"), Tone.LABEL), Line(excerpt(said, EXCERPT), Tone.QUOTE)]
        # the probe stands below the question: a talker answers both at once
        at = next(place for place, line in enumerate(lines) if line.tone is Tone.QUESTION) + 1
        probe = Line(self.phrases("interview.probe", probe=question.probe), Tone.HINT)
        return replace(card, lines=(*lines[:at], probe, *lines[at:]))

    def _writing(self, lines: list[Line], so_far: str, without: str) -> Card:
        if not so_far:
            return super()._writing(lines, so_far, without)
        rows = [*self._whose(), self.say("anew", "parent.button.anew")]
        return self.card("parent.title", [*lines, *self._so_far(so_far)], rows, self.phrases("parent.wants.answer"))

    def _whose(self) -> list[Row]:
        # neither is the main one: which it is has to be said each time
        return [self.say("verbatim", "interview.button.verbatim"), self.say("summary", "interview.button.summary")]

    def _changing(self) -> Card:
        card, question = super()._changing(), self._question()
        if question.kind is not Kind.TEXT or not self.answer(question).is_given:
            return card
        done = self.say("done", "parent.button.done", main=True)
        return replace(card, rows=(*self._whose(), *(row for row in card.rows if row != done)))

    def _kept(self, answer: Answer, number: int) -> list[Line]:
        lines = super()._kept(answer, number)
        names = [(answer.text, False), (answer.comment, True)]
        found = [marked(answer.question, probing=probing) in self.state.summaries for text, probing in names if text]
        if not found:
            return lines
        said = "interview.kept.summary" if all(found) else "interview.kept.mixed"
        return [*lines, self.hint(said if any(found) else "interview.kept.verbatim")]

    def _topics(self) -> Card:
        lines, buttons = [self.plain("interview.topics")], []
        for number, question in enumerate(self.asked, 1):
            answer = self.answers.get(question.id)
            is_done = answer is not None and (answer.is_given or answer.left_out)
            said = "interview.topic.done" if is_done else "interview.topic"
            lines.append(self.plain(said, number=number, topic=question.short))
            buttons.append(Button(self.press("jump", 0, question), str(number)))
        rows = [tuple(buttons[i : i + NUMBERS_A_ROW]) for i in range(0, len(buttons), NUMBERS_A_ROW)]
        rows.append(self.say("resume", "parent.button.resume", main=True))
        rows.append(self.say("read_back", "interview.button.read_back"))
        return self.card("interview.title.topics", lines, rows, self.phrases("interview.wants.number"))

    def _under(self) -> Iterable[Row]:
        stage = self.state.stage
        if stage is Stage.ASKING:
            before = Button(self.press("before"), self.phrases("interview.button.before"))
            yield (before, Button(self.press("topics"), self.phrases("interview.button.topics")))
        if stage not in {Stage.ASKING, Stage.STOPPING}:
            yield self.say("pause", "parent.button.pause")
        yield from super()._under()
