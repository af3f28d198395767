"""Where the requests of an audit stand: by disposition, by agency, by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from storage import notices, requests
from storage.audits import StoredAudit
from storage.notices import Notice
from storage.requests import Request
from survey.audit import Audit
from survey.dispositions import COUNTED, Disposition

Counts = dict[Disposition, int]


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of requests; agencies by name in the audit's order, cases by reference."""

    audit: Audit
    total: Counts
    agencies: dict[str, Counts]
    cases: dict[str, Counts]
    notices: tuple[Notice, ...]

    @property
    def requested(self) -> int:
        """How many requests there are."""
        return sum(self.total.values())

    @property
    def returned(self) -> int:
        """How many of them have a return that counts."""
        return sum(count for disposition, count in self.total.items() if disposition in COUNTED)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object; the notices' own words are left out of it."""
        return {
            "audit": self.audit.id,
            "requested": self.requested,
            "returned": self.returned,
            "dispositions": self.total,
            "agencies": self.agencies,
            "cases": self.cases,
            "notices": [
                {"kind": notice.kind, "case": notice.case, "agency": notice.agency, "at": notice.at}
                for notice in self.notices
            ],
        }


def status(connection: Connection, stored: StoredAudit) -> Status:
    """Return where an audit stands now."""
    audit = stored.audit
    found = requests.of_audit(connection, audit.id, stored.key)
    names = {agency.id: agency.name for agency in audit.agencies}
    return Status(
        audit=audit,
        total=_counts(found),
        agencies={name: _counts(r for r in found if r.agency == agency) for agency, name in names.items()},
        cases={
            case: _counts(r for r in found if r.case and r.case.reference == case)
            for case in sorted({r.case.reference for r in found if r.case})
        },
        notices=tuple(notices.of_audit(connection, stored.key, audit.id)),
    )


def _counts(found: Iterable[Request]) -> Counts:
    counted = Counter(request.disposition for request in found)
    return {disposition: counted[disposition] for disposition in Disposition if counted[disposition]}
