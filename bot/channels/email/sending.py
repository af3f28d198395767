"""One e-mail to one address: the words of SMTP in their order, and what became of it.

What fails before the letter is under way was certainly not sent. Once it is, only the server's answer tells.
"""

from __future__ import annotations

import ssl
from contextlib import suppress

import structlog
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
)

from bot.channels import Delivered, NotSent, Outcome, Refused, Unknown, Unreachable
from bot.channels.email.server import Server

PERMANENT = 500
OF_THE_SENDER = frozenset({530, 535, 538})
"""The server wants us to sign in, or to do so otherwise: no fault of the address."""
LATER = 60.0
"""Seconds until a server is tried again that could not be used, or said 'later'."""

log = structlog.get_logger()


async def send(server: Server, to: str, letter: bytes, row: str) -> Outcome:
    """Send a letter, and return what became of it; `row` is its id."""
    client = server.client()
    try:
        try:
            await sign_in(client, server)
            await client.mail(server.sender.addr_spec)
            await client.rcpt(to)
        except SMTPRecipientRefused as refusal:
            return _refused(refusal, row)
        except (SMTPException, OSError) as error:
            log.warning("email.not_sent", row=row, error=type(error).__name__, code=getattr(error, "code", None))
            return NotSent(LATER)
        return await _hand_over(client, letter, row)
    finally:
        await leave(client)


async def sign_in(client: SMTP, server: Server) -> None:
    """Connect, encrypt, and say who we are; raises SMTPException or OSError."""
    await client.connect()
    if server.user:
        await client.login(server.user, server.password)


async def leave(client: SMTP) -> None:
    """Take leave of the server: whether it hears that changes nothing any more."""
    with suppress(SMTPException, OSError):
        if client.is_connected:
            await client.quit()
    client.close()


def is_misset(error: BaseException) -> bool:
    """Return whether a server cannot be used before somebody changes a setting: the password, or how to encrypt."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError | SMTPAuthenticationError):
            return not (isinstance(cause, SMTPResponseException) and cause.code < PERMANENT)
        cause = cause.__cause__ or cause.__context__
    # aiosmtplib has no class of its own for a server that does not offer what must be
    return type(error) is SMTPException


def _refused(refusal: SMTPRecipientRefused, row: str) -> Outcome:
    log.warning("email.refused", row=row, code=refusal.code)
    is_final = refusal.code >= PERMANENT and refusal.code not in OF_THE_SENDER
    return Unreachable() if is_final else NotSent(LATER)


async def _hand_over(client: SMTP, letter: bytes, row: str) -> Outcome:
    try:
        await client.data(letter)
    except SMTPDataError as refusal:
        log.warning("email.letter_refused", row=row, code=refusal.code)
        return NotSent(LATER) if refusal.code < PERMANENT else Refused(f"smtp {refusal.code}")
    except (SMTPException, OSError) as error:
        log.warning("email.unclear", row=row, error=type(error).__name__)
        return Unknown()
    return Delivered(row)
