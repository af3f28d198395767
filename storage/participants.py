"""Participants, and where each of them stands at their desk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update

from storage import mailboxes
from storage.addresses import Address
from storage.among import among
from storage.ids import new_id
from storage.later import later
from storage.tables import addresses, audits, data_keys, participants
from storage.vault import DataKey, Vault, legible, place
from survey.audit import Role
from survey.desk import Desk
from survey.names import folded


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in an audit; `key` is the audit's key, `revision` that of the audit's settings."""

    id: str
    audit: str
    revision: int
    role: Role
    language: str
    desk: Desk
    key: DataKey


@dataclass(frozen=True, slots=True)
class Contact:
    """What the coordinator's lists show of a participant."""

    id: str
    name: str
    email: str
    role: Role
    language: str


_COLUMNS = (
    select(participants, audits.c.revision, audits.c.data_key, data_keys.c.wrapped)
    .join(audits, audits.c.id == participants.c.audit)
    .join(data_keys, data_keys.c.id == audits.c.data_key)
)
_WHERE = (addresses.c.id.label("address_id"), addresses.c.channel, addresses.c.reachable, addresses.c.last_seen_at)
_AT = (
    _COLUMNS.add_columns(*_WHERE)
    .join(addresses, addresses.c.participant == participants.c.id)
    .where(addresses.c.channel == bindparam("b_channel"), addresses.c.mac == bindparam("b_mac"))
)
_AT_EACH = (
    _COLUMNS.add_columns(*_WHERE, addresses.c.mac)
    .join(addresses, addresses.c.participant == participants.c.id)
    .where(addresses.c.channel == bindparam("b_channel"), addresses.c.mac.in_(bindparam("b_macs", expanding=True)))
)
_ONE = _COLUMNS.where(participants.c.id == bindparam("b_id"))
_SAVE_DESK = (
    update(participants).where(participants.c.id == bindparam("b_id")).values(desk_sealed=bindparam("b_desk"))
)


def at(connection: Connection, vault: Vault, channel: str, address: str) -> tuple[Participant, Address] | None:
    """Return the participant at a channel's address, with the address; None for a stranger's."""
    values = {"b_channel": channel, "b_mac": vault.mac("address", f"{channel}:{address}")}
    row = connection.execute(_AT, values).first()
    return (_open(vault, row), _address(row)) if row else None


def at_each(
    connection: Connection, vault: Vault, channel: str, addresses_: Iterable[str]
) -> dict[str, tuple[Participant, Address]]:
    """Return the participants at a channel's addresses, as `at` does, by the address; but for those whom nobody can
    read."""
    macs = {vault.mac("address", f"{channel}:{address}"): address for address in addresses_}
    rows = connection.execute(_AT_EACH, {"b_channel": channel, "b_macs": list(macs)})
    known = legible(rows, partial(_open, vault))
    return {macs[bytes(row.mac)]: (participant, _address(row)) for row, participant in known}


def one(connection: Connection, vault: Vault, participant_id: str) -> Participant:
    """Return a participant; raises sqlalchemy.exc.NoResultFound."""
    return _open(vault, connection.execute(_ONE, {"b_id": participant_id}).one())


def save_desk(connection: Connection, participant: Participant, desk: Desk) -> None:
    """Store where a participant stands."""
    there, text = place("participants", participant.id, "desk_sealed"), json.dumps(desk.to_json())
    sealed = participant.key.seal_known(there, text, desk)
    later(connection, _SAVE_DESK, {"b_id": participant.id, "b_desk": sealed})


def speak(connection: Connection, participant: Participant, language: str) -> Participant:
    """Store the language that a participant has chosen, and return them; no file changes it any more."""
    # with the desk: what a file says of the language counts until there is one
    sealed = participant.key.seal(
        place("participants", participant.id, "desk_sealed"), json.dumps(participant.desk.to_json())
    )
    chosen = update(participants).where(participants.c.id == participant.id)
    connection.execute(chosen.values(language=language, desk_sealed=sealed))
    return replace(participant, language=language)


def add(
    connection: Connection,
    vault: Vault,
    key: DataKey,
    *,
    audit: str,
    name: str,
    role: Role,
    language: str,
    email: str,
) -> str:
    """Add a participant, or bring the one of this name up to date; returns their id.

    Within an audit a name is one participant: it is found by its keyed hash, however it is spelled. Whoever has come
    in chooses their language themselves.
    """
    mac = vault.mac("participant", f"{audit}:{folded(name)}")
    known = connection.execute(
        select(participants.c.id, participants.c.email_sealed).where(
            participants.c.audit == audit, participants.c.name_mac == mac
        )
    ).first()
    participant = known.id if known else new_id()
    values: dict[str, Any] = {
        "name_sealed": key.seal(place("participants", participant, "name_sealed"), name),
        "email_sealed": key.seal(place("participants", participant, "email_sealed"), email) if email else None,
        "role": role.value,
        "language": language,
    }
    before = _email(key, known) if known else ""
    if known:
        has_come = participants.c.desk_sealed.is_not(None)
        values["language"] = case((has_come, participants.c.language), else_=language)
        connection.execute(update(participants).where(participants.c.id == participant).values(**values))
    else:
        connection.execute(insert(participants).values(id=participant, audit=audit, name_mac=mac, **values))
    mailboxes.change(connection, vault, key, participant, before=before, after=email)
    return participant


def become(connection: Connection, participant: str, role: Role) -> None:
    """Give a participant another role."""
    connection.execute(update(participants).where(participants.c.id == participant).values(role=role.value))


def contacts(connection: Connection, vault: Vault, audit: str) -> list[Contact]:
    """Return the participants of an audit, by name."""
    rows = connection.execute(_COLUMNS.where(participants.c.audit == audit)).all()
    return sorted((_contact(vault, row) for row in rows), key=lambda contact: (contact.name.casefold(), contact.id))


def of_role(connection: Connection, vault: Vault, audit: str, role: Role) -> list[tuple[Participant, str]]:
    """Return the participants of an audit with this role and their names, but for those whom nobody can read."""
    rows = connection.execute(_COLUMNS.where(participants.c.audit == audit, participants.c.role == role.value)).all()
    known = [found for _, found in legible(rows, lambda row: (_open(vault, row), _contact(vault, row).name))]
    return sorted(known, key=lambda each: (each[1].casefold(), each[0].id))


def names(connection: Connection, key: DataKey, people: Iterable[str]) -> dict[str, str]:
    """Return the names of these participants of one audit by id, but for those whom nobody can read."""
    columns = select(participants.c.id, participants.c.name_sealed).where(among(participants.c.id, "b_people"))
    rows = connection.execute(columns, {"b_people": list(people)}).all()

    def name(row: Row[Any, Any]) -> str:
        return key.open(place("participants", row.id, "name_sealed"), row.name_sealed)

    return {row.id: found for row, found in legible(rows, name)}


def _contact(vault: Vault, row: Row[Any]) -> Contact:
    key = vault.unwrap(row.data_key, row.wrapped)
    name = key.open(place("participants", row.id, "name_sealed"), row.name_sealed)
    return Contact(row.id, name, _email(key, row), Role(row.role), row.language)


def _email(key: DataKey, row: Row[*tuple[Any, ...]]) -> str:
    return key.open(place("participants", row.id, "email_sealed"), row.email_sealed) if row.email_sealed else ""


def _address(row: Row[Any]) -> Address:
    return Address(row.address_id, row.id, row.channel, row.reachable, row.last_seen_at)


def _open(vault: Vault, row: Row[Any]) -> Participant:
    key = vault.unwrap(row.data_key, row.wrapped)
    desk = Desk()
    if row.desk_sealed is not None:
        desk = key.read(place("participants", row.id, "desk_sealed"), row.desk_sealed, _read_desk)
    return Participant(row.id, row.audit, row.revision, Role(row.role), row.language, desk, key)


def _read_desk(text: str) -> Desk:
    return Desk.from_json(json.loads(text))
