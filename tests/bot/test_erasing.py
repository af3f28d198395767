"""After a withdrawal no word of it is left: not in the data folder with any key, and not in an older copy of it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url, select
from structlog.testing import capture_logs

from bot import replaying
from bot.erasing import Eraser
from bot.house import House
from bot.withdrawing import By, withdraw
from reporting.assemble import assemble
from reporting.editions.html import render_html
from storage import destroying, erasure_register, erasures
from storage.database import Database
from storage.tables import data_keys, metadata, outbox
from storage.vault import KeyErased, Vault
from survey.events import Commanded
from survey.messages import Card, Note
from tests.bot.left_over import holds, readable
from tests.bot.stage import TRAITS, Person, Stage, stage
from tests.bot.test_canary import CANARIES, break_a_turn, converse, send_back, wanda
from tests.bot.test_coordinator import run_by
from tests.bot.test_withdrawing import arrive, rows
from tests.postgresql import Server

__all__ = ["stage", "wanda"]

STAY = {"name", "email", "address"}
"""Who was asked is not part of what they answered."""
GOES = {kind: words for kind, words in CANARIES.items() if kind not in STAY}
REGISTER = "erasures.jsonl"


async def tells(stage: Stage, wanda: Person) -> Person:
    """Say a canary wherever words are taken, and let coordinators read: one lists what was said and answers it, the
    other opens a return and notes something on it, and both stop before they send that. Returns the first."""
    coordinator, other = (
        stage.admit(run_by(stage, name), "telegram", name) for name in ("Morgan Lark", "Robin Lark")
    )
    await converse(wanda)
    await other.press("I have read this")
    await other.sends(Commanded("return", "7 health"))
    await other.sends(Commanded("sendback", f"7 health 1 {CANARIES['note']}"))
    await send_back(stage, wanda)
    await break_a_turn(stage, wanda)
    await coordinator.press("I have read this", "For you to know", "Answer")
    await coordinator.says(CANARIES["unsure"])
    return coordinator


def withdraws(stage: Stage, requests: Iterable[int] = (1, 2, 3)) -> None:
    """Withdraw what was answered to these requests, and erase it."""
    with stage.database.writing() as connection:
        for number in requests:
            withdraw(stage.house, connection, stage.audit, number, by=By.PERSON, now=stage.clock())
    eraser(stage.house, stage.database, stage.folder).finish_all(at_start=True)


def eraser(house: House, database: Database, folder: Path) -> Eraser:
    return Eraser(house, database, folder / REGISTER)


def left_in(folder: Path, database: Database, vault: Vault) -> set[str]:
    """Return which canaries can be read in a folder and its database, with every key that is left there."""
    text = readable(folder, database, vault)
    return {kind for kind, words in GOES.items() if holds(text, words)}


async def test_no_word_is_left(stage: Stage, wanda: Person) -> None:
    """In the database, its log and index, what was logged, the register, what waits to be sent, also to a coordinator
    who had read it, and a report that is made afterwards; before, all of it can be read with the keys. From Telegram
    what could not be taken goes too."""
    with capture_logs() as logged:
        coordinator = await tells(stage, wanda)
        assert GOES.keys() == left_in(stage.folder, stage.database, stage.vault)
        arrive(stage, 300, dt.timedelta(0))
        withdraws(stage)
    assert "250" in {row.external for row in rows(stage, wanda) if row.action == "delete"}
    assert set() == left_in(stage.folder, stage.database, Vault(bytes(32)))
    assert not any(holds(repr(logged), words) for words in GOES.values())
    with stage.database.reading() as connection:
        report = render_html(assemble(connection, stage.vault, stage.audit.id, stage.clock()))
        assert all(each.cleaned_at for each in erasures.every(connection))
    assert not any(holds(report, words) for words in GOES.values())
    for person in (wanda, coordinator):
        assert not any(holds(repr(message), words) for message in person.chat().values() for words in GOES.values())
    told = [message for message in coordinator.chat().values() if isinstance(message, Note)]
    assert 3 == sum("answers were withdrawn" in repr(message) for message in told)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_messages_of_which_it_is_not_known_whom_they_speak_of(stage: Stage, wanda: Person) -> None:
    """As an earlier version left them: all of who runs the audit go, but for the card of a concern; those of other
    people stay."""
    coordinator = await tells(stage, wanda)
    other = stage.admit(stage.auditor("Auditor Finch", cases=("C09",)))
    await other.press("I have read this")
    await other.sends(Commanded("concern"))
    await other.press("Not yet")
    await other.says("Somebody should look.")
    with stage.database.writing() as connection:
        connection.execute(outbox.update().values(speaks_of=None))
    kept = other.chat()
    withdraws(stage)
    assert set() == left_in(stage.folder, stage.database, Vault(bytes(32)))
    assert kept == other.chat()
    [concern] = [message for message in coordinator.chat().values() if isinstance(message, Card)]
    assert "I have it" in [button.label for row in concern.rows for button in row]


async def test_one_request_goes_and_the_others_stay(stage: Stage, wanda: Person) -> None:
    """What was said in another request of the same person is untouched."""
    await tells(stage, wanda)
    withdraws(stage, [1])
    left = left_in(stage.folder, stage.database, stage.vault)
    assert {"unsure", "colleague"} <= left
    assert set() == left & {"comment", "edited", "ticked", "left_out", "kept", "reason", "note"}
    await wanda.commands("requests")
    assert ["C08", "C09"] == [button.label[:3] for row in wanda.card()[1].rows for button in row]


@contextmanager
def copied(stage: Stage, copy: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    """Copy the data folder, and its database as it is now; gives the copy of the database."""
    stage.database.checkpoint()
    shutil.copytree(stage.folder, copy, dirs_exist_ok=True)
    with ExitStack() as stack:
        url = stage.url.replace(str(stage.folder), str(copy))
        if stage.url.startswith("postgresql"):
            stage.database.close()  # the server copies a database that nobody is connected to
            server: Server = request.getfixturevalue("postgresql")
            url = stack.enter_context(server.fresh(template=str(make_url(stage.url).database)))
        yield stack.enter_context(closing(Database.connect(url)))


async def test_a_copy_from_before_is_erased_again(
    stage: Stage, wanda: Person, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """Brought back with the register it is refused, and after the replay no word is left in it; who withdrew is not
    told a second time."""
    await tells(stage, wanda)
    folder = tmp_path_factory.mktemp("copy")
    with copied(stage, folder, request) as copy:
        withdraws(stage)
        shutil.copy(stage.folder / REGISTER, folder)
        replays(stage, copy, folder)
    assert (stage.folder / REGISTER).read_bytes() == (folder / REGISTER).read_bytes()


def replays(stage: Stage, database: Database, copy: Path) -> None:
    """Find an older copy refused that stands beside the newer register, and erase in it what that names."""
    vault = Vault(bytes(32))
    house = House(vault, stage.phrases, TRAITS, stage.clock, "http://localhost:8080")
    with pytest.raises(replaying.NotReplayed, match="names 3 erasures"):
        replaying.check(database, copy / REGISTER)
    assert GOES.keys() == left_in(copy, database, vault)
    rows = _rows(database)
    assert [1, 2, 3] == sorted(
        line.request for line in replaying.begin_again(database, copy / REGISTER, None, stage.clock())
    )
    eraser(house, database, copy).finish_all(at_start=True)
    replaying.check(database, copy / REGISTER)
    assert set() == left_in(copy, database, vault)
    assert _rows(database) < rows


def _rows(database: Database) -> int:
    with database.reading() as connection:
        return len(connection.execute(outbox.select()).all())


async def test_the_key_is_destroyed(stage: Stage, wanda: Person, request: pytest.FixtureRequest) -> None:
    """This process uses it no longer, nor one that begins now, and its bytes are in no file; nor in what a server
    keeps for itself about the values of a column."""
    await wanda.press("I have read this", "C07", "Yes, I have")
    with stage.database.reading() as connection:
        key = destroying.key_of(connection, 1)
        wrapped = connection.execute(select(data_keys.c.wrapped).where(data_keys.c.id == key)).scalar_one()
        stage.vault.unwrap(key, wrapped)
    if server := request.getfixturevalue("postgresql") if stage.url.startswith("postgresql") else None:
        server.ask("ANALYZE", database=str(make_url(stage.url).database))
    withdraws(stage, [1])
    for vault in (stage.vault, Vault(bytes(32))):
        with stage.database.reading() as connection, pytest.raises(KeyErased):
            vault.key(connection, key)
    with pytest.raises(KeyErased):
        stage.vault.unwrap(key, wrapped)  # as somebody has it who began to read before
    files = [*stage.folder.rglob("*"), *(server.files(stage.url) if server else ())]
    assert [] == [path.name for path in files if path.is_file() and wrapped in path.read_bytes()]


def test_every_sealed_column_is_decided_about() -> None:
    """A column that is added is erased with its response, or named with the reason why it stays."""
    columns = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    erased = {f"{table.name}.{column}" for table, known in destroying.OF_A_RESPONSE.items() for column in known}
    erased |= {"notices.text_sealed", "notices.answer_sealed"}
    erased |= {"family_suggestions.text_sealed", "family_changes.why_sealed"}
    erased |= {"responses.state_sealed", "outbox.payload_sealed", "quarantine.content_sealed"}
    assert {name for name in columns if name.endswith("_sealed")} == erased | destroying.STAYS.keys()


def test_a_register_that_was_changed_is_refused(tmp_path: Path) -> None:
    """A line that is missing, changed or in another place is named; a last line without its end never counted."""
    path = tmp_path / REGISTER
    for number in (1, 2, 3):
        erasure_register.add(path, [_line(number)])
    whole = path.read_bytes()
    assert [1, 2, 3] == [line.request for line in erasure_register.read(path)]
    first, second, third = whole.splitlines(keepends=True)
    for changed in (first + third, second + third, first + second.replace(b'"request": 2', b'"request": 9') + third):
        path.write_bytes(changed)
        with pytest.raises(erasure_register.RegisterDamaged, match=r"Line [12] of the register"):
            erasure_register.read(path)
    path.write_bytes(whole + third[:40])
    erasure_register.add(path, [_line(4)])
    assert [1, 2, 3, 4] == [line.request for line in erasure_register.read(path)]


def _line(number: int) -> erasure_register.Line:
    at = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    return erasure_register.line(
        receipt=f"R{number}", audit="a", request=number, line_key="x", key="k", by="person", asked_at=at
    )
