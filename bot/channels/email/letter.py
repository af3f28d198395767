"""From a note to an e-mail: its headers, plain text, and the same as HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from survey.messages import Line, Note, Tone
from survey.phrases import Phrases

_JINJA = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
POLICY = SMTP.clone(cte_type="7bit")
"""No server need be asked whether it takes more."""
UNFOLDED = POLICY.clone(max_line_length=998)
"""Folded, an address that is longer than a line would be encoded word by word, and no mail program finds it then."""


class NoAddress(Exception):
    """No e-mail can be written to what should be an address."""


def letter(note: Note, *, row: str, sender: Address, to: str, now: dt.datetime, stop: str, phrases: Phrases) -> bytes:
    """Return a note as the bytes of an e-mail; its first line is the subject, `stop` the address that stops them,
    empty for what nothing stops.

    `row` makes the message's id, so that one that arrives twice can be told. Raises NoAddress where nothing can be
    written to `to`.
    """
    subject, *lines = note.lines
    message = EmailMessage(POLICY)
    message["Subject"] = subject.text
    message["From"] = sender
    message["To"] = _address(to)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{row}@{sender.domain}>"
    if stop:
        message["List-Unsubscribe"] = f"<{stop}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    opens = phrases("mail.alert.open" if note.is_alert else "mail.open")
    message.set_content(
        _plain(subject, lines, {opens: note.link, phrases("mail.stop"): stop}), cte="quoted-printable"
    )
    page = _JINJA.get_template("letter.html").render(
        subject=subject, lines=lines, link=note.link, opens=opens, stop=stop, t=phrases, hint=Tone.HINT
    )
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return message.as_bytes(policy=UNFOLDED)


def _address(to: str) -> Address:
    try:
        return Address(addr_spec=to)
    except (MessageError, ValueError, IndexError):
        raise NoAddress from None


def _plain(subject: Line, lines: list[Line], links: Mapping[str, str]) -> str:
    """Return the plain text; of the links, each below its label, the last stands at the end."""
    said = [line.text for line in lines if line.tone is not Tone.HINT]
    hints = [line.text for line in lines if line.tone is Tone.HINT]
    opened, *stopped = (f"{label}:\n{link}" if link else "" for label, link in links.items())
    return "\n\n".join(part for part in (subject.text, *said, opened, *hints, *stopped) if part) + "\n"
