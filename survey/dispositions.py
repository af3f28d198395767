"""Where a request stands, in the survey field's word."""

from __future__ import annotations

from enum import StrEnum


class Disposition(StrEnum):
    """Where a request stands."""

    NOT_INVITED = "not_invited"
    INVITED = "invited"
    OPENED = "opened"
    PARTIAL = "partial"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    NOT_KNOWN = "not_known"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


RUNNING = frozenset({Disposition.OPENED, Disposition.PARTIAL, Disposition.SENT_BACK})
"""Somebody is answering under these."""

COUNTED = frozenset({Disposition.RETURNED, Disposition.ACCEPTED, Disposition.SENT_BACK})
"""A return made under these counts: a request that was sent back keeps its return until the next one."""

SETTLED = frozenset(
    {
        Disposition.RETURNED,
        Disposition.ACCEPTED,
        Disposition.NOT_KNOWN,
        Disposition.DECLINED,
        Disposition.WITHDRAWN,
    }
)
"""Nothing more is expected under these, unless it is sent back."""
