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
    rewritten_in,
    takes_comment,
    typed,
)
from survey.audit import Window
from survey.carrying import present
from survey.drafts import Draft
from survey.events import Chosen, Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Card, Press
from survey.phrases import Phrases
from survey.presses import Presses
from survey.questionnaire import CHOICE_KINDS, TYPED_KINDS, Kind, Question
from survey.state import (
    Noticed,
    NoticeKind,
    Situation,
    Stage,
    State,
    Step,
    WebLinkWanted,
)

PLACES = {"overview": Stage.OVERVIEW, "review": Stage.REVIEW}
STANDING_FIRST = frozenset({Stage.CONCERN, Stage.NOT_KNOWN})
"""What is to be read or taken back before anything else."""


def advance(situation: Situation, state: State, answers: Answers, event: Event | Chosen, phrases: Phrases) -> Step:
    """Return what an event does. What does not fit changes nothing and shows the person where they are.

    `answers` holds the latest entry of each question, also where it was given under another version.
    """
    return Conversation.of(situation, state, present(situation, answers), phrases).placed().take(event)


def look(situation: Situation, state: State, answers: Answers, phrases: Phrases) -> Card:
    """Return the card that shows where the person is."""
    return Conversation.of(situation, state, present(situation, answers), phrases).placed().deck().card()


def shows_concern(state: State, event: Event | Chosen | None) -> bool:
    """Return whether a turn that begins so may show that a concern is recorded (Situation.can_alert)."""
    if state.stage is Stage.CONCERN:
        return True
    match event:
        case Commanded("concern", _):
            return True
        case Pressed(token):
            press = Press.parse(token)
            return press is not None and press.action == "concern"
    return False


class Conversation(Presses):
    """One request's conversation at one moment."""

    def placed(self) -> Conversation:
        """Return the conversation at a question that applies: the request's facts can have changed meanwhile."""
        state = self._on_path(self.state, self.standing)
        return self if state is self.state else replace(self, state=state)

    def take(self, event: Event | Chosen) -> Step:
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
            case Chosen(action):
                return self._chosen(action)
            case Unsupported(what):
                return self._stay(self.phrases(f"unsupported.{what}"))

    def _chosen(self, action: str) -> Step:
        stage = {"unknown": Stage.NOT_KNOWN, "pass": Stage.PASSING_ON}.get(action)
        if stage is Stage.NOT_KNOWN and self.situation.case is None:
            stage = None
        is_open = self.situation.window is Window.OPEN and not self.state.returns
        if stage is None or not is_open or self.state.stage is stage:
            return Step(self.state, card=self.deck().card())
        press = Press("", 0, -1, action)
        return self._on_unknown(press) if stage is Stage.NOT_KNOWN else self._on_pass(press)

    def _said(self, text: str, ref: str) -> Step:
        if self.situation.window is not Window.OPEN and self.state.stage is not Stage.CONCERN:
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
                return self._commented(question, ((ref, text),))
            case Stage.PLACING:
                if not self._may_place():
                    return self._stay(self.phrases("said.web_only"))
                return self._hold(text, ref)
            case Stage.SCREENING | Stage.REWRITING | Stage.KEEPING:
                return self._said_while_deciding(text, ref)
            case Stage.CONCERN:
                return self._worded(text)
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
        if question.kind is Kind.TEXT:
            return self._write(Draft(question.id, False, ((ref, text),)))
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
            draft = self._drafted_as(ref)
            if draft is not None and not self.situation.takes(draft):
                return self._stay(self.phrases("said.web_only"))
            if draft is not None:
                return self._redrafted(draft, ref, text)
            if ref not in self.state.spoken:
                return self._stay(self.phrases("edited.unknown"))
            return self._rewritten(ref, text)
        except Refused as refused:
            return self._refuse(refused)

    def _rewritten(self, ref: str, text: str) -> Step:
        place, old = self.state.spoken[ref]
        question = self.situation.questionnaire.question(place[1:])
        draft = Draft(question.id, place[0] == "c", ((ref, text),), adds=True, instead=old)
        if self.situation.web_only(question.id) or (draft.is_comment and not self.situation.takes_comments):
            return self._stay(self.phrases("said.web_only"))
        if not draft.is_comment and question.kind in CHOICE_KINDS:
            return self._stay(self.phrases("edited.choice", number=question.number))
        before = self._answer(question)
        if draft.is_comment and rewritten_in(before.comment, old, text) is None:
            return self._stay(self.phrases("edited.elsewhere", number=question.number))
        if question.kind is Kind.TEXT or draft.is_comment:
            return self._write(draft, moves=False)
        return self._changed(question, typed(question, text).beside(before), draft)

    # Commands

    def _commanded(self, name: str) -> Step:
        if name == "concern":
            return self._alarm()
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
