"""Finding a request by what a coordinator calls it: its case and its agency, and a label where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.progress import agency_named, case_named, progress
from storage import requests
from storage.audits import StoredAudit
from storage.requests import Request
from storage.vault import Vault
from survey.names import folded
from survey.progress import Asked, Progress

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
    """A request, and what it is called: 'C07 · Health'."""

    request: Request
    name: str


def find(connection: Connection, vault: Vault, stored: StoredAudit, called: Called) -> Found:
    """Return the request that is called so.

    Raises NoSuchRequest, SeveralRequests, bot.progress.NoSuchCase, bot.progress.NoSuchAgency.
    """
    known = progress(connection, vault, stored)
    case = _case(known, called.case)
    agency = agency_named(known, called.agency)
    mine = known.at(case, agency.id)
    about = stored.audit.about(case, agency.id)
    if not mine:
        raise NoSuchRequest(f"There is no request for {about}. Nothing was changed.")
    asked = mine[0]
    if len(mine) > 1 or called.label is not None:
        asked = _labelled(mine, called.label)
    return Found(requests.one(connection, asked.number, stored.key), known.name_of(asked))


def _case(known: Progress, text: str) -> str | None:
    if text.strip() == NO_CASE:
        return None
    if not known.cases:
        raise NoSuchRequest(f"This audit has no cases. Nothing was changed. Write {NO_CASE} in place of the case.")
    return case_named(known, text)


def _labelled(mine: Sequence[Asked], label: str | None) -> Asked:
    wanted = folded(label or "")
    found = [each for each in mine if wanted and wanted in {folded(each.label), folded(each.name)}]
    if len(found) == 1:
        return found[0]
    labels = [each.label for each in mine]
    if not all(labels) or len(set(labels)) < len(labels):
        labels = [each.name for each in mine]
    raise SeveralRequests(labels)
