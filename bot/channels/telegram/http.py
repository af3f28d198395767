"""HTTP for python-telegram-bot's error types, on aiohttp: several times lighter on the processor than httpx."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.machine import steady

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

CONNECTIONS = 100
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
UPLOADING = 3
"""How many times as long Telegram may take over a call with a file."""
HEADERS = {"User-Agent": "caseround"}
UNREADABLE = b"{}"
"""Stands for a page that is no answer of the Bot API: the base class would quote it in the error."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that travels with a call: which of the method's parameters it is, its name, its bytes and their type."""

    field: str
    name: str
    content: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Body:
    """Stands in for RequestData, which cannot be made from plain values: the parameters, as values that JSON knows,
    and a file where there is one."""

    parameters: Mapping[str, Any]
    upload: Upload | None = None

    def payload(self) -> aiohttp.Payload:
        """Return what is posted: JSON, or a form with the file in it."""
        if self.upload is None:
            return aiohttp.BytesPayload(json.dumps(self.parameters).encode(), content_type="application/json")
        form = aiohttp.FormData()
        for name, value in self.parameters.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        upload = self.upload
        form.add_field(upload.field, BytesIO(upload.content), filename=upload.name, content_type=upload.type)
        return form()


class NeverSent(Exception):
    """No connection could be had, so the request never left; names the underlying error's class only."""


class Unanswered(Exception):
    """The request may have been handled or not; names the underlying error's class only."""


class AiohttpRequest(BaseRequest):
    """Posts JSON or a file; a failure is a NetworkError or TimedOut whose cause is NeverSent or Unanswered.

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
        self.dated: tuple[str, float] | None = None
        """What the server's clock said last, as the header has it, and when, in seconds that nobody sets."""

    def server_time(self) -> dt.datetime | None:
        """Return what the server's clock says, to the second, going by its last answer; None where none was dated."""
        header, at = self.dated or ("", 0.0)
        try:
            said = parsedate_to_datetime(header).replace(tzinfo=dt.UTC)  # HTTP knows no other zone
        except ValueError:
            return None
        return said + dt.timedelta(seconds=steady() - at)

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
        body = cast("Body", request_data)  # nobody makes requests here but our own Api
        if body.upload is not None:
            timeout = self._timeout_for(UPLOADING * self._read_seconds)
        try:
            async with self._session.request(
                method, _parsed(url), data=body.payload(), timeout=timeout, allow_redirects=False
            ) as response:
                answer = await response.read()
                self.dated = response.headers.get("Date", ""), steady()
                return response.status, answer if response.ok or answer.startswith(b"{") else UNREADABLE
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
