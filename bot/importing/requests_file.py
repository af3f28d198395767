"""The bytes of a requests file -> who is asked about which case, for which agency."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.importing.csv_table import Row, read_table
from bot.importing.requests_checks import check_requests
from survey.audit import Audit, Role
from survey.names import folded

_REQUIRED = ("case", "agency", "participant", "role", "language")
_COLUMNS = {name: name for name in (*_REQUIRED, "email", "label")} | {"e-mail": "email"}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request as its line gives it: `agency` is the id of an agency of the audit, `label` tells two requests
    about the same case and agency apart."""

    line: int
    case: str | None
    agency: str | None
    participant: str
    role: Role
    language: str
    email: str | None
    label: str


def read_requests(data: bytes, file: str, audit: Audit, cases: Collection[str]) -> tuple[RequestLine, ...]:
    """Return the requests, in the order of the file; `cases` are the references of the sample.

    Columns: case, agency (id, name or alias), participant, role, language, and optionally email and label. A
    participant keeps the spelling of the first line, and the e-mail address that any of their lines has. Raises
    Faults with everything that is wrong.
    """
    table = read_table(data, file, _COLUMNS, _REQUIRED)
    references = {case.casefold(): case for case in cases}
    check_requests(table, audit, references)
    table.finish()
    people = _people(table.rows)
    return tuple(_request(row, audit, references, people) for row in table.rows)


def _people(rows: Iterable[Row]) -> dict[str, tuple[str, str | None]]:
    """Return each participant's name as it is first spelt, and the e-mail address if any line has one."""
    people: dict[str, tuple[str, str | None]] = {}
    for row in rows:
        key = folded(row.cells["participant"])
        name, email = people.get(key, (row.cells["participant"], None))
        people[key] = (name, email or row.cells.get("email") or None)
    return people


def _request(
    row: Row, audit: Audit, references: Mapping[str, str], people: Mapping[str, tuple[str, str | None]]
) -> RequestLine:
    cells = row.cells
    name, email = people[folded(cells["participant"])]
    agency = audit.agency_called(cells["agency"])
    return RequestLine(
        line=row.line,
        case=references.get(cells["case"].casefold()),
        agency=None if agency is None else agency.id,
        participant=name,
        role=Role(cells["role"].casefold()),
        language=cells["language"],
        email=email,
        label=cells.get("label", ""),
    )
