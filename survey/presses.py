"""What each button does to the conversation about one request."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, Refused, confirmed, ticked
from survey.audit import Window
from survey.carrying import carried_over
from survey.concerns import ASKED, Concerned, Told
from survey.dispositions import Disposition
from survey.messages import Press
from survey.queries import waiting
from survey.state import (
    CarriedOver,
    Disposed,
    Leave,
    Noticed,
    NoticeKind,
    Replied,
    Stage,
    State,
    StayedWith,
    Step,
    WebLinkWanted,
)
from survey.withholding import Withholding


class Presses(Withholding):
    """The buttons: `_on_x` is what a press with the action x does, once it is known to mean something now."""

    def pressed(self, token: str) -> Step:
        press = Press.parse(token)
        if press is None or not self._accepts(press):
            if press is not None and token == self.state.pressed:
                return Step(self.state)
            why = "toast.stale" if self.situation.window is Window.OPEN else "toast.shut"
            return Step(self.state, card=self.deck().card(), toast=self.phrases(why))
        step: Step = getattr(self, f"_on_{press.action}")(press)
        return replace(step, state=replace(step.state, pressed=token))

    def _accepts(self, press: Press) -> bool:
        """Return whether a press means something now: the card has it, or has that tick the other way round.

        While a newer version of the questions is offered, the card below the offer still means what it says.
        """
        return not press.either_way.isdisjoint(self.deck().tokens())

    def _on_begin(self, _: Press) -> Step:
        state = replace(self.state, confirmed=True)
        return self._go(self._resumed(state))

    def _resumed(self, state: State) -> State:
        if state.held:
            return state.at_stage(Stage.PLACING)  # typed by somebody from whom the request was taken over
        now = self.standing
        if state.queried:
            return state.at_stage(Stage.SENT_BACK) if waiting(state, now) else self._next(state, now, after="")
        if state.returns and not state.changed:
            return state.at_stage(Stage.SUBMITTED)
        if state.at in [question.id for question in now.asked]:
            return state.at_stage(Stage.ASKING)
        return self._next(state, now, after=state.at)

    def _on_case(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.CASE))

    def _on_unsure(self, _: Press) -> Step:
        return self._go(
            self.state.at_stage(Stage.NOT_SURE, confirmed=False),
            Noticed(NoticeKind.NOT_SURE),
            confirms=self.phrases("confirm.not_sure", name=self.situation.name),
        )

    def _on_unknown(self, _: Press) -> Step:
        return self._go(
            self.state.at_stage(Stage.NOT_KNOWN),
            Disposed(Disposition.NOT_KNOWN, "said_by_auditor"),
            confirms=self.phrases("confirm.not_known", name=self.situation.name),
        )

    def _on_known(self, _: Press) -> Step:
        begun = any(answer.is_given for answer in self.answers.values())
        disposition = Disposition.PARTIAL if begun else Disposition.OPENED
        if self.state.returns:
            disposition = Disposition.SENT_BACK if self.state.queried else Disposition.RETURNED
        return self._go(self.state.at_stage(Stage.CASE), Disposed(disposition, "known_after_all"))

    def _on_pass(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.PASSING_ON))

    def _on_list(self, _: Press) -> Step:
        return Step(self.state, leave=Leave.LIST)

    def _on_next(self, _: Press) -> Step:
        return Step(self.state, leave=Leave.NEXT)

    def _on_choose(self, press: Press) -> Step:
        question = self._question()
        return self._store(question, Answer(question.id, choices=(question.options[press.argument].code,)))

    def _on_tick(self, press: Press) -> Step:
        question = self._question()
        code = question.options[press.argument].code
        try:
            ticks = ticked(question, self.deck().ticks(question), code, on=press.action == "tick")
        except Refused as refused:
            return Step(self.state, toast=self.phrases(refused.phrase, **refused.details))
        state = replace(self.state, drafts={**self.state.drafts, question.id: ticks})
        return Step(state, card=replace(self, state=state).deck().card())

    _on_untick = _on_tick

    def _on_done(self, _: Press) -> Step:
        question = self._question()
        try:
            return self._store(question, confirmed(question, self.deck().ticks(question)))
        except Refused as refused:
            return Step(self.state, toast=self.phrases(refused.phrase, **refused.details))

    def _on_none(self, _: Press) -> Step:
        return self._store(self._question(), Answer(self.state.at, choices=()))

    def _on_keep(self, _: Press) -> Step:
        question = self._question()
        repeated = self.answers[question.repeats or ""]
        return self._store(question, Answer(question.id, choices=repeated.choices, kept=True))

    def _on_apart(self, _: Press) -> Step:
        return self._go(replace(self.state, apart=True))

    def _on_go(self, _: Press) -> Step:
        state = replace(self.state, read=tuple(dict.fromkeys((*self.state.read, self.state.at))))
        return self._go(self._next(state, self.standing, after=self.state.at))

    def _on_stands(self, _: Press) -> Step:
        question = self._question()
        drafts = {name: ticks for name, ticks in self.state.drafts.items() if name != question.id}
        state = self._settled(replied=self._replied(question), drafts=drafts)
        said = self.phrases("confirm.stands", number=question.number)
        state = self._next(state, self.standing, after=question.id)
        return self._go(state, Replied(question.id, changed=False), confirms=said)

    def _on_leave(self, _: Press) -> Step:
        question = self._question()
        return self._store(question, Answer(question.id, left_out=True))

    def _on_forward(self, _: Press) -> Step:
        asked = [question.id for question in self.standing.asked]
        following = asked[asked.index(self.state.at) + 1 :]
        if not following:
            return self._go(self._settled().at_stage(Stage.REVIEW))
        return self._go(self._settled().at_stage(Stage.ASKING, at=following[0]))

    def _on_back(self, _: Press) -> Step:
        asked = [question.id for question in self.standing.asked]
        place = asked.index(self.state.at)
        if place == 0:
            return self._go(self._settled().at_stage(Stage.CASE))
        return self._go(self._settled().at_stage(Stage.ASKING, at=asked[place - 1]))

    def _on_comment(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.COMMENTING, about=self.state.at))

    def _on_earlier(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.COMMENTING, about=self.state.last))

    def _on_skip(self, _: Press) -> Step:
        return self._go(self._after_comment(self.standing))

    def _on_uncomment(self, _: Press) -> Step:
        question = self.situation.questionnaire.question(self.state.about)
        without = self._answer(question).with_comment("")
        return self._comment(question, without, (), confirms="confirm.comment_removed")

    def _on_here(self, _: Press) -> Step:
        return self._place(self._question())

    def _on_there(self, _: Press) -> Step:
        return self._place(self.situation.questionnaire.question(self.state.last))

    def _on_drop(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.ASKING, held=()), confirms=self.phrases("confirm.dropped"))

    def _on_concern(self, _: Press) -> Step:
        return self._alarm()

    def _alarm(self) -> Step:
        """Record a concern and show whom to tell; where that is shown already, the concern is recorded once."""
        at_once = self.state.stage is Stage.CONCERN
        if at_once and self.state.concern:
            return Step(self.state, card=self.deck().card())
        resume = self.state.resume if at_once else self.state.stage
        # the page stays, for the person goes on exactly here
        state = replace(self.state, stage=Stage.CONCERN, resume=resume, concern=Told.UNSAID.value)
        return self._go(state, Concerned(), confirms=self.phrases("confirm.concern"))

    def _on_told(self, press: Press) -> Step:
        told = ASKED[press.argument]
        said = self.phrases("confirm.manager", answer=self.phrases(f"concern.{told}"))
        return self._go(replace(self.state, concern=told.value), Concerned(told), confirms=said)

    def _worded(self, text: str) -> Step:
        """Add the person's own words to their concern; raises Refused."""
        if not self.state.concern:
            return self._stay(self.phrases("said.use_buttons"))
        if not self.situation.takes_comments:
            return self._stay(self.phrases("said.web_only"))
        if self._findings(text):
            raise Refused("concern.identifies")
        return self._go(
            self.state, Concerned(Told(self.state.concern), text), confirms=self.phrases("confirm.concern_words")
        )

    def _on_heard(self, _: Press) -> Step:
        return self._go(replace(self.state, stage=self.state.resume, concern=""))

    def _on_over(self, _: Press) -> Step:
        return self._go(self._settled().at_stage(Stage.OVERVIEW))

    def _on_resume(self, _: Press) -> Step:
        return self._go(self._resumed(self.state))

    def _on_jump(self, press: Press) -> Step:
        question = self.situation.questionnaire.questions[press.question]
        return self._go(self._settled().at_stage(Stage.ASKING, at=question.id, last=""))

    _on_revisit = _on_jump

    def _on_page(self, press: Press) -> Step:
        return self._go(replace(self.state, page=press.argument))

    def _on_review(self, _: Press) -> Step:
        return self._go(self._settled().at_stage(Stage.REVIEW))

    def _on_submit(self, _: Press) -> Step:
        if self.standing.unanswered:
            return self._go(self.state.at_stage(Stage.MISSING))
        return self._submit()

    def _on_anyway(self, _: Press) -> Step:
        return self._submit()

    def _on_fill(self, _: Press) -> Step:
        now = self.standing
        first = (*now.holding_up, *now.unanswered)[0]
        return self._go(self._settled().at_stage(Stage.ASKING, at=first.id))

    def _on_read(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.READING))

    def _on_shut(self, _: Press) -> Step:
        return self._go(self.state.at_stage(Stage.SENT_BACK if self.state.queried else Stage.SUBMITTED))

    def _on_carry(self, press: Press) -> Step:
        situation, moved, answers = carried_over(self.situation, self.state, self.answers)
        there = self.of(situation, moved, answers, self.phrases)
        said = self.phrases("confirm.carried_over", version=press.argument)
        state = there._next(moved, there.standing, after="")  # noqa: SLF001 - the same class
        if state.held:
            state = moved.at_stage(Stage.PLACING)
        return there._go(state, CarriedOver(press.argument), confirms=said)  # noqa: SLF001 - the same class

    def _on_stay(self, press: Press) -> Step:
        version = self.situation.questionnaire.version
        said = self.phrases("confirm.stayed", version=version)
        state = replace(self.state, offered=False, declined=press.argument)
        return self._go(state, StayedWith(version), confirms=said)

    def _on_web(self, _: Press) -> Step:
        return Step(self.state, (WebLinkWanted(),))
