"""Who is let in, who is not, and what a stranger hears."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import select

from bot.invitations import revoke
from storage import audits, invitations, participants, tables
from survey.audit import Role
from survey.events import Commanded
from survey.messages import Note
from tests.bot.stage import Person, Stage, begin, closed, stage, words

__all__ = ["stage"]


async def test_a_stranger_is_told_what_to_do(stage: Stage) -> None:
    """Somebody whom no invitation let in hears how to come in, in words that give nothing away, and whom to call in
    danger; they leave nothing in the outbox."""
    nobody = Person(stage, "telegram", "99", "")
    receipt = await nobody.says("Hello?")
    assert isinstance(receipt.reply, Note)
    assert "personal invitation" in receipt.reply.lines[0].text
    assert "audit" not in words(receipt.reply)
    assert "call 999" in words((await nobody.says("he hit the baby and I want to die")).reply)
    with stage.database.reading() as connection:
        assert [] == connection.execute(select(tables.outbox)).all()


async def test_guessing_invitations_is_limited(stage: Stage) -> None:
    """After ten wrong invitations from one sender even a good one has to wait."""
    nobody = Person(stage, "telegram", "99", "")
    replies = [await nobody.sends(Commanded("start", f"guess-{number}")) for number in range(12)]
    words = [reply.reply.lines[0].text[:27] for reply in replies if isinstance(reply.reply, Note)]
    assert ["This invitation is not one "] * 10 + ["There were too many attempt"] * 2 == words


async def test_a_channel_that_the_audit_no_longer_allows(stage: Stage) -> None:
    """Somebody whose channel was taken out of the audit is told so, and nothing is stored."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    only_web = replace(stage.audit, channels={Role.AUDITOR: ("web",)})
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, only_web, stage.clock())
    receipt = await person.press("None of these")
    assert "another channel" in words(receipt.reply)
    assert [] == stage.history(1)


async def test_somebody_elses_invitation_does_not_change_who_one_is(stage: Stage) -> None:
    """An account that takes part already cannot become another participant by opening a forwarded link."""
    other = stage.auditor("Auditor Lark", cases=("C08",))
    person = stage.admit(stage.auditor(), "telegram", "4711")
    with stage.database.writing() as connection:
        link = invitations.issue(connection, other, "telegram", "invitation", stage.clock(), dt.timedelta(days=1))
    receipt = await person.sends(Commanded("start", link.token))
    assert "somebody else" in words(receipt.reply)
    with stage.database.reading() as connection:
        assert invitations.State.VALID is invitations.look(connection, link.token, "telegram", stage.clock())[0]


async def test_a_revoked_chat_is_a_strangers(stage: Stage) -> None:
    """After a coordinator has taken somebody's access back, their Telegram chat opens nothing any more."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        revoke(connection, stage.vault, stored, "Auditor Heron", stage.clock())
    receipt = await person.press("None of these")
    assert "personal invitation" in words(receipt.reply)
    assert [] == stage.history(1)


async def test_an_account_is_free_for_the_next_audit(stage: Stage) -> None:
    """Somebody whose audit has closed opens an invitation to another one with the same account."""
    person = stage.admit(stage.auditor(), "telegram", "4711")
    await begin(person)
    later = Stage(stage.folder, audit=replace(stage.audit, id="later"), url=stage.url)
    later.set_up_another()
    other = later.auditor(cases=("C09",))
    with stage.database.writing() as connection:
        audits.save(connection, stage.vault, closed(stage.audit), stage.clock())
        link = invitations.issue(connection, other, "telegram", "invitation", stage.clock(), dt.timedelta(days=1))
    receipt = await person.sends(Commanded("start", link.token))
    assert receipt.reply is None
    with stage.database.reading() as connection:
        found = participants.at(connection, stage.vault, "telegram", "4711")
    assert found is not None
    assert other == found[0].id
    later.close()
