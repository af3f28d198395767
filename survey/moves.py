"""What every turn of a conversation ends in: storing, saying what follows, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from survey.answers import Answer, Answers, Refused, asks_comment
from survey.cards import Deck
from survey.dispositions import Disposition
from survey.drafts import Parts
from survey.messages import Line, Note
from survey.path import Standing, standing
from survey.phrases import Phrases
from survey.queries import waiting, waits
from survey.questionnaire import Kind, Question
from survey.state import (
    DECIDING,
    Answered,
    Disposed,
    Fact,
    Noticed,
    NoticeKind,
    Replied,
    Situation,
    Stage,
    State,
    Step,
    Submitted,
)
from survey.wording import excerpt, in_words, shown

CONFIRM_EXCERPT = 120


@dataclass(frozen=True)
class Moves:
    """One request's conversation at one moment, and the ways of going on from it."""

    situation: Situation
    state: State
    answers: Answers
    phrases: Phrases
    standing: Standing

    @classmethod
    def of(cls, situation: Situation, state: State, answers: Answers, phrases: Phrases) -> Self:
        """Return the conversation of a response with these answers."""
        return cls(situation, state, answers, phrases, standing(situation.questionnaire, situation.facts, answers))

    def holding(self, *answers: Answer) -> Self:
        """Return the conversation with these answers in the place of earlier ones."""
        if all(self.answers.get(answer.question) is answer for answer in answers):
            return self
        return self.of(
            self.situation.without_kept({answer.question for answer in answers}),
            self.state,
            {**self.answers, **{answer.question: answer for answer in answers}},
            self.phrases,
        )

    def deck(self) -> Deck:
        """Return what the present card is drawn from."""
        return Deck(self.situation, self.state, self.standing, self.phrases)

    def _question(self) -> Question:
        return self.situation.questionnaire.question(self.state.at)

    def _answer(self, question: Question) -> Answer:
        return self.answers.get(question.id) or Answer(question.id)

    def _go(
        self, state: State, *facts: Fact, confirms: str = "", notes: tuple[Note, ...] = (), toast: str = ""
    ) -> Step:
        after = self.holding(*[fact.answer for fact in facts if isinstance(fact, Answered)])
        state = replace(self._on_path(state, after.standing), revision=self.state.revision + 1)
        deck = Deck(after.situation, state, after.standing, self.phrases)
        return Step(state, facts, deck.card(confirms), notes, toast)

    def _stay(self, why: str) -> Step:
        return Step(self.state, card=self.deck().card(), notes=(Note((Line(why),)),))

    def _refuse(self, refused: Refused) -> Step:
        return self._stay(self.phrases(refused.phrase, **refused.details))

    # Storing

    def _store(self, question: Question, answer: Answer, parts: Parts = ()) -> Step:
        answer = answer.beside(self._answer(question))
        facts: list[Fact] = [Answered(answer, shown(question)), *self._replies(answer)]
        if not self.state.returns:
            facts.append(Disposed(Disposition.PARTIAL, "answered"))
        after = self.holding(answer)
        state = self._settled(
            at=question.id,
            last=question.id if answer.is_given else self.state.last,
            changed=self.state.returns > 0,
            replied=self._replied(question),
            spoken=self._spoken("a", question, parts),
            drafts={name: ticks for name, ticks in self.state.drafts.items() if name != question.id},
        )
        options = [question.option(code) for code in answer.choices or ()]
        asks = asks_comment(question, answer) and not answer.comment
        here = self.situation.takes_comment(question.id)
        if asks and here:
            state = state.at_stage(Stage.COMMENTING, about=question.id)
        else:
            state = self._next(state, after.standing, after=question.id)
        if any(option.escalates for option in options):
            state = state.at_stage(Stage.CONCERN, resume=state.stage, concern="")
            facts.append(Noticed(NoticeKind.ROUTE_SHOWN))
        notes = self._consequences(question, after.standing)
        if asks and not here:
            notes = (*notes, Note((Line(self.phrases("comment.asked_web", number=question.number)),)))
        return after._go(state, *facts, confirms=self._confirms(question, answer), notes=notes)  # noqa: SLF001 - the same class

    def _confirms(self, question: Question, answer: Answer) -> str:
        if not answer.is_given:
            return self.phrases("confirm.left_out", number=question.number)
        if answer.text_reason:
            return self.phrases("confirm.text_kept", number=question.number)
        several = question.kind is Kind.SEVERAL
        words = excerpt(in_words(question, answer, self.phrases, short=several), CONFIRM_EXCERPT)
        return self.phrases("confirm.answer", number=question.number, answer=words)

    def _consequences(self, question: Question, after: Standing) -> tuple[Note, ...]:
        """Say what follows for other questions from changing an answer that they depend on."""
        before = self.standing
        if not before.given(question):
            return ()

        def numbers(names: set[str]) -> str:
            return ", ".join(q.number for q in self.situation.questionnaire.questions if q.id in names and q.number)

        aside = {a.question for a in after.set_aside} - {a.question for a in before.set_aside} - {question.id}
        back = {a.question for a in before.set_aside} & set(after.answers)
        asked_before, asked_after = {q.id for q in before.asked}, {q.id for q in after.asked}
        asked, unasked = asked_after - asked_before - back, asked_before - asked_after - aside
        found = {"follows.asked": asked, "follows.unasked": unasked, "follows.aside": aside, "follows.back": back}
        lines = [Line(self.phrases(key, numbers=text)) for key, names in found.items() if (text := numbers(names))]
        return (Note(tuple(lines)),) if lines else ()

    def _comment(
        self,
        question: Question,
        answer: Answer,
        parts: Parts,
        *,
        confirms: str = "confirm.comment",
        adds: bool = False,
    ) -> Step:
        after = self.holding(answer)
        there = replace(self, state=replace(self.state, replied=self._replied(question)))
        state = replace(
            there._after_comment(after.standing),  # noqa: SLF001 - the same class
            held=(),
            changed=self.state.returns > 0,
            spoken=self._spoken("c", question, parts, adds=adds),
        )
        if answer.comment_reason:
            confirms = "confirm.comment_kept"  # what remains of a card does not repeat what may identify someone
        said = self.phrases(confirms, number=question.number, comment=excerpt(answer.comment, CONFIRM_EXCERPT))
        facts: tuple[Fact, ...] = (Answered(answer, shown(question)), *self._replies(answer))
        return after._go(state, *facts, confirms=said)  # noqa: SLF001 - the same class

    def _replied(self, question: Question) -> tuple[str, ...]:
        """Return the questions that are settled once this one is, if it was sent back."""
        return (*self.state.replied, question.id) if waits(self.state, question.id) else self.state.replied

    def _replies(self, answer: Answer) -> tuple[Replied, ...]:
        """Return the fact that a question which was sent back is settled by this answer."""
        if not waits(self.state, answer.question):
            return ()
        return (Replied(answer.question, changed=answer != self.answers.get(answer.question)),)

    def _after_comment(self, after: Standing) -> State:
        state = self.state
        question = self.situation.questionnaire.question(state.at)
        is_done = (after.given(question) or after.left_out(question)) and not waits(state, question.id)
        if state.about == state.at and is_done:
            return self._next(state, after, after=state.at)
        return state.at_stage(Stage.ASKING)

    def _spoken(
        self, part: str, question: Question, parts: Parts, *, adds: bool = False
    ) -> dict[str, tuple[str, str]]:
        """Return where texts went, with these in their place, beside the earlier ones there or instead of them."""
        place = part + question.id
        kept = {ref: said for ref, said in self.state.spoken.items() if adds or said[0] != place}
        return {**kept, **{ref: (place, text) for ref, text in parts if ref}}

    def _submit(self) -> Step:
        now = self.standing
        asked = tuple(question.id for question in now.asked)
        carried = {name: kept.version for name, kept in self.situation.kept.items() if name in now.answers}
        submitted = Submitted(asked, tuple(now.answers.values()), now.set_aside, carried)
        returns = self.state.returns + 1
        state = self._settled(offered=False, queried=(), replied=())
        state = state.at_stage(Stage.SUBMITTED, returns=returns, changed=False)
        said = self.phrases("confirm.submitted", number=state.returns, name=self.situation.name)
        there = replace(self, situation=replace(self.situation, accepted=False))
        returned = Disposed(Disposition.RETURNED, "submitted")
        return there._go(state, submitted, returned, confirms=said)  # noqa: SLF001 - the same class

    # Where to go on

    def _settled(self, **changes: Any) -> State:
        return replace(self.state, apart=False, **changes)

    def _on_path(self, state: State, now: Standing) -> State:
        """Return the state where it stands on something that applies, else the nearest that does."""
        asked = [question.id for question in now.asked]
        if state.stage in DECIDING and not any(draft.question in asked for draft in state.withheld[-1:]):
            state = state.at_stage(Stage.ASKING)
        is_open = any(draft.question in asked for draft in state.withheld) or bool(waiting(state, now))
        if state.stage is Stage.MISSING and (is_open or not now.unanswered):
            return state.at_stage(Stage.REVIEW)
        if state.stage is Stage.COMMENTING and state.about not in asked:
            state = state.at_stage(Stage.ASKING)
        if state.stage not in {Stage.ASKING, Stage.PLACING} or state.at in asked:
            return state
        if state.stage is Stage.ASKING:
            return self._next(state, now, after=state.at)
        position = self.situation.questionnaire.position
        earlier = [name for name in asked if position(name) < position(state.at)]
        return replace(state, at=(earlier[-1:] or asked[:1] or [state.at])[0])

    def _next(self, state: State, now: Standing, *, after: str) -> State:
        """Go to the next question that waits for an answer, from the beginning where none is left behind `after`.

        Where none waits at all, the review comes. Of a return that was sent back only that waits which was sent back,
        and what was not asked before.
        """
        position = self.situation.questionnaire.position
        behind = position(after) if after else -1
        open_ones = [question.id for question in now.asked if self._waits(question, now, state)]
        further = [name for name in open_ones if position(name) > behind]
        if not open_ones:
            return state.at_stage(Stage.REVIEW)
        return state.at_stage(Stage.ASKING, at=(further or open_ones)[0])

    def _waits(self, question: Question, now: Standing, state: State) -> bool:
        if state.queried and (waits(state, question.id) or self._was_returned(question)):
            return waits(state, question.id)
        if question.kind is Kind.STATEMENT:
            return question.id not in state.read
        return not now.given(question) and not now.left_out(question)

    def _was_returned(self, question: Question) -> bool:
        """Return whether the last return says something of this question, as it is asked now."""
        returned = self.situation.returned
        return returned is not None and self.situation.returned_under is None and question.id in returned.asked
