"""Where an audit stands: its requests by case and agency, and the rates of return as the field counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from survey.audit import Agency, Audit
from survey.dispositions import COUNTED, SETTLED, Disposition
from survey.shares import share


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the coordinator sees it: who is asked about what, and where it stands, never what was answered."""

    number: int
    case: str | None
    agency: str | None
    label: str
    participant: str
    name: str
    disposition: Disposition


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


@dataclass(frozen=True)
class Progress:
    """The requests of an audit at one moment, in the order in which they were set up."""

    audit: Audit
    asked: tuple[Asked, ...]

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """The references of the cases that somebody is asked about, in order."""
        return tuple(sorted({each.case for each in self.asked if each.case is not None}))

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies of which somebody is asked, in the order of the audit's file."""
        named = {each.agency for each in self.asked}
        return tuple(agency for agency in self.audit.agencies if agency.id in named)

    @cached_property
    def _cells(self) -> dict[tuple[str | None, str | None], list[Asked]]:
        cells: dict[tuple[str | None, str | None], list[Asked]] = {}
        for each in self.asked:
            cells.setdefault((each.case, each.agency), []).append(each)
        return cells

    def at(self, case: str | None, agency: str | None) -> tuple[Asked, ...]:
        """Return the requests about a case to an agency; there can be several, such as to two schools."""
        return tuple(self._cells.get((case, agency), ()))

    def of_case(self, case: str) -> tuple[Asked, ...]:
        """Return the requests about a case."""
        return self._where(lambda each: each.case == case)

    def of_agency(self, agency: str) -> tuple[Asked, ...]:
        """Return the requests to an agency."""
        return self._where(lambda each: each.agency == agency)

    def of_participant(self, participant: str) -> tuple[Asked, ...]:
        """Return the requests to a participant."""
        return self._where(lambda each: each.participant == participant)

    def numbered(self, number: int) -> Asked | None:
        """Return the request with this number, None where the audit has none."""
        return next((each for each in self.asked if each.number == number), None)

    @property
    def outstanding(self) -> tuple[Asked, ...]:
        """The requests from which a return is still expected."""
        return self._where(lambda each: each.disposition not in SETTLED)

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

    def _where(self, holds: Callable[[Asked], bool]) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if holds(each))


def _plain(reference: str) -> str:
    """Return a reference without what people leave out: 'C07' and 'c7' are the same."""
    letters = reference.casefold().rstrip("0123456789")
    return letters.strip(" -_.") + reference[len(letters) :].lstrip("0")


def _digits(reference: str) -> str:
    return "".join(character for character in reference if character.isdigit()).lstrip("0")
