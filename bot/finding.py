"""Finding a request by what a coordinator calls it: its case and its agency, and a label where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from storage import participants, requests
from storage.audits import StoredAudit
from storage.requests import Request
from storage.vault import Vault
from survey.names import folded, references_called, with_label

NO_CASE = "-"
"""What stands in place of a case where agencies answer about themselves."""


class NoSuchRequest(LookupError):
    """An audit has no request that is called so."""


class SeveralRequests(LookupError):
    """A case and an agency have more than one request; `labels` tell them apart."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__("There is more than one request about this case to this agency. Nothing was changed.")
        self.labels = tuple(labels)

    @property
    def sentence(self) -> str:
        """The text for the coordinator: labels can name people, so they are no part of the exception's own."""
        return f"{self} Say which you mean with --label: {', '.join(self.labels)}."


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody calls a request: its case as 'C07' or '7' (NO_CASE for none), its agency by id, name or alias.

    `label` is what tells it from another one, or its participant's name.
    """

    case: str
    agency: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A request, and what it is called: 'C07, Health'."""

    request: Request
    name: str


def find(connection: Connection, vault: Vault, stored: StoredAudit, called: Called) -> Found:
    """Return the request that is called so; raises NoSuchRequest, SeveralRequests."""
    known = requests.of_audit(connection, stored.audit.id, stored.key)
    reference = _case(known, called.case)
    asked = stored.audit.agency_called(called.agency)
    if asked is None:
        names = ", ".join(each.name for each in stored.audit.agencies)
        raise NoSuchRequest(
            f"There is no agency '{called.agency}' in this audit. Nothing was changed. It has: {names}."
        )
    mine = [each for each in known if each.agency == asked.id and _reference(each) == reference]
    about = asked.name if reference is None else f"{reference}, {asked.name}"
    if not mine:
        raise NoSuchRequest(f"There is no request for {about}. Nothing was changed.")
    request = mine[0]
    if len(mine) > 1 or called.label is not None:
        request = _labelled(connection, vault, stored, mine, called.label)
    return Found(request, with_label(about, request.label))


def _reference(request: Request) -> str | None:
    return request.case.reference if request.case else None


def _case(known: Sequence[Request], case: str) -> str | None:
    references = sorted({request.case.reference for request in known if request.case})
    if case.strip() == NO_CASE:
        return None
    found = references_called(references, case)
    if len(found) == 1:
        return found[0]
    if not references:
        raise NoSuchRequest(f"This audit has no cases. Nothing was changed. Write {NO_CASE} in place of the case.")
    if found:
        raise NoSuchRequest(f"The case '{case}' can be {' or '.join(found)}. Nothing was changed. Say which.")
    raise NoSuchRequest(f"There is no case '{case}' in this audit. Nothing was changed.")


def _labelled(
    connection: Connection, vault: Vault, stored: StoredAudit, mine: Sequence[Request], label: str | None
) -> Request:
    people = {each.id: each.name for each in participants.contacts(connection, vault, stored.audit.id)}
    names = {each.number: {folded(each.label), folded(people[each.participant])} - {""} for each in mine}
    found = [each for each in mine if label is not None and folded(label) in names[each.number]]
    if len(found) == 1:
        return found[0]
    labels = [each.label for each in mine]
    if not all(labels) or len(set(labels)) < len(labels):
        labels = [people[each.participant] for each in mine]
    raise SeveralRequests(labels)
