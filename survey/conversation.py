"""The conversation about one request: what a press, a text or a command does to it."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import (
    Answer,
    Answers,
    Refused,
    chosen,
    clean,
    joined,
    named,
    takes_comment,
    typed,
    within_limit,
)
from survey.audit import Window
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Card, Line, Note
from survey.phrases import Phrases
from survey.presses import Presses
from survey.questionnaire import CHOICE_KINDS, TYPED_KINDS, Kind, Question
from survey.state import (
    Answered,
    Noticed,
    NoticeKind,
    Situation,
    Stage,
    State,
    Step,
    WebLinkWanted,
)
from survey.wording import shown

PLACES = {"overview": Stage.OVERVIEW, "review": Stage.REVIEW}
STANDING_FIRST = frozenset({Stage.CONCERN, Stage.NOT_KNOWN})
"""What is to be read or taken back before anything else."""


def advance(situation: Situation, state: State, answers: Answers, event: Event, phrases: Phrases) -> Step:
    """Return what an event does. What does not fit changes nothing and shows the person where they are."""
    return Conversation.of(situation, state, answers, phrases).placed().take(event)


def look(situation: Situation, state: State, answers: Answers, phrases: Phrases) -> Card:
    """Return the card that shows where the person is."""
    return Conversation.of(situation, state, answers, phrases).placed().deck().card()


class Conversation(Presses):
    """One request's conversation at one moment."""

    def placed(self) -> Conversation:
        """Return the conversation at a question that applies: the request's facts can have changed meanwhile."""
        return replace(self, state=self._on_path(self.state, self.standing))

    def take(self, event: Event) -> Step:
        """Return what this event does."""
        match event:
            case Pressed(token):
                return self.pressed(token)
            case Said(text, ref):
                return self._said(text, ref)
            case Edited(text, ref):
                return self._edited(text, ref)
            case Commanded(name, _):
                return self._commanded(name)
            case Unsupported(what):
                return self._stay(self.phrases(f"unsupported.{what}"))

    def _said(self, text: str, ref: str) -> Step:
        if self.situation.window is not Window.OPEN:
            return self._stay(self.phrases("said.shut"))
        try:
            return self._heard(clean(text), ref)
        except Refused as refused:
            return self._refuse(refused)

    def _heard(self, text: str, ref: str) -> Step:
        match self.state.stage:
            case Stage.ASKING:
                return self._said_to_question(text, ref)
            case Stage.COMMENTING:
                question = self.situation.questionnaire.question(self.state.about)
                if not self.situation.takes_comment(question.id):
                    return self._stay(self.phrases("said.web_only"))
                return self._comment(question, text, ((ref, text),))
            case Stage.PLACING:
                if not self._may_place():
                    return self._stay(self.phrases("said.web_only"))
                return self._hold(text, ref)
            case Stage.NOT_SURE:
                told = self.phrases("confirm.told")
                return self._go(self.state, Noticed(NoticeKind.NOT_SURE, text), confirms=told)
            case Stage.PASSING_ON:
                told = self.phrases("confirm.told")
                return self._go(
                    self.state.at_stage(Stage.PASSED_ON), Noticed(NoticeKind.COLLEAGUE, text), confirms=told
                )
            case _:
                return self._stay(self.phrases("said.use_buttons"))

    def _said_to_question(self, text: str, ref: str) -> Step:
        question = self._question()
        if self.situation.web_only(question.id):
            return self._stay(self.phrases("said.web_only"))
        if question.kind in TYPED_KINDS:
            return self._store(question, typed(question, text), ((ref, text),))
        code = self._code(question, text)
        if code is not None:
            return self._store(question, Answer(question.id, choices=(code,)), ((ref, text),))
        if not takes_comment(question):
            return self._stay(self.phrases("said.use_buttons"))
        if not self._may_place():
            return self._stay(self.phrases("said.web_only"))
        return self._hold(text, ref)

    def _code(self, question: Question, text: str) -> str | None:
        if question.kind not in CHOICE_KINDS - {Kind.SEVERAL}:
            return None
        if self.deck().repeated_answer(question) is not None:
            return named(question, text)  # the card offers an answer to keep, and shows no letters
        return chosen(question, text)

    def _may_place(self) -> bool:
        return self.situation.takes_comment(self.state.at)

    def _hold(self, text: str, ref: str) -> Step:
        joined(self.state.held_text, text)
        return self._go(self.state.at_stage(Stage.PLACING, held=(*self.state.held, (ref, text))))

    def _edited(self, text: str, ref: str) -> Step:
        if self.situation.window is not Window.OPEN:
            return self._stay(self.phrases("said.shut"))
        try:
            text = clean(text)
            if ref in dict(self.state.held):
                held = tuple((other, text if other == ref else old) for other, old in self.state.held)
                return self._go(replace(self.state, held=held))
            if ref not in self.state.spoken:
                return self._stay(self.phrases("edited.unknown"))
            return self._rewritten(ref, text)
        except Refused as refused:
            return self._refuse(refused)

    def _rewritten(self, ref: str, text: str) -> Step:
        place, old = self.state.spoken[ref]
        question = self.situation.questionnaire.question(place[1:])
        comments = place[0] == "c"
        if self.situation.web_only(question.id) or (comments and not self.situation.takes_comments):
            return self._stay(self.phrases("said.web_only"))
        if not comments and question.kind in CHOICE_KINDS:
            return self._stay(self.phrases("edited.choice", number=question.number))
        answer = self._answer(question)
        comment = _rewritten_in(answer.comment, old, text) if comments else answer.comment
        if comment is None:
            return self._stay(self.phrases("edited.elsewhere", number=question.number))
        changed = answer.with_comment(comment) if comments else replace(typed(question, text), comment=comment)
        after = self.holding(changed)
        follows = self._consequences(question, after.standing)
        said = self.phrases("edited.comment" if comments else "edited.answer", number=question.number)
        spoken = {**self.state.spoken, ref: (place, text)}
        state = replace(self.state, changed=self.state.returns > 0, spoken=spoken)
        notes = (Note((Line(said),)), *follows)
        step = after._go(state, Answered(changed, shown(question)), notes=notes)  # noqa: SLF001 - the same class
        return after._unmoved(step)  # noqa: SLF001 - the same class

    def _unmoved(self, step: Step) -> Step:
        """Return the step with the old revision where the same question is asked: its buttons mean what they meant,
        so one that is pressed before the card is drawn anew is no stale one."""
        if step.state.stage is not Stage.ASKING or (step.state.stage, step.state.at) != (
            self.state.stage,
            self.state.at,
        ):
            return step
        state = replace(step.state, revision=self.state.revision)
        return replace(step, state=state, card=replace(self, state=state).deck().card())

    # Commands

    def _commanded(self, name: str) -> Step:
        if name == "concern":
            resume = self.state.stage if self.state.stage is not Stage.CONCERN else self.state.resume
            return self._go(self.state.at_stage(Stage.CONCERN, resume=resume), Noticed(NoticeKind.CONCERN))
        if name == "web":
            return Step(self.state, (WebLinkWanted(),))
        if name == "start":
            return Step(self.state, card=self.deck().card())
        if name not in PLACES:
            return self._stay(self.phrases("said.unknown_command"))
        if self.state.stage is Stage.PLACING:
            return self._stay(self.phrases("placing.first"))
        if self.situation.window is not Window.OPEN:
            return Step(self.state, card=self.deck().card())
        if self.state.confirmed and self.state.stage not in STANDING_FIRST:
            return self._go(self._settled().at_stage(PLACES[name]))
        return self._stay(self.phrases("said.not_now"))


def _rewritten_in(comment: str, old: str, new: str) -> str | None:
    """Return the comment with the lines of an earlier text changed; None where they no longer stand in it."""
    lines = f"\n{comment}\n"
    if f"\n{old}\n" not in lines:
        return None
    return within_limit(lines.replace(f"\n{old}\n", f"\n{new}\n", 1)[1:-1])
