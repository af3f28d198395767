"""The requests that people are in, each with its response, read together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from storage import requests, responses
from storage.among import among
from storage.requests import Request
from storage.responses import Response
from storage.tables import cases, data_keys
from storage.tables import requests as asked
from storage.tables import responses as begun
from storage.vault import DataKey, Vault, legible

_CURRENT = (
    select(asked, cases.c.attributes, begun, data_keys.c.wrapped, responses.LAST)
    .outerjoin(cases, (cases.c.audit == asked.c.audit) & (cases.c.reference == asked.c.case_reference))
    .outerjoin(begun, begun.c.request == asked.c.number)
    .outerjoin(data_keys, data_keys.c.id == begun.c.data_key)
    .where(among(asked.c.number, "b_numbers"))
)


def current(
    connection: Connection, vault: Vault, numbers: Mapping[int, DataKey]
) -> tuple[dict[int, Request], dict[int, Response | None]]:
    """Return these requests and their responses by the request's number, but for those that cannot be read.

    With each number comes its audit's key; the response is None where it was not opened yet.
    """
    rows = connection.execute(_CURRENT, {"b_numbers": list(numbers)}).all()
    history = responses.histories(connection, vault, (row for row in rows if row.request is not None))

    def answered(row: Row[Any]) -> Response | None:
        return None if row.request is None else responses.opened(vault, row, history)

    known = {
        row.number: request for row, request in legible(rows, lambda row: requests.opened(numbers[row.number], row))
    }
    return known, {row.number: response for row, response in legible(rows, answered)}
