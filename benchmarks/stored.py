"""A database that has been used for years: many responses with their answers, events and messages, all invented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from storage.tables import (
    addresses,
    answers,
    data_keys,
    outbox,
    participants,
    requests,
    responses,
    seen_events,
    wordings,
)

QUESTIONS = 14
PRESSES = 18
AT = "2026-01-05T09:00:00.000000+00:00"
SEALED = bytes(120)


def store(connection: Connection, count: int) -> None:
    """Add this many responses to the one audit that is there; nobody can open them, and nobody will ask for them."""
    audit = connection.execute(select(participants.c.audit).limit(1)).scalar_one()
    person, address = "benchmark-person", "benchmark-address"
    key, digest = "benchmark-key", "benchmark-wording"
    begin = 1_000_000
    numbers = range(begin, begin + count)
    _add(connection, data_keys, iter([{"id": key, "wrapped": SEALED}]))
    _add(connection, wordings, iter([{"digest": digest, "text": "Invented?"}]))
    row = {
        "id": person,
        "audit": audit,
        "name_mac": SEALED,
        "name_sealed": SEALED,
        "role": "auditor",
        "language": "en",
    }
    _add(connection, participants, iter([row]))
    place = {"id": address, "participant": person, "channel": "telegram", "mac": SEALED, "address_sealed": SEALED}
    _add(connection, addresses, iter([{**place, "reachable": True}]))
    common = {"audit": audit, "participant": person, "questionnaire": "repeat-child-protection-plan"}
    _add(
        connection,
        requests,
        ({"number": n, "line_key": f"benchmark-{n}", "disposition": "partial", **common} for n in numbers),
    )
    response = {"data_key": key, "questionnaire_version": 1, "state_sealed": SEALED, "began_at": AT}
    _add(connection, responses, ({"request": n, **response} for n in numbers))
    answer = {
        "questionnaire_version": 1, "choices": ["yes"],
        "is_given": True, "content_sealed": SEALED, "wording": digest, "participant": person,
        "channel": "telegram", "at": AT,
    }  # fmt: skip
    _add(
        connection,
        answers,
        (
            {"id": f"{n}-{q}", "request": n, "seq": q, "question": f"q{q}", **answer}
            for n in numbers
            for q in range(1, QUESTIONS + 1)
        ),
    )
    presses = [(n, press) for n in numbers for press in range(PRESSES)]
    _add(
        connection,
        seen_events,
        ({"channel": "telegram", "bot": "123456", "event": f"b{n}-{press}", "at": AT} for n, press in presses),
    )
    message = {
        "address": address, "channel": "telegram", "action": "edit", "slot": "1", "bulk": False, "data_key": key,
        "payload_sealed": SEALED, "status": "delivered", "attempts": 1, "created_at": AT, "external": "1",
    }  # fmt: skip
    _add(connection, outbox, ({"id": f"b{n}-{press}", **message} for n, press in presses))


def _add(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    statement = insert(table)
    while chunk := list(islice(rows, 20_000)):
        connection.execute(statement, chunk)
