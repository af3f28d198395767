"""Requests, as the report counts them: how many were made, how many came back, and where the others stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from survey.dispositions import COUNTED, Disposition
from survey.shares import share


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request, as it stands. `label` tells two requests for the same case and agency apart."""

    number: int
    questionnaire: str
    case: str | None
    agency: str | None
    disposition: Disposition
    label: str = ""

    @property
    def counts(self) -> bool:
        """Whether a return made under this request counts."""
        return self.disposition in COUNTED


@dataclass(frozen=True, slots=True)
class ReturnRate:
    """How many of the requests came back.

    Two bases: every request, and those that are eligible, which leaves out the requests for a child who is not
    known to the agency. `by_disposition` holds the dispositions that occur, in the order of a request's life.
    """

    requested: int
    returned: int
    by_disposition: tuple[tuple[Disposition, int], ...]

    @property
    def not_known(self) -> int:
        """Requests for a child who is not known to the agency."""
        return dict(self.by_disposition).get(Disposition.NOT_KNOWN, 0)

    @property
    def eligible(self) -> int:
        """Requests that could be answered."""
        return self.requested - self.not_known

    @property
    def share(self) -> Decimal | None:
        """Returned of requested, in per cent."""
        return share(self.returned, self.requested)

    @property
    def eligible_share(self) -> Decimal | None:
        """Returned of eligible, in per cent."""
        return share(self.returned, self.eligible)

    def count(self, disposition: Disposition) -> int:
        """Return how many requests stand at this disposition."""
        return dict(self.by_disposition).get(disposition, 0)


def return_rate(requests: Sequence[RequestRow]) -> ReturnRate:
    """Return how many of these requests came back, and where each stands."""
    found = [request.disposition for request in requests]
    return ReturnRate(
        requested=len(requests),
        returned=sum(request.counts for request in requests),
        by_disposition=tuple((each, found.count(each)) for each in Disposition if each in found),
    )


def rates_by_agency(requests: Sequence[RequestRow]) -> tuple[tuple[str | None, ReturnRate], ...]:
    """Return each agency's rate, in the order in which the agencies first occur."""
    agencies = dict.fromkeys(request.agency for request in requests)
    return tuple((agency, return_rate([each for each in requests if each.agency == agency])) for agency in agencies)
