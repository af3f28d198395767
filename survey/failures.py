"""What goes wrong in a way that needs a person."""

from __future__ import annotations

from enum import StrEnum


class Failing(StrEnum):
    """What does not work: nothing reaches somebody who stopped the chat, or whose e-mail address is refused; e-mails
    about concerns do not reach a coordinator; what somebody sent could not be taken; it is unclear whether messages
    arrived; the disk is nearly full; the clock is wrong; what is due cannot be written."""

    STOPPED = "stopped"
    REFUSED = "refused"
    ALERTS = "alerts"
    QUARANTINED = "quarantined"
    UNCERTAIN = "uncertain"
    DISK = "disk"
    CLOCK = "clock"
    TICK = "tick"
