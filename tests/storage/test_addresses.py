from __future__ import annotations

import pytest

from storage import addresses
from storage.addresses import Address, AddressTaken
from storage.database import Database
from storage.outbox import address_of
from storage.vault import Vault
from tests.storage.invented import AUDIT, NOW, Person, invent


def test_a_bound_address_is_found(database: Database, vault: Vault, person: Person) -> None:
    """By the channel's own name for it, in that channel only."""
    with database.writing() as connection:
        bound = addresses.bind(
            connection, vault, person.key, participant=person.id, channel="web", address="w1", now=NOW
        )
        assert Address(bound.id, person.id, "web", reachable=True) == bound
        assert bound == addresses.find(connection, vault, "web", "w1")
        assert "w1" == address_of(connection, vault, bound.id)
        assert addresses.find(connection, vault, "telegram", "w1") is None
        assert addresses.find(connection, vault, "web", "w2") is None


def test_binding_again_makes_it_reachable_again(database: Database, vault: Vault, person: Person) -> None:
    """The address stays the same row."""
    with database.writing() as connection:
        addresses.unreachable(connection, person.address)
        assert [False] == [each.reachable for each in addresses.of_participant(connection, person.id)]
        again = addresses.bind(
            connection,
            vault,
            person.key,
            participant=person.id,
            channel="telegram",
            address="chat of Robin Sample",
            now=NOW,
        )
        assert Address(person.address, person.id, "telegram", reachable=True) == again
        assert [again] == addresses.of_participant(connection, person.id)


def test_an_address_belongs_to_one_participant(database: Database, vault: Vault, person: Person) -> None:
    """Another's invitation does not take it over, and nothing is changed."""
    with database.writing() as connection:
        other = invent(connection, vault, "Kim Other")
        with pytest.raises(AddressTaken):
            addresses.bind(
                connection,
                vault,
                other.key,
                participant=other.id,
                channel="telegram",
                address="chat of Robin Sample",
                now=NOW,
            )
        found = addresses.find(connection, vault, "telegram", "chat of Robin Sample")
        assert Address(person.address, person.id, "telegram", reachable=True) == found


def test_a_participant_can_have_several(database: Database, vault: Vault, person: Person) -> None:
    """One in each channel, and more."""
    with database.writing() as connection:
        for name in ("w1", "w2"):
            addresses.bind(connection, vault, person.key, participant=person.id, channel="web", address=name, now=NOW)
        channels = [each.channel for each in addresses.of_participant(connection, person.id)]
    assert ["telegram", "web", "web"] == channels


def test_an_address_leads_to_its_owner(database: Database, vault: Vault, person: Person) -> None:
    """And to the audit that they take part in."""
    with database.writing() as connection:
        invent(connection, vault, "Kim Other")
        assert (person.id, AUDIT) == addresses.owner(connection, person.address)
