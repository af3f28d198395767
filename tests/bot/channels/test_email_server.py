"""What the settings for e-mail mean, and what a letter looks like."""

from __future__ import annotations

import pytest

from bot.channels import Action, Outgoing, Refused, Unreachable
from bot.channels.email.channel import EmailChannel
from bot.channels.email.server import Server, Tls, WrongServer
from survey.messages import Message, Record
from survey.phrases import Phrases
from tests.bot.channels.web_stage import english
from tests.storage.invented import NOW, note

SENDER = "Audit office <audit@board.example>"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://mail.board.example", ("mail.board.example", 465, Tls.IMPLICIT, "", "")),
        ("smtp://a%40b:s%2F@mail.board.example:25", ("mail.board.example", 25, Tls.STARTTLS, "a@b", "s/")),
        ("smtp://mail.board.example", ("mail.board.example", 587, Tls.STARTTLS, "", "")),
        ("smtps://127.0.0.1:4650", ("127.0.0.1", 4650, Tls.IMPLICIT, "", "")),
        ("smtp://localhost", ("localhost", 25, Tls.LOCAL, "", "")),
        ("smtp://[::1]:1025/", ("::1", 1025, Tls.LOCAL, "", "")),
        ("smtp://127.0.0.1.example.org", ("127.0.0.1.example.org", 587, Tls.STARTTLS, "", "")),
    ],
)
def test_a_server(url: str, expected: tuple[str, int, Tls, str, str]) -> None:
    """Encrypted always, but for a server on this very machine that offers no more."""
    server = Server.of(url, SENDER)
    assert expected == (server.host, server.port, server.tls, server.user, server.password)
    starts = {Tls.STARTTLS: True, Tls.IMPLICIT: False, Tls.LOCAL: None}[server.tls]
    assert starts is server.client()._start_tls_on_connect


@pytest.mark.parametrize(
    ("url", "sender", "setting"),
    [
        ("mail.board.example:25", SENDER, "CASEROUND_SMTP_URL"),
        ("https://user:s3cret@mail.board.example", SENDER, "CASEROUND_SMTP_URL"),
        ("smtp://user:s3cret@mail.board.example:port", SENDER, "CASEROUND_SMTP_URL"),
        ("smtp://user:s3cret@", SENDER, "CASEROUND_SMTP_URL"),
        ("smtp://user:s3cret@mail.board.example/inbox", SENDER, "CASEROUND_SMTP_URL"),
        ("smtp://mail.board.example", "", "CASEROUND_SMTP_FROM"),
        ("smtp://mail.board.example", "Audit office", "CASEROUND_SMTP_FROM"),
        ("smtp://mail.board.example", "audit@", "CASEROUND_SMTP_FROM"),
        ("smtp://mail.board.example", "a@b.example\nBcc: c@d.example", "CASEROUND_SMTP_FROM"),
    ],
)
def test_no_server(url: str, sender: str, setting: str) -> None:
    """The sentence says which setting is wrong, and repeats no password."""
    with pytest.raises(WrongServer, match=setting) as raised:
        Server.of(url, sender)
    assert "s3cret" not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_a_password_is_shown_nowhere() -> None:
    """Not where the server is printed."""
    assert "s3cret" not in repr(Server.of("smtp://user:s3cret@mail.board.example", SENDER))


NOWHERE = ("nobody", "two@at@signs.example", "a@b.example\nBcc: c@d.example", "zo\u00eb@b.example")


@pytest.mark.parametrize("email", NOWHERE)
async def test_an_address_that_no_letter_can_be_written_to(email: str) -> None:
    """It is refused like any other, before a server hears of it."""
    there = channel()
    assert Unreachable() == await there.deliver(Outgoing("1", f"somebody {email}", Action.SEND, note("Subject")))


@pytest.mark.parametrize(("action", "message"), [(Action.SEND, Record("x")), (Action.EDIT, note("x"))])
async def test_what_is_no_letter(action: Action, message: Message) -> None:
    """Nothing that was sent is changed."""
    assert isinstance(await channel().deliver(Outgoing("1", "p a@b.example", action, message)), Refused)


def channel() -> EmailChannel:
    """Return a channel whose server is not there."""
    server = Server.of("smtp://127.0.0.1:1", SENDER)

    async def speaking(_: str) -> Phrases:
        return english()

    return EmailChannel(server, speaking=speaking, now=lambda: NOW, stop=lambda _: "")
