"""What a parent's cards are made of: the sentences, and the buttons that stand under every one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from survey.answers import Answer, Answers
from survey.audit import Audit, Window
from survey.messages import Button, Card, Line, Note, Tone, token
from survey.parents.state import Setting, Stage, State
from survey.path import Standing
from survey.phrases import Phrases
from survey.questionnaire import Kind, Question
from survey.screening import screen

Row = tuple[Button, ...]


def help_note(audit: Audit, phrases: Phrases) -> Note:
    """Return whom to call now. It is said once and stored nowhere."""
    return Note((*help_lines(audit, phrases), Line(phrases("parent.help.call"), Tone.HINT)))


def care_note(audit: Audit, phrases: Phrases) -> Note:
    """Return what is said first to words of danger or despair. It is a note of its own, above the card: what is long
    must not push whom to call out of sight."""
    return Note((Line(phrases("parent.care")), *help_lines(audit, phrases)))


def help_lines(audit: Audit, phrases: Phrases) -> list[Line]:
    """Return the audit's help lines, behind the number for an emergency."""
    return [Line(phrases("parent.help.now"), Tone.ALERT), *map(Line, audit.help_lines)]


@dataclass(frozen=True, slots=True)
class ParentCardParts:
    """Everything that a card depends on."""

    setting: Setting
    state: State
    standing: Standing
    phrases: Phrases

    @property
    def asked(self) -> list[Question]:
        """The questions that are asked in this channel."""
        return [question for question in self.standing.numbered if self.setting.takes(question)]

    @property
    def given(self) -> list[Answer]:
        """The answers that stand and can be shown in this channel, in the order of asking. On the telephone words
        alone can stand beside options."""
        found = [self.answers.get(question.id) for question in self.asked]
        return [answer for answer in found if answer is not None and (answer.is_given or answer.comment)]

    @property
    def answers(self) -> Answers:
        """What stands as answered."""
        return self.standing.answers

    def answer(self, question: Question) -> Answer:
        """Return what stands for a question, which may be nothing."""
        return self.answers.get(question.id) or Answer(question.id)

    def press(self, action: str, argument: int = 0, question: Question | None = None) -> str:
        """Return the token of a button on this card."""
        position = -1 if question is None else self.setting.questionnaire.position(question.id)
        return token(self.setting.request, self.state.revision, position, action, argument)

    def say(self, action: str, phrase: str, *, main: bool = False, argument: int = 0) -> Row:
        """Return a row with one button."""
        return (Button(self.press(action, argument), self.phrases(phrase), main),)

    def plain(self, phrase: str, **details: str | int) -> Line:
        """Return a phrase as a paragraph."""
        return Line(self.phrases(phrase, **details))

    def hint(self, phrase: str, **details: str | int) -> Line:
        """Return a phrase as a remark."""
        return Line(self.phrases(phrase, **details), Tone.HINT)

    def card(self, title: str, lines: Iterable[Line], rows: Iterable[Row], wants: str = "") -> Card:
        """Return a card with what stands under every one; its title gives nothing away."""
        (first, *others) = self._under()
        every = (*rows, tuple(replace(button, apart=True) for button in first), *others)
        shown = tuple(row for row in every if row)
        return Card(str(self.setting.request), self.phrases(title), tuple(lines), rows=shown, wants=wants)

    def _under(self) -> Iterable[Row]:
        stage = self.state.stage
        if stage is Stage.ASKING and self.setting.window is Window.OPEN:
            yield self.say("pause", "parent.button.pause")
        if stage is not Stage.CALL:
            yield self.say("call", "parent.button.call")
        yield self.say("help", "parent.button.help")
        if stage not in {Stage.STOPPING, Stage.DECLINED}:
            yield self.say("stop", "parent.button.stop" if self.setting.keeps else "parent.button.no_thanks")

    def findings(self, text: str) -> str:
        """Return what in a text looks as if it showed who somebody is, as one list; empty where nothing does."""
        found = screen(text, self.setting.audit.words)
        return "; ".join(dict.fromkeys(text[each.start : each.end] for each in found))

    def words_of(self, question: Question, answer: Answer) -> str:
        """Return an answer's words, or its choices in words."""
        if answer.choices is not None:
            labels = [question.option(code).label for code in answer.choices]
            return "; ".join(labels) or self.phrases("answer.none_of_these")
        return "" if answer.value is None else str(answer.value)

    def is_typed(self, question: Question) -> bool:
        """Return whether a question is answered by typing."""
        return question.kind is Kind.TEXT
