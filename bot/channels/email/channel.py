"""E-mail as a channel: each row is a letter of its own, to a mailbox that nobody reads here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from aiosmtplib import SMTPException

from bot.channels import Action, CannotRun, Handle, Outcome, Outgoing, Refused, Unreachable
from bot.channels.email.letter import NoAddress, letter
from bot.channels.email.sending import is_misset, leave, send, sign_in
from bot.channels.email.server import Server
from storage.mailboxes import Mailbox
from survey.audit import EMAIL
from survey.messages import Note
from survey.phrases import Phrases

log = structlog.get_logger()

PER_SECOND = 4
"""E-mails that are under way at once, or were a second ago: a server takes few connections from one place."""


class CannotMail(CannotRun):
    """The server refuses us as we are set up; the text says what to do, and nothing of the password."""


class EmailChannel:
    """The mail server (bot.channels.Channel); `stop` gives the address at which a participant's e-mails are stopped,
    `speaking` the phrases of their language.

    What delivery calls an address is a storage.mailboxes.Mailbox.
    """

    name = EMAIL
    edits_in_place = False
    pushes = True

    def __init__(
        self,
        server: Server,
        *,
        speaking: Callable[[str], Awaitable[Phrases]],
        now: Callable[[], datetime],
        stop: Callable[[str], str],
    ) -> None:
        self._server = server
        self._speaking = speaking
        self._now = now
        self._stop = stop

    async def run(self, handle: Handle) -> None:  # noqa: ARG002 - nothing comes in
        """Try the server once; raises CannotMail where it refuses us, and leaves it at that where it is away."""
        client = self._server.client()
        try:
            await sign_in(client, self._server)
        except (SMTPException, OSError) as error:
            if is_misset(error):
                raise CannotMail(
                    "The mail server in CASEROUND_SMTP_URL does not take us: it refuses the user or password, offers"
                    " no encryption, or shows a certificate that this machine does not trust (SSL_CERT_FILE can name"
                    " a file with the certificate of your own authority). Nothing was sent."
                ) from error
            log.warning("email.away", error=type(error).__name__)
        finally:
            await leave(client)

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Send one letter."""
        message, mailbox = outgoing.message, Mailbox.parse(outgoing.address)
        if outgoing.action is not Action.SEND or not isinstance(message, Note):
            return Refused("no letter")
        try:
            content = letter(
                message,
                row=outgoing.id,
                sender=self._server.sender,
                to=mailbox.email,
                now=self._now(),
                stop="" if message.is_alert else self._stop(mailbox.participant),
                phrases=await self._speaking(mailbox.participant),
            )
        except NoAddress:
            return Unreachable()
        return await send(self._server, mailbox.email, content, outgoing.id)

    def nudge(self, address_id: str) -> None:
        """Do nothing: delivery pushes."""
