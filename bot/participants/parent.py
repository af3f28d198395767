"""A parent: from an event to what is stored and shown, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from bot.concerns import Concerns
from bot.participants.web_links import web_link
from bot.person import Person
from bot.taking_back import TakingBack
from bot.telling import tell_coordinators
from bot.withdrawing import By, Receipt, withdraw
from storage import (
    addresses,
    consents,
    notices,
    parents,
    participants,
    reminders,
    requests,
    responses,
    return_phrases,
    returns,
)
from storage.requests import Request
from storage.responses import Response
from survey.concerns import Concerned
from survey.consent import Consented
from survey.desk import Room
from survey.dispositions import Disposition
from survey.events import Commanded, Event
from survey.messages import Card, Line, Note, Tone
from survey.parents import talk
from survey.parents.card_parts import care_note, help_lines
from survey.parents.gone import about_danger, about_help, going, gone, no_words
from survey.parents.state import (
    Fact,
    PhraseWanted,
    QuotesPicked,
    QuotesUnsaid,
    Setting,
    State,
    Step,
    Withdrawn,
)
from survey.phrases import Phrases
from survey.returns import IN_CHAT
from survey.state import Answered, Disposed, Noticed, RemindersWished, Submitted, WebLinkWanted


@dataclass(frozen=True)
class Open:
    """A parent's conversation as it is stored: the request, its response, and where it stands."""

    request: Request
    response: Response
    state: State
    setting: Setting


@dataclass(frozen=True)
class Parent(Person):
    """A participant who is asked as a parent, in one turn. Nobody else's conversation is read here: a parent has one
    request, and what another parent of the child said belongs to that other one.

    `synthetic` says that nobody is answering, as in a demonstration: what they return is marked so."""

    synthetic: bool = field(default=False, kw_only=True)

    @property
    def through(self) -> str:
        """How what is answered and agreed to came in."""
        return self.screen.channel

    def take(self, event: Event, *, returning: bool = False) -> str:
        """Do what an event does; returns the short word that answers a press.

        `returning` says that what was sent lately never arrived: where they are is shown whatever the event does.
        """
        request = self._request()
        if request is None or request.disposition is Disposition.WITHDRAWN:
            return self._without(request, event)
        here = self._open(request)
        if here is None:
            self.screen.show(self.participant.key, no_words(request.number, self.phrases))
            return ""
        step = self._advance(here, event)
        return self._follow(here, step, returning=returning)

    def greet(self, *notes: Note) -> None:
        """Show where the participant stands. The greeting of an audit would give away what this is about."""
        del notes
        self._arrives()

    def _arrives(self, *notes: Note) -> None:
        request = self._request()
        here = None if request is None or request.disposition is Disposition.WITHDRAWN else self._open(request)
        if here is None:
            number = 0 if request is None else request.number
            self.screen.show(self.participant.key, no_words(number, self.phrases))
            return
        step = self._advance(here, Commanded("start"))
        self._follow(here, replace(step, notes=(*notes, *step.notes)), returning=False)

    @property
    def _spoken(self) -> str:
        """The language in which they answer."""
        return self.phrases.language

    def waits(self) -> int | None:
        """Return the number of the request that waits for the parent, None where none does."""
        request = self._request()
        return None if request is None else request.number

    def _advance(self, here: Open, event: Event) -> Step:
        return talk.advance(here.setting, here.state, here.response.answers, event, self.phrases)

    def _look(self, here: Open) -> Card:
        return talk.look(here.setting, here.state, here.response.answers, self.phrases)

    def _request(self) -> Request | None:
        return next(iter(self.screen.ahead.requests(self.participant)), None)

    def _without(self, request: Request | None, event: Event) -> str:
        """Answer somebody who has withdrawn: they can see that it is done, and whom to call."""
        number = 0 if request is None else request.number
        if about_help(event, number, self.phrases):
            self.screen.said_once.append(Note(tuple(help_lines(self.audit, self.phrases))))
        else:
            if about_danger(event):
                self.screen.said_once.append(care_note(self.audit, self.phrases))
            self.screen.show(self.participant.key, gone(number, self.phrases))
        return ""

    def _open(self, request: Request) -> Open | None:
        """Return the conversation of a request, begun where it was not yet; None where the audit has no words of
        consent."""
        wording = consents.newest(self.connection, self.audit.id, self.participant.language)
        if wording is None:
            return None
        response = self.screen.ahead.response(request.number)
        if response is None:
            version = self.house.newest_questionnaire(self.connection, request.questionnaire).version
            response = responses.begin(self.connection, self.house.vault, request.number, version, self.now)
            request = self._dispose(request, Disposed(Disposition.OPENED, "opened"))
        self._sit_down(request)
        asked = self.house.questionnaire(self.connection, request.questionnaire, response.version)
        state = parents.state_of(self.connection, response.key, request.number)
        setting = Setting(
            audit=self.audit,
            questionnaire=asked.spoken(self.participant.language),
            request=request.number,
            case=request.case,
            window=self.audit.window(self.now),
            channel=self.screen.channel,
            wording=wording,
            agreed=consents.agreed(self.connection, request.number),
            passed_on=state.child and not parents.is_undecided(self.connection, request.number),
        )
        return Open(request, response, state, setting)

    def _sit_down(self, request: Request) -> None:
        """Remember that they have been shown this channel's words: it is where something can be sent to them."""
        desk = self.participant.desk
        told = desk.told if self.screen.channel in desk.told else (*desk.told, self.screen.channel)
        there = replace(desk, room=Room.TALK, current=request.number, told=told)
        if there != desk:
            participants.save_desk(self.connection, self.participant, there)

    def _follow(self, here: Open, step: Step, *, returning: bool) -> str:
        if any(isinstance(fact, Withdrawn) for fact in step.facts):
            self._withdraw(here, step)
            return ""
        self._store(here, step)
        if step.reply is not None:
            self.screen.said_once.append(step.reply)
        links = [self._web_link() for fact in step.facts if isinstance(fact, WebLinkWanted)]
        card = step.card or (self._look(here) if returning else None)
        self.screen.show(here.response.key, card, [*step.notes, *links])
        return step.toast

    def _web_link(self) -> Note:
        self.note_down("web_link.issued", "desk")
        return web_link(self.house, self.connection, self.participant, self.audit, self.now)

    def _store(self, here: Open, step: Step) -> None:
        entries, response, request = here.response.entries, here.response, here.request
        for fact in step.facts:
            if isinstance(fact, Answered):
                entries += 1
                language = response.language_of(fact.answer, self._spoken)
                response = replace(response, languages={**response.languages, fact.answer.question: language})
            if isinstance(fact, Disposed):
                request = self._dispose(request, fact)
            else:
                self._apply(replace(here, response=response), fact, entries, step.state.returns)
        if _takes_words_back(here, step):
            self._taking_back(here).words()
        if step.state.child and not here.state.child:
            parents.worry(self.connection, request.number, self.now)
        elif here.state.child and not step.state.child:
            parents.settle(self.connection, request.number)
        if step.state != here.state:
            parents.save_state(self.connection, response.key, request.number, step.state)

    def _apply(self, here: Open, fact: Fact, seq: int, number: int) -> None:
        match fact:
            case Answered():
                self._answer(here, fact, seq)
            case Consented():
                self._consent(here.request, fact)
            case Submitted():
                self._submit(here, fact, number)
            case QuotesPicked() | QuotesUnsaid():
                self._let_quote(here, fact, number)
            case PhraseWanted(finished):
                self.screen.said_once.append(self._phrase(here.request, finished=finished))
            case Noticed():
                self._tell(here.request, fact)
            case Concerned():
                concerns = Concerns.within(self.screen, self.audit, self.participant.key)
                concerns.say(fact, here.request.number, self.actor)
            case RemindersWished(wishes):
                if reminders.wishes_of(self.connection, self.participant.id) != wishes:
                    reminders.wish(self.connection, self.participant.id, wishes)

    def _let_quote(self, here: Open, fact: QuotesPicked | QuotesUnsaid, number: int) -> None:
        key, request = here.response.key, here.request.number
        if isinstance(fact, QuotesPicked):
            unsaid = parents.keep_quotes(self.connection, key, request, fact.quotes, number)
        else:
            unsaid = parents.unsay_quotes(self.connection, key, request, fact.question, fact.said)
        self._taking_back(here).quotes(unsaid, self.audit.id, self.participant.key)

    def _taking_back(self, here: Open) -> TakingBack:
        return TakingBack(self.screen, here.response, self.now)

    def _answer(self, here: Open, given: Answered, seq: int) -> None:
        response = here.response
        entry = responses.Entry(
            given.answer,
            given.wording,
            self.actor,
            self.through,
            self.now.isoformat(),
            response.version,
            response.languages[given.answer.question],
        )
        responses.add_answer(self.connection, response, seq, entry)
        responses.forget_earlier(self.connection, response, given.answer.question, seq)

    def _consent(self, request: Request, fact: Consented) -> None:
        by, channel = self.actor, self.through
        consents.give(self.connection, request.number, fact, by=by, channel=channel, now=self.now)
        self.note_down(f"consent.{fact.use}.{'yes' if fact.given else 'no'}", f"request:{request.number}")

    def _dispose(self, request: Request, fact: Disposed) -> Request:
        moved = requests.dispose(
            self.connection,
            request.number,
            fact.disposition,
            reason=fact.reason,
            by=self.actor,
            now=self.now,
            stands=request.disposition,
        )
        if moved:
            self.note_down(f"request.{fact.disposition}", f"request:{request.number}")
        return replace(request, disposition=fact.disposition)

    def _submit(self, here: Open, submitted: Submitted, number: int) -> None:
        returns.add(
            self.connection,
            here.response,
            submitted,
            number=number,
            origin=IN_CHAT,
            synthetic=self.synthetic,
            participant=self.participant.id,
            languages=here.response.languages,
            now=self.now,
        )
        returns.forget_earlier(self.connection, here.request.number, number)
        self.note_down(f"return.{number}", f"request:{here.request.number}")

    def _tell(self, request: Request, noticed: Noticed) -> None:
        """Keep what the coordinators are to hear of, and tell them, between eight and eight."""
        notices.add(
            self.connection,
            self.participant.key,
            noticed,
            audit=self.audit.id,
            request=request.number,
            participant=self.participant.id,
            now=self.now,
        )
        self.note_down(f"notice.{noticed.kind}", f"request:{request.number}")
        where = self.audit.about(request.case.reference if request.case else None, None)

        def say(phrases: Phrases) -> Note:
            said = [Line(where, Tone.LABEL), Line(phrases(f"notice.{noticed.kind}"))]
            return Note((*said, *([Line(noticed.text, Tone.QUOTE)] if noticed.text else [])))

        tell_coordinators(self.screen, self.audit, say, request.number)

    def _phrase(self, request: Request, *, finished: bool) -> Note:
        """Return a new return phrase, which is told this once: what is stored is a hash of it."""
        phrase = return_phrases.make(self.connection, self.house.vault, request.number, self.now)
        self.note_down("return_phrase.made", f"request:{request.number}")
        day = self.phrases.day(self.now.astimezone(ZoneInfo(self.audit.timezone)).date())
        address = f"{self.house.web_url}/withdraw"
        lines = [Line(self.phrases("parent.receipt", day=day))] if finished else []
        lines.append(Line(self.phrases("parent.phrase", phrase=phrase), Tone.QUOTE))
        return Note((*lines, Line(self.phrases("parent.phrase.how", address=address))))

    def _withdraw(self, here: Open, step: Step) -> None:
        """Let everything be erased, and say so under the audit's key: the response's own is about to be destroyed."""
        for fact in step.facts:
            if not isinstance(fact, Withdrawn):
                self._apply(here, fact, here.response.entries, here.state.returns)
        parents.settle(self.connection, here.request.number)
        addresses.is_here(self.connection, self.screen.address, self.now)
        receipt = withdraw(
            self.house,
            self.connection,
            self.audit,
            here.request.number,
            by=By.PERSON,
            now=self.now,
            actor=self.actor,
        )
        # anew: the message that was pressed belongs to what is erased, and becomes a line without words
        self.screen.show(self.participant.key, self._gone(here.request, receipt), anew=True)

    def _gone(self, request: Request, _: Receipt) -> Card:
        """Return what is shown at once; the receipt follows when everything is erased (bot.erasure_notes)."""
        return going(request.number, self.phrases)


def _takes_words_back(here: Open, step: Step) -> bool:
    """Return whether something that was answered before no longer stands in what is answered now."""
    before = here.response.answers
    given = [fact.answer for fact in step.facts if isinstance(fact, Answered)]
    return any(each.question in before and not each.says_all_of(before[each.question]) for each in given)
