"""Withdrawing a response: everything of it is gone, its person has a receipt, and nothing counts it any more."""

from __future__ import annotations

from bot.erasing import Eraser
from bot.withdrawing import By, Receipt, withdraw
from storage import erasure_register
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


async def answers(person: Person) -> None:
    """Answer two questions with a comment, and submit."""
    await begin(person)
    await person.press("None of these", "Comment on question 1")
    await person.says("The canary sang before anybody came")
    await person.press("Yes")
    await person.commands("review")
    await person.press("Submit", "Submit as it is")


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


def register(stage: Stage) -> list[erasure_register.Line]:
    """Return the register's lines."""
    return erasure_register.read(stage.folder / REGISTER)
