"""An event in the form in which the quarantine keeps it, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.channels import Incoming
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported

_EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in (Pressed, Said, Edited, Commanded, Unsupported)}


class Unreadable(Exception):
    """What was kept cannot be turned back into an event; holds no content."""


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event; `stood` says where its sender stood when it came, empty where that is not known.

    `raw` is the update as the channel got it, where no event could be read from it: `incoming` then only says who
    sent it, as far as that can be told.
    """

    incoming: Incoming
    stood: str = ""
    raw: Mapping[str, Any] | None = None

    def to_text(self) -> str:
        """Return JSON."""
        event = {"kind": type(self.incoming.event).__name__, **asdict(self.incoming.event)}
        incoming = {**asdict(self.incoming), "event": event}
        return json.dumps({"incoming": incoming, "stood": self.stood, "raw": self.raw}, indent=2, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> KeptEvent:
        """Return what `to_text` wrote; raises Unreadable for what another version of Caseround kept."""
        try:
            data = json.loads(text)
            fields = dict(data["incoming"]["event"])
            event = _EVENTS[fields.pop("kind")](**fields)
            return cls(Incoming(**{**data["incoming"], "event": event}), data["stood"], data["raw"])
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(f"this version cannot read what was kept ({type(error).__name__})") from None
