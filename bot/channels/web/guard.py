"""What stands between the outside and the pages: headers, origin, size."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
}


class Refused(Exception):
    """A request that is not taken; `key` names the sentence that says why and what to do."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status = status
        self.key = key


class SafeHeaders:
    """Middleware that sets the security headers on every response, and no-store where nothing else is said."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the response leaves with the headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                is_asset = scope["path"].startswith("/assets/")
                headers["cache-control"] = "no-cache" if is_asset else "no-store"
            await send(message)

        await self._app(scope, receive, send_safely)


def require_page(request: Request) -> None:
    """Raise Refused unless a script of our own page sent this as JSON."""
    if not _is_same_origin(request):
        raise Refused(403, "web.refused.origin")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "web.refused.shape")


def require_form(request: Request) -> None:
    """Raise Refused unless a form of our own page sent this."""
    if not _is_same_origin(request):
        raise Refused(403, "web.refused.origin")


def _is_same_origin(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # a form too: signing somebody in unasked would put what they write into another's conversation
    origin = urlsplit(request.headers.get("origin", "")).netloc
    return origin != "" and origin == request.headers.get("host")


async def read_body(request: Request) -> bytes:
    """Return the body; raises Refused where it is larger than LARGEST_BODY bytes."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refused(413, "web.refused.size")
    return bytes(body)


async def read_field(request: Request, name: str) -> str:
    """Return one field of a form, empty where it is missing."""
    fields = parse_qs((await read_body(request)).decode("utf-8", "replace"))
    return fields.get(name, [""])[0]
