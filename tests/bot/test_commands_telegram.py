"""A coordinator's commands at a telephone: over real HTTP, with the auditor at another one."""

from __future__ import annotations

from tests.bot.telegram_line import Line, line, opened_audit
from tests.bot.test_coordinator import run_by
from tests.bot.test_offering import publish
from tests.bot.test_reviewing import NOTE

__all__ = ["line", "opened_audit"]


async def test_from_the_summary_to_the_auditors_telephone(line: Line) -> None:
    """A return is opened and a question of it goes back: the auditor sees it at once, without having done anything;
    then it is accepted, and they see that too."""
    publish(line.stage, 2)
    robin = line.auditor(4711)
    line.stage.admit(run_by(line.stage), "telegram", "4712")
    morgan = line.telegram.person(4712)
    async with line.running():
        await line.presses(robin, "I have read this", "Is the file in front of you")
        for label, then in (
            ("Yes, I have", "Question 1 of 3"),
            ("Yes", "Question 2 of 3"),
            ("Yes", "Question 3 of 3"),
        ):
            await line.presses(robin, label, then)
        robin.says("/review")
        await line.presses(robin, "Submit", "Not answered yet")
        await line.presses(robin, "Submit as it is", "C07")
        await line.presses(morgan, "I have read this", "Returned: 1 of 1 requested")
        await line.presses(morgan, "To look into: 1", "Returns that nobody has accepted yet")
        await line.presses(morgan, "Open: C07", "It stands at 'returned'")
        await line.presses(morgan, "Send questions back", "which question is to be looked at again?")
        await line.presses(morgan, "1. Was the child seen?", "What is to be looked at again?")
        morgan.says(NOTE)
        await line.presses(morgan, "Yes, send it back", "Sent back: C07")
        await robin.sees(NOTE)
        morgan.says("/accept 7 health")
        await line.presses(morgan, "Yes, accept it", "accepted: Health")
        await robin.sees("accepted")
    assert ["accepted"] == line.stage.dispositions()
