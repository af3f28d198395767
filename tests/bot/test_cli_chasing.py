"""Reminding people and giving them more time over the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
import typer

from bot import extending
from bot.office import Office, office, utc_now
from bot.settings import Settings
from reporting.words import day
from storage import audits, participants, reminders
from survey.extending import Scope
from survey.reminding import Wishes
from tests.bot.command_line import AUDIT, WREN, CommandLine, bare, caseround, invited_home
from tests.bot.test_cli_reminders import with_wren

__all__ = ["bare", "caseround", "invited_home", "with_wren"]


def test_somebody_is_reminded(with_wren: CommandLine) -> None:
    """What would happen stands there first; who has just come in is passed over."""
    done = with_wren("remind", AUDIT, "wren", "--yes")
    assert (0, "") == (done.code, done.err)
    assert ["Nobody would be reminded.", f"Passed over, for they did something within the last hour: {WREN}."] == (
        done.out.splitlines()
    )
    assert "Passed over, for nothing reaches them: " in with_wren("remind", AUDIT, "--yes").out
    assert "'nobody at all' is no agency and nobody who is asked" in with_wren.refused(
        "remind", AUDIT, "nobody at all"
    )


def test_more_time(caseround: CommandLine) -> None:
    """For one request, in the words of the chat; a second time nothing would change."""
    until = dt.date.fromisoformat(json.loads(caseround("summary", AUDIT, "--json").out)["closes"])
    words = ("extend", AUDIT, "1", "health", *f"{until:%d %b %Y}".split(), "--yes")
    done = caseround(*words)
    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(f"C01 · Health: due {day(until)} instead of ")
    assert "This changes 1 outstanding request. " in done.out
    assert until.isoformat() in caseround("case", AUDIT, "1", "--json").out
    assert day(until) in caseround("case", AUDIT, "1").out
    assert f"it is due on {day(until)} already" in caseround.refused(*words)
    assert "Say the day too" in caseround.refused("extend", AUDIT, "health")
    assert "'32 feb' is no day that can be read" in caseround.refused("extend", AUDIT, "health 32 feb")


def while_asked(caseround: CommandLine, happens: Callable[[Office], None]) -> list[str]:
    """Let something happen while a command asks for the first time; returns what is asked, and answered with yes."""
    asked: list[str] = []

    def confirm(text: str) -> bool:
        if not asked:
            with office(Settings(home=caseround.home)) as here:
                happens(here)
        asked.append(text)
        return True

    caseround.monkeypatch.setattr(typer, "confirm", confirm)
    return asked


@pytest.mark.parametrize("stops", [True, False])
def test_exactly_those_are_reminded_who_were_shown(with_wren: CommandLine, *, stops: bool) -> None:
    """Who wants no more reminders since is shown as such instead, and nobody is asked about nobody."""

    def happens(here: Office) -> None:
        with here.database.writing() as connection:
            reminders.wish(connection, wren(here), Wishes(stopped=stops))

    asked = while_asked(with_wren, happens)
    with office(Settings(home=with_wren.home)) as here, here.database.writing() as connection:
        connection.exec_driver_sql("update addresses set last_seen_at = null")
    done = with_wren("remind", AUDIT, "wren")
    assert (0, ["Remind them?"]) == (done.code, asked)
    assert stops is ("Something has changed meanwhile" in done.out)
    assert stops is (f"for they want no more reminders: {WREN}." in done.out)
    with office(Settings(home=with_wren.home)) as here, here.database.reading() as connection:
        assert (0 if stops else 1) == connection.exec_driver_sql("select count(*) from chases").scalar()


def wren(here: Office) -> str:
    """Return the id of somebody who is asked."""
    with here.database.reading() as connection:
        return next(each.id for each in participants.contacts(connection, here.vault, AUDIT) if each.name == WREN)


def test_exactly_what_was_shown_gets_more_time(caseround: CommandLine) -> None:
    """A date that was given meanwhile stands in what is asked about, before it is changed."""
    with office(Settings(home=caseround.home)) as here, here.database.reading() as connection:
        closes = audits.load(connection, here.vault, AUDIT).audit.closes
    before = closes - dt.timedelta(days=1)

    def happens(here: Office) -> None:
        with here.database.writing() as connection:
            stored = audits.load(connection, here.vault, AUDIT)
            scope = Scope(participant=wren(here))
            planned = extending.plan(connection, here.vault, stored, scope, day=before, now=utc_now())
            extending.extend(connection, here.vault, stored, planned, actor=None, now=utc_now())

    asked = while_asked(caseround, happens)
    done = caseround("extend", AUDIT, "wren", *f"{closes:%d %b %Y}".split())
    assert (0, 2) == (done.code, len(asked))
    assert 1 == done.out.count(f"instead of {day(before)}.")
    assert done.out.rstrip().endswith("from now on.")
