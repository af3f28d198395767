"""Who was reminded and who will be, over the command line."""

from __future__ import annotations

import json
import re

import pytest

from bot.app import house_of
from bot.office import office, utc_now
from bot.participants.door import Door
from bot.reminders import Reminders
from bot.settings import Settings
from storage import audits, ledger, participants
from tests.bot.command_line import AUDIT, INVITED, WREN, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

ANY_DAY = """
reminders:
  before: [0]
  after: []
  hours: 00:00-23:59
  weekdays: [mon, tue, wed, thu, fri, sat, sun]
  holidays: {country: ""}
"""
"""So that the test does not depend on the day on which it runs."""


@pytest.fixture
def with_wren(caseround: CommandLine) -> CommandLine:
    """A command line where somebody has opened their link in Telegram."""
    text = (caseround.folder / "audit.yaml").read_text("utf-8")
    caseround.write("audit.yaml", re.sub(r"^reminders:\n(?:  .*\n)+", "", text, flags=re.MULTILINE) + ANY_DAY)
    assert 0 == caseround("audit", "import", *INVITED).code
    with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
        contacts = participants.contacts(connection, here.vault, AUDIT)
        (wren,) = [each.id for each in contacts if each.name == WREN]
        known = participants.one(connection, here.vault, wren)
        Door(house_of(here), connection, utc_now()).admit(known, "telegram", "invented chat")
    return caseround


def test_the_preview(with_wren: CommandLine) -> None:
    """Whoever can be reached is reminded on the day on which it is due; the look is in the ledger."""
    table = with_wren("reminders", AUDIT, "--preview")
    assert (0, True, 1) == (table.code, "due soon" in table.out, table.out.count("Wren"))
    [line] = json.loads(with_wren("reminders", AUDIT, "--preview", "--json").out)["expected"]
    assert (WREN, "telegram", "due_soon", "planned") == tuple(
        line[key] for key in ("participant", "channel", "stage", "reason")
    )
    with office(Settings(home=with_wren.home)) as here, here.database.reading() as connection:
        due = audits.load(connection, here.vault, AUDIT).audit.due
        assert ledger.verify(connection, AUDIT) is None
    assert line["at"].startswith(f"{due}T00:00")
    assert "C" == line["requests"][0][0]


def test_the_preview_of_an_audit_that_nobody_has_come_into(caseround: CommandLine) -> None:
    """It says so, and JSON is JSON."""
    assert "Nobody will be reminded.\n" == caseround("reminders", AUDIT, "--preview").out
    assert {"audit": AUDIT, "expected": []} == json.loads(caseround("reminders", AUDIT, "--preview", "--json").out)


def test_what_was_sent(with_wren: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing at first; then when, to whom and where, without a word of it."""
    assert "Nobody has been reminded yet.\n" == with_wren("reminders", AUDIT).out
    [line] = json.loads(with_wren("reminders", AUDIT, "--preview", "--json").out)["expected"]
    with office(Settings(home=with_wren.home)) as here, here.database.writing() as connection:
        house = house_of(here)
        audit = audits.load(connection, here.vault, AUDIT).audit
        house.clock = lambda: utc_now().replace(  # a day of the audit's own
            year=audit.due.year, month=audit.due.month, day=audit.due.day, hour=12
        )
        assert 1 == len(Reminders(house).tick(connection).told)
    [sent] = json.loads(with_wren("reminders", AUDIT, "--json").out)["sent"]
    assert (line["participant"], line["stage"]) == (sent["participant"], sent["stage"])
    assert "Wren" in with_wren("reminders", AUDIT).out


def test_an_audit_that_is_not_there(caseround: CommandLine) -> None:
    """It is refused."""
    assert "nowhere" in caseround.refused("reminders", "nowhere", "--preview")
