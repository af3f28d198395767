"""The conversation about one request: what a press, a text or a command does to it."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, Answers, Refused, chosen, clean, typed
from survey.audit import Window
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Card, Line, Note
from survey.phrases import Phrases
from survey.presses import Presses
from survey.questionnaire import CHOICE_KINDS, TYPED_KINDS, CommentRule, Kind
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


def advance(situation: Situation, state: State, answers: Answers, event: Event, phrases: Phrases) -> Step:
    """Return what an event does. What does not fit changes nothing and shows the person where they are."""
    return Conversation(situation, state, answers, phrases).take(event)


def look(situation: Situation, state: State, answers: Answers, phrases: Phrases) -> Card:
    """Return the card that shows where the person is."""
    return Conversation(situation, state, answers, phrases).deck().card()


class Conversation(Presses):
    """One request's conversation at one moment."""

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
                return self._comment(question, text, ((ref, text),))
            case Stage.PLACING:
                clean(f"{self.state.held_text}\n{text}")
                return self._go(replace(self.state, held=(*self.state.held, (ref, text))))
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
        repeated = self.deck().repeated_answer(question) is not None
        code = chosen(question, text) if question.kind in CHOICE_KINDS - {Kind.SEVERAL} and not repeated else None
        if code is not None:
            return self._store(question, Answer(question.id, choices=(code,)))
        if not self.situation.takes_comments:
            return self._stay(self.phrases("said.web_only"))
        if question.kind is Kind.STATEMENT or question.comment is CommentRule.NONE:
            return self._stay(self.phrases("said.use_buttons"))
        return self._go(self.state.at_stage(Stage.PLACING, held=((ref, text),)))

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
        if self.situation.web_only(question.id) or (place[0] == "c" and not self.situation.takes_comments):
            return self._stay(self.phrases("said.web_only"))
        answer = self._answer(question)
        if place[0] == "a":
            changed = replace(typed(question, text), comment=answer.comment)
        elif answer.comment.count(old) == 1:
            changed = answer.with_comment(clean(answer.comment.replace(old, text)))
        else:
            return self._stay(self.phrases("edited.elsewhere", number=question.number))
        said = self.phrases("edited.answer" if place[0] == "a" else "edited.comment", number=question.number)
        spoken = {**self.state.spoken, ref: (place, text)}
        state = replace(self.state, changed=self.state.returns > 0, spoken=spoken)
        return self._go(state, Answered(changed, shown(question)), notes=(Note((Line(said),)),))

    # Commands

    def _commanded(self, name: str) -> Step:
        if name == "concern":
            resume = self.state.stage if self.state.stage is not Stage.CONCERN else self.state.resume
            return self._go(self.state.at_stage(Stage.CONCERN, resume=resume), Noticed(NoticeKind.CONCERN))
        if name == "web":
            return Step(self.state, (WebLinkWanted(),))
        places = {"overview": Stage.OVERVIEW, "review": Stage.REVIEW}
        if name in places and self.state.confirmed and self.state.stage not in {Stage.CONCERN, Stage.NOT_KNOWN}:
            return self._go(self._settled().at_stage(places[name]))
        return Step(self.state, card=self.deck().card())
