"""What stands below `digest` in an audit's file, and what is refused."""

from __future__ import annotations

import pytest

from bot.importing.audit_file import read_audit
from survey.digest_policy import DigestPolicy
from tests.bot.importing.files import AUDIT, audit
from tests.bot.importing.test_audit_reminders import faults


def test_every_key_has_its_place() -> None:
    """The hour, the day of the week, and silence; a silent file has a line on every day, when the hours begin."""
    text = "digest: {hour: 10, on: thu, nothing_new: silence}\n"
    assert DigestPolicy(hour=10, weekday=3, silent=True) == read_audit(AUDIT + text, "audit.yaml").digest
    assert DigestPolicy() == audit().digest
    assert DigestPolicy() == read_audit(AUDIT + "digest: {on: daily}\n", "audit.yaml").digest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "digest:\n  hour: 17\n",
            "key 'digest.hour': 17 is outside the hours in which people are written to, 09:00-17",
        ),
        ("digest:\n  hour: 25\n", "key 'digest.hour'"),
        ("digest:\n  on: always\n", "key 'digest.on'"),
        ("digest:\n  at: 9\n", "key 'digest.at'"),
        ("digest:\n  nothing_new: yes\n", "key 'digest.nothing_new'"),
        ("digest: daily\n", "key 'digest'"),
    ],
)
def test_what_is_refused(text: str, expected: str) -> None:
    """Each with its line and key."""
    [fault] = faults(text)
    line = AUDIT.count("\n") + text.count("\n")
    assert fault.startswith(f"audit.yaml:{line}: {expected}")
