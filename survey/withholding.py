"""The one way of every free text into an answer: what looks as if it identified someone waits on it.

It waits as a draft in the conversation's state, and is no part of any answer until the person rewrites it, says why
it should stay, or leaves it out.
"""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, Refused, joined, rewritten_in, typed
from survey.drafts import Draft, Parts
from survey.messages import Line, Note, Press
from survey.moves import Moves
from survey.questionnaire import Question
from survey.screening import Finding, screen
from survey.screening_cards import REASONS
from survey.state import DECIDING, Answered, Fact, Stage, State, Step, UnsayWanted
from survey.wording import shown

LONGEST_REASON = 200


class Withholding(Moves):
    """Texts on their way, and the buttons of the cards that show one which is held back."""

    def _write(self, draft: Draft, *, reason: str = "", moves: bool = True) -> Step:
        """Put a text where it belongs, or hold it back where there is something in it and no reason to keep it.

        `moves` says that the person goes on from here; otherwise they stay where they are. Raises Refused.
        """
        answer = self._with(draft, reason)
        if not reason and self._findings(draft.text):
            return self._withhold(draft.typed_in(self.situation.channel), moves=moves)
        there = replace(self, state=replace(self.state, withheld=self._apart_from(draft)))
        question = self._asked_about(draft)
        if not moves:
            return there._changed(question, answer, draft)  # noqa: SLF001 - the same class
        if not draft.is_comment:
            return there._store(question, answer, draft.parts)  # noqa: SLF001 - the same class
        there = replace(there, state=replace(there.state, about=question.id))
        return there._comment(question, answer, draft.parts, adds=draft.adds)  # noqa: SLF001 - the same class

    def _with(self, draft: Draft, reason: str) -> Answer:
        """Return the answer with the text in its place; raises Refused."""
        question = self._asked_about(draft)
        before = self._answer(question)
        if not draft.is_comment:
            return replace(typed(question, draft.text), text_reason=reason).beside(before)
        comment = rewritten_in(before.comment, draft.instead, draft.text) if draft.instead else None
        if comment is None:
            comment = joined(before.comment, draft.text)
        reasons = dict.fromkeys(each for each in (before.comment_reason if draft.adds else "", reason) if each)
        still_needed = reasons and self._findings(comment)
        return before.with_comment(comment, "; ".join(reasons) if still_needed else "")

    def _findings(self, text: str) -> tuple[Finding, ...]:
        return screen(text, self.situation.audit.words)

    def _asked_about(self, draft: Draft) -> Question:
        return self.situation.questionnaire.question(draft.question)

    def _apart_from(self, draft: Draft) -> tuple[Draft, ...]:
        return tuple(other for other in self.state.withheld if not draft.replaces(other))

    def _withhold(self, draft: Draft, *, moves: bool) -> Step:
        stands = tuple(pair for other in self.state.withheld if draft.replaces(other) for pair in other.stands)
        draft = replace(draft, stands=tuple(dict.fromkeys((*stands, *draft.stands))))
        others = self._apart_from(draft)
        held = () if draft.parts == self.state.held else self.state.held
        if moves:
            return self._go(self.state.at_stage(Stage.SCREENING, withheld=(*others, draft), held=held))
        said = self.phrases("withheld.edited", number=self._asked_about(draft).number)
        there = replace(self, state=replace(self.state, withheld=(draft, *others)))
        return there._stay(said)  # noqa: SLF001 - the same class

    def _changed(self, question: Question, answer: Answer, draft: Draft) -> Step:
        """Store a text that was edited in its channel, and stay where the person is."""
        after = self.holding(answer)
        follows = self._consequences(question, after.standing)
        said = self.phrases("edited.comment" if draft.is_comment else "edited.answer", number=question.number)
        spoken = self._spoken(draft.part, question, draft.parts, adds=True)
        state = replace(self.state, changed=self.state.returns > 0, spoken=spoken, replied=self._replied(question))
        notes = (Note((Line(said),)), *follows)
        facts: tuple[Fact, ...] = (Answered(answer, shown(question)), *self._replies(answer))
        step = after._go(state, *facts, notes=notes)  # noqa: SLF001 - the same class
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

    # Where a text begins its way

    def _commented(self, question: Question, parts: Parts) -> Step:
        """Make a text the comment on a question, in place of the one that stands."""
        return self._write(Draft(question.id, True, parts, instead=self._answer(question).comment))

    def _place(self, question: Question) -> Step:
        """Put the texts whose place was asked below the comment on a question."""
        try:
            return self._write(Draft(question.id, True, self.state.held, adds=True))
        except Refused as refused:
            return self._refuse(refused)

    def _said_while_deciding(self, text: str, ref: str) -> Step:
        """Take a text that was typed at the card of a draft; raises Refused."""
        draft = self.state.withheld[-1]
        if not self.situation.takes(draft):
            return self._stay(self.phrases("said.web_only"))
        if self.state.stage is Stage.SCREENING:
            return self._stay(self.phrases("screening.first"))
        if self.state.stage is Stage.REWRITING:
            return self._redrafted(draft, ref, text)
        reason = " ".join(text.split())
        if len(reason) > LONGEST_REASON:
            raise Refused("refused.reason_too_long", length=len(reason), longest=LONGEST_REASON)
        if self._findings(reason):
            raise Refused("refused.reason_identifies")
        return self._kept(reason)

    def _drafted_as(self, ref: str) -> Draft | None:
        """Return the draft of which the message with this ref is a part."""
        return next((draft for draft in self.state.withheld if ref and ref in dict(draft.parts)), None)

    def _redrafted(self, draft: Draft, ref: str, text: str) -> Step:
        """Take another text for a draft, typed anew or edited in its channel; raises Refused."""
        decided = self.state.stage in DECIDING and draft == self.state.withheld[-1]
        new = draft.rewritten(ref, text)
        stands = tuple(pair for pair in new.stands if pair != (self.situation.channel, ref))
        step = self._without(draft)._write(replace(new, stands=stands), moves=decided)  # noqa: SLF001 - the same class
        return self._reminded(step, stands)

    def _without(self, draft: Draft) -> Withholding:
        others = tuple(other for other in self.state.withheld if other is not draft)
        return replace(self, state=replace(self.state, withheld=others))

    def _reminded(self, step: Step, stands: Parts) -> Step:
        """Return the step, with a word on what still stands in this chat though nothing of it was kept."""
        if step.state.stage in DECIDING or not any(channel == self.situation.channel for channel, _ in stands):
            return step
        if not self.situation.keeps_history:
            return step
        return replace(step, notes=(*step.notes, Note((Line(self.phrases("unsay.left")),))))

    # The buttons

    def _on_decide(self, press: Press) -> Step:
        draft = self.state.withheld[press.argument]
        others = (*self.state.withheld[: press.argument], *self.state.withheld[press.argument + 1 :])
        last = self.state.last if self.state.stage is Stage.ASKING else ""
        state = replace(self.state, withheld=(*others, draft), at=draft.question, last=last)
        return self._go(state.at_stage(Stage.SCREENING))

    def _on_undecided(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.SCREENING))

    def _on_rewrite(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.REWRITING))

    def _on_retain(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.KEEPING))

    def _on_because(self, press: Press) -> Step:
        try:
            return self._kept(self.phrases(REASONS[press.argument]))
        except Refused as refused:
            return self._refuse(refused)

    def _kept(self, reason: str) -> Step:
        draft = self.state.withheld[-1]
        return self._without(draft)._write(draft, reason=reason)  # noqa: SLF001 - the same class

    def _on_omit(self, _: Press) -> Step:
        draft = self.state.withheld[-1]
        there = self._without(draft)
        state = replace(there.state, about=draft.question if draft.is_comment else "")
        state = replace(there, state=state)._after_comment(self.standing)  # noqa: SLF001 - the same class
        return self._reminded(self._go(state, confirms=self.phrases("confirm.dropped")), draft.stands)

    def _on_unsay(self, _: Press) -> Step:
        draft, here = self.state.withheld[-1], self.situation.channel
        refs = tuple(ref for channel, ref in draft.stands if channel == here)
        kept = tuple(pair for pair in draft.stands if pair[0] != here)
        state: State = replace(self.state, withheld=(*self.state.withheld[:-1], replace(draft, stands=kept)))
        otherwise = Note((Line(self.phrases("unsay.failed")),))
        return self._go(state, UnsayWanted(refs, otherwise), toast=self.phrases("unsay.toast"))
