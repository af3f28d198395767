"""What each button does to the conversation with a parent, and where it goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from survey.answers import Answer, Answers, Refused, confirmed, ticked
from survey.audit import Window
from survey.concerns import Concerned
from survey.consent import Consented, Use
from survey.dispositions import Disposition
from survey.messages import Line, Note, Press
from survey.parents.cards import TIMES, TOPICS, USES, ParentCards
from survey.parents.quoting import marked, quotable, still_said
from survey.parents.state import (
    Fact,
    PhraseWanted,
    QuotesPicked,
    QuotesUnsaid,
    Setting,
    Stage,
    State,
    Step,
    Withdrawn,
)
from survey.path import Standing, standing
from survey.phrases import Phrases
from survey.questionnaire import Kind, Question
from survey.reminding import Wishes
from survey.screening import screen
from survey.state import Answered, Disposed, Noticed, NoticeKind, RemindersWished, Submitted
from survey.wording import shown

TAKEN_OUT = "parent.confirm.taken_out"
LEFT_OUT = "[…]"
"""What stands where words were left out; no end of a sentence."""


@dataclass(frozen=True)
class ParentPresses:
    """One parent's conversation at one moment: `_on_x` is what a press with the action x does, once it is known to
    mean something now."""

    setting: Setting
    state: State
    answers: Answers
    phrases: Phrases
    standing: Standing

    @classmethod
    def of(cls, setting: Setting, state: State, answers: Answers, phrases: Phrases) -> Self:
        """Return the conversation of a response with these answers."""
        return cls(setting, state, answers, phrases, standing(setting.questionnaire, setting.facts, answers))

    def cards(self) -> ParentCards:
        """Return what the present card is drawn from."""
        return ParentCards(self.setting, self.state, self.standing, self.phrases)

    def _question(self) -> Question:
        return self.setting.questionnaire.question(self.state.at)

    def _answer(self, question: Question) -> Answer:
        return self.answers.get(question.id) or Answer(question.id)

    def _go(self, state: State, *facts: Fact, confirms: str = "", note: str = "") -> Step:
        return self._stand(replace(state, revision=self.state.revision + 1), *facts, confirms=confirms, note=note)

    def _stand(self, state: State, *facts: Fact, confirms: str = "", note: str = "") -> Step:
        """Show the card as it is now, with buttons that mean what they meant: who ticks quickly presses the next one
        before the card has caught up."""
        step = Step(state, facts)
        setting = replace(self.setting, agreed=self._agreed(step))
        there = self.of(setting, state, self._with(step), self.phrases)
        notes = (Note((Line(self.phrases(note)),)),) if note else ()
        said = self.phrases(confirms) if confirms else ""
        return replace(step, card=there.cards().show(said), notes=notes)

    def _with(self, step: Step) -> Answers:
        """Return the answers as a step leaves them."""
        new = {fact.answer.question: fact.answer for fact in step.facts if isinstance(fact, Answered)}
        return {**self.answers, **new}

    def _agreed(self, step: Step) -> dict[Use, bool]:
        new = {fact.use: fact.given for fact in step.facts if isinstance(fact, Consented)}
        return {**self.setting.agreed, **new}

    def _stay(self, phrase: str, *facts: Fact) -> Step:
        said = Note((Line(self.phrases(phrase)),))
        return Step(self.state, facts, self.cards().show(), (said,))

    # Consent

    def _on_on(self, _: Press) -> Step:
        if self.state.step + 1 < len(TOPICS):
            return self._go(replace(self.state, step=self.state.step + 1))
        return self._go(self.state.at_stage(Stage.USE, step=0))

    def _on_back(self, _: Press) -> Step:
        state = self.state
        if state.stage is Stage.READ_BACK:
            return self._go(self._next(state))
        if state.step:
            return self._go(replace(state, step=state.step - 1))
        return self._go(state.at_stage(Stage.TOPIC, step=len(TOPICS) - 1))

    def _on_yes(self, _: Press) -> Step:
        return self._used(given=True)

    def _on_no(self, _: Press) -> Step:
        return self._used(given=False)

    def _used(self, *, given: bool) -> Step:
        use = USES[self.state.step]
        said = self._consented(use, given=given)
        if use is Use.KEEP and not given:
            return self._declined(said)
        if self.state.step + 1 < len(USES):
            return self._go(replace(self.state, step=self.state.step + 1), said)
        return self._go(self._next(self.state), said, confirms="parent.confirm.agreed")

    def _consented(self, use: Use, *, given: bool) -> Consented:
        return Consented(use, given, self.setting.wording.version, self.setting.wording.digest)

    def _declined(self, *facts: Fact) -> Step:
        declined = Disposed(Disposition.DECLINED, "consent")
        return self._go(self.state.at_stage(Stage.DECLINED), *facts, declined, *self._quiet())

    def _on_again(self, _: Press) -> Step:
        state = self.state.at_stage(Stage.TOPIC, step=0, digest=self.setting.wording.digest)
        return self._go(state, Disposed(Disposition.OPENED, "changed_mind"))

    def _on_agreed(self, _: Press) -> Step:
        return self._go(self.state.aside(Stage.AGREED))

    def _on_rules(self, _: Press) -> Step:
        return self._go(self.state.aside(Stage.RULES))

    def _on_switch(self, press: Press) -> Step:
        use = USES[press.argument]
        given = not self.setting.agreed.get(use, False)
        facts: list[Fact] = [self._consented(use, given=given)]
        if use is Use.QUOTE and not given:
            facts.append(QuotesPicked(()))
            return self._go(replace(self.state, picked=()), *facts, confirms="parent.confirm.agreed")
        if use is Use.TELL and self.state.returns:
            facts.append(Noticed(NoticeKind.TELL_WORKER if given else NoticeKind.TELL_WORKER_NOT))
        if use is Use.QUOTE and self.state.returns and self.setting.window is Window.OPEN:
            return self._go(self.state.at_stage(Stage.QUOTING), *facts, confirms="parent.confirm.agreed")
        return self._go(self.state, *facts, confirms="parent.confirm.agreed")

    # Answering

    def _store(self, answer: Answer, state: State, confirms: str = "parent.confirm.kept") -> Step:
        question = self.setting.questionnaire.question(answer.question)
        facts: list[Fact] = [Answered(answer, shown(question))]
        said = quotable((answer,), state.summaries)
        picked = tuple(quote for quote in state.picked if quote[0] != answer.question or quote in said)
        state = replace(state, picked=picked)
        if not self.state.returns:
            return self._go(state, *facts, Disposed(Disposition.PARTIAL, "answered"), confirms=confirms)
        facts.append(QuotesUnsaid(answer.question, tuple(text for _, text in said)))
        # nobody has to know that what they change would count as it was until they finish again
        facts.append(self._submitted({**self.answers, answer.question: answer}))
        return self._go(replace(state, returns=state.returns + 1), *facts, confirms=confirms)

    def _submitted(self, answers: Answers) -> Submitted:
        now = standing(self.setting.questionnaire, self.setting.facts, answers)
        asked = tuple(question.id for question in now.asked)
        return Submitted(asked, tuple(now.answers.values()), now.set_aside)

    def _next(self, state: State, after: str = "") -> State:
        """Go to the next question that waits behind `after`, or to the first that waits; where none does, to what
        will be kept."""
        position = self.setting.questionnaire.position
        behind = position(after) if after else -1
        waiting = [each.id for each in self.cards().asked if not self._is_done(each) and each.id != after]
        further = [name for name in waiting if position(name) > behind]
        if not waiting:
            return state.at_stage(Stage.READ_BACK, probing=False, ticks=())
        return state.at_stage(Stage.ASKING, at=(further or waiting)[0], probing=False, ticks=())

    def _is_done(self, question: Question) -> bool:
        answer = self.answers.get(question.id)
        return answer is not None and (answer.is_given or answer.left_out)

    def _on_skip(self, _: Press) -> Step:
        question = self._question()
        return self._store(
            Answer(question.id, left_out=True), self._next(self.state, question.id), "parent.confirm.skipped"
        )

    def _on_anew(self, _: Press) -> Step:
        answer = self._answer(self._question())
        empty = answer.with_comment("") if self.state.probing else replace(answer, text=None, text_reason="")
        return self._store(empty, replace(self.state, parts=()).with_own_words(self._mark))

    @property
    def _mark(self) -> str:
        """The name of what is being written, as it is marked where it is a summary."""
        return marked(self.state.at, probing=self.state.probing)

    def _on_choose(self, press: Press) -> Step:
        question = self._question()
        answer = Answer(question.id, choices=(question.codes[press.argument],)).beside(self._answer(question))
        if self.state.stage is Stage.CHANGING:
            return self._store(answer, self.state)
        return self._store(answer, self._after(question, answer))

    def _on_tick(self, press: Press) -> Step:
        return self._ticked(press, on=True)

    def _on_untick(self, press: Press) -> Step:
        return self._ticked(press, on=False)

    def _ticked(self, press: Press, *, on: bool) -> Step:
        question = self._question()
        try:
            ticks = ticked(question, self.state.ticks, question.codes[press.argument], on=on)
        except Refused:
            return Step(self.state, card=self.cards().show())
        return self._stand(replace(self.state, ticks=ticks))

    def _on_done(self, _: Press) -> Step:
        """Go on: from a question to its follow-up, from there to the next; from a change, to what will be kept; from
        the sentences, to the end."""
        state = self.state
        if state.stage is Stage.QUOTING:
            return self._quoted()
        question = self._question()
        if question.kind is Kind.SEVERAL and state.ticks and not state.probing:
            answer = confirmed(question, state.ticks).beside(self._answer(question))
            return self._store(answer, self._after(question, answer))
        if state.stage is Stage.CHANGING:
            return self._go(state.at_stage(Stage.READ_BACK, ticks=()))
        return self._go(self._after(question, self._answer(question)))

    def _after(self, question: Question, answer: Answer) -> State:
        state = self.state
        if state.stage is Stage.CHANGING:
            return state.at_stage(Stage.READ_BACK, ticks=())
        asks = self.setting.takes_probe(question) and not answer.comment and question.id not in state.probed
        if asks and not state.probing:
            return replace(state, probing=True, parts=(), ticks=(), probed=(*state.probed, question.id))
        return self._next(state, question.id)

    # Beside the questions

    def _on_pause(self, _: Press) -> Step:
        return self._undecided() or self._go(self._resting())

    def _resting(self) -> State:
        state = self.state.back()
        if not self.setting.keeps or state.stage is Stage.FINISHED:
            return state
        return replace(state, stage=Stage.PAUSED)

    def _undecided(self) -> Step | None:
        """Return to what must be decided first: whether a worry about a child is passed on."""
        return self._go(replace(self.state, stage=Stage.CARE)) if self.state.child else None

    def _on_resume(self, _: Press) -> Step:
        undecided = self._undecided()
        if undecided is not None:
            return undecided
        if self.state.stage is Stage.PAUSED:
            return self._go(self._next(self.state) if self._waits() else self.state.at_stage(Stage.READ_BACK))
        return self._go(self.state.back())

    def _waits(self) -> bool:
        return not all(map(self._is_done, self.cards().asked))

    def _on_call(self, _: Press) -> Step:
        return self._go(self.state.aside(Stage.CALL), *self._quiet())

    def _on_call_me(self, _: Press) -> Step:
        return self._go(self.state.aside(Stage.CALL, child=False), *self._passed_on())

    def _on_no_call(self, _: Press) -> Step:
        return self._go(self.state.back(), *self._passed_on(), note="parent.care.here")

    def _on_meant_else(self, _: Press) -> Step:
        return self._go(self.state.back(), note="parent.care.here")

    def _passed_on(self) -> tuple[Fact, ...]:
        """Return what must be passed on where a child may be at risk, as the parent was told just before: that there
        is a worry, and none of their words. It is passed on once."""
        waits = self.state.child and not self.setting.passed_on
        return (Concerned(text=self.phrases("parent.concern")),) if waits else ()

    def _on_time(self, press: Press) -> Step:
        return self._called(self.phrases(f"parent.time.{TIMES[press.argument]}"))

    def _called(self, when: str, note: str = "parent.call.asked") -> Step:
        asked = Noticed(NoticeKind.CALL_BACK, when)
        return self._go(self.state.back(), *self._passed_on(), asked, note=note)

    def _on_stop(self, _: Press) -> Step:
        if self.state.stage is Stage.DECLINED:
            return Step(self.state, card=self.cards().show())
        if not self.setting.keeps:
            return self._declined(self._consented(Use.KEEP, given=False))
        return self._go(self.state.aside(Stage.STOPPING), *self._quiet())

    def _on_erase(self, _: Press) -> Step:
        return Step(self.state, (*self._passed_on(), self._consented(Use.KEEP, given=False), Withdrawn()))

    def _on_phrase(self, _: Press) -> Step:
        return Step(self.state, (PhraseWanted(),))

    def _quiet(self) -> tuple[Fact, ...]:
        """Return that no reminder comes any more: at the first sign that this is too much, or not wanted."""
        return (self._no_reminders(),)

    @staticmethod
    def _no_reminders() -> RemindersWished:
        return RemindersWished(Wishes(stopped=True))

    # Reading back, and the end

    def _on_page(self, press: Press) -> Step:
        return self._go(replace(self.state, page=press.argument))

    def _on_change(self, press: Press) -> Step:
        question = self.setting.questionnaire.questions[press.question]
        ticks = self._answer(question).choices or () if question.kind is Kind.SEVERAL else ()
        return self._go(self.state.at_stage(Stage.CHANGING, at=question.id, probing=False, ticks=ticks))

    def _on_forget(self, _: Press) -> Step:
        state = self.state.at_stage(Stage.READ_BACK, ticks=())
        return self._store(Answer(self.state.at, left_out=True), state, TAKEN_OUT)

    def _on_forget_more(self, _: Press) -> Step:
        answer = self._answer(self._question()).with_comment("")
        return self._store(answer, self.state, TAKEN_OUT)

    def _on_omit(self, _: Press) -> Step:
        answer = self._answer(self._question())
        text = None if answer.text is None else self._without(answer.text)
        after = replace(answer, text=text).with_comment(self._without(answer.comment))
        # what was typed so far holds it too
        return self._store(after, replace(self.state, parts=()), TAKEN_OUT)

    def _without(self, text: str) -> str:
        """Return a text without what looks as if it showed who somebody is; the parent sees what is left of it."""
        for each in reversed(screen(text, self.setting.audit.words)):
            text = text[: each.start] + LEFT_OUT + text[each.end :]
        return text

    def _on_finish(self, _: Press) -> Step:
        given = self.cards().given
        if self.setting.quotes and any(answer.text or answer.comment for answer in given):
            picked = still_said(self.state.picked, given, self.state.summaries)
            return self._go(self.state.at_stage(Stage.QUOTING, picked=picked))
        return self._finished(())

    def _on_over(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.READ_BACK))

    def _on_pick(self, press: Press) -> Step:
        quote = self._sentence(press)
        return self._stand(replace(self.state, picked=tuple(dict.fromkeys((*self.state.picked, quote)))))

    def _on_unpick(self, press: Press) -> Step:
        quote = self._sentence(press)
        state = replace(self.state, picked=tuple(each for each in self.state.picked if each != quote))
        if not self.state.returns:
            return self._stand(state)
        # what they let go is not printed from now on, also where they never come to the last button again
        return self._stand(state, QuotesUnsaid(quote[0], tuple(text for of, text in state.picked if of == quote[0])))

    def _sentence(self, press: Press) -> tuple[str, str]:
        return [quote for page in self.cards().pages_of_sentences() for quote in page][press.argument]

    def _quoted(self) -> Step:
        return self._finished(still_said(self.state.picked, self.cards().given, self.state.summaries))

    def _finished(self, picked: tuple[tuple[str, str], ...]) -> Step:
        kept = [Answered(each, shown(self.setting.questionnaire.question(each.question))) for each in self._reasons()]
        submitted = self._submitted({**self.answers, **{fact.answer.question: fact.answer for fact in kept}})
        facts: list[Fact] = [*kept, submitted, Disposed(Disposition.RETURNED, "finished"), QuotesPicked(picked)]
        if self.setting.agreed.get(Use.TELL, False) and not self.state.returns:
            facts.append(Noticed(NoticeKind.TELL_WORKER))
        state = self.state.at_stage(Stage.FINISHED, returns=self.state.returns + 1, picked=picked)
        return self._go(state, *facts, PhraseWanted(finished=True), confirms="parent.confirm.kept")

    def _reasons(self) -> list[Answer]:
        """Return the answers that the parent saw could show who somebody is, and kept, with that as the reason."""
        why, words, found = self.phrases("parent.kept_reason"), self.setting.audit.words, []
        for answer in self.standing.answers.values():
            text = why if answer.text and screen(answer.text, words) else ""
            comment = why if answer.comment and screen(answer.comment, words) else ""
            after = replace(answer, text_reason=text, comment_reason=comment)
            found += [after] if after != answer else []
        return found
