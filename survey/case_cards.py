"""The cards around the questions: whose file it is, who else should answer, and an audit that is not open."""

from __future__ import annotations

from survey.audit import Role, Window
from survey.card_parts import CardParts, Row
from survey.concern_cards import ConcernCard
from survey.messages import Card, Line, Tone
from survey.state import Stage


class CaseCards(CardParts):
    """The cards that are about the request and not about a question."""

    __slots__ = ()

    def _shut(self) -> Card:
        audit, name = self.situation.audit, self.situation.name
        if self.situation.window is Window.NOT_OPEN:
            lines = [self._plain("shut.not_open", day=self.phrases.day(audit.opens))]
            return self._card(name, lines, [self._say("list", "button.list")])
        ended = self.situation.window is Window.ENDED
        over = self._plain("shut.ended") if ended else self._plain("shut.closed", day=self.phrases.day(audit.closes))
        lines = [over, self._how_it_ended()]
        lines += self._withheld_lines(self.state.withheld)
        lines.append(self._plain("shut.coordinator", coordinator=audit.coordinator))
        read = self._say("read", "button.read", main=True) if self.state.returns else ()
        return self._card(name, lines, [read, self._say("list", "button.list")])

    def _how_it_ended(self) -> Line:
        if self.state.stage is Stage.NOT_KNOWN:
            return self._plain("not_known.recorded")
        if self.state.returns:
            return self._plain("shut.counts")
        return self._plain("shut.partial", done=self.standing.done, total=len(self.standing.numbered))

    def _case(self) -> Card:
        return self._of_practitioner() if self.situation.role is Role.PRACTITIONER else self._of_agency()

    def _of_practitioner(self) -> Card:
        """Return the first card of somebody who speaks for themselves, of one family or of none."""
        child = self.situation.case is not None
        lines = [*self._recognised(), self._plain("case.practitioner" if child else "case.workshop")]
        rows = [
            self._say("begin", "button.go_on" if self.state.confirmed else "case.begin_without", main=True),
            self._say("unsure", "case.unsure") if child else (),
            self._concern_row(),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("case.title") if child else self.situation.name, lines, rows)

    def _of_agency(self) -> Card:
        due = Line(self.phrases("case.due", due=self.phrases.day(self.situation.audit.due)), Tone.HINT)
        begun, child = self.state.confirmed, self.situation.case is not None
        begin = (
            ("case.go_on" if begun else "case.begin")
            if child
            else ("button.go_on" if begun else "case.begin_without")
        )
        rows = [
            self._say("begin", begin, main=True),
            self._say("unsure", "case.unsure") if child else (),
            self._say("unknown", "case.unknown") if child else (),
            self._say("pass", "case.pass_on"),
            self._concern_row(),
            self._say("list", "button.list"),
        ]
        if child:
            return self._card(self._titled("case.title"), [*self._child(), due], rows)
        return self._card(self.situation.name, [*self._agency(), due], rows)

    def _agency(self) -> list[Line]:
        if self.situation.agency is None:
            return []
        return [self._plain("case.without", agency=self.situation.audit.agency_name(self.situation.agency))]

    def _child(self) -> list[Line]:
        key = self._plain("case.key", source=self.situation.audit.key_source)
        return [*self._recognised(), key, self._plain("case.confirm")]

    def _recognised(self) -> list[Line]:
        """Return the line by which a child is recognised."""
        if self.situation.case is None:
            return []
        attributes = self.situation.case.attributes
        seen = [a for a in self.situation.audit.attributes if a.on_card and attributes.get(a.name) is not None]
        known = [f"{a.label}: {attributes[a.name]}" for a in seen]
        return [Line(" · ".join([self.situation.name, *known]), Tone.QUESTION)]

    def _not_sure(self) -> Card:
        lines = [
            self._plain("not_sure.told", coordinator=self.situation.audit.coordinator),
            self._plain("not_sure.next"),
        ]
        rows = [self._say("case", "not_sure.back", main=True), self._say("list", "button.list")]
        return self._card(self._titled("not_sure.title"), lines, rows, self.phrases("not_sure.wants"))

    def _passing_on(self) -> Card:
        lines, wants = [self._plain("passing_on.ask")], self.phrases("passing_on.wants")
        return self._card(self._titled("passing_on.title"), lines, [self._say("case", "button.cancel")], wants)

    def _passed_on(self) -> Card:
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("case", "passed_on.back"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("passed_on.title"), [self._plain("passed_on.told")], rows)

    def _not_known(self) -> Card:
        lines = [self._plain("not_known.recorded")]
        if self.state.returns:
            lines.append(self._plain("not_known.return"))
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("known", "not_known.back"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("not_known.title"), lines, rows)

    def _concern(self) -> Card:
        here = self.situation
        parts = ConcernCard(
            here.audit, self.phrases, self.state.concern, can_alert=here.can_alert, takes_words=here.takes_comments
        )
        rows = parts.rows(lambda action, argument: self.press(action, None, argument))
        return self._card(self._titled("concern.title"), parts.lines(), rows, parts.wants)

    def _concern_row(self) -> Row:
        return self._say("concern", "button.concern" if self.situation.case is not None else "button.concern_any")
