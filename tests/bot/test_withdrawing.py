"""Withdrawing a response: everything of it is gone, its person has a receipt, and nothing counts it any more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select, update

from bot.erasing import Eraser
from bot.withdrawing import By, Receipt, withdraw
from storage import addresses, erasure_register, return_phrases
from storage.tables import outbox
from storage.times import stamp
from survey.events import Said
from survey.messages import Card
from tests.bot.stage import Person, Stage, begin, stage, words

__all__ = ["stage"]

REGISTER = "erasures.jsonl"


def asks(stage: Stage, request: int = 1, by: By = By.PERSON) -> Receipt:
    """Withdraw a response, as any way of asking does."""
    with stage.database.writing() as connection:
        return withdraw(stage.house, connection, stage.audit, request, by=by, now=stage.clock())


def erases(stage: Stage) -> list[str]:
    """Do what was asked for; returns the addresses that were told something."""
    return Eraser(stage.house, stage.database, stage.folder / REGISTER).finish_all()


async def test_everything_of_it_is_gone(stage: Stage) -> None:
    """The person sees the receipt and none of their words; no return counts, the request stands as withdrawn, and the
    register names it."""
    wanda = stage.admit(stage.auditor(cases=("C07", "C08")), "telegram", "4711")
    await wanda.press("I have read this", "C07", "Yes, I have")
    await wanda.press("None of these", "Comment on question 1")
    await wanda.says("The canary sang before anybody came")
    receipt = asks(stage)
    assert [wanda.address_id] == erases(stage)
    shown = [words(message) for message in wanda.chat().values()]
    assert not any("canary" in text for text in shown)
    assert any(f"Your receipt: {receipt.number}, 3 February 2014." in text for text in shown)
    assert ["withdrawn", "not_invited"] == stage.dispositions()
    assert [] == stage.returns()
    assert [(1, receipt.number)] == [(line.request, line.receipt) for line in register(stage)]


async def test_the_words_open_it_from_anywhere(stage: Stage) -> None:
    """From an account that nobody knows, and in the middle of a conversation; wrong ones say nothing of what there
    is, and a text that only looks like words is a text."""
    wanda = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(wanda)
    with stage.database.writing() as connection:
        phrase = return_phrases.make(connection, stage.vault, 1, stage.clock())
    stranger = Person(stage, "telegram", "4712", "")
    said = words((await stranger.says("apple acorn anchor amber almond album")).reply)
    assert said.startswith("These words do not open anything.")
    assert ["opened"] == stage.dispositions()
    said = words((await stranger.says(phrase.upper())).reply)
    assert "a note that we asked you" in said
    assert ["withdrawn"] == stage.dispositions()
    erases(stage)
    [line] = register(stage)
    assert line.receipt in said
    assert line.receipt in words((await wanda.says(phrase)).reply)
    await wanda.says("The chronology is old")
    assert "There is no request for you" in words(wanda.card()[1])


async def test_what_stands_in_telegram_is_taken_back(stage: Stage) -> None:
    """Messages of the last two days are deleted, the person's own among them, and older ones become a word, also
    where they began as something else; that some stay is told. A web page that is open loses its messages too."""
    wanda = stage.admit(stage.auditor(), "telegram", "4711")
    await wanda.press("I have read this")
    arrive(stage, 100, dt.timedelta(days=3))
    await wanda.press("Yes, I have", "None of these", "Comment on question 1")
    arrive(stage, 200, dt.timedelta(days=3))
    await wanda.sends(Said("The canary sang before anybody came", "250"))
    arrive(stage, 300, dt.timedelta(0))
    web = stage.admit(wanda_of(stage, wanda))
    await web.press("I have read this")
    shown, _ = web.card()
    asks(stage)
    erases(stage)
    back = [(row.action, row.external) for row in rows(stage, wanda) if row.action != "send"]
    assert {"delete"} == {action for action, external in back if external and int(external) >= 200}
    assert ("delete", "250") in back
    assert {"shrink"} == {action for action, external in back if external and int(external) < 200}
    assert "delete this chat on your phone" in "".join(words(message) for message in wanda.chat().values())
    assert ("shrink", shown) in [(row.action, row.target) for row in rows(stage, web)]
    assert not any(isinstance(message, Card) and message.slot == "1" for message in web.chat().values())


def arrive(stage: Stage, first: int, ago: dt.timedelta) -> None:
    """Let what waits have arrived in Telegram some time ago, numbered from here on."""
    with stage.database.writing() as connection:
        waiting = connection.execute(select(outbox).where(outbox.c.status == "waiting").order_by(outbox.c.seq)).all()
        for number, row in enumerate(waiting, first):
            there = {"status": "delivered", "settled_at": stamp(stage.clock() - ago)}
            named = there if row.target else {**there, "external": str(number)}
            connection.execute(update(outbox).where(outbox.c.seq == row.seq).values(**named))


def rows(stage: Stage, person: Person) -> list[Any]:
    """Return the rows of the outbox for somebody that are there."""
    with stage.database.reading() as connection:
        return list(connection.execute(select(outbox).where(outbox.c.address == person.address_id)))


def wanda_of(stage: Stage, person: Person) -> str:
    """Return the id of the participant at somebody's address."""
    with stage.database.reading() as connection:
        return addresses.owner(connection, person.address_id)[0]


def register(stage: Stage) -> list[erasure_register.Line]:
    """Return the register's lines."""
    return erasure_register.read(stage.folder / REGISTER)
