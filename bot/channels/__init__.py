"""The channels, and the small protocol through which each of them speaks with the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from survey.events import Event
from survey.messages import Message


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that a person did in a channel.

    `bot` and `event_id` name it once and for all: the same pair delivered again is passed over. `address` is
    the person's address in the channel, `on` the channel's id of the message whose button was pressed.
    `may_come_again` says that a process before this one may have been given it already.
    """

    channel: str
    bot: str
    event_id: str
    address: str
    event: Event
    on: str = ""
    may_come_again: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What to say at once when an event has been committed.

    `toast` is a short word in answer to a press. `reply` stands in no outbox: it goes to an address that belongs to
    no participant, or must be kept nowhere.
    """

    toast: str = ""
    reply: Message | None = None


Handle = Callable[[Incoming], Awaitable[Receipt]]
"""Returns after the commit; raises bot.turns.NotTaken when nothing was stored and the event must come again."""


class Action(StrEnum):
    """What an outgoing row does: SEND a new message, EDIT one, SHRINK one to its record, or DELETE one that the
    person wrote."""

    SEND = "send"
    EDIT = "edit"
    SHRINK = "shrink"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row of the outbox, opened. `external` is the channel's id of the message that an EDIT, SHRINK or DELETE is
    for, None where that message was never sent; the `message` of a DELETE is what to say where it cannot be done."""

    id: str
    address: str
    action: Action
    message: Message
    external: str | None = None


class CannotRun(Exception):
    """A channel cannot be used as it is set up; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The channel has it; `external` is the channel's id of the message."""

    external: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """It certainly did not go out: try again, after `wait` seconds."""

    wait: float = 1.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have gone out or not."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person cannot be reached in this channel (blocked the bot, account gone)."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to edit or delete is no longer there, or no longer to be changed: send a new one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The channel will never take this message; `reason` holds no personal data."""

    reason: str


Outcome = Delivered | NotSent | Unknown | Unreachable | Gone | Refused


class Channel(Protocol):
    """What a channel is to the rest of the house.

    `edits_in_place` says that a press turns the live card into the next one; where it is False the live card
    becomes a record and the next one stands below. `pushes` says that delivery calls `deliver`; where it is
    False the client fetches its rows and says when it has them, and `nudge` tells it that there are some.
    """

    name: str
    edits_in_place: bool
    pushes: bool

    async def run(self, handle: Handle) -> None:
        """Receive until cancelled, handing each event to `handle`."""

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Carry one row out and say what became of it; raises only for bugs."""

    def nudge(self, address_id: str) -> None:
        """Tell the channel that there are new rows for this address (its id in storage)."""
