"""A real mail server on this machine: it takes letters, refuses what a test tells it to, and breaks off."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.channels.email.server import Server, Tls

USER, PASSWORD = "audit@board.example", "invented-password"
SENDER = "Audit office <audit@board.example>"


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter that the server took, its own bytes, how the connection was, and who had signed in."""

    to: list[str]
    letter: EmailMessage
    content: bytes
    is_encrypted: bool
    user: str

    def part(self, kind: str) -> str:
        """Return the plain text ('plain') or the page ('html')."""
        body = self.letter.get_body((kind,))
        assert body is not None
        return str(body.get_content())


@dataclass
class MailServer:
    """`refusing` says with which answer an address is refused, `answers` what the next letters are answered with; an
    empty answer breaks the connection off once the letter is there."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    refusing: dict[str, str] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)

    def server(self, tls: Tls = Tls.LOCAL, context: ssl.SSLContext | None = None) -> Server:
        """Return the server as our settings would name it, were it not on this machine."""
        there = Server.of(f"smtp://127.0.0.1:{self.port}", SENDER)
        return there if tls is Tls.LOCAL else replace(there, tls=tls, user=USER, password=PASSWORD, context=context)

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        """Take or refuse an address."""
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """Take a letter."""
        transport: Any = server.transport
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250") or not answer:
            assert isinstance(envelope.content, bytes)
            is_encrypted = transport.get_extra_info("ssl_object") is not None
            letter = message_from_bytes(envelope.content, policy=default)
            data: Any = session.auth_data
            user = data.login.decode() if isinstance(data, LoginPassword) else ""
            self.taken.append(Taken(list(envelope.rcpt_tos), letter, envelope.content, is_encrypted, user))
        if not answer:
            transport.abort()
        return answer or "250 OK"

    @staticmethod
    def authenticate(_: SMTP, __: Session, ___: Envelope, ____: str, given: object) -> AuthResult:
        """Let in who has the password."""
        is_right = isinstance(given, LoginPassword) and given.password == PASSWORD.encode()
        return AuthResult(success=is_right, handled=False, auth_data=given)


@asynccontextmanager
async def mail_server(tls: Tls | None = None, certificate: ssl.SSLContext | None = None) -> AsyncIterator[MailServer]:
    """Run a server on a free port: encrypted in this way, or plain and without any password."""
    loop, here = asyncio.get_running_loop(), MailServer()

    def connection() -> SMTP:
        return SMTP(
            here,
            hostname="mail.board.example",
            loop=loop,
            tls_context=certificate if tls is Tls.STARTTLS else None,
            require_starttls=tls is Tls.STARTTLS,
            authenticator=here.authenticate if tls else None,
            auth_required=tls is Tls.STARTTLS,
            auth_require_tls=tls is Tls.STARTTLS,
        )

    listening = await loop.create_server(connection, "127.0.0.1", 0, ssl=certificate if tls is Tls.IMPLICIT else None)
    here.port = listening.sockets[0].getsockname()[1]
    try:
        yield here
    finally:
        listening.close()
        await listening.wait_closed()


def certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server shows and what a client checks it with: a certificate made for one test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "invented mail server")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    form = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows.load_cert_chain(path)
    return shows, ssl.create_default_context(cafile=str(path))
