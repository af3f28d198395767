"""Return phrases: whoever has the words gets in, however they write them; nobody else learns anything."""

from __future__ import annotations

import datetime as dt
from math import comb, log2

import pytest
from sqlalchemy import insert, select

from storage import return_phrases
from storage.database import Database
from storage.return_phrases import MOST_FAILURES, WORDS, TooManyTries
from storage.tables import requests
from storage.tables import return_phrases as rows
from storage.vault import Vault
from tests.storage.invented import AUDIT, NOW, Person

SENDER = b"somebody at an address"
WRONG = "apple pear plum kite moon tiger"


@pytest.fixture
def phrase(database: Database, vault: Vault, person: Person) -> str:
    """The phrase of request 1."""
    with database.writing() as connection:
        row = {"number": 1, "audit": AUDIT, "line_key": "1", "participant": person.id}
        connection.execute(insert(requests), {**row, "questionnaire": "q", "disposition": "partial"})
        return return_phrases.make(connection, vault, 1, NOW)


def opens(database: Database, vault: Vault, words: str, now: dt.datetime = NOW) -> int | None:
    """Return the request that these words are for."""
    with database.writing() as connection:
        return return_phrases.request_of(connection, vault, words, sender=SENDER, now=now)


def test_the_words_open_it_however_they_are_written(database: Database, vault: Vault, phrase: str) -> None:
    """In capitals, with commas, in another order, on lines of their own, or with a slip at the end of a word."""
    words = phrase.split()
    slipped = [word + "e" if len(word) > 3 else word for word in words]
    written = (
        phrase,
        phrase.upper(),
        ", ".join(words),
        "\n".join(reversed(words)),
        phrase.swapcase(),
        *[" ".join(slipped)],
    )
    assert [1] * len(written) == [opens(database, vault, each) for each in written]


def test_a_wrong_one_opens_nothing(database: Database, vault: Vault, phrase: str) -> None:
    """Five of its words, or one replaced, is as wrong as anything."""
    words = phrase.split()
    other = next(word for word in WRONG.split() if word not in words)
    wrong = ("", WRONG, " ".join(words[1:]), " ".join([*words[1:], other]), f"{phrase} {other}")
    assert [None] * len(wrong) == [opens(database, vault, each) for each in wrong]


def test_a_new_phrase_replaces_the_one_before(database: Database, vault: Vault, phrase: str) -> None:
    """Then the earlier one opens nothing."""
    with database.writing() as connection:
        new = return_phrases.make(connection, vault, 1, NOW)
    assert (None, 1) == (opens(database, vault, phrase), opens(database, vault, new))


def test_guessing_is_stopped_and_stays_so_in_another_process(database: Database, vault: Vault, phrase: str) -> None:
    """What was tried stands in rows; after a quarter of an hour it can be tried again, for others at once."""
    for _ in range(MOST_FAILURES):
        assert opens(database, vault, WRONG) is None
    with pytest.raises(TooManyTries):
        opens(database, Vault(bytes(range(32))), phrase)
    with database.writing() as connection:
        assert 1 == return_phrases.request_of(connection, vault, phrase, sender=b"another", now=NOW)
    assert 1 == opens(database, vault, phrase, NOW + dt.timedelta(minutes=16))


def test_the_words_are_nowhere_in_the_row(database: Database, vault: Vault, phrase: str) -> None:
    """And they are worth more than 40 bits, though their order and the ends of long words do not count."""
    with database.reading() as connection:
        row = connection.execute(select(rows)).one()
    stored = b"".join(value for value in row if isinstance(value, bytes))
    assert not any(word.encode() in stored for word in phrase.split())
    known = return_phrases._all_words()
    assert len({word[:4] for word in known}) == len(known) == 512
    assert log2(comb(len(known), WORDS)) > 44
