"""The demonstration audit: 15 invented cases, nine agencies, 90 requests and 77 synthetic returns."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from string import Template

FILES = (
    "audit.yaml",
    "cases.csv",
    "requests.csv",
    "returns.csv",
    "mapping.yaml",
    "parents.csv",
    "consent.yaml",
    "practitioners.csv",
)
AUDITOR = "Auditor Wren (Health)"
"""The participant whose link the demonstration opens: three of their requests are outstanding."""
COORDINATOR = "Morgan Lark"
"""Who runs it."""
PARENT = "Parent Plover"
"""The parent who is asked."""
PRACTITIONER = "Practitioner Dunlin"
"""Who is asked in the practitioners' workshop; the others have answered."""
WORRIED = "Auditor Merlin (Police)"
"""Who has just raised a concern about a child."""

_OPENED_BEFORE = dt.timedelta(days=14)
_DUE_AFTER = dt.timedelta(days=14)
_CLOSES_AFTER = dt.timedelta(days=28)


def demo_files(today: dt.date) -> dict[str, str]:
    """Return the text of each file of the demonstration by its name, with an audit that is open on `today`."""
    texts = {name: files(__name__).joinpath(name).read_text("utf-8") for name in FILES}
    dates = {"opens": today - _OPENED_BEFORE, "due": today + _DUE_AFTER, "closes": today + _CLOSES_AFTER}
    texts["audit.yaml"] = Template(texts["audit.yaml"]).substitute(
        {name: day.isoformat() for name, day in dates.items()}
    )
    return texts
