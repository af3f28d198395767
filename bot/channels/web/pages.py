"""The pages as HTML, and the words that they and their scripts show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from survey.answers import LONGEST_TEXT
from survey.phrases import Phrases

PAGE = Path(__file__).parent / "page"
ASSETS = PAGE / "assets"

AWAY = "https://www.bbc.co.uk/weather"
"""What somebody sees who looks at a telephone that was left quickly: a page like any other."""

SCRIPT_PHRASES: dict[str, tuple[str, ...]] = {
    "document.not_made": ("name",),
    "picture.not_drawn": (),
    "web.back": (),
    "web.board.changed": (),
    "web.code.failed": (),
    "web.download": ("name",),
    "web.expired": (),
    "web.expired.link": (),
    "web.expired.next": (),
    "web.foreign": (),
    "web.foreign.next": (),
    "web.left": ("count",),
    "web.leave.unsent": (),
    "web.over": ("count",),
    "web.reconnecting": (),
    "web.reconnecting.kept": (),
    "web.refused": (),
    "web.refused.text": (),
    "web.sending": (),
    "web.too_long": ("limit",),
    "web.waiting": (),
    "web.write": (),
    "web.you": (),
}
"""What the page's scripts say: each key with the names that they fill in."""


class Pages:
    """Renders the pages, each in a language of its own; in a preview each says that nothing is kept. `rtl` are the
    languages that are written from right to left."""

    def __init__(self, rtl: Sequence[str] = (), *, is_preview: bool = False) -> None:
        self._jinja = Environment(
            loader=FileSystemLoader(PAGE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals["is_preview"] = is_preview
        self._jinja.globals["rtl"] = " ".join(rtl)

    def page(self, say: Phrases, name: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page of the folder, filled in."""
        return HTMLResponse(self._jinja.get_template(name).render(t=say, **values), status)

    def notice(self, say: Phrases, key: str, status: int) -> HTMLResponse:
        """Return a page that says what happened (`key`) and what to do next (`key`.next)."""
        return self.page(say, "notice.html", status, key=key)

    def way_in(self, say: Phrases, request: Request) -> HTMLResponse:
        """Return the page for somebody who is not signed in, as far as this request says."""
        if request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
            # a strict cookie stays at home when another site's link leads here: one hop from our own page brings it
            return self.page(say, "hop.html")
        return self.notice(say, "web.enter", 200)

    def chat(
        self,
        say: Phrases,
        scope: str,
        menu: list[tuple[str, str]],
        *,
        runs: bool = False,
        workshop: bool = False,
        quiet: bool = False,
    ) -> HTMLResponse:
        """Return the chat; `scope` tells its browser whose drafts and unsent answers it may go on with, `runs` and
        `workshop` that there is a board and a workshop for the person, `quiet` that it gives nothing away and can be
        left in one press."""
        told = {"scope": scope, "menu": menu, "limit": LONGEST_TEXT, "spoken": _spoken(say)}
        return self.page(say, "chat.html", 200, **told, runs=runs, workshop=workshop, away=AWAY if quiet else "")

    def live(self, say: Phrases, name: str, scope: str, filled: Mapping[str, object]) -> HTMLResponse:
        """Return a page that brings itself up to date, or the part of it that changes, filled in; `scope` as for the
        chat."""
        return self.page(say, name, 200, scope=scope, spoken=_spoken(say), **filled)


def _spoken(say: Phrases) -> str:
    return json.dumps(
        {key: say(key, **{name: f"{{{name}}}" for name in names}) for key, names in SCRIPT_PHRASES.items()}
    )
