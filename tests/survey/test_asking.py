"""A question to the coordinators, as its author sees it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from survey.asking import Asking, AtQuestion
from survey.audit import Audit
from survey.desk import Desk, Room
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Card
from survey.state import NoticeKind
from tests.survey.talk import AUDIT, english

TALKING = Desk(room=Room.TALK, current=2, told=("web", "telegram"))


def does(desk: Desk, event: Event, channel: str = "web", audit: Audit = AUDIT) -> Asking:
    """Return what an event does, at a desk that was read back from JSON."""
    read = Desk.from_json(json.loads(json.dumps(desk.to_json())))
    did = AtQuestion(audit, read, channel, english()).take(event)
    assert did is not None
    return did


def said(card: Card | None) -> str:
    """Return what a card says."""
    assert card is not None
    return "\n".join(line.text for line in card.lines)


def button(card: Card | None, label: str) -> Pressed:
    """Return the press of a button."""
    assert card is not None
    return Pressed(next(each.press for row in card.rows for each in row if each.label.startswith(label)))


def test_the_conversation_stays_where_it_is() -> None:
    """Room and request are what they were, and the question belongs to the request that the person is in."""
    begun = does(TALKING, Commanded("ask"))
    assert "type /concern" in said(begun.card)
    sent = does(begun.desk, Said("Does the plan before 2012 count?"))
    assert sent.asked is not None
    assert (NoticeKind.QUESTION, 2) == (sent.asked.kind, sent.asked.about)
    assert sent.goes_back
    assert (Room.TALK, 2, "", "") == (sent.desk.room, sent.desk.current, sent.desk.asking, sent.desk.draft)
    listed = does(replace(TALKING, room=Room.LIST), Commanded("ask", "Who is the lead?"))
    assert listed.asked is not None
    assert None is listed.asked.about


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_what_is_held_back_can_be_sent_by_its_own_button_only(channel: str) -> None:
    """A button of another draft sends nothing; in a channel with a history it says what stands there."""
    begun = does(TALKING, Commanded("ask"), channel)
    held = does(begun.desk, Said("Is Mrs Heron the mother?"), channel)
    assert None is held.asked
    assert (channel != "web") == ("this chat's history" in said(held.card))
    other = does(held.desk, Said("Is Mr Wren the father?"), channel)
    assert None is does(other.desk, button(held.card, "It is about nobody"), channel).asked
    sent = does(other.desk, button(other.card, "It is about nobody"), channel)
    assert sent.asked is not None
    assert "Is Mr Wren the father?" == sent.asked.text
    dropped = does(other.desk, button(other.card, "Cancel"), channel)
    assert (None, "", True) == (dropped.asked, dropped.desk.draft, dropped.goes_back)


def test_where_it_is_not_for_here() -> None:
    """A text that is no question, a channel that takes no words, and one where nobody has read who reads them."""
    assert None is AtQuestion(AUDIT, TALKING, "web", english()).take(Said("A comment."))
    begun = does(TALKING, Commanded("ask"))
    assert None is AtQuestion(AUDIT, begun.desk, "telegram", english()).take(Said("A comment."))
    assert None is AtQuestion(AUDIT, Desk(), "web", english()).take(Commanded("ask"))
    web_only = replace(AUDIT, web_only=frozenset({Audit.COMMENTS}))
    refused = does(TALKING, Commanded("ask", "Who is the lead?"), "telegram", web_only)
    assert (None, "") == (refused.asked, refused.desk.asking)
    assert "/web" in refused.notes[0].lines[0].text
