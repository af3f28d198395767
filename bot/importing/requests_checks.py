"""What has to hold in a requests file: within a line, and between lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from bot.importing.csv_table import Row, Table
from survey.audit import Audit, Role
from survey.names import folded
from survey.reading.shapes import listed, nearest

LONGEST_NAME = 80
LONGEST_LABEL = 40
LONGEST_EMAIL = 254
LONGEST_LANGUAGE = 16
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
WITHOUT_AGENCY = frozenset({Role.PARENT})
_WITH_AGENCY = frozenset({Role.AUDITOR})
_WITH_CASE = frozenset({Role.AUDITOR, Role.PARENT, Role.INTERVIEWER})


def check_requests(table: Table, audit: Audit, references: Mapping[str, str]) -> None:
    """Keep a fault in `table` for everything that is wrong; `references` gives the cases by their reference in
    lower case."""
    checks: Mapping[str, Callable[[str, Role | None], str]] = {
        "case": lambda cell, role: _case(cell, role, references),
        "agency": lambda cell, role: _agency(cell, role, audit),
        "participant": lambda cell, _: _participant(cell),
        "role": lambda _, role: _role(role, audit),
        "language": lambda cell, _: _language(cell),
        "email": lambda cell, _: _email(cell),
        "label": lambda cell, _: _too_long(cell, LONGEST_LABEL),
    }
    for row in table.rows:
        role = _role_of(row)
        for column, cell in row.cells.items():
            if reason := checks[column](cell, role):
                table.fault(row.line, column, reason)
    for row, column, reason in (*_repeats(table, audit), *_changes(table), *_parents(table)):
        table.fault(row.line, column, reason)


def _role_of(row: Row) -> Role | None:
    try:
        return Role(row.cells.get("role", "").casefold())
    except ValueError:
        return None


def _case(cell: str, role: Role | None, references: Mapping[str, str]) -> str:
    if not cell:
        # An audit without a sample is a self-assessment, in which an agency looks at itself.
        needed = role in _WITH_CASE and references
        return "is empty: name the case that this request is about" if needed else ""
    # References are alike, so the nearest would be a guess at which child is meant.
    return "" if cell.casefold() in references else "is no case of the sample"


def _agency(cell: str, role: Role | None, audit: Audit) -> str:
    if not cell:
        return "is empty: name the agency for which this auditor answers" if role in _WITH_AGENCY else ""
    if role in WITHOUT_AGENCY:
        return f"must be empty: the role '{role}' answers for no agency"
    if audit.agency_called(cell) is not None:
        return ""
    known = [name for agency in audit.agencies for name in (agency.name, agency.id, *agency.aliases)]
    return f"is no agency of the audit{nearest(cell, known)}"


def _participant(cell: str) -> str:
    return _too_long(cell, LONGEST_NAME) if cell else "is empty: name the person who is asked, or a pseudonym"


def _role(role: Role | None, audit: Audit) -> str:
    if role in audit.questionnaires:
        return ""
    if role is None:
        return f"must be {listed(audit.questionnaires)}"
    return f"the audit has no questionnaire for the role '{role}'"


def _email(cell: str) -> str:
    if cell and not (_EMAIL.fullmatch(cell) and len(cell) <= LONGEST_EMAIL):
        return "is no e-mail address, such as name@example.org"
    return ""


def _language(cell: str) -> str:
    fits = _LANGUAGE.fullmatch(cell) and len(cell) <= LONGEST_LANGUAGE
    return "" if fits else "must be a language code, such as en or cy"


def _too_long(cell: str, most: int) -> str:
    return f"has more than {most} characters" if len(cell) > most else ""


def _repeats(table: Table, audit: Audit) -> Iterator[tuple[Row, str, str]]:
    """Yield the rows that ask for what an earlier row asks for already."""
    first: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        case, agency, name, label = (
            row.cells.get(column, "") for column in ("case", "agency", "participant", "label")
        )
        known = audit.agency_called(agency)
        key = (case.casefold(), known.id if known else agency.casefold(), folded(name), folded(label))
        line = first.setdefault(key, row.line)
        if line != row.line and name:
            yield row, "", f"is the same request as line {line}: give each a label if there really are two"


def _changes(table: Table) -> Iterator[tuple[Row, str, str]]:
    """Yield the rows in which a participant's role, language or e-mail address is another than before."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for row in table.rows:
        name = folded(row.cells.get("participant", ""))
        for column in ("role", "language", "email"):
            cell = row.cells.get(column, "").casefold()
            if name and cell:
                earlier, line = first.setdefault((name, column), (cell, row.line))
                if earlier != cell:
                    yield row, column, f"is another than on line {line} for the same participant"


def _parents(table: Table) -> Iterator[tuple[Row, str, str]]:
    """Yield the rows in which a parent is asked once more: a parent has one conversation."""
    first: dict[str, int] = {}
    for row in table.rows:
        name = folded(row.cells.get("participant", ""))
        if name and _role_of(row) is Role.PARENT:
            line = first.setdefault(name, row.line)
            if line != row.line:
                yield row, "participant", f"is asked on line {line} already: a parent has one conversation"
