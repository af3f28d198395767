"""From what a turn wants to show to rows of the outbox: which message becomes the live card, and which a record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.channels import Action
from bot.house import House
from storage import live_cards, outbox
from storage.ids import new_id
from storage.live_cards import LiveCard
from storage.outbox import Entry, Last, Status, Urgency
from storage.shown import Shown
from storage.vault import DataKey
from survey.languages import BASE
from survey.messages import Card, Document, Drawn, Line, Message, Note, Picture, Record
from survey.phrases import Phrases

_TOLD_BELOW = {Picture: "picture.told_below", Document: "document.told_below"}


@dataclass(frozen=True)
class Screen:
    """One address of a participant in one turn, and the message whose button was pressed there, if one was.

    `bulk` says that nobody waits for what is shown: it leaves behind whoever is answering; `urgency`, whether it is
    for the daytime alone. A card of another `dedupe` than None is shown only where none was ever shown with the same.
    `ready` are the rows that can leave once the turn is committed, in their order: nothing else stands before them;
    `held` are those that cannot, where the channel pushes. `others` are the channels and ids of further addresses at
    which the turn shows something. `said_once` is answered to the event itself (a note at most): no row of the outbox
    ever holds it.
    """

    house: House
    connection: Connection
    ahead: Ahead
    address: str
    channel: str
    phrases: Phrases
    pressed_on: str = ""
    bulk: bool = False
    urgency: Urgency = Urgency.USUAL
    dedupe: str | None = None
    ready: list[Entry] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    said_once: list[Note] = field(default_factory=list)

    @cached_property
    def _shown(self) -> Shown:
        return self.ahead.shown(self.address)

    def show(
        self,
        key: DataKey,
        card: Card | None,
        notes: Sequence[Note] = (),
        *,
        anew: bool = False,
        about: Collection[int] = (),
    ) -> str | None:
        """Write rows for the notes and then the card, sealed with `key`; returns the id of the row that sends the
        card, where it is sent. `about` are the requests whose responses they tell something of under another key than
        theirs.

        A press turns its message into the card where the channel edits in place, and in every channel where
        nothing was stored that a record should tell. Otherwise the card stands anew below, and then what was live
        before shrinks to one line: a person who is quick sees the next question first. With `anew` it stands below in
        any case.
        """
        self._hurry()
        live = list(self._shown.live)
        pressed = self._pressed(live)
        if card is not None and not notes and not anew and pressed is not None and self._in_place(card):
            self._turn_into(key, pressed, card, live, about)
            return None
        for note in notes:
            self._append(key, Action.SEND, note, about=about)
        if card is None:
            return None
        sent = replace(card, confirms="")
        row = self._append(key, Action.SEND, sent, card.slot, dedupe=self.dedupe, about=about)
        self._shrink_old(key, card, pressed, live)
        self._put(LiveCard(card.slot, row, None))
        return row

    def tell(
        self,
        key: DataKey,
        message: Card | Note,
        slot: str = "",
        *,
        dedupe: str | None = None,
        about: Collection[int] = (),
    ) -> str:
        """Write a row for a message that stands by itself, sealed with `key`, and return its id; `about` is as in
        `show`. Nothing takes its place: a press on it shows its answer below. Of the same `dedupe` there is one."""
        self._hurry()
        return self._append(key, Action.SEND, message, slot, dedupe=dedupe, about=about)

    def attach(self, key: DataKey, drawn: Drawn, slot: str = "") -> None:
        """Write a row for a picture or document, sealed with `key`; it is drawn when it is sent or fetched.

        Where its caption is too long for the channel, its lines stand in a note of their own below.
        """
        self._hurry()
        longest = self.house.channels[self.channel].longest_caption
        if longest is None or sum(map(_room, drawn.lines)) <= longest:
            self._append(key, Action.SEND, drawn, slot)
            return
        self._append(key, Action.SEND, replace(drawn, lines=(Line(self.phrases(_TOLD_BELOW[type(drawn)])),)), slot)
        self._append(key, Action.SEND, Note(drawn.lines), slot)

    def live_in(self, slot: str) -> LiveCard | None:
        """Return the card that is live in a slot here, None where none is."""
        return next((card for card in self._shown.live if card.slot == slot), None)

    def turn_over(self, key: DataKey, standing: LiveCard, card: Card) -> None:
        """Write a row that turns a message which stands here into a card, sealed with `key`: nobody asked for it."""
        self._hurry()
        self._append(key, Action.EDIT, card, card.slot, target=standing)

    def unsay(self, key: DataKey, refs: Sequence[str], otherwise: Note) -> None:
        """Write rows that delete messages which the person wrote here, by the channel's refs; `otherwise` is what to
        say of one that cannot be deleted."""
        for ref in refs:
            self._append(key, Action.DELETE, otherwise, external=ref)

    def _hurry(self) -> None:
        """Let bulk that waits leave before what somebody who answers is shown."""
        if not self.bulk and self._pushes and self._bulk_waits():
            outbox.hurry(self.connection, self.address)

    def _bulk_waits(self) -> bool:
        """Return whether bulk waits for the address, and nothing behind it."""
        last = self._shown.last
        return last is not None and last.bulk and last.status == Status.WAITING

    def _pressed(self, live: Sequence[LiveCard]) -> LiveCard | None:
        for card in live:
            if self.pressed_on and self.pressed_on in {card.row, card.external}:
                return card
        return None

    @property
    def _pushes(self) -> bool:
        return self.house.channels[self.channel].pushes

    def _in_place(self, card: Card) -> bool:
        return self.house.channels[self.channel].edits_in_place or not card.confirms

    def _turn_into(
        self, key: DataKey, pressed: LiveCard, card: Card, live: Sequence[LiveCard], about: Collection[int]
    ) -> None:
        for other in live:
            if other.slot == card.slot and other.row != pressed.row:
                self._append(key, Action.SHRINK, self._record(card), target=other)
        if pressed.slot != card.slot:
            self._forget(pressed)
            self._put(replace(pressed, slot=card.slot))
        self._append(key, Action.EDIT, card, card.slot, target=pressed, about=about)

    def _shrink_old(self, key: DataKey, card: Card, pressed: LiveCard | None, live: Sequence[LiveCard]) -> None:
        for other in live:
            if other.slot == card.slot or other == pressed:
                self._append(key, Action.SHRINK, self._record(card), target=other)
                self._forget(other)

    def _put(self, card: LiveCard) -> None:
        live_cards.put(self.connection, self.address, card.slot, card.row)
        self._shown.live = [*(other for other in self._shown.live if other.slot != card.slot), card]

    def _forget(self, card: LiveCard) -> None:
        live_cards.forget(self.connection, self.address, card.row)
        self._shown.live = [other for other in self._shown.live if other.row != card.row]

    def _record(self, card: Card) -> Record:
        return Record(card.confirms) if card.confirms else Record(self.phrases("record.moved_on"), is_answer=False)

    def _append(
        self,
        key: DataKey,
        action: Action,
        message: Message,
        slot: str = "",
        *,
        target: LiveCard | None = None,
        external: str | None = None,
        dedupe: str | None = None,
        about: Collection[int] = (),
    ) -> str:
        row, now, last = new_id(), self.house.clock(), self._shown.last
        if self.phrases.language != BASE:
            message = replace(message, language=self.phrases.language)
        outbox.append(
            self.connection,
            self.house.vault,
            key=key,
            id=row,
            address=self.address,
            channel=self.channel,
            action=action.value,
            message=message,
            slot=slot,
            target=target.row if target else None,
            external=external,
            dedupe=dedupe,
            about=about,
            bulk=self.bulk,
            urgency=self.urgency,
            last=last if self._pushes else None,
            now=now,
        )
        # what is for the daytime may have been put off, though what stands behind it has left
        is_next = (last is None or last.is_out) and self.urgency is Urgency.USUAL
        if self._pushes and not self.bulk and is_next:
            self.ready.append(
                Entry(
                    seq=0,
                    id=row,
                    address=self.address,
                    channel=self.channel,
                    action=action.value,
                    target=target.row if target else None,
                    slot=slot,
                    message=message,
                    external=target.external if target else external,
                    bulk=False,
                    attempts=0,
                    created_at=now,
                )
            )
        else:
            if self._pushes:
                self.held.append(row)
            self._shown.last = Last(0, action.value, None, Status.WAITING, self.bulk)
        return row


def _room(line: Line) -> int:
    """Return the most UTF-16 units that a line takes in a caption: a channel may mark it, and leaves a gap behind."""
    return len(line.text.encode("utf-16-le")) // 2 + 4
