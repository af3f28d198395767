"""When coordinators are told how the audit stands: what its file says below `digest`, and what holds where it says
nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DigestPolicy:
    """The local hour from which on a digest is due, None for the beginning of the hours in which people are reminded.

    `weekday` counts from Monday, which is 0; None is for every day. `silent` says that none is sent where nothing is
    new; otherwise it is one line.
    """

    hour: int | None = None
    weekday: int | None = None
    silent: bool = False
