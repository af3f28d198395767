"""HTTP for python-telegram-bot's error types, on aiohttp: several times lighter on the processor than httpx."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

CONNECTIONS = 100
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
HEADERS = {"User-Agent": "caseround"}
UNREADABLE = b"{}"
"""Stands for a page that is no answer of the Bot API: the base class would quote it in the error."""


class NeverSent(Exception):
    """No connection could be had, so the request never left; names the underlying error's class only."""


class Unanswered(Exception):
    """The request may have been handled or not; names the underlying error's class only."""


class AiohttpRequest(BaseRequest):
    """Posts JSON; a failure is a NetworkError or TimedOut whose cause is NeverSent or Unanswered.

    Neither the error nor its cause holds aiohttp's own text, which can name the address with the token in it.
    """

    def __init__(
        self,
        *,
        connections: int = CONNECTIONS,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._connections = connections
        self._connect_seconds = connect_seconds
        self._read_seconds = read_seconds
        self._timeout = self._timeout_for(read_seconds)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds to wait for an answer where a call does not say."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                timeout=self._timeout,
                headers=HEADERS,
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close the pool of connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 the base class's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 the base class's signature
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 the base class's signature
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 the base class's signature
    ) -> tuple[int, bytes]:
        """Return the status and the body of the answer; raises NetworkError or TimedOut."""
        if self._session is None:
            raise RuntimeError("initialize() comes before the first request")
        timeout = self._timeout_for(read_timeout) if isinstance(read_timeout, int | float) else self._timeout
        payload = request_data.json_payload if request_data else b""
        data = aiohttp.BytesPayload(payload, content_type="application/json")
        try:
            async with self._session.request(
                method, _parsed(url), data=data, timeout=timeout, allow_redirects=False
            ) as response:
                body = await response.read()
                return response.status, body if response.ok or body.startswith(b"{") else UNREADABLE
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            failure, cause = _failure(error)
        # raised out here, so that aiohttp's error does not travel along as its context
        raise failure from cause

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the parsed answer; raises TelegramError without the text (the base class would log it)."""
        try:
            parsed: dict[str, Any] = json.loads(payload)
        except ValueError:
            parsed = {}
        if not isinstance(parsed, dict) or not parsed:
            raise TelegramError("Invalid server response")
        return parsed

    def _timeout_for(self, read_seconds: float) -> aiohttp.ClientTimeout:
        connect = self._connect_seconds
        return aiohttp.ClientTimeout(total=connect + 2 * read_seconds, connect=connect, sock_read=read_seconds)


@lru_cache(maxsize=32)
def _parsed(url: str) -> URL:
    """Return one of the few addresses that are called over and over, ready to use; raises aiohttp.InvalidURL."""
    try:
        return URL(url, encoded=True)
    except ValueError:
        raise aiohttp.InvalidURL("") from None


def _failure(error: Exception) -> tuple[NetworkError, Exception]:
    name = type(error).__name__
    failure = TimedOut(name) if isinstance(error, TimeoutError) else NetworkError(name)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL):
        return failure, NeverSent(name)
    return failure, Unanswered(name)
