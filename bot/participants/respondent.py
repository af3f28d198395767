"""Whoever answers a questionnaire: from an event to what is stored and shown, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.concerns import Concerns, in_reach
from bot.families import Families
from bot.holiday_days import calendar
from bot.participants.refused import tried
from bot.participants.versions import Versions
from bot.participants.web_links import web_link
from bot.person import Person
from storage import notices, participants, reminders, requests, responses, returns, reviews, workshops
from storage.requests import Request
from storage.responses import Response
from storage.reviews import Outcome
from survey import conversation
from survey.answers import Answer
from survey.asking import Asking, AtQuestion
from survey.audit import Role, Window
from survey.carrying import present
from survey.concerns import Concerned
from survey.deciding import alone
from survey.desk import AtDesk, Enter, Item, Room, Stay
from survey.dispositions import SETTLED, Disposition
from survey.events import Chosen, Commanded, Event
from survey.messages import Note
from survey.names import with_label
from survey.path import Standing, standing
from survey.reminder_cards import ReminderCards, Unfinished
from survey.reminder_presses import AtReminder, press_of
from survey.returns import IN_CHAT
from survey.state import (
    Answered,
    CarriedOver,
    Disposed,
    Fact,
    Noticed,
    NoticeKind,
    RemindersWished,
    Replied,
    Situation,
    Stage,
    StayedWith,
    Step,
    Submitted,
    UnsayWanted,
    WebLinkWanted,
)


@dataclass(frozen=True)
class Respondent(Person):
    """A participant with requests, in one turn.

    `synthetic` says that nobody is answering, as in a demonstration: what they return is marked so."""

    synthetic: bool = False

    def take(self, event: Event, *, returning: bool = False) -> str:
        """Do what an event does; returns the short word that answers a press.

        `returning` says that what was sent lately never arrived: where they are is shown whatever the event does.
        """
        asking = AtQuestion(self.audit, self.participant.desk, self.channel, self.phrases).take(event)
        if asking is not None:
            return self._asks(asking)
        if self.participant.desk.asking:
            return self._asking_no_more().take(event, returning=returning)
        mine = self._alone(event) or self._all()
        refused = tried(event, {*(request.number for request in mine), *self.participant.desk.gone})
        if refused:
            self._note_down(refused, None)
        did = self._follow(self._at_reminder(event, mine) or self._desk(mine, event).take(event), mine)
        if returning and did.card is None:
            every = self._all()
            self._follow(self._desk(every).take(Commanded("start")), every)
        return did.toast

    def _asks(self, asking: Asking) -> str:
        """Do what a question to the coordinators does, and leave the conversation where it is."""
        if asking.asked is not None:
            self._notice(asking.asked.about, asking.asked)
            self._note_down("notice.question", asking.asked.about)
        if asking.desk != self.participant.desk:
            participants.save_desk(self.connection, self.participant, asking.desk)
        self.screen.show(self.participant.key, asking.card, asking.notes, about=asking.about)
        if asking.goes_back:
            there = replace(self, participant=replace(self.participant, desk=asking.desk))
            there.take(Commanded("start"))
        return ""

    def _asking_no_more(self) -> Respondent:
        """Return the participant as one who types no question: whatever else they do ends it."""
        desk = replace(self.participant.desk, asking="", draft="")
        participants.save_desk(self.connection, self.participant, desk)
        return replace(self, participant=replace(self.participant, desk=desk))

    def _at_reminder(self, event: Event, mine: list[Request]) -> Stay | Enter | None:
        """Return what a button below a reminder does; None where the event presses none."""
        press = press_of(event, has_read=self.channel in self.participant.desk.told)
        if press is None:
            return None
        cards = ReminderCards(self.audit, calendar(self.audit), self.phrases, self.now)
        wishes = reminders.wishes_of(self.connection, self.participant.id)
        return AtReminder(self._desk(mine), cards, wishes).take(press)

    def greet(self, *notes: Note) -> None:
        """Show where the participant stands, below these notes."""
        self.screen.show(self.participant.key, self._desk(self._all()).card(), notes)

    def _alone(self, event: Event) -> list[Request]:
        number = alone(self.participant.desk, self.channel, event)
        request = None if number is None else self.screen.ahead.request(self.participant, number)
        return [] if request is None or request.disposition is Disposition.WITHDRAWN else [request]

    def _all(self) -> list[Request]:
        """Return the participant's requests, but for those that are withdrawn: of these nothing is left to show."""
        every = self.screen.ahead.requests(self.participant)
        return [request for request in every if request.disposition is not Disposition.WITHDRAWN]

    def _desk(self, mine: list[Request], event: Event | None = None) -> AtDesk:
        items = [Item(each.number, self._name(each), each.disposition, each.due) for each in mine]
        raises = isinstance(event, Commanded) and event.name == "concern"
        heard = (raises or self.participant.desk.room is Room.CONCERN) and self._can_alert()
        role = self.participant.role
        return AtDesk(self.audit, self.participant.desk, items, self.channel, self.phrases, heard, role)

    def _can_alert(self) -> bool:
        return bool(in_reach(self.connection, self.audit, self.now, mails=self.screen.house.mails))

    @property
    def _window(self) -> Window:
        """Whether the participant can answer now."""
        window = self.audit.window(self.now)
        in_workshop = self.participant.role is Role.PRACTITIONER and window is Window.OPEN
        over = in_workshop and workshops.closed_at(self.connection, self.audit.id) is not None
        return Window.ENDED if over else window

    def unfinished(self) -> list[Unfinished]:
        """Return what waits for the participant, without what they are passing to a colleague."""
        found: list[Unfinished] = []
        if self._window is Window.ENDED:
            return found
        for request in self._all():
            if request.disposition in SETTLED:
                continue
            each = Unfinished(
                request.number,
                self._name(request),
                request.disposition,
                has_case=bool(request.case),
                later=request.due,
            )
            response = self.screen.ahead.response(request.number)
            if response is None:
                found.append(each)
            elif response.state.stage is not Stage.PASSED_ON:
                now = self._standing(request, response)
                found.append(replace(each, done=now.done, total=len(now.numbered)))
        return found

    def _standing(self, request: Request, response: Response) -> Standing:
        situation = self._situation(request, response)
        questionnaire = situation.questionnaire
        return standing(questionnaire, situation.facts, present(situation, response.answers))

    def _name(self, request: Request) -> str:
        if request.case is not None:
            name = request.case.reference
        else:
            newest = self.house.newest_questionnaire(self.connection, request.questionnaire)
            name = newest.spoken(self.participant.language).title
        return with_label(name, request.label)

    def _follow(self, way: Stay | Enter, mine: list[Request]) -> Stay | Step:
        if isinstance(way, Stay):
            for fact in way.facts:
                self._apply_at_desk(fact)
            self.screen.show(self.participant.key, way.card, [*way.notes, *self._links(way)])
            self._save(way)
            return way
        request = next(request for request in mine if request.number == way.request)
        request, response, situation = self._open(request, way.event)
        if way.event is None:
            card = conversation.look(situation, response.state, response.answers, self.phrases)
            self.screen.show(response.key, card)
            self._save(way)
            return Step(response.state, card=card)
        step = conversation.advance(situation, response.state, response.answers, way.event, self.phrases)
        request = self._store(request, response, step)
        if step.leave is not None:
            every = [request if other.number == request.number else other for other in self._all()]
            entered = AtDesk(self.audit, way.desk, self._desk(every).items, self.channel, self.phrases)
            return self._follow(entered.leave(step.leave, request.number), every)
        self.screen.show(response.key, step.card, [*step.notes, *self._links(step)])
        self._save(way)
        return step

    def _save(self, way: Stay | Enter) -> None:
        if way.desk != self.participant.desk:
            participants.save_desk(self.connection, self.participant, way.desk)

    def _open(self, request: Request, event: Event | Chosen | None) -> tuple[Request, Response, Situation]:
        response = self.screen.ahead.response(request.number)
        if response is None:
            version = self.house.newest_questionnaire(self.connection, request.questionnaire).version
            response = responses.begin(self.connection, self.house.vault, request.number, version, self.now)
            request = self._apply(request, response, Disposed(Disposition.OPENED, "opened"), 0)
        situation = self._situation(request, response)
        if conversation.shows_concern(response.state, event):
            situation = replace(situation, can_alert=self._can_alert())
        return request, response, situation

    def _situation(self, request: Request, response: Response) -> Situation:
        returned = None
        if response.state.returns:
            returned = self.screen.ahead.returned(request.number)
        versions = Versions(self.house, self.connection, request, response, self.participant.language)
        return Situation(
            audit=self.audit.due_by(request.due),
            questionnaire=versions.present(),
            request=request.number,
            case=request.case,
            agency=request.agency,
            label=request.label,
            role=self.participant.role,
            window=self._window,
            channel=self.channel,
            returned=returned,
            returned_under=versions.of_return(returned),
            kept=versions.kept(),
            newest=versions.newest(),
            notes=reviews.notes(self.connection, response) if response.state.queried else {},
            accepted=request.disposition is Disposition.ACCEPTED,
        )

    def _store(self, request: Request, response: Response, step: Step) -> Request:
        """Store what a step did; returns the request as it stands then."""
        entries = response.entries
        for fact in step.facts:
            if isinstance(fact, Answered):
                entries += 1
                response = self._spoken_of(response, fact.answer)
            request = self._apply(request, response, fact, entries, number=step.state.returns)
        if step.state != response.state:
            responses.save_state(self.connection, response, step.state)
        return request

    def _spoken_of(self, response: Response, answer: Answer) -> Response:
        """Return the response with the language of an answer that is new."""
        language = response.language_of(answer, self.phrases.language)
        return replace(response, languages={**response.languages, answer.question: language})

    def _apply(self, request: Request, response: Response, fact: Fact, seq: int, number: int = 0) -> Request:
        """Store a fact; returns the request as it stands then."""
        match fact:
            case Answered(answer, wording):
                by, at = self.participant.id, self.now.isoformat()
                language = response.languages[answer.question]
                shown = responses.Entry(answer, wording, by, self.channel, at, response.version, language)
                responses.add_answer(self.connection, response, seq, shown)
            case Disposed(disposition, reason):
                return self._dispose(request, disposition, reason)
            case Submitted():
                self._submit(request, response, fact, number)
            case Noticed() | Concerned():
                self._tell(request, fact)
            case WebLinkWanted():
                self._note_down("web_link.issued", request.number)
            case UnsayWanted(refs, otherwise):
                self.screen.unsay(response.key, refs, otherwise)
            case CarriedOver(version):
                responses.carry_over(self.connection, response, version)
                self._note_down(f"carried_over.{version}", request.number)
            case Replied(question, changed):
                outcome = Outcome.CHANGED if changed else Outcome.STANDS
                reviews.settle(self.connection, request.number, question, outcome, self.now)
            case StayedWith(version):
                self._note_down(f"stayed.{version}", request.number)
        return request

    def _dispose(self, request: Request, disposition: Disposition, reason: str) -> Request:
        moved = requests.dispose(
            self.connection,
            request.number,
            disposition,
            reason=reason,
            by=self.participant.id,
            now=self.now,
            stands=request.disposition,
        )
        if moved:
            self._note_down(f"request.{disposition}", request.number)
        return replace(request, disposition=disposition)

    def _submit(self, request: Request, response: Response, submitted: Submitted, number: int) -> None:
        returns.add(
            self.connection,
            response,
            submitted,
            number=number,
            origin=IN_CHAT,
            synthetic=self.synthetic,
            participant=self.participant.id,
            languages=response.languages,
            now=self.now,
        )
        if response.state.queried:
            reviews.drop(self.connection, request.number, self.now)
        self._note_down(f"return.{number}", request.number)
        self._offer_contact(request, response, submitted)

    def _offer_contact(self, request: Request, response: Response, submitted: Submitted) -> None:
        """Keep what a return says of making contact with the family, and let the coordinators hear where that is
        new."""
        case = request.case.reference if request.case else None
        asked = self.house.questionnaire(self.connection, request.questionnaire, response.version)
        stored = self.house.audit(self.connection, self.participant.audit, self.participant.revision)
        families = Families(self.house, self.connection, stored, self.now, self.participant.id)
        if families.submitted(request.number, case, asked, submitted.answers):
            self._notice(request.number, Noticed(NoticeKind.FAMILY))

    def _apply_at_desk(self, fact: Fact) -> None:
        match fact:
            case Concerned() | Noticed():
                self._tell(None, fact)
            case WebLinkWanted():
                self._note_down("web_link.issued", None)
            case RemindersWished(wishes):
                reminders.wish(self.connection, self.participant.id, wishes)
                self._note_down("reminders.stopped" if wishes.stopped else "reminders.wished", None)
            case _:
                raise AssertionError("a desk stores nothing of a request")

    def _tell(self, request: Request | None, said: Noticed | Concerned) -> None:
        """Keep what the coordinators are to hear of; a concern goes to them now."""
        if isinstance(said, Noticed):
            self._notice(request.number if request else None, said)
            self._note_down(f"notice.{said.kind}", request.number if request else None)
            return
        here = Concerns.within(self.screen, self.audit, self.participant.key)
        here.say(said, request.number if request else None, self.participant.id)

    def _notice(self, request: int | None, noticed: Noticed) -> None:
        notices.add(
            self.connection,
            self.participant.key,
            noticed,
            audit=self.audit.id,
            request=request,
            participant=self.participant.id,
            now=self.now,
        )

    def _note_down(self, action: str, request: int | None) -> None:
        self.note_down(action, f"request:{request}" if request else "desk")

    def _links(self, step: Step | Stay) -> list[Note]:
        wanted = any(isinstance(fact, WebLinkWanted) for fact in step.facts)
        return [web_link(self.house, self.connection, self.participant, self.audit, self.now)] if wanted else []
