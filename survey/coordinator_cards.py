"""What whoever runs an audit is shown: cards about agencies, cases and people, each drawn from where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from survey.alert_cards import LIST
from survey.asked_cards import SLOT as ASKED
from survey.audit import TELEGRAM, WEB, Audit
from survey.desk import Desk
from survey.dispositions import COUNTED, SETTLED, Disposition
from survey.family_cards import LIST as FAMILIES
from survey.messages import Button, Card, Line, Tone, token
from survey.names import with_label
from survey.paging import on_page, page_row, pages_of
from survey.phrases import Phrases
from survey.progress import Asked, Person, Progress, Rate, by_disposition, people_of
from survey.state import SAID_BY_US, NoticeKind
from survey.tasks import EXTEND, INVITE, REASSIGN, REMIND
from survey.wording import excerpt

SLOT = "c"
SCOPES = ("audit", "agency", "participant", "request")
"""What a change can be about; a button that leads to one carries the place in here as its question."""
A_PAGE = 8
CASES_A_PAGE = 30
CASES_A_ROW = 2
MOST_LINES = 30
"""Open requests on one card."""
MOST_NAMES = 600
"""UTF-16 units of what else stands alike."""

Row = tuple[Button, ...]


def change_of(request: int, what: str) -> str:
    """Return what a button of any card carries that leads to a change of a request (survey.commanding.CHANGES)."""
    return token(SLOT, 0, SCOPES.index("request"), what, request)


@dataclass(frozen=True, slots=True)
class Heard:
    """A notice as its card shows it: its kind, where it is from, the person's own words, and when; who has answered
    it, empty where nobody has, and when. `waits` is its number where it can be answered here, else 0; `about` is the
    request that it belongs to, if it does to one. `name` is whose it is, empty where that is not shown here."""

    kind: str
    where: str
    text: str
    at: dt.datetime
    by: str = ""
    answered_at: dt.datetime | None = None
    waits: int = 0
    about: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class CoordinatorCards:
    """All that somebody who runs an audit is shown, at one moment, in one channel; `today` is the audit's own day.

    `missed` says of each participant whom nothing reaches, though something of theirs is outstanding, why that is;
    `concerns` counts the concerns that are not closed, `families` the family contacts that nobody has decided about,
    and `acts` is False for the lead, who changes nothing.
    """

    progress: Progress
    heard: Sequence[Heard]
    missed: Mapping[str, str]
    desk: Desk
    channel: str
    today: dt.date
    phrases: Phrases
    concerns: int = 0
    families: int = 0
    acts: bool = True

    def _press(self, view: str, argument: int = 0) -> str:
        return token(SLOT, self.desk.revision, -1, view, argument)

    def _button(self, phrase: str, view: str, argument: int = 0, **details: str | int) -> Button:
        return Button(self._press(view, argument), self.phrases(phrase, **details))

    def _changes(self, kind: str, number: int, *what: str) -> Row:
        """Return buttons that lead to changes of what `kind` names, by the number of one of its requests."""
        place = SCOPES.index(kind)
        return tuple(
            Button(token(SLOT, self.desk.revision, place, each, number), self.phrases(f"coordinator.change.{each}"))
            for each in what
            if self.acts
        )

    def _opens(self, each: Asked, name: str) -> Row:
        press = token(SLOT, self.desk.revision, 0, "return", each.number)
        label = self.phrases("coordinator.open", name=name) if name else self.phrases("coordinator.open_it")
        return (Button(press, label),)

    def _card(self, title: str, lines: Iterable[Line], rows: Iterable[Row]) -> Card:
        return Card(SLOT, title, tuple(lines), rows=tuple(row for row in rows if row))

    def _privacy(self) -> Card:
        history = {WEB: "privacy.web", TELEGRAM: "privacy.telegram"}.get(self.channel, "privacy.elsewhere")
        lines = [self._plain("coordinator.privacy", title=self.progress.audit.title), self._plain(history)]
        understood = Button(self._press("understood"), self.phrases("privacy.understood"), main=True)
        return self._card(self.phrases("privacy.title"), lines, [(understood,)])

    def _plain(self, phrase: str, **details: str | int) -> Line:
        return Line(self.phrases(phrase, **details))

    def _summary(self, _: int) -> Card:
        audit, asked = self.progress.audit, self.progress.asked
        lines = self._rate(self.progress.rate)
        if asked:
            lines.append(self._plain("coordinator.stand", counts=self._counts(asked)))
        lines.append(Line(self._due(), Tone.HINT))
        overdue = len(self.progress.overdue(self.today))
        if overdue:
            lines.append(Line(self.phrases.many("coordinator.overdue", overdue), Tone.ALERT))
        review = len(self._to_review)
        rows = [
            (self._button("coordinator.concerns", LIST, count=self.concerns),) if self.concerns else (),
            (self._button("coordinator.families", FAMILIES, count=self.families),) if self.families else (),
            (self._button("coordinator.reviews", "reviews", count=review),) if review else (),
            (self._button("coordinator.agencies", "agencies"), self._button("coordinator.cases", "cases")),
            (self._button("coordinator.board", "board"), self._button("coordinator.curve", "curve")),
            (self._button("coordinator.outstanding", "outstanding", count=len(self.progress.outstanding)),),
            (self._button("coordinator.outreach", "outreach", count=len(self.missed)),)
            if self.missed and self.acts  # the lead writes the report, and chases nobody
            else (),
            (self._button("coordinator.notes", "notes", count=len(self.heard)),) if self.heard else (),
        ]
        return self._card(audit.title, lines, rows)

    def _below(self, drawn: str) -> Card:
        """Return the card below a picture or document: short, for what was asked for stands above it."""
        others = tuple(self._button(f"coordinator.{each}", each) for each in ("board", "curve") if each != drawn)
        rows = [
            (self._button("coordinator.concerns", LIST, count=self.concerns),) if self.concerns else (),
            (self._button("coordinator.agencies", "agencies"), self._button("coordinator.cases", "cases")),
            (*others, *self._home()),
        ]
        return self._card(self.progress.audit.title, [Line(self._due(), Tone.HINT)], rows)

    def _due(self) -> str:
        audit = self.progress.audit
        days, day = (audit.due - self.today).days, self.phrases.day(audit.due)
        if days == 0:
            return self.phrases("coordinator.due_today", day=day)
        return self.phrases.many("coordinator.due" if days > 0 else "coordinator.was_due", abs(days), day=day)

    def _rate(self, rate: Rate) -> list[Line]:
        if not rate.requested:
            return [self._plain("coordinator.empty")]
        return [
            self._plain(
                "coordinator.rate",
                returned=rate.returned,
                requested=rate.requested,
                share=_share(rate.of_requested),
                eligible=rate.eligible,
                share_eligible=_share(rate.of_eligible),
            ),
            Line(self.phrases("coordinator.rate_means"), Tone.HINT),
        ]

    def _counts(self, asked: Iterable[Asked]) -> str:
        return ", ".join(f"{count} {self.phrases(f'stands.{each}')}" for each, count in by_disposition(asked).items())

    def _stands(self, each: Asked) -> str:
        return self.phrases(f"stands.{each.disposition}")

    def _agencies(self, _: int) -> Card:
        rows = []
        for agency in self.progress.agencies:
            asked = self.progress.of_agency(agency.id)
            rate = Rate.of(asked)
            rows.append((self._counted("agency", asked[0].number, agency.name, rate),))
        return self._card(self.phrases("coordinator.agencies"), self._rate(self.progress.rate), [*rows, self._home()])

    def _counted(self, view: str, number: int, name: str, rate: Rate) -> Button:
        label = self.phrases("coordinator.counted", name=name, returned=rate.returned, requested=rate.requested)
        return Button(self._press(view, number), label)

    def _agency(self, number: int) -> Card:
        asked = self.progress.numbered(number)
        if asked is None or asked.agency is None:
            return self._agencies(0)
        of_agency = self.progress.of_agency(asked.agency)
        lines = [*self._rate(Rate.of(of_agency)), *self._listed(of_agency, self._request_line, self._about)]
        people = [(self._person_button(each),) for each in people_of(of_agency)[:A_PAGE]]
        changes = self._changes("agency", number, REMIND, EXTEND) if _open(of_agency) else ()
        rows = [changes, *people, (self._button("coordinator.agencies", "agencies"), *self._home())]
        return self._card(self.progress.audit.agency_name(asked.agency), lines, rows)

    def _cases(self, page: int) -> Card:
        every = self.progress.cases
        here, page = on_page(every, page, CASES_A_PAGE)
        buttons = []
        for case in here:
            asked = self.progress.of_case(case)
            buttons.append(self._counted("case", asked[0].number, case, Rate.of(asked)))
        rows: list[Row] = [tuple(buttons[i : i + CASES_A_ROW]) for i in range(0, len(buttons), CASES_A_ROW)]
        rows += [self._pages("cases", page, len(every), CASES_A_PAGE), self._home()]
        means = "coordinator.cases_mean" if every else "coordinator.empty"
        return self._card(self.phrases("coordinator.cases"), [self._plain(means)], rows)

    def _case(self, number: int) -> Card:
        asked = self.progress.numbered(number)
        if asked is None or asked.case is None:
            return self._cases(0)
        of_case = self.progress.of_case(asked.case)
        lines = [*self._rate(Rate.of(of_case)), *self._listed(of_case, self._agency_line, self._agency_of)]
        made = [each for each in of_case if each.disposition in COUNTED]
        returns = [self._opens(each, with_label(self._agency_of(each) or each.name, each.label)) for each in made]
        people = [(self._person_button(each),) for each in people_of(_open(of_case))[:A_PAGE]]
        home = (self._button("coordinator.cases", "cases"), *self._home())
        return self._card(asked.case, lines, [*returns, *people, home])

    def _outstanding(self, page: int) -> Card:
        people = people_of(self.progress.outstanding)
        here, page = on_page(people, page, A_PAGE)
        lines = [Line(self._due(), Tone.HINT)]
        for each in here:
            days = dict.fromkeys(self._later(one) for one in each.asked)
            lines += [Line(each.name, Tone.LABEL), Line(f"{self._counts(each.asked)}{''.join(days)}")]
        if not people:
            is_done = bool(self.progress.asked)
            lines = [self._plain("coordinator.nothing_outstanding" if is_done else "coordinator.empty")]
        rows: list[Row] = [self._changes("audit", 0, REMIND, EXTEND)] if people else []
        rows += [(self._person_button(each),) for each in here]
        rows += [self._pages("outstanding", page, len(people), A_PAGE), self._home()]
        title = self.phrases("coordinator.outstanding", count=len(self.progress.outstanding))
        return self._card(title, lines, rows)

    def _person(self, number: int) -> Card:
        asked = self.progress.person_at(number)
        # whoever speaks for themselves has no name but for those who write to them
        if asked is None or (asked.is_beside and not self.acts):
            return self._outstanding(0)
        theirs = self.progress.of_participant(asked.participant)
        shown = [each for each in theirs if not each.is_beside]
        lines = self._listed(shown, partial(self._request_line, named=False), self._about)
        if asked.is_beside:
            lines.append(self._plain("coordinator.beside"))
        outstanding = self._button("coordinator.outstanding", "outstanding", count=len(self.progress.outstanding))
        letter: Row = ()
        if asked.participant in self.missed:
            lines.append(Line(self.phrases(f"coordinator.missed.{self.missed[asked.participant]}"), Tone.ALERT))
            letter = (self._button("coordinator.letter", "letter", asked.number),) if self.acts else ()
        changes: list[Row] = []
        if _open(theirs):
            changes = [self._changes("participant", number, REMIND, EXTEND)]
        each = [(self._request_button(one),) for one in _open(shown)[:A_PAGE]]
        invite = () if letter else self._changes("participant", number, INVITE)
        return self._card(asked.name, lines, [letter, *changes, *each, invite, (outstanding, *self._home())])

    def _request(self, number: int) -> Card:
        asked = self.progress.numbered(number)
        if asked is None:
            return self._summary(0)
        due = self.phrases("case.due", due=self.phrases.day(self.progress.due(asked)))
        lines = [Line(f"{asked.name}: {self._stands(asked)}"), Line(due, Tone.HINT)]
        rows = [self._opens(asked, "")] if asked.disposition in COUNTED else []
        changes = self._changes("request", number, EXTEND, REASSIGN) if _open([asked]) else ()
        back = (self._button("coordinator.back", "person", number), *self._home())
        return self._card(self.progress.name_of(asked), lines, [*rows, changes, back])

    @property
    def _to_review(self) -> list[Asked]:
        return [each for each in self.progress.asked if each.disposition is Disposition.RETURNED]

    def _reviews(self, page: int) -> Card:
        here, page = on_page(self._to_review, page, A_PAGE)
        lines = [self._plain("coordinator.reviews_mean" if here else "coordinator.nothing_to_review")]
        rows: list[Row] = [self._opens(each, self.progress.name_of(each)) for each in here]
        rows += [self._pages("reviews", page, len(self._to_review), A_PAGE), self._home()]
        return self._card(self.phrases("coordinator.reviews", count=len(self._to_review)), lines, rows)

    def _outreach(self, page: int) -> Card:
        every = people_of(each for each in self.progress.owed if each.participant in self.missed)
        people = [each for each in every if self.acts or not each.asked[0].is_beside]
        here, page = on_page(people, page, A_PAGE)
        lines = [] if every else [self._plain("coordinator.all_reached")]
        for each in here:
            why = self.phrases(f"coordinator.missed.{self.missed[each.id]}")
            lines += [Line(each.name, Tone.LABEL), Line(why)]
        if len(every) > len(people):
            lines.append(Line(self.phrases.many("coordinator.missed_beside", len(every) - len(people))))
        rows: list[Row] = [(self._person_button(each),) for each in here]
        rows += [self._pages("outreach", page, len(people), A_PAGE), self._home()]
        return self._card(self.phrases("coordinator.outreach", count=len(every)), lines, rows)

    def _letter(self, number: int) -> Card:
        asked = self.progress.person_at(number)
        if asked is None or asked.participant not in self.missed or not self.acts:
            return self._outreach(0)
        make = self._button("coordinator.make", "make", number)
        back = self._button("coordinator.back", "person", number)
        lines = [self._plain("coordinator.letter_means", name=asked.name)]
        return self._card(self.phrases("coordinator.letter"), lines, [(replace(make, main=True),), (back,)])

    def _noted(self, page: int) -> tuple[Sequence[Heard], int]:
        return on_page(list(reversed(self.heard)), page, A_PAGE)

    def _notes(self, page: int) -> Card:
        here, page = self._noted(page)
        lines: list[Line] = [] if here else [self._plain("coordinator.no_notes")]
        for heard in here:
            when = self.phrases.moment(heard.at)
            said = self.phrases(f"notice.{heard.kind}")
            lines.append(Line(" · ".join(filter(None, (heard.name, heard.where, when))), Tone.LABEL))
            lines += [Line(said), *([Line(self._words(heard), Tone.QUOTE)] if heard.text else [])]
            if heard.answered_at is not None:
                at = self.phrases.moment(heard.answered_at)
                lines.append(self._plain("coordinator.answered", name=heard.by, at=at))
        rows: list[Row] = [(self._answer_button(heard),) for heard in here if heard.waits]
        named = [each for heard in here if heard.kind == NoticeKind.COLLEAGUE for each in heard.about if self.acts]
        asked = dict.fromkeys(each for number in named if (each := self.progress.numbered(number)) is not None)
        rows += [(Button(self._press("request", each.number), self.progress.name_of(each)),) for each in asked]
        rows += [self._pages("notes", page, len(self.heard), A_PAGE), self._home()]
        return self._card(self.phrases("coordinator.notes", count=len(self.heard)), lines, rows)

    def _answer_button(self, heard: Heard) -> Button:
        label = self.phrases("coordinator.answer", where=heard.where or self.phrases.moment(heard.at))
        return Button(token(f"{ASKED}{heard.waits}", 0, -1, "answer"), label)

    # Parts of cards

    def _words(self, heard: Heard) -> str:
        is_kept_here = self.channel == WEB or Audit.COMMENTS not in self.progress.audit.web_only
        return excerpt(heard.text) if is_kept_here or heard.kind in SAID_BY_US else self.phrases("answer.in_web")

    def _home(self) -> Row:
        return (self._button("coordinator.summary", "summary"),)

    def _pages(self, view: str, page: int, count: int, a_page: int) -> Row:
        return page_row(page, pages_of(count, a_page), lambda other: self._press(view, other), self.phrases)

    def _listed(
        self, asked: Sequence[Asked], line: Callable[[Asked], Line], name: Callable[[Asked], str]
    ) -> list[Line]:
        """Return a line for each request that is open, and one for all that stand alike of the others."""
        owed, done = _open(asked), [each for each in asked if each.disposition in SETTLED]
        lines = [line(each) for each in owed[:MOST_LINES]]
        if len(owed) > MOST_LINES:
            lines.append(self._plain("coordinator.more", count=len(owed) - MOST_LINES))
        stand = dict.fromkeys(self._stands(each) for each in done)
        alike = {word: [name(each) for each in done if self._stands(each) == word] for word in stand}
        return [*lines, *(Line(f"{word}: {excerpt(', '.join(names), MOST_NAMES)}") for word, names in alike.items())]

    def _person_button(self, person: Person) -> Button:
        return Button(self._press("person", person.asked[0].number), person.name)

    def _request_button(self, each: Asked) -> Button:
        return Button(self._press("request", each.number), f"{self._about(each)}: {self._stands(each)}")

    def _request_line(self, each: Asked, *, named: bool = True) -> Line:
        who = f" ({each.name})" if named else ""
        return Line(f"{self._about(each)}: {self._stands(each)}{who}{self._later(each)}")

    def _later(self, each: Asked) -> str:
        """Return the due date of a request that is due on another day than the audit."""
        due = self.progress.due(each)
        return "" if due == self.progress.audit.due else self.phrases("coordinator.later", day=self.phrases.day(due))

    def _about(self, each: Asked) -> str:
        return with_label(each.case or self._agency_of(each) or self.progress.audit.title, each.label)

    def _agency_line(self, each: Asked) -> Line:
        agency = self._agency_of(each)
        who = f" ({each.name})" if agency else ""
        return Line(f"{with_label(agency or each.name, each.label)}: {self._stands(each)}{who}{self._later(each)}")

    def _agency_of(self, each: Asked) -> str:
        return self.progress.audit.agency_name(each.agency) if each.agency is not None else ""


def _share(value: Decimal | None) -> str:
    return "-" if value is None else f"{value}%"


def _open(asked: Iterable[Asked]) -> list[Asked]:
    return [each for each in asked if each.disposition not in SETTLED]
