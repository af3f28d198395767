"""The mail server as CASEROUND_SMTP_URL and CASEROUND_SMTP_FROM name it."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from aiosmtplib import SMTP

from bot.channels import CannotRun

SECONDS = 30.0
"""How long the server may take for one answer."""


class WrongServer(CannotRun):
    """The setting names no mail server that can be used; the text repeats nothing of it, for it holds a password."""


class Tls(StrEnum):
    """How a connection is encrypted: from its first byte, before anything is said, or, on this machine alone, where
    the server happens to offer it."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    LOCAL = "local"


@dataclass(frozen=True)
class Server:
    """A mail server, and who the e-mails are from; `context` is what its certificate is checked with."""

    host: str
    port: int
    tls: Tls
    sender: Address
    user: str = ""
    password: str = field(default="", repr=False)
    context: ssl.SSLContext | None = field(default=None, repr=False)

    @classmethod
    def of(cls, url: str, sender: str) -> Server:
        """Return the server at an smtp:// or smtps:// URL; raises WrongServer."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise _wrong() from None
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
            raise _wrong()
        tls = Tls.IMPLICIT if parts.scheme == "smtps" else Tls.LOCAL if _is_here(parts.hostname) else Tls.STARTTLS
        usual = {Tls.IMPLICIT: 465, Tls.STARTTLS: 587, Tls.LOCAL: 25}[tls]
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port or usual, tls, _sender(sender), user, password)

    def client(self) -> SMTP:
        """Return a client that is not connected yet."""
        is_here = self.tls is Tls.LOCAL
        return SMTP(
            hostname=self.host,
            port=self.port,
            use_tls=self.tls is Tls.IMPLICIT,
            start_tls={Tls.IMPLICIT: False, Tls.STARTTLS: True, Tls.LOCAL: None}[self.tls],
            # nobody listens in between here, and the certificate of a machine's own server is rarely a public one
            tls_context=None if is_here else self.context or ssl.create_default_context(),
            validate_certs=not is_here,
            local_hostname=self.sender.domain,
            timeout=SECONDS,
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _sender(text: str) -> Address:
    name, spec = parseaddr(text)
    try:
        address = Address(name, addr_spec=spec)
    except (MessageError, ValueError, IndexError):
        address = Address()
    if not (address.username and address.domain and spec.isascii() and text.isprintable()):
        raise WrongServer(
            "CASEROUND_SMTP_FROM does not say who the e-mails are from. Nothing was started or sent. Set it to an"
            " address that the mail server lets you use, for example: Audit office <audit@example.org>"
        )
    return address


def _wrong() -> WrongServer:
    return WrongServer(
        "CASEROUND_SMTP_URL names no mail server. Nothing was started or sent. Write it like"
        " smtps://USER:PASSWORD@mail.example.org:465 or smtp://USER:PASSWORD@mail.example.org:587, with %40 for an @"
        " in the user or password."
    )
