"""A parent's conversation on the telephone: the very same one, with somebody else at the keyboard.

What the parent says is typed as it is heard and marked as their words or a summary of them; the interviewer can jump
about, and leave at any moment: whoever goes on, in whichever channel, stands where it stood.
"""

from __future__ import annotations

import re
from dataclasses import replace

from survey.answers import Answer, Answers
from survey.events import Commanded, Event, Pressed
from survey.messages import Card, Press
from survey.parents.interview_cards import InterviewCards
from survey.parents.quoting import marked
from survey.parents.state import HungUp, Quotes, Setting, Stage, State, Step
from survey.parents.talk import Talk
from survey.phrases import Phrases
from survey.questionnaire import Question

COMMANDS = frozenset({"start", "stop", "withdraw"})
"""What an interviewer can type with a slash and belongs to the conversation ('start' shows where it is, also after an
outage); any other leads away from it."""
_NUMBER = re.compile(r"#?\s*(\d{1,2})")
_JUMP = re.compile(r"#\s*\d{1,2}")


def advance(setting: Setting, state: State, answers: Answers, event: Event, phrases: Phrases) -> Step:
    """Return what an event of the interviewer does; the phrases are those of survey.parents.telephone."""
    return Interview.of(setting, state, answers, phrases).placed().take(event)


def look(setting: Setting, state: State, answers: Answers, phrases: Phrases) -> Card:
    """Return the card that shows the interviewer where the conversation is."""
    return Interview.of(setting, state, answers, phrases).placed().cards().show()


def is_part(event: Event, request: int) -> bool:
    """Return whether an event of somebody who is speaking with the parent of a request is part of that."""
    match event:
        case Pressed(token):
            press = Press.parse(token)
            return press is not None and press.slot == str(request)
        case Commanded(name, _):
            return name in COMMANDS
    return True


class Interview(Talk):
    """One parent's conversation at one moment, as the interviewer sees it."""

    def cards(self) -> InterviewCards:
        """Return what the present card is drawn from."""
        return InterviewCards(self.setting, self.state, self.standing, self.phrases)

    def placed(self) -> Talk:
        """Return the conversation where it can be now; a parent who takes the call pauses no longer."""
        if self.state.stage is Stage.PAUSED:
            state = self._next(self.state) if self._waits() else self.state.at_stage(Stage.READ_BACK)
            return replace(self, state=state)
        return super().placed()

    def _said(self, text: str, ref: str) -> Step:
        number = _NUMBER.fullmatch(text.strip())
        at_topics = self.state.stage is Stage.TOPICS
        if number is not None and (at_topics or (_JUMP.fullmatch(text.strip()) and self.state.stage is Stage.ASKING)):
            return self._jumped(int(number[1]))
        step = super()._said(text, ref)
        wrote = any(part not in self.state.parts for part in step.state.parts)
        # until it is said whose words they are, they are nobody's to quote
        mark = marked(step.state.at, probing=step.state.probing)
        return replace(step, state=step.state.with_summary(mark)) if wrote else step

    def _takes_text(self) -> bool:
        return super()._takes_text() or self._is_beside_options()

    def _is_beside_options(self) -> bool:
        """Return whether options are shown, and below them what to ask on: nobody on the telephone says only 'A'."""
        return self.state.stage is Stage.ASKING and self.setting.takes_probe(self._question())

    def _wrote(self, new: Quotes) -> Step:
        if super()._takes_text():
            return super()._wrote(new)
        probed = (*self.state.probed, self.state.at)
        return self._with_state(replace(self.state, probing=True, probed=probed))._wrote(new)  # noqa: SLF001 - the same class

    def _after(self, question: Question, answer: Answer) -> State:
        if self.state.probing and not answer.is_given:
            return replace(self.state, probing=False, parts=())  # the options still wait
        return super()._after(question, answer)

    def _on_skip(self, press: Press) -> Step:
        answer = self._answer(self._question())
        if answer.is_given or not answer.comment:
            return super()._on_skip(press)
        # which option it is they would rather not say; what they told beside it stays
        after, state = replace(answer, left_out=True), self._next(self.state, answer.question)
        return self._store(after, state, "parent.confirm.skipped")

    def _of_language(self, text: str, step: Step) -> Step:  # noqa: ARG002 - the base class's signature
        """Say nothing of it: whoever speaks with the parent knows in which language they do."""
        return step

    def _jumped(self, number: int) -> Step:
        asked = self.cards().asked
        if not 1 <= number <= len(asked):
            return self._stay("interview.no_topic")
        return self._to(asked[number - 1].id)

    def _to(self, question: str) -> Step:
        return self._go(self.state.at_stage(Stage.ASKING, at=question, probing=False, ticks=()))

    def _on_jump(self, press: Press) -> Step:
        return self._to(self.setting.questionnaire.questions[press.question].id)

    def _on_topics(self, _: Press) -> Step:
        return self._go(self.state.aside(Stage.TOPICS))

    def _on_read_back(self, _: Press) -> Step:
        """Read back what has been told, also where much of it was never asked: a call can end early."""
        return self._undecided() or self._go(self.state.at_stage(Stage.READ_BACK, probing=False, ticks=()))

    def _on_before(self, _: Press) -> Step:
        names = [question.id for question in self.cards().asked]
        at = names.index(self.state.at)
        return self._to(names[at if self.state.probing else max(at - 1, 0)])

    def _on_verbatim(self, press: Press) -> Step:
        return self._with_state(self.state.with_own_words(self._mark))._on_done(press)  # noqa: SLF001 - the same class

    def _on_summary(self, press: Press) -> Step:
        return self._with_state(self.state.with_summary(self._mark))._on_done(press)  # noqa: SLF001 - the same class

    def _with_state(self, state: State) -> Interview:
        return replace(self, state=state)

    def _on_pause(self, _: Press) -> Step:
        """Leave everything exactly where it is, also what is half typed, and what is not decided: a line that is dead
        decides nothing any more, and what must be passed on is after a while."""
        return Step(self.state, (HungUp(),))
