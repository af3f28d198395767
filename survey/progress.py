"""Where an audit stands: its requests by case and agency, and the rates of return as the field counts them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from survey.audit import Agency, Audit
from survey.dispositions import COUNTED, SETTLED, Disposition
from survey.names import folded, with_label
from survey.shares import share

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the coordinator sees it: who is asked about what, and where it stands, never what was answered.

    `later` is a later due date than the audit's, where it was given one. `is_beside` says that whoever is asked
    speaks for themselves, and for no agency.
    """

    number: int
    case: str | None
    agency: str | None
    label: str
    participant: str
    name: str
    disposition: Disposition
    later: dt.date | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """Returned requests, with both of the bases that they are compared with.

    `eligible` leaves out the requests about a child who is not known to the agency. A request that was sent back for
    more keeps its return, and counts as returned.
    """

    requested: int
    returned: int
    not_known: int

    @classmethod
    def of(cls, asked: Iterable[Asked]) -> Rate:
        """Return the rate of these requests."""
        stand = [each.disposition for each in asked]
        return cls(len(stand), sum(each in COUNTED for each in stand), stand.count(Disposition.NOT_KNOWN))

    @property
    def eligible(self) -> int:
        """The requests that a return can come from."""
        return self.requested - self.not_known

    @property
    def of_requested(self) -> Decimal | None:
        """Returned of requested, in per cent with one decimal; None where nothing was requested."""
        return share(self.returned, self.requested)

    @property
    def of_eligible(self) -> Decimal | None:
        """Returned of eligible, in per cent with one decimal; None where nothing is eligible."""
        return share(self.returned, self.eligible)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is asked, with all of their requests."""

    id: str
    name: str
    asked: tuple[Asked, ...]

    @property
    def outstanding(self) -> tuple[Asked, ...]:
        """What they still owe."""
        return tuple(each for each in self.asked if each.disposition not in SETTLED)


def by_disposition(asked: Iterable[Asked]) -> dict[Disposition, int]:
    """Return how many of these requests stand at each disposition that occurs, in the order of a request's life."""
    found = Counter(each.disposition for each in asked)
    return {each: found[each] for each in Disposition if found[each]}


def people_of(asked: Iterable[Asked]) -> tuple[Person, ...]:
    """Return who is asked these, by name, each with what of them is theirs."""
    theirs: dict[str, list[Asked]] = {}
    for each in asked:
        theirs.setdefault(each.participant, []).append(each)
    everybody = (Person(name, found[0].name, tuple(found)) for name, found in theirs.items())
    return tuple(sorted(everybody, key=lambda person: (person.name.casefold(), person.id)))


@dataclass(frozen=True)
class Progress:
    """The requests of an audit at one moment, in the order in which they were set up.

    `beside` are those of people who speak for themselves, such as practitioners: they are in no figure and on no
    board, and what they answer is nobody's to open, but they are written to like everybody. There are no parents'.
    """

    audit: Audit
    asked: tuple[Asked, ...]
    beside: tuple[Asked, ...] = ()

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """The references of the cases that somebody is asked about, in order."""
        return tuple(sorted({each.case for each in self.asked if each.case is not None}))

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies of which somebody is asked, in the order of the audit's file; those that it no longer lists
        come last, called by their ids."""
        named = dict.fromkeys(each.agency for each in self.asked if each.agency is not None)
        listed = tuple(agency for agency in self.audit.agencies if agency.id in named)
        known = {agency.id for agency in listed}
        return (*listed, *(Agency(each, each) for each in named if each not in known))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is asked for the audit itself, by name."""
        return people_of(self.asked)

    @cached_property
    def everything(self) -> tuple[Asked, ...]:
        """All requests of people who can be written to."""
        return (*self.asked, *self.beside)

    @property
    def lines(self) -> tuple[str | None, ...]:
        """The cases, and None at the end where somebody is asked about no case: every request is in one of them."""
        return (*self.cases, *((None,) if None in self._of_each_case else ()))

    @property
    def columns(self) -> tuple[Agency | None, ...]:
        """The agencies, and None at the end where somebody answers for none, such as a parent: every request is in
        one of them."""
        return (*self.agencies, *((None,) if None in self._of_each_agency else ()))

    def at(self, case: str | None, agency: str | None) -> tuple[Asked, ...]:
        """Return the requests about a case to an agency; there can be several, such as to two schools."""
        return tuple(self._cells.get((case, agency), ()))

    def of_case(self, case: str | None) -> tuple[Asked, ...]:
        """Return the requests about a case, or about none."""
        return tuple(self._of_each_case.get(case, ()))

    def of_agency(self, agency: str | None) -> tuple[Asked, ...]:
        """Return the requests to an agency, or to none."""
        return tuple(self._of_each_agency.get(agency, ()))

    def of_participant(self, participant: str) -> tuple[Asked, ...]:
        """Return the requests to a participant, also those beside the audit."""
        return tuple(self._of_each_participant.get(participant, ()))

    def numbered(self, number: int) -> Asked | None:
        """Return the request with this number, None where the audit has none."""
        return next((each for each in self.asked if each.number == number), None)

    def person_at(self, number: int) -> Asked | None:
        """Return the request with this number whose participant is meant, also one beside the audit; None where there
        is none."""
        return next((each for each in self.everything if each.number == number), None)

    @property
    def outstanding(self) -> tuple[Asked, ...]:
        """The requests from which a return is still expected."""
        return tuple(each for each in self.asked if each.disposition not in SETTLED)

    @property
    def owed(self) -> tuple[Asked, ...]:
        """The requests from which something is still expected, also those beside the audit."""
        return tuple(each for each in self.everything if each.disposition not in SETTLED)

    def due(self, each: Asked) -> dt.date:
        """Return when a request is due."""
        return max(self.audit.due, each.later or self.audit.due)

    def name_of(self, each: Asked) -> str:
        """Return what a request is called: 'C07 · Health', with its label where it has one; whoever speaks for
        themselves is called by their name."""
        if each.is_beside:
            return each.name
        return with_label(self.audit.about(each.case, each.agency) or each.name, each.label)

    def overdue(self, today: dt.date) -> tuple[Asked, ...]:
        """Return the requests from which a return is still expected, and was due before `today`, a day in the
        audit's zone."""
        return tuple(each for each in self.outstanding if self.due(each) < today)

    @property
    def rate(self) -> Rate:
        """The rate of the whole audit."""
        return Rate.of(self.asked)

    def case_called(self, text: str) -> str | None:
        """Return the case that somebody means: 'C07', 'c7' or '7'; None where it is none, or more than one."""
        wanted = text.strip().casefold()
        if not wanted:
            return None
        exact = [case for case in self.cases if case.casefold() == wanted]
        alike = exact or [case for case in self.cases if wanted.lstrip("0") in {_plain(case), _digits(case)}]
        alike = alike or [case for case in self.cases if _plain(case) == _plain(wanted)]
        return alike[0] if len(alike) == 1 else None

    def agency_called(self, text: str) -> Agency | None:
        """Return the agency that somebody means: by its id, name or alias, or by words that stand in the names of
        only one, such as 'social care'; None if there is none, or more than one."""
        exact = self.audit.agency_called(text)
        wanted = folded(text)
        if exact or not wanted:
            return exact
        alike = [agency for agency in self._all_agencies if _goes_by(agency, wanted)]
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _all_agencies(self) -> tuple[Agency, ...]:
        return tuple({agency.id: agency for agency in (*self.audit.agencies, *self.agencies)}.values())

    @cached_property
    def _cells(self) -> dict[tuple[str | None, str | None], list[Asked]]:
        return _grouped(self.asked, lambda each: (each.case, each.agency))

    @cached_property
    def _of_each_case(self) -> dict[str | None, list[Asked]]:
        return _grouped(self.asked, lambda each: each.case)

    @cached_property
    def _of_each_agency(self) -> dict[str | None, list[Asked]]:
        return _grouped(self.asked, lambda each: each.agency)

    @cached_property
    def _of_each_participant(self) -> dict[str, list[Asked]]:
        return _grouped(self.everything, lambda each: each.participant)


def _grouped(asked: Iterable[Asked], by: Callable[[Asked], _Key]) -> dict[_Key, list[Asked]]:
    found: dict[_Key, list[Asked]] = {}
    for each in asked:
        found.setdefault(by(each), []).append(each)
    return found


def _goes_by(agency: Agency, words: str) -> bool:
    """Return whether one of an agency's names has these words, the last of them perhaps unfinished."""
    return any(f" {words}" in f" {folded(name)}" for name in (agency.id, agency.name, *agency.aliases))


def _plain(reference: str) -> str:
    """Return a reference without what people leave out: 'C07' and 'c7' are the same."""
    letters = reference.casefold().rstrip("0123456789")
    return letters.strip(" -_.") + reference[len(letters) :].lstrip("0")


def _digits(reference: str) -> str:
    return "".join(character for character in reference if character.isdigit()).lstrip("0")
