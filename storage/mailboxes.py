"""E-mail addresses at which participants are written to: each is an address of the channel for e-mail.

One mailbox can be that of several people, and of one person in several audits, so that it is the participant's too.
Nothing is written to one that was refused, or whose participant was taken out, until they are invited by e-mail anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, insert, select, update

from storage.ids import new_id
from storage.tables import addresses, audits, data_keys, participants
from storage.vault import DataKey, Vault, legible, place
from survey.audit import EMAIL


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address of a participant; `text` is what the channel for e-mail calls it."""

    participant: str
    email: str

    @property
    def text(self) -> str:
        """Both in one text."""
        return f"{self.participant} {self.email}"

    @classmethod
    def parse(cls, text: str) -> Mailbox:
        """Return what `text` wrote."""
        participant, _, email = text.partition(" ")
        return cls(participant, email)


_THEIRS = (
    select(addresses.c.id, addresses.c.mac)
    .where(addresses.c.participant == bindparam("b_participant"), addresses.c.channel == EMAIL)
    .order_by(addresses.c.id)
)
_LEAVE = (
    update(addresses)
    .where(addresses.c.participant == bindparam("b_participant"), addresses.c.channel == EMAIL)
    .values(reachable=False)
)
_BACK = update(addresses).where(addresses.c.id == bindparam("b_id")).values(reachable=True)
_REFUSING = (
    select(addresses.c.participant, addresses.c.reachable)
    .join(participants, participants.c.id == addresses.c.participant)
    .where(participants.c.audit == bindparam("b_audit"), addresses.c.channel == EMAIL)
)
_NEW = (
    select(participants.c.id, participants.c.email_sealed, audits.c.data_key, data_keys.c.wrapped)
    .join(audits, audits.c.id == participants.c.audit)
    .join(data_keys, data_keys.c.id == audits.c.data_key)
    .where(
        participants.c.email_sealed.is_not(None),
        ~exists().where(addresses.c.participant == participants.c.id, addresses.c.channel == EMAIL),
    )
)


def put(connection: Connection, vault: Vault, key: DataKey, mailbox: Mailbox) -> str:
    """Let a participant be written to here, and nowhere else by e-mail; returns the address's id.

    `key` is the data key of the participant's audit.
    """
    connection.execute(_LEAVE, {"b_participant": mailbox.participant})
    mac = _mac(vault, mailbox)
    for known in _theirs(connection, mailbox.participant):
        if bytes(known.mac) == mac:
            connection.execute(_BACK, {"b_id": known.id})
            return str(known.id)
    address = new_id()
    sealed = key.seal(place("addresses", address, "address_sealed"), mailbox.text)
    row = {"id": address, "participant": mailbox.participant, "channel": EMAIL, "mac": mac, "address_sealed": sealed}
    connection.execute(insert(addresses), {**row, "reachable": True})
    return address


def change(connection: Connection, vault: Vault, key: DataKey, participant: str, *, before: str, after: str) -> None:
    """Follow a participant's e-mail address to another one, either empty where there is none.

    Who was taken out of the audit stays out.
    """
    macs = {bytes(row.mac) for row in _theirs(connection, participant)}
    was_cut_off = bool(macs) and bool(before) and _mac(vault, Mailbox(participant, before)) not in macs
    if was_cut_off or (macs and before == after):
        return
    if after:
        put(connection, vault, key, Mailbox(participant, after))
    else:
        connection.execute(_LEAVE, {"b_participant": participant})


def adopt(connection: Connection, vault: Vault) -> None:
    """Let those be written to whose e-mail address was stored before there was a channel for it."""
    for row, email in legible(connection.execute(_NEW).all(), lambda row: _email(vault, row)):
        put(connection, vault, vault.unwrap(row.data_key, row.wrapped), Mailbox(row.id, email))


def refused(connection: Connection, audit: str) -> set[str]:
    """Return the participants of an audit to whom nothing can be written by e-mail though they have an address."""
    found: dict[str, bool] = {}
    for row in connection.execute(_REFUSING, {"b_audit": audit}):
        found[row.participant] = found.get(row.participant, False) or row.reachable
    return {participant for participant, is_in_reach in found.items() if not is_in_reach}


def _theirs(connection: Connection, participant: str) -> Sequence[Row[*tuple[Any, ...]]]:
    return connection.execute(_THEIRS, {"b_participant": participant}).all()


def _email(vault: Vault, row: Row[*tuple[Any, ...]]) -> str:
    key = vault.unwrap(row.data_key, row.wrapped)
    return key.open(place("participants", row.id, "email_sealed"), row.email_sealed)


def _mac(vault: Vault, mailbox: Mailbox) -> bytes:
    return vault.mac("address", f"{EMAIL}:{mailbox.text}")
