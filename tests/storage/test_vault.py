from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.tables import data_keys
from storage.vault import DataKey, KeyErased, Tampered, Vault, WrongKey, place

HERE = place("answers", "a1", "content_sealed")
ELSEWHERE = [
    place("answers", "a2", "content_sealed"),
    place("answers", "a1", "state_sealed"),
    place("returns", "a1", "content_sealed"),
]


def test_what_was_sealed_opens_at_its_place(database: Database, vault: Vault) -> None:
    """The text comes back, and its sealed form does not hold it."""
    with database.writing() as connection:
        key = vault.create(connection)
    sealed = key.seal(HERE, "The plan was late.")
    assert b"plan" not in sealed
    assert "The plan was late." == key.open(HERE, sealed)


@given(st.text(st.characters(exclude_categories=[])))
def test_every_text_survives(text: str) -> None:
    """Also what no encoding likes, such as half a surrogate pair, comes back as it was."""
    key = _key()
    assert text == key.open(HERE, key.seal(HERE, text))


def _key() -> DataKey:
    return DataKey("k", bytes(32))


def test_equal_texts_do_not_look_equal() -> None:
    """Each sealing has a nonce of its own."""
    key = _key()
    assert key.seal(HERE, "Yes") != key.seal(HERE, "Yes")


@pytest.mark.parametrize("other", ELSEWHERE)
def test_a_moved_value_is_refused(other: str) -> None:
    """What was copied to another row, column or table does not open there."""
    key = _key()
    with pytest.raises(Tampered):
        key.open(other, key.seal(HERE, "Yes"))


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_a_changed_value_is_refused(position: int) -> None:
    """One other bit, in the nonce, the text or the tag, and it does not open."""
    key = _key()
    sealed = bytearray(key.seal(HERE, "Yes"))
    sealed[position] ^= 1
    with pytest.raises(Tampered):
        key.open(HERE, bytes(sealed))


@pytest.mark.parametrize("length", [0, 5, 12, 20])
def test_a_shortened_value_is_refused(length: int) -> None:
    """Also where less than a nonce is left."""
    key = _key()
    with pytest.raises(Tampered):
        key.open(HERE, key.seal(HERE, "Yes")[:length])


def test_what_was_sealed_here_needs_no_opening() -> None:
    """A known value is given for the very bytes that were sealed, and for no others at its place."""
    key = DataKey("k", bytes(32))
    first = key.seal_known("t/1/c", "one", 1)
    second = key.seal_known("t/1/c", "two", 2)
    assert 2 == key.read("t/1/c", second, len)
    assert len("one") == key.read("t/1/c", first, len)
    with pytest.raises(Tampered):
        key.read("t/2/c", second, len)


def test_an_error_does_not_tell_what_was_sealed() -> None:
    """The message names the place alone."""
    key = _key()
    with pytest.raises(Tampered) as caught:
        key.open("b/1/c", key.seal("a/1/c", "The plan was late."))
    assert "b/1/c" in str(caught.value)
    assert "plan" not in str(caught.value)


def test_a_stored_key_is_the_same_key(database: Database, vault: Vault) -> None:
    """After a restart, what was sealed before opens."""
    with database.writing() as connection:
        key = vault.create(connection)
    again = Vault(bytes(range(32)))
    with database.reading() as connection:
        assert "Yes" == again.key(connection, key.id).open(HERE, key.seal(HERE, "Yes"))


def test_a_swapped_key_is_refused(database: Database, vault: Vault) -> None:
    """A wrapped key under another id, to make one person's answers another's, does not open."""
    with database.writing() as connection:
        one, other = vault.create(connection), vault.create(connection)
        wrapped = connection.execute(select(data_keys.c.wrapped).where(data_keys.c.id == one.id)).scalar_one()
        connection.execute(update(data_keys).where(data_keys.c.id == other.id).values(wrapped=wrapped))
        with pytest.raises(Tampered):
            vault.key(connection, other.id)


def test_an_erased_key_is_gone(database: Database, vault: Vault) -> None:
    """Neither memory nor the database gives it back, by its id or by its row; other keys stay."""
    with database.writing() as connection:
        key, other = vault.create(connection), vault.create(connection)
        vault.key(connection, key.id)
        vault.erase(connection, key.id)
        wrapped = connection.execute(select(data_keys.c.wrapped).where(data_keys.c.id == key.id)).scalar_one()
        with pytest.raises(KeyErased):
            vault.key(connection, key.id)
        with pytest.raises(KeyErased):
            vault.unwrap(key.id, wrapped)
        assert other.id == vault.key(connection, other.id).id


def test_a_key_that_never_was_is_gone_too(database: Database, vault: Vault) -> None:
    """A row that was removed and one that was erased are told alike."""
    with database.reading() as connection, pytest.raises(KeyErased):
        vault.key(connection, "none")


def test_the_master_key_is_known_again(database: Database, vault: Vault) -> None:
    """The one that the database was set up with passes; another one is told so before anything is written."""
    with database.writing() as connection:
        vault.initialise(connection)
    with database.reading() as connection:
        vault.check(connection)
        assert "Yes" == vault.system(connection).open(HERE, vault.system(connection).seal(HERE, "Yes"))
        with pytest.raises(WrongKey, match="does not fit"):
            Vault(bytes(32)).check(connection)


def test_a_database_that_was_not_set_up_says_so(database: Database, vault: Vault) -> None:
    """The check does not pass by default."""
    with database.reading() as connection, pytest.raises(WrongKey, match="caseround init"):
        vault.check(connection)


def test_a_second_set_up_is_refused(database: Database, vault: Vault) -> None:
    """The system key is made once: a second one would close what the first has sealed."""
    with database.writing() as connection:
        vault.initialise(connection)
    with pytest.raises(IntegrityError), database.writing() as connection:
        vault.initialise(connection)


def test_a_mac_depends_on_master_purpose_and_text(vault: Vault) -> None:
    """Equal values are found within a purpose, and cannot be compared across purposes or databases."""
    mac = vault.mac("address", "telegram:1")
    assert mac == Vault(bytes(range(32))).mac("address", "telegram:1")
    others = {
        vault.mac("name", "telegram:1"),
        vault.mac("address", "telegram:2"),
        Vault(bytes(32)).mac("address", "telegram:1"),
    }
    assert 3 == len(others - {mac})


def test_a_master_key_has_its_length() -> None:
    """A short key is refused where it is used."""
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(b"short")
