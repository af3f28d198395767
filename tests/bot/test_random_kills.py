"""A short form of the random kill run: `python -m tests.bot.random_kills` makes the long one."""

from __future__ import annotations

from pathlib import Path

from bot.settings import Settings
from tests.bot.kills_compared import compare
from tests.bot.random_kills import CASES_EACH, EVERY_STEP, PEOPLE, run_kills, summary


async def test_what_people_saw_confirmed_is_stored_once(tmp_path: Path) -> None:
    """Killed once at every step, twenty people end with two returns each, which hold what they answered; and the
    comparison that says so finds what was confirmed and not stored, stored twice, or never given."""
    run, found = await run_kills(len(EVERY_STEP), seed=3, folder=tmp_path)
    assert found.is_good, summary(run, found)
    assert (PEOPLE * CASES_EACH,) * 2 == (found.returns, found.requests)
    assert dict.fromkeys(EVERY_STEP, 1) == run.killed
    assert PEOPLE * CASES_EACH * 4 < found.confirmed <= found.stored
    lucky, unlucky = run.auditors[:2]
    lucky.confirmed[lucky.cases[0]].append("Question 1: 1000000")
    unlucky.given.clear()
    unlucky.typed.clear()
    found = compare(Settings(home=run.home), run.auditors)
    assert 1 == found.missing
    assert found.foreign > CASES_EACH
    assert not found.is_good
