"""Where the time of a running process goes: its threads' stacks, looked at every two milliseconds."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType

EVERY = 0.002
AREAS = (
    ("HTTP: calls of the Bot API", ("/aiohttp/", "/yarl/", "/telegram/request/", "/channels/telegram/http.py")),
    ("database: statements", ("/sqlalchemy/", "/storage/among.py", "/storage/later.py")),
    ("sealing and opening, JSON", ("/storage/sealing.py", "/storage/vault.py", "/json/")),
    ("conversation: answers, next question, card", ("/survey/",)),
    ("storage: rows to values and back", ("/storage/",)),
    ("Telegram: parsing and rendering", ("/channels/telegram/",)),
    ("turns and delivery", ("/bot/",)),
    ("asyncio and threads", ("/asyncio/", "/concurrent/", "/threading.py")),
)
IDLE = frozenset({"_worker", "run", "wait", "select", "_sample"})
"""The innermost functions of a thread that waits; the event loop's own work in C cannot be told from its waiting."""


class Sampler(threading.Thread):
    """Counts until the process ends, then says what it found."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.counts: Counter[str] = Counter()

    def run(self) -> None:
        """Look at every other thread again and again."""
        while not threading.Event().wait(EVERY):
            for thread, frame in sys._current_frames().items():  # noqa: SLF001 - the one way to see them
                if thread != self.ident and frame.f_code.co_name not in IDLE:
                    self.counts[_area(frame)] += 1

    def write(self, path: Path) -> None:
        """Write a table of the shares."""
        total = sum(self.counts.values())
        rows = [f"{100 * count / total:5.1f} %  {area}" for area, count in self.counts.most_common()]
        path.write_text("\n".join(rows) + "\n", "utf-8")


def _area(frame: FrameType | None) -> str:
    """Return the area of the innermost frame that belongs to one."""
    while frame is not None:
        for area, places in AREAS:
            if any(place in frame.f_code.co_filename for place in places):
                return area
        frame = frame.f_back
    return "everything else"
