"""Who is not reached, why, and what to write to them."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.house import shipped_phrases
from bot.invitations import invite, revoke
from bot.outreach import Letter, Unreached, Why, letters, unreached
from bot.progress import progress
from storage import addresses, audits, invitations, reach, web_sessions
from tests.bot.stage import Person, Stage, stage

__all__ = ["stage"]

LIFETIME = dt.timedelta(days=1)


def missing(stage: Stage, *, mails: bool = False) -> list[Unreached]:
    with stage.database.reading() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        stands = progress(connection, stage.vault, stored)
        return unreached(connection, stage.vault, stored, stands, stage.clock(), mails=mails)


def written(stage: Stage) -> list[Letter]:
    ways = {"web": "https://cases.example.org/i/{}".format, "telegram": "https://t.me/bot?start={}".format}
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        now = stage.clock()
        to = unreached(connection, stage.vault, stored, progress(connection, stage.vault, stored), now, mails=False)
        return letters(connection, stage.vault, stored, ways, shipped_phrases(), to=to, now=now)


def sign_in(stage: Stage, person: Person) -> None:
    with stage.database.writing() as connection:
        web_sessions.open(connection, person.address_id, stage.clock(), LIFETIME)


def why(stage: Stage) -> list[Why]:
    return [each.why for each in missing(stage)]


async def test_each_way_of_not_being_reached_is_told_apart(stage: Stage) -> None:
    """From no link at all to a browser whose session has ended; whoever is signed in is reached."""
    participant = stage.auditor()
    assert [Why.NOT_INVITED] == why(stage)
    written(stage)
    assert [Why.NEVER_OPENED] == why(stage)
    person = stage.admit(participant)
    assert [Why.SIGNED_OUT] == why(stage)
    sign_in(stage, person)
    assert [] == missing(stage)
    stage.clock.now += LIFETIME
    assert [Why.SIGNED_OUT] == why(stage)


async def test_a_tab_that_stays_shut_reaches_nobody(stage: Stage) -> None:
    """Signed in or not: after some days, until a page is open again."""
    person = stage.admit(stage.auditor())
    with stage.database.writing() as connection:
        web_sessions.open(connection, person.address_id, stage.clock(), dt.timedelta(days=30))
    stage.clock.now += reach.AWAY - dt.timedelta(seconds=1)
    assert [] == missing(stage)
    stage.clock.now += dt.timedelta(seconds=1)
    assert [Why.AWAY] == why(stage)
    with stage.database.writing() as connection:
        addresses.opened(connection, [person.address_id], stage.clock())
    stage.clock.now += dt.timedelta(days=1)
    assert [] == missing(stage)


async def test_one_channel_that_reaches_them_is_enough(stage: Stage) -> None:
    """Somebody who has stopped the chat is reached while their browser is signed in."""
    participant = stage.auditor()
    chat = stage.admit(participant, "telegram", "4711")
    assert [] == missing(stage)
    with stage.database.writing() as connection:
        addresses.unreachable(connection, chat.address_id)
    assert [Why.BLOCKED] == why(stage)
    sign_in(stage, stage.admit(participant))
    assert [] == missing(stage)


async def test_from_whom_nothing_is_outstanding_is_left_alone(stage: Stage) -> None:
    """A case that is not known to the agency is no reason to write."""
    person = stage.admit(stage.auditor())
    assert 1 == len(missing(stage))
    await person.press("I have read this", "Not known to our agency")
    assert [] == missing(stage)


async def test_a_letter_holds_links_of_their_own_and_no_case(stage: Stage) -> None:
    """Each new link lets exactly this person in, and ends the one before."""
    stage.auditor("Auditor Heron", cases=("C07",))
    [first] = written(stage)
    [letter] = written(stage)
    assert ("Auditor Heron", Why.NEVER_OPENED, 1) == (letter.to.contact.name, letter.to.why, letter.to.outstanding)
    given_away = ("C07", stage.audit.title, stage.audit.theme, "Health", "child")
    assert [] == [word for word in given_away if word in letter.subject + letter.text]
    tokens = [line.rpartition("/i/")[2] for line in letter.text.splitlines() if "/i/" in line]
    old = [line.rpartition("/i/")[2] for line in first.text.splitlines() if "/i/" in line]
    with stage.database.reading() as connection:
        looks = [invitations.look(connection, token, "web", stage.clock())[0] for token in (*tokens, *old)]
    assert [invitations.State.VALID, invitations.State.REVOKED] == looks


@pytest.mark.parametrize("count", [0, 3])
async def test_exactly_those_who_are_not_reached_get_a_letter(stage: Stage, count: int) -> None:
    """Nobody else's links change."""
    for number in range(count):
        stage.auditor(f"Auditor {number}")
    sign_in(stage, stage.admit(stage.auditor("Auditor Reached")))
    assert [f"Auditor {number}" for number in range(count)] == [each.to.contact.name for each in written(stage)]


async def test_whoever_was_taken_out_stays_out(stage: Stage) -> None:
    """No letter lets somebody in again whose links were taken back; a new invitation does."""
    stage.admit(stage.auditor("Auditor Heron"))
    with stage.database.writing() as connection:
        stored = audits.load(connection, stage.vault, stage.audit.id)
        revoke(connection, stage.vault, stored, "Auditor Heron", stage.clock())
    assert [] == missing(stage)
    with stage.database.writing() as connection:
        ways = {"web": "https://cases.example.org/i/{}".format}
        invite(connection, stage.vault, stored, ways, again=["Auditor Heron"], now=stage.clock())
    assert 1 == len(missing(stage))
