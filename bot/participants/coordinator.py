"""Who runs an audit: from an event to what is shown, inside one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.invitations import AuditClosed
from bot.outreach import Unreached, letters, unreached
from bot.participants.answer_desk import AnswerDesk
from bot.participants.command_desk import Answer, CommandDesk
from bot.participants.concern_desk import ConcernDesk
from bot.participants.family_desk import FamilyDesk
from bot.participants.interviewer import Interviewer
from bot.participants.refused import is_of_request
from bot.participants.web_links import web_link
from bot.person import Person
from bot.progress import curve, progress
from bot.reports import REPORT_HTML
from reporting.board import board_data, picture
from storage import audits, concerns, families, notices, participants
from storage.concerns import State
from storage.notices import Notice
from survey.coordinating import Coordinating, Looked
from survey.coordinator_cards import Heard
from survey.desk import Desk
from survey.events import Event, Pressed
from survey.messages import Document, Drawn, Line, Note, Press, Tone
from survey.progress import Progress
from survey.state import FROM_SOMEBODY


@dataclass(frozen=True)
class Coordinator(Person):
    """A participant who runs the audit, in one turn."""

    def take(self, event: Event, *, returning: bool = False) -> str:
        """Do what an event does; returns the short word that answers a press.

        `returning` says that what was sent lately never arrived: where they are is shown whatever the event does.
        """
        spoken = Interviewer.speaking(self.screen, self.participant, self.audit, self.now)
        toast = spoken.takes(event, returning=returning) if spoken is not None else None
        if toast is not None:
            return toast
        there = self._at(replace(self.participant.desk, interviewing=0, interviewing_in="")) if spoken else self
        return there._take(event, returning=returning)  # noqa: SLF001 - the same class

    def _take(self, event: Event, *, returning: bool) -> str:
        """Do what an event does that is no part of a conversation with a parent."""
        toast = AnswerDesk(self.screen, self.participant, self.audit, self.now).take(event)
        # whatever is not an answer or an outcome ends the asking for one
        desk = replace(self.participant.desk, answering=0, answering_in="", draft="")
        if toast is None:
            toast = ConcernDesk(self.screen, replace(self.participant, desk=desk), self.audit, self.now).take(event)
        here = self._at(replace(desk, closing=0, closing_in=""))
        if toast is None:
            toast = FamilyDesk(self.screen, here.participant, self.audit, self.now).take(event)
        if toast is not None:
            return toast
        here = here._at(replace(here.participant.desk, family=0, family_in=""))  # noqa: SLF001 - the same class
        answer = CommandDesk(self.screen, here.participant, self.audit, self.now).take(event)
        if answer is not None:
            return here._answer(answer, returning=returning)  # noqa: SLF001 - the same class
        press = Press.parse(event.token) if isinstance(event, Pressed) else None
        is_letter = press is not None and press.action in {"letter", "make"} and not self.runs
        if press is not None and (is_letter or is_of_request(press.slot, ())):
            self.note_down("refused.press", "audit")
        return here._dropping()._look(event, returning=returning)  # noqa: SLF001 - the same class

    def _at(self, desk: Desk) -> Coordinator:
        return replace(self, participant=replace(self.participant, desk=desk))

    def _dropping(self) -> Coordinator:
        """Return the coordinator without a task: whatever is no part of it ends the asking for it."""
        if self.participant.desk.task is None:
            return self
        there = self._at(replace(self.participant.desk, task=None, revision=self.participant.desk.revision + 1))
        participants.save_desk(self.connection, self.participant, there.participant.desk)
        return there

    def _answer(self, answer: Answer, *, returning: bool) -> str:
        """Show what became of a command; the views are drawn from where everything stands after it."""
        if answer.desk != self.participant.desk:
            participants.save_desk(self.connection, self.participant, answer.desk)
        there = self._at(answer.desk)
        if answer.confirms:  # the audit's own date may be another one now
            changed = audits.load(self.connection, self.house.vault, self.audit.id)
            there = replace(there, audit=changed.audit)
        looked = Looked(answer.desk, answer.card, answer.notes, answer.toast, about=answer.about)
        if answer.view is not None:
            seen = there._here().view(*answer.view)  # noqa: SLF001 - the same class
            looked = replace(seen, notes=answer.notes, toast=answer.toast, about=(*seen.about, *answer.about))
        if looked.card is not None and answer.confirms:
            looked = replace(looked, card=replace(looked.card, confirms=answer.confirms))
        there._show(looked)  # noqa: SLF001 - the same class
        if returning and looked.card is None:
            there._show(there._here().start())  # noqa: SLF001 - the same class
        return looked.toast

    def _look(self, event: Event, *, returning: bool) -> str:
        here = self._here()
        looked = here.take(event)
        self._show(looked)
        if returning and looked.card is None:
            self._show(here.start())
        return looked.toast

    def greet(self, *notes: Note) -> None:
        """Show what is shown first, below these notes."""
        self._show(self._here().start(), notes)

    @cached_property
    def _progress(self) -> Progress:
        return progress(self.connection, self.house.vault, self.stored)

    @cached_property
    def _unreached(self) -> list[Unreached]:
        found = unreached(
            self.connection, self.house.vault, self.stored, self._progress, self.now, mails=self.house.mails
        )
        return [each for each in found if not each.by_mail]

    def _here(self) -> Coordinating:
        zone = ZoneInfo(self.audit.timezone)
        return Coordinating(
            progress=self._progress,
            heard=[self._heard(notice, zone) for notice in self._notices],
            missed={each.contact.id: each.why for each in self._unreached},
            concerns=self._concerns(),
            families=families.suggested(self.connection, self.audit.id),
            acts=self.runs,
            desk=self.participant.desk,
            channel=self.screen.channel,
            today=self.now.astimezone(zone).date(),
            phrases=self.screen.phrases,
        )

    def _concerns(self) -> int:
        found = concerns.counts(self.connection, self.audit.id)
        return sum(count for state, count in found.items() if state is not State.CLOSED)

    def _heard(self, notice: Notice, zone: ZoneInfo) -> Heard:
        where = self.audit.about(notice.case, notice.agency)
        at = dt.datetime.fromisoformat(notice.at).astimezone(zone)
        answered_at = notice.answered_at.astimezone(zone) if notice.answered_at else None
        by = self._names.get(notice.answered_by or "", "")
        waits = notice.number if notice.waits and self.runs else 0
        name = self._names.get(notice.participant or "", "") if notice.kind in FROM_SOMEBODY else ""
        return Heard(notice.kind, where, notice.text, at, by, answered_at, waits, notice.about, name)

    @cached_property
    def _notices(self) -> list[Notice]:
        return notices.of_audit(self.connection, self.participant.key, self.audit.id)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Return the names of who has answered, and for those who run the audit of whose a notice is."""
        people = {notice.answered_by for notice in self._notices if notice.answered_by}
        asked = {notice.participant for notice in self._notices if notice.kind in FROM_SOMEBODY and self.runs}
        people |= {each for each in asked if each is not None}
        return participants.names(self.connection, self.participant.key, people) if people else {}

    def _show(self, looked: Looked, above: tuple[Note, ...] = ()) -> None:
        links = self._letter(looked.letter_to) if looked.letter_to else []
        if looked.letter_to:  # with it there is a link, which the card was drawn without
            looked = self._at(looked.desk)._here().view("outreach")  # noqa: SLF001 - the same class
        if looked.wants_link:
            links.append(web_link(self.house, self.connection, self.participant, self.audit, self.now))
            self.note_down("web_link.issued", "audit")
        if looked.saw:
            self.note_down(f"{looked.saw}.seen", "audit")
        for drawn in self._drawn(looked.draw):
            self.screen.attach(self.participant.key, drawn)
        notes = [*above, *looked.notes, *links]
        self.screen.show(self.participant.key, looked.card, notes, anew=bool(looked.draw), about=looked.about)
        if looked.desk != self.participant.desk:
            participants.save_desk(self.connection, self.participant, looked.desk)

    def _drawn(self, name: str) -> list[Drawn]:
        match name:
            case "board":
                return [picture(data) for data in board_data(self._progress, self.now)]
            case "curve":
                return [curve(self.connection, self._progress, self.now).picture()]
            case "report":
                said = self.screen.phrases("coordinator.report_means")
                return [Document(REPORT_HTML, {"audit": self.audit.id}, (Line(said),), "report.html")]
        return []

    def _letter(self, participant: str) -> list[Note]:
        """Return a letter to somebody whom nothing reaches, with links of their own; or why there is none."""
        to = [each for each in self._unreached if each.contact.id == participant]
        try:
            written = letters(
                self.connection,
                self.house.vault,
                self.stored,
                self.house.ways(),
                self.house.phrases,
                to=to,
                now=self.now,
                actor=self.participant.id,
            )
        except AuditClosed:
            written = []
        if not written:
            return [Note((Line(self.screen.phrases("coordinator.no_letter")),))]
        self.screen.ahead.forget(participant)
        return [Note((Line(each.subject, Tone.LABEL), Line(each.text))) for each in written]
