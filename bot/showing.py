"""From what a turn wants to show to rows of the outbox: which message becomes the live card, and which a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.ahead import Ahead
from bot.channels import Action
from bot.house import House
from storage import live_cards, outbox
from storage.ids import new_id
from storage.live_cards import LiveCard
from storage.outbox import Last
from storage.vault import DataKey
from survey.messages import Card, Message, Note, Record
from survey.phrases import Phrases


@dataclass(frozen=True)
class Screen:
    """One address of a participant, and the message whose button was pressed there, if one was; `bulk` is for what
    many are shown at once, which stands back behind those who are answering."""

    house: House
    connection: Connection
    ahead: Ahead
    address: str
    channel: str
    phrases: Phrases
    pressed_on: str = ""
    bulk: bool = False

    def show(self, key: DataKey, card: Card | None, notes: Sequence[Note] = ()) -> None:
        """Write rows for the notes and then the card, sealed with `key`.

        A press turns its message into the card where the channel edits in place, and in every channel where
        nothing was stored that a record should tell. Otherwise the card stands anew below, and then what was live
        before shrinks to one line: a person who is quick sees the next question first.
        """
        live = self.ahead.live_cards(self.address)
        pressed = self._pressed(live)
        if card is not None and not notes and pressed is not None and self._in_place(card):
            self._turn_into(key, pressed, card, live)
            return
        for note in notes:
            self._append(key, Action.SEND, note)
        if card is None:
            return
        row = self._append(key, Action.SEND, replace(card, confirms=""), card.slot)
        self._shrink_old(key, card, pressed, live)
        live_cards.put(self.connection, self.address, card.slot, row)

    def unsay(self, key: DataKey, refs: Sequence[str], otherwise: Note) -> None:
        """Write rows that delete messages which the person wrote here, by the channel's refs; `otherwise` is what to
        say of one that cannot be deleted."""
        for ref in refs:
            self._append(key, Action.DELETE, otherwise, external=ref)

    def _pressed(self, live: Sequence[LiveCard]) -> LiveCard | None:
        for card in live:
            if self.pressed_on and self.pressed_on in {card.row, card.external}:
                return card
        return None

    def _in_place(self, card: Card) -> bool:
        return self.house.channels[self.channel].edits_in_place or not card.confirms

    def _turn_into(self, key: DataKey, pressed: LiveCard, card: Card, live: Sequence[LiveCard]) -> None:
        for other in live:
            if other.slot == card.slot and other.row != pressed.row:
                self._append(key, Action.SHRINK, self._record(card), target=other.row)
        if pressed.slot != card.slot:
            live_cards.forget(self.connection, self.address, pressed.row)
            live_cards.put(self.connection, self.address, card.slot, pressed.row)
        self._append(key, Action.EDIT, card, card.slot, target=pressed.row)

    def _shrink_old(self, key: DataKey, card: Card, pressed: LiveCard | None, live: Sequence[LiveCard]) -> None:
        for other in live:
            if other.slot == card.slot or other == pressed:
                self._append(key, Action.SHRINK, self._record(card), target=other.row)
                live_cards.forget(self.connection, self.address, other.row)

    def _record(self, card: Card) -> Record:
        return Record(card.confirms) if card.confirms else Record(self.phrases("record.moved_on"), is_answer=False)

    def _append(
        self,
        key: DataKey,
        action: Action,
        message: Message,
        slot: str = "",
        *,
        target: str | None = None,
        external: str | None = None,
    ) -> str:
        row = new_id()
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
            target=target,
            bulk=self.bulk,
            external=external,
            last=self._last(action),
            now=self.house.clock(),
        )
        return row

    def _last(self, action: Action) -> Last | None:
        if action is Action.EDIT and self.house.channels[self.channel].pushes:
            return self.ahead.last(self.address)
        self.ahead.appended(self.address)
        return None
