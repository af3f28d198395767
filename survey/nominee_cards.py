"""What somebody sees who is asked to run an audit too, until they have answered."""

from __future__ import annotations

from survey.messages import Button, Card, Line, token
from survey.phrases import Phrases

SLOT = "nominee"


def asking(by: str, title: str, phrases: Phrases) -> Card:
    """Return the card that asks whether they will; `by` is who asks."""
    agree = Button(token(SLOT, 0, -1, "agree"), phrases("appoint.agree"), main=True)
    decline = Button(token(SLOT, 0, -1, "decline"), phrases("appoint.decline"))
    lines = (Line(phrases("appoint.asked", by=by, title=title)),)
    return Card(SLOT, title, lines, rows=((agree,), (decline,)))


def declined(by: str, title: str, phrases: Phrases) -> Card:
    """Return the card that says where a no leaves them."""
    return Card(SLOT, title, (Line(phrases("appoint.declined", by=by)),))
