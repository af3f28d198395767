"""A browser as the server sees it, and the fixtures of the tests that speak HTTP with the web chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import ClientResponse, ClientSession, ClientTimeout, CookieJar

from tests.bot.channels.web_stage import Served, Stage, english, performing
from tests.patience import PATIENCE


class Browser:
    """A browser as the server sees it: it keeps cookies, says where a request comes from, follows nothing."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._scope = ""
        self._feeds: list[ClientResponse] = []
        self.http = ClientSession(
            url, cookie_jar=CookieJar(unsafe=True), timeout=ClientTimeout(total=PATIENCE), headers={"Origin": url}
        )

    async def get(self, path: str, **headers: str) -> ClientResponse:
        return await self._read("GET", path, headers=headers)

    async def press(self, path: str, _headers: dict[str, str] | None = None, **fields: str) -> ClientResponse:
        return await self._read("POST", path, data=fields or b"", headers=_headers)

    async def post(self, path: str, body: object, **headers: str) -> ClientResponse:
        return await self._read("POST", path, json=body, headers=headers)

    async def enter(self, path: str) -> None:
        """Come in with an invitation and open the chat, which says whom it was made for."""
        await self.press(path)
        await self.open_chat()

    async def open_chat(self) -> None:
        """Load the chat: from now on this is a tab of whoever is signed in now."""
        page = await (await self.get("/chat")).text()
        self.http.headers["X-Scope"] = self._scope = page.partition('data-scope="')[2].partition('"')[0]

    async def did(self, kind: str, value: str, **more: str) -> ClientResponse:
        return await self.post("/chat/events", {"id": str(uuid4()), "kind": kind, "value": value, **more})

    async def feed(self, after: str = "", **headers: str) -> Feed:
        """Open a feed; it closes with the browser."""
        where = {"scope": self._scope, "after": after}
        self._feeds.append(
            await self.http.get("/chat/feed", params=where, headers=headers, skip_auto_headers=["X-Scope"])
        )
        return Feed(self._feeds[-1])

    async def close(self) -> None:
        for feed in self._feeds:
            feed.close()
        await self.http.close()

    async def _read(self, method: str, path: str, **options: Any) -> ClientResponse:
        response = await self.http.request(method, path, allow_redirects=False, **options)
        await response.read()
        return response


class Feed:
    """An open feed, read event by event."""

    def __init__(self, response: ClientResponse) -> None:
        self._lines = response.content

    async def next(self) -> dict[str, Any]:
        """Return the next event: its fields, and its data read."""
        event: dict[str, Any] = {}
        while line := (await self._lines.readline()).decode().rstrip("\r\n"):
            name, _, value = line.partition(": ")
            event[name] = json.loads(value) if name == "data" else value
        return event

    async def until_ready(self) -> list[dict[str, Any]]:
        """Return what came before 'ready'."""
        events = []
        while (event := await self.next()).get("event") != "ready":
            events.append(event["data"])
        return events


@pytest.fixture
async def served(sqlite_url: str) -> AsyncIterator[Served]:
    """A running web chat."""
    async with performing(sqlite_url, english()) as served:
        yield served


@pytest.fixture
def stage(served: Served) -> Stage:
    """The conversation behind it."""
    return served.stage


@pytest.fixture
async def stranger(served: Served) -> AsyncIterator[Browser]:
    """A browser that nobody signed in."""
    browser = Browser(served.url)
    yield browser
    await browser.close()


@pytest.fixture
async def guest(served: Served, stage: Stage) -> AsyncIterator[Browser]:
    """A browser whose person has come in."""
    browser = Browser(served.url)
    await browser.enter(await stage.invite())
    yield browser
    await browser.close()
