"""The card that shows a parent where they are, derived from the state: nothing here is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from survey.audit import WEB, Window
from survey.consent import Topic, Use
from survey.messages import Button, Card, Line, Tone
from survey.parents.answer_cards import AnswerCards
from survey.parents.card_parts import Row
from survey.parents.state import Stage

TOPICS, USES = tuple(Topic), tuple(Use)
TIMES = ("morning", "afternoon", "evening", "any")
"""When a call suits."""

WHENEVER = frozenset({Stage.STOPPING, Stage.AGREED, Stage.RULES, Stage.CALL, Stage.CARE, Stage.DECLINED})
"""What is shown before an audit opens and after it closes too."""


class ParentCards(AnswerCards):
    """Every card; those that are about no question stand here."""

    __slots__ = ()

    def show(self, confirms: str = "") -> Card:
        """Return the card for the state; its first line says that the last turn was kept."""
        stage = self.state.stage
        is_open = self.setting.window is Window.OPEN or stage in WHENEVER
        showing: Callable[[], Card] = getattr(self, f"_{stage}") if is_open else self._shut
        card = showing()
        return replace(card, confirms=confirms) if confirms else card

    def _shut(self) -> Card:
        audit = self.setting.audit
        if self.setting.window is Window.NOT_OPEN:
            return self.card("parent.title", [self.plain("parent.not_open", day=self.phrases.day(audit.opens))], [])
        lines = [self.plain("parent.closed", day=self.phrases.day(audit.closes))]
        rows = [self.say("agreed", "parent.button.agreed"), self.say("phrase", "parent.button.phrase")]
        if not self.setting.keeps:
            rows = []
        else:
            lines.append(self.plain("parent.closed.stop"))
        return self.card("parent.title", lines, rows)

    # Consent

    def _topic(self) -> Card:
        topic = TOPICS[self.state.step]
        lines = [Line(self.setting.wording.says[topic])]
        if self.state.step == 0:
            lines.append(self.hint("parent.for_you"))
        if topic is Topic.KEPT and self.setting.channel != WEB:
            lines.append(self.plain("parent.history"))
        back = self.say("back", "button.back") if self.state.step else ()
        return self.card("parent.title.before", lines, [self.say("on", "parent.button.on", main=True), back])

    def _use(self) -> Card:
        use = USES[self.state.step]
        lines = [Line(self.setting.wording.asks[use], Tone.QUESTION), self.hint(f"parent.use.{use}")]
        rows = [self.say("yes", "parent.button.yes"), self.say("no", "parent.button.no")]
        return self.card("parent.title.before", lines, [*rows, self.say("back", "button.back")])

    def _declined(self) -> Card:
        lines = [self.plain("parent.declined"), self.hint("parent.declined.kept")]
        rows = [self.say("again", "parent.button.again")] if self.setting.window is Window.OPEN else []
        return self.card("parent.title.thanks", lines, rows)

    def _agreed(self) -> Card:
        lines = []
        for use in USES:
            lines.append(Line(self.setting.wording.asks[use], Tone.LABEL))
            is_yes = self.setting.agreed.get(use, False)
            lines.append(self.plain("parent.agreed.yes" if is_yes else "parent.agreed.no"))
        rows: list[Row] = [
            (Button(self.press("switch", index), self.phrases(f"parent.switch.{use}.{self._other(use)}")),)
            for index, use in enumerate(USES)
            if use is not Use.KEEP
        ]
        rows += [self.say("rules", "parent.button.rules"), self.say("resume", "parent.button.resume", main=True)]
        return self.card("parent.title.agreed", lines, rows)

    def _other(self, use: Use) -> str:
        return "no" if self.setting.agreed.get(use, False) else "yes"

    def _rules(self) -> Card:
        lines = [Line(self.setting.wording.says[TOPICS[self.state.page]])]
        turn: list[Button] = []
        if self.state.page:
            turn += self.say("page", "button.page_back", argument=self.state.page - 1)
        if self.state.page < len(TOPICS) - 1:
            turn += self.say("page", "button.page_on", argument=self.state.page + 1)
        return self.card("parent.title.agreed", lines, [tuple(turn), self.say("resume", "parent.button.resume")])

    # Beside the questions

    def _paused(self) -> Card:
        lines = [
            self.plain("parent.paused"),
            self.plain("parent.paused.until", day=self.phrases.day(self.setting.audit.closes)),
        ]
        rows = [
            self.say("resume", "parent.button.resume", main=True),
            self.say("agreed", "parent.button.agreed"),
            self.say("phrase", "parent.button.phrase"),
        ]
        return self.card("parent.title.paused", lines, rows)

    def _call(self) -> Card:
        lines = [self.plain("parent.call"), Line(self.setting.wording.says[Topic.WORRIES])]
        if self._is_undecided:
            lines.append(self.plain("parent.call.child"))
        lines.append(self.hint("parent.call.safe"))
        rows: list[Row] = [
            (Button(self.press("time", index), self.phrases(f"parent.time.{time}")),)
            for index, time in enumerate(TIMES)
        ]
        rows.append(self.say("resume", "parent.button.no_call"))
        return self.card("parent.title.call", lines, rows, self.phrases("parent.wants.time"))

    def _care(self) -> Card:
        lines = [self.plain("parent.care.ask")]
        if self._is_undecided:
            lines = [self.plain("parent.care.child"), Line(self.setting.wording.says[Topic.LIMITS])]
            lines.append(self.plain("parent.care.child.ask"))
        elif self.state.child:
            lines = [self.plain("parent.care.passed_on")]
        rows = [
            self.say("call_me", "parent.button.call_me", main=True),
            self.say("no_call", "parent.button.do_not_call"),
            self.say("meant_else", "parent.button.meant_else") if self._is_undecided else (),
        ]
        return self.card("parent.title.care", lines, rows)

    @property
    def _is_undecided(self) -> bool:
        return self.state.child and not self.setting.passed_on

    def _stopping(self) -> Card:
        lines = [self.plain("parent.stopping")]
        if self._is_undecided:
            lines.append(self.plain("parent.stopping.child"))
        if self.state.returns:
            lines.append(Line(self.setting.wording.says[Topic.CANNOT_UNDO]))
        rows = [
            self.say("erase", "parent.button.erase"),
            self.say("pause", "parent.button.keep_for_now", main=True),
            self.say("resume", "parent.button.resume"),
        ]
        return self.card("parent.title.stopping", lines, rows)

    def _finished(self) -> Card:
        lines = [self.plain("parent.finished"), self.plain("parent.finished.until", day=self._closes)]
        rows = [
            self.say("over", "parent.button.over"),
            self.say("agreed", "parent.button.agreed"),
            self.say("phrase", "parent.button.phrase"),
        ]
        return self.card("parent.title.thanks", lines, rows)

    @property
    def _closes(self) -> str:
        return self.phrases.day(self.setting.audit.closes)
