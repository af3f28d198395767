"""Nothing that a person wrote, and nobody's name, can be read from any file of the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert

from storage import addresses, outbox, quarantine
from storage.database import Database
from storage.ids import new_id
from storage.tables import (
    answers,
    audits,
    concerns,
    editions,
    family_changes,
    family_contacts,
    family_suggestions,
    metadata,
    notices,
    parents,
    participants,
    quotes,
    requests,
    responses,
    returns,
    reviews,
    wordings,
)
from storage.times import stamp
from storage.vault import Vault, place
from tests.storage.invented import NOW, note

CANARY = "Zwölf-Kanarienvögel-in-a-mine"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape", "latin-1")
REQUEST = 1


def _found(folder: Path) -> list[str]:
    spellings = [CANARY.encode(encoding) for encoding in ENCODINGS]
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if any(spelling in path.read_bytes() for spelling in spellings)]


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """An empty database with all tables, whose files are the folder's."""
    database = Database.connect(sqlite_url)
    yield database
    database.close()


class Writer:
    """Writes rows in which every sealed column holds the canary."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.connection = connection
        self.vault = vault
        self.key = vault.create(connection)
        self.sealed: set[str] = {"addresses.address_sealed", "outbox.payload_sealed", "quarantine.content_sealed"}
        self.participant = ""

    def add(self, table: Table, row: str | int, **values: object) -> None:
        """Insert a row, with the canary sealed in each of the table's sealed columns."""
        columns = [column.name for column in table.columns if column.name.endswith("_sealed")]
        self.sealed.update(f"{table.name}.{column}" for column in columns)
        canaries = {column: self.key.seal(place(table.name, row, column), CANARY) for column in columns}
        self.connection.execute(insert(table), {**values, **canaries})

    def people(self) -> None:
        """An audit, a participant, their address, and what is on its way to them."""
        self.add(audits, "a", id="a", data_key=self.key.id, revision=1, imported_at=stamp(NOW))
        person = self.participant = new_id()
        mac = self.vault.mac("name", CANARY)
        self.add(participants, person, id=person, audit="a", name_mac=mac, role="auditor", language="en")
        address = addresses.bind(
            self.connection, self.vault, self.key, participant=person, channel="web", address=CANARY, now=NOW
        )
        outbox.append(
            self.connection,
            self.vault,
            key=self.key,
            id=new_id(),
            address=address.id,
            channel="web",
            action="send",
            message=note(CANARY),
            now=NOW,
        )
        quarantine.put(
            self.connection, self.key, channel="web", event_id="1", content=CANARY, cause="ValueError", now=NOW
        )

    def answers(self) -> None:
        """A request with its response, an answer, a return and a notice."""
        request = {"number": REQUEST, "audit": "a", "line_key": "1", "participant": self.participant}
        self.add(requests, "1", **request, questionnaire="q", disposition="partial")
        self.add(
            responses, REQUEST, request=REQUEST, data_key=self.key.id, questionnaire_version=1, began_at=stamp(NOW)
        )
        self.connection.execute(insert(wordings), {"digest": "d", "text": "Was the plan on time?"})
        about = {"request": REQUEST, "questionnaire_version": 1, "channel": "web", "at": stamp(NOW), "wording": "d"}
        self.add(answers, "x", id="x", **about, seq=1, question="q1", choices=["yes"], is_given=True)
        snapshot = {"id": "r", "request": REQUEST, "number": 1, "questionnaire_version": 1}
        self.add(returns, "r", **snapshot, origin="conversation", synthetic=False, submitted_at=stamp(NOW))
        self.add(reviews, "v", id="v", request=REQUEST, return_number=1, question="q1", at=stamp(NOW))
        self.add(parents, REQUEST, request=REQUEST)
        self.add(quotes, "q", id="q", request=REQUEST, question="q1")
        self.add(
            family_contacts, "f", id="f", audit="a", number=1, case_reference="C1", state="suggested", opened_at="x"
        )
        self.add(family_suggestions, "s", id="s", contact="f", request=REQUEST, at=stamp(NOW))
        self.add(family_changes, "c", id="c", contact="f", state="suggested", way="", at=stamp(NOW))
        self.add(editions, "e", id="e", audit="a", number=1, made_at=stamp(NOW), digest="d")
        self.add(notices, "n", id="n", number=1, audit="a", kind="unsure_of_child", at=stamp(NOW))
        raised = {"participant": self.participant, "manager_told": "told", "raised_at": stamp(NOW)}
        self.add(concerns, "k", id="k", audit="a", number=1, state="open", round=0, **raised)


@pytest.fixture
def writer(database: Database, vault: Vault) -> Writer:
    """A writer whose rows have been committed."""
    with database.writing() as connection:
        writer = Writer(connection, vault)
        writer.people()
        writer.answers()
    return writer


def test_no_file_holds_what_was_sealed(writer: Writer, database: Database, folder: Path) -> None:
    """Neither the database nor its log nor its index, before a checkpoint and after it."""
    assert {"caseround.db", "caseround.db-shm", "caseround.db-wal"} <= {path.name for path in folder.iterdir()}
    assert [] == _found(folder)
    assert database.checkpoint()
    assert [] == _found(folder)


def test_every_sealed_column_took_part(writer: Writer) -> None:
    """A column that is added to the tables and forgotten here is named."""
    columns = {str(column) for table in metadata.sorted_tables for column in table.columns}
    assert {name for name in columns if name.endswith("_sealed")} == writer.sealed


def test_the_search_finds_what_is_not_sealed(writer: Writer, database: Database, folder: Path) -> None:
    """A canary in a plain column is found, first in the log and then in the database."""
    with database.writing() as connection:
        connection.execute(insert(wordings), {"digest": "plain", "text": CANARY})
    assert ["caseround.db-wal"] == _found(folder)
    assert database.checkpoint()
    assert ["caseround.db"] == _found(folder)


def test_what_was_deleted_is_overwritten(writer: Writer, database: Database, folder: Path) -> None:
    """After a checkpoint a deleted plain text is in no file."""
    with database.writing() as connection:
        connection.execute(insert(wordings), {"digest": "plain", "text": CANARY})
    with database.writing() as connection:
        connection.execute(wordings.delete().where(wordings.c.digest == "plain"))
    assert database.checkpoint()
    assert [] == _found(folder)


def test_an_erased_key_is_overwritten(database: Database, vault: Vault, folder: Path) -> None:
    """After a checkpoint the wrapped key is in no file, and with it nothing that it sealed can be opened."""
    with database.writing() as connection:
        key = vault.create(connection)
        wrapped = connection.exec_driver_sql("SELECT wrapped FROM data_keys").scalar_one()
    assert database.checkpoint()
    assert any(wrapped in path.read_bytes() for path in folder.iterdir())
    with database.writing() as connection:
        vault.erase(connection, key.id)
    assert database.checkpoint()
    assert not any(wrapped in path.read_bytes() for path in folder.iterdir())
