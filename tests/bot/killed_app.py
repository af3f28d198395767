"""Caseround as it runs, in a process that ends itself with SIGKILL.

A step is one of STEPS and says where, `nth` how often it is reached before. An unknown step (such as 'never') kills
nothing. A person who types KILLING_TEXT ends the process whatever the step.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot import pace, rendering
from bot.channels import Delivered, Outcome, Outgoing
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel
from bot.commands.running import run
from storage.database import Database
from survey.desk import AtDesk
from survey.events import Event, Said
from tests.patience import PATIENCE

STEPS = (
    "in_batch",  # in the middle of a turn, with others of its batch done and not committed
    "statement",  # before any statement that changes a row, of a turn or of delivery
    "before_commit",
    "after_commit",
    "before_acknowledgement",  # committed, and the call that acknowledges about to go out
    "before_sending",
    "after_sending",  # Telegram has it, and it is not marked
    "before_marking",  # ... not even after its mark was written, for that is not committed
    "after_marking",
)
KILLING_TEXT = "This text ends the process."


class Trap:
    """Ends the process when a step is reached for the nth time; nothing is flushed, closed or rolled back."""

    def __init__(self, step: str, nth: int) -> None:
        self._step = step
        self._left = nth

    def at(self, step: str) -> None:
        """Count a step, or be the end."""
        if step == self._step:
            self._left -= 1
            if self._left == 0:
                die()


def die() -> None:
    """End this process as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(trap: Trap) -> None:
    """Put the trap where the steps are: at seams that stay where they are, however a turn is made."""
    _arm_turns(trap)
    seen = _arm_statements(trap)
    _arm_commits(trap, seen)
    _arm_telegram(trap, seen)


def _arm_turns(trap: Trap) -> None:
    take = AtDesk.take

    def taken(self: AtDesk, happened: Event) -> Any:
        if isinstance(happened, Said) and happened.text == KILLING_TEXT:
            die()
        trap.at("in_batch")
        return take(self, happened)

    AtDesk.take = taken  # type: ignore[method-assign, assignment]  # this process exists to break it


def _arm_statements(trap: Trap) -> dict[str, bool]:
    """Return what happened since it was last looked at: a `turn` in this transaction, something `sent`."""
    happened = {"turn": False, "sent": False}

    @event.listens_for(Engine, "before_cursor_execute")
    def statement(_: Connection, __: object, sql: str, *___: object) -> None:
        if sql.startswith("INSERT INTO seen_events"):
            happened["turn"] = True
        if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE")):
            trap.at("statement")

    return happened


def _arm_commits(trap: Trap, happened: dict[str, bool]) -> None:
    writing = Database.writing

    @contextmanager
    def watched(self: Database) -> Iterator[Connection]:
        with writing(self) as connection:
            happened["turn"] = False
            sent, happened["sent"] = happened["sent"], False
            yield connection
            turn = happened["turn"]
            _at(trap, "before", turn=turn, sent=sent)
        _at(trap, "after", turn=turn, sent=sent)

    Database.writing = watched  # type: ignore[method-assign]  # as above


def _at(trap: Trap, when: str, *, turn: bool, sent: bool) -> None:
    if turn:
        trap.at(f"{when}_commit")
    if sent:
        trap.at(f"{when}_marking")


def _arm_telegram(trap: Trap, happened: dict[str, bool]) -> None:
    call, deliver = Api.call, TelegramChannel.deliver
    acknowledged = 0

    async def called(self: Api, method: str, parameters: Mapping[str, Any], **named: Any) -> Any:
        nonlocal acknowledged
        if method == "getUpdates" and parameters.get("offset", 0) > acknowledged:
            acknowledged = parameters["offset"]
            trap.at("before_acknowledgement")
        return await call(self, method, parameters, **named)

    async def delivered(self: TelegramChannel, outgoing: Outgoing) -> Outcome:
        trap.at("before_sending")
        outcome = await deliver(self, outgoing)
        if isinstance(outcome, Delivered):
            trap.at("after_sending")
            happened["sent"] = True
        return outcome

    Api.call = called  # type: ignore[method-assign]  # as above
    TelegramChannel.deliver = delivered  # type: ignore[method-assign]  # as above


def killed_app(step: str, nth: int) -> None:
    """Be Caseround, with a trap."""
    arm(Trap(step, nth))
    run()


def unpaced_app(step: str, nth: int) -> None:
    """Be Caseround, with a trap and without a pace."""
    pace.PER_SECOND, pace.CHAT_SECONDS, rendering.SECONDS = 10_000, 0.0, PATIENCE
    killed_app(step, nth)
