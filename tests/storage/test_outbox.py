from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, select, update

from storage import outbox
from storage.database import Database
from storage.ids import new_id
from storage.outbox import Entry, Urgency
from storage.shown import shown
from storage.tables import outbox as rows
from storage.vault import KeyErased, Vault
from survey.messages import Button, Card, Choice, Line, Record, Tick, Tone
from tests.storage.invented import NOW, Person, invent, note

LATER = NOW + dt.timedelta(seconds=30)


def send(
    connection: Connection,
    vault: Vault,
    person: Person,
    text: str,
    *,
    action: str = "send",
    target: str | None = None,
    bulk: bool = False,
    urgency: Urgency = Urgency.USUAL,
    dedupe: str | None = None,
) -> str:
    """Append a note for a person and return the row's id."""
    row = new_id()
    outbox.append(
        connection,
        vault,
        key=person.key,
        id=row,
        address=person.address,
        channel="telegram",
        action=action,
        message=note(text),
        target=target,
        bulk=bulk,
        urgency=urgency,
        dedupe=dedupe,
        last=shown(connection, [person.address])[person.address].last,
        now=NOW,
    )
    return row


def _delivered(connection: Connection, vault: Vault, row: str, external: str) -> None:
    entry = next(entry for entry in outbox.since(connection, vault, _address(connection, row), 0) if entry.id == row)
    outbox.delivered(connection, entry, external, NOW)


def _address(connection: Connection, row: str) -> str:
    return str(connection.execute(select(rows.c.address).where(rows.c.id == row)).scalar_one())


def _due(connection: Connection, vault: Vault, now: dt.datetime = NOW, limit: int = 10) -> list[Entry]:
    return outbox.due(connection, vault, "telegram", now, limit)


def _texts(entries: list[Entry]) -> list[str]:
    return [entry.message.lines[0].text for entry in entries if not isinstance(entry.message, Record)]


def _statuses(connection: Connection) -> list[str]:
    return list(connection.execute(select(rows.c.status).order_by(rows.c.seq)).scalars())


def test_a_card_comes_back_as_it_was(database: Database, vault: Vault, person: Person) -> None:
    """A message goes through the database without loss, with all that delivery needs beside it."""
    card = Card(
        slot="12",
        title="C07",
        lines=(Line("Was it?", Tone.QUESTION),),
        choices=(Choice("12.1.0.pick.0", "Yes", "A", Tick.ON),),
        rows=((Button("12.1.0.back", "Back", main=True),),),
        wants="Your words",
    )
    row = new_id()
    with database.writing() as connection:
        outbox.append(
            connection,
            vault,
            key=person.key,
            id=row,
            address=person.address,
            channel="telegram",
            action="send",
            message=card,
            slot="12",
            now=NOW,
        )
    with database.reading() as connection:
        expected = Entry(
            seq=1,
            id=row,
            address=person.address,
            channel="telegram",
            action="send",
            target=None,
            slot="12",
            message=card,
            external=None,
            bulk=False,
            attempts=0,
            created_at=NOW,
        )
        assert [expected] == _due(connection, vault)


def test_each_address_gives_its_first_row(database: Database, vault: Vault, person: Person) -> None:
    """Rows of one person leave one by one, rows of two people side by side."""
    with database.writing() as connection:
        first = send(connection, vault, person, "first")
        send(connection, vault, person, "second")
        send(connection, vault, invent(connection, vault, "Kim Other"), "other")
        assert ["first", "other"] == _texts(_due(connection, vault))
        assert {first} == outbox.sending(connection, [first])
        assert ["other"] == _texts(_due(connection, vault))
        _delivered(connection, vault, first, "77")
        assert ["second", "other"] == _texts(_due(connection, vault))


def test_nothing_waits_behind_what_is_less_urgent(database: Database, vault: Vault, person: Person) -> None:
    """An alert waits behind alerts alone, and nothing of the night behind what is for the day."""
    with database.writing() as connection:
        for text, urgency in (("day", 2), ("usual", 1), ("alert", 0), ("more", 0), ("late", 1), ("news", 2)):
            send(connection, vault, person, text, urgency=Urgency(urgency))
        for expected in (["day", "usual", "alert"], ["more"], ["late"], ["news"]):
            found = _due(connection, vault)
            assert expected == _texts(found)
            for each in found:
                outbox.delivered(connection, each, "77", NOW)


def test_a_row_that_waits_for_its_time_holds_back_those_behind_it(
    database: Database, vault: Vault, person: Person
) -> None:
    """Nothing overtakes within a chat, also when the channel asked to slow down."""
    with database.writing() as connection:
        first = send(connection, vault, person, "first")
        send(connection, vault, person, "second")
        outbox.sending(connection, [first])
        outbox.again(connection, first, LATER)
        assert [] == _due(connection, vault)
        assert [("first", 1)] == [(_texts([entry])[0], entry.attempts) for entry in _due(connection, vault, LATER)]


def test_bulk_leaves_after_all_else(database: Database, vault: Vault, person: Person) -> None:
    """Whoever is answering comes before reminders that were written earlier."""
    with database.writing() as connection:
        send(connection, vault, invent(connection, vault, "Kim Other"), "reminder", bulk=True)
        send(connection, vault, person, "answer")
        assert ["answer", "reminder"] == _texts(_due(connection, vault))
        assert ["answer"] == _texts(_due(connection, vault, limit=1))


def test_another_channel_has_rows_of_its_own(database: Database, vault: Vault, person: Person) -> None:
    """What is due in one channel is not due in another."""
    with database.writing() as connection:
        send(connection, vault, person, "here")
        assert [] == outbox.due(connection, vault, "web", NOW, 10)
        assert [person.address] == outbox.waiting(connection, "telegram")
        assert [] == outbox.waiting(connection, "web")


def test_an_attempt_begins_once(database: Database, vault: Vault, person: Person) -> None:
    """Of two who want to send a row, one may."""
    with database.writing() as connection:
        row = send(connection, vault, person, "once")
        assert [{row}, set()] == [outbox.sending(connection, [row]) for _ in range(2)]


@pytest.mark.parametrize("settle", [outbox.uncertain, outbox.failed])
def test_a_settled_row_lets_the_next_go(
    database: Database, vault: Vault, person: Person, settle: Callable[[Connection, str, dt.datetime], None]
) -> None:
    """A row whose fate is decided, well or badly, holds nothing back."""
    with database.writing() as connection:
        first = send(connection, vault, person, "first")
        send(connection, vault, person, "second")
        settle(connection, first, NOW)
        assert ["second"] == _texts(_due(connection, vault))
        assert [settle.__name__, "waiting"] == _statuses(connection)


def test_an_edit_knows_the_message_that_it_changes(database: Database, vault: Vault, person: Person) -> None:
    """The channel's id of a sent message reaches the rows that edit it, and follows when it moves."""
    with database.writing() as connection:
        card = send(connection, vault, person, "card")
        _delivered(connection, vault, card, "77")
        edit = send(connection, vault, person, "edited", action="edit", target=card)
        assert [(card, "77")] == [(entry.target, entry.external) for entry in _due(connection, vault)]
        _delivered(connection, vault, edit, "78")
        send(connection, vault, person, "record", action="shrink", target=card)
        assert ["78"] == [entry.external for entry in _due(connection, vault)]


def test_unsent_edits_of_one_message_merge(database: Database, vault: Vault, person: Person) -> None:
    """Quick ticking shows its last state, and only that."""
    with database.writing() as connection:
        card = send(connection, vault, person, "card")
        _delivered(connection, vault, card, "77")
        first = send(connection, vault, person, "one tick", action="edit", target=card)
        second = send(connection, vault, person, "two ticks", action="edit", target=card)
        assert ["two ticks"] == _texts(_due(connection, vault))
        assert [second] == [entry.id for entry in _due(connection, vault)]
        assert not outbox.sending(connection, [first])


def test_an_edit_under_way_is_not_merged(database: Database, vault: Vault, person: Person) -> None:
    """What may be on its way already cannot be changed any more: the new state follows it."""
    with database.writing() as connection:
        card = send(connection, vault, person, "card")
        _delivered(connection, vault, card, "77")
        outbox.sending(connection, [send(connection, vault, person, "one tick", action="edit", target=card)])
        send(connection, vault, person, "two ticks", action="edit", target=card)
        assert ["delivered", "sending", "waiting"] == _statuses(connection)


def test_an_edit_does_not_overtake_by_merging(database: Database, vault: Vault, person: Person) -> None:
    """With another row in between, or of another message, an edit stands for itself."""
    with database.writing() as connection:
        card = send(connection, vault, person, "card")
        send(connection, vault, person, "one tick", action="edit", target=card)
        send(connection, vault, person, "a word in between")
        send(connection, vault, person, "two ticks", action="edit", target=card)
        send(connection, vault, person, "elsewhere", action="edit", target=new_id())
        feed = outbox.since(connection, vault, person.address, 0)
    assert ["card", "one tick", "a word in between", "two ticks", "elsewhere"] == _texts(feed)


def test_a_merged_edit_keeps_its_time(database: Database, vault: Vault, person: Person) -> None:
    """A chat that was told to slow down is not asked earlier because there is more to say."""
    with database.writing() as connection:
        card = send(connection, vault, person, "card")
        _delivered(connection, vault, card, "77")
        outbox.again(connection, send(connection, vault, person, "one", action="edit", target=card), LATER)
        send(connection, vault, person, "two", action="edit", target=card)
        assert [] == _due(connection, vault)
        assert ["two"] == _texts(_due(connection, vault, LATER))


def test_the_same_reason_writes_once(database: Database, vault: Vault, person: Person) -> None:
    """A reminder that was written for this day is not written again, sent or not."""
    with database.writing() as connection:
        first = send(connection, vault, person, "reminder", dedupe="reminder:1:2026-03-02")
        _delivered(connection, vault, first, "77")
        send(connection, vault, person, "reminder", dedupe="reminder:1:2026-03-02")
        send(connection, vault, person, "reminder", dedupe="reminder:1:2026-03-05")
        assert ["delivered", "waiting"] == _statuses(connection)


def test_the_feed_of_an_address_goes_on_after_a_row(database: Database, vault: Vault, person: Person) -> None:
    """A client that has everything up to a row gets what came after it, in order."""
    with database.writing() as connection:
        for text in ("one", "two", "three"):
            send(connection, vault, person, text)
        send(connection, vault, invent(connection, vault, "Kim Other"), "foreign")
        assert ["two", "three"] == _texts(outbox.since(connection, vault, person.address, 1))


def test_a_client_confirms_its_own_rows_only(database: Database, vault: Vault, person: Person) -> None:
    """Ids of others, unknown ids and ids that were confirmed before change nothing."""
    with database.writing() as connection:
        mine = send(connection, vault, person, "mine")
        foreign = send(connection, vault, invent(connection, vault, "Kim Other"), "foreign")
        ids = [mine, foreign, new_id()]
        assert [1, 0] == [outbox.confirm(connection, person.address, ids, NOW) for _ in range(2)]
        assert ["delivered", "waiting"] == _statuses(connection)
        assert 0 == outbox.confirm(connection, person.address, [], NOW)


def test_what_was_being_sent_is_found_at_the_start(database: Database, vault: Vault, person: Person) -> None:
    """After a kill the rows whose attempt never ended can be told from those that wait."""
    with database.writing() as connection:
        outbox.sending(connection, [send(connection, vault, person, "begun")])
        send(connection, vault, person, "waiting")
        assert ["begun"] == _texts(outbox.interrupted(connection, vault, "telegram"))
        assert [person.address] == outbox.waiting(connection, "telegram")


def test_the_address_opens(database: Database, vault: Vault, person: Person) -> None:
    """Delivery learns where to send from the id of the address."""
    with database.reading() as connection:
        assert "chat of Robin Sample" == outbox.address_of(connection, vault, person.address)


def test_an_erased_key_takes_its_messages_with_it(database: Database, vault: Vault, person: Person) -> None:
    """What was sealed with it is left out, in the feed and in what is due; the rest is there."""
    with database.writing() as connection:
        theirs = vault.create(connection)
        send(connection, vault, Person(person.id, person.address, theirs), "gone")
        send(connection, vault, person, "stays")
        vault.erase(connection, theirs.id)
        assert ["stays"] == _texts(outbox.since(connection, vault, person.address, 0))
        assert ["stays"] == _texts(_due(connection, vault))
        vault.erase(connection, person.key.id)
        with pytest.raises(KeyErased):
            outbox.address_of(connection, vault, person.address)


def test_a_row_that_cannot_be_read_holds_nobody_up(database: Database, vault: Vault, person: Person) -> None:
    """It has failed, and the next one of the address can go."""
    with database.writing() as connection:
        damaged = send(connection, vault, person, "damaged")
        send(connection, vault, person, "sound")
        connection.execute(update(rows).where(rows.c.id == damaged).values(payload_sealed=b"\0" * 40))
        assert [] == _due(connection, vault)
        assert ["sound"] == _texts(_due(connection, vault))
        assert ["failed", "waiting"] == _statuses(connection)


def test_a_withdrawn_row_says_nothing_of_those_before_it(database: Database, vault: Vault) -> None:
    """What still waits is the last row, also where what stood behind it was taken back."""
    with database.writing() as connection:
        person = invent(connection, vault, "Robin Sample")
        first, behind = (send(connection, vault, person, text) for text in ("one", "two"))
        connection.execute(update(rows).where(rows.c.id == behind).values(status=outbox.Status.WITHDRAWN))
        last = shown(connection, [person.address])[person.address].last
        seq = connection.execute(select(rows.c.seq).where(rows.c.id == first)).scalar_one()
    assert last is not None
    assert (seq, False) == (last.seq, last.is_out)
