"""What the invented practitioners of the demonstration said before it begins: nobody said any of this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """What a practitioner said: `chosen` holds option codes by question, `said` words, `why` what was said to a
    follow-up. What is in none of these was left out."""

    name: str
    chosen: Mapping[str, tuple[str, ...]]
    said: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)


ACCOUNTS = (
    Account(
        "Practitioner Ruff",
        chosen={
            "appropriate": ("agree",),
            "closed_early": ("agree",),
            "support_after": ("strongly_agree",),
            "new_view": ("neither",),
            "met": ("timescales", "step_down"),
        },
        said={
            "findings": "That nobody could find the plan from before in time.",
            "helped": "School told us early when something changed.",
            "one_change": "A meeting of everybody six weeks after a plan ends.",
        },
        why={"support_after": "There was a plan on paper, and nobody whose task it was."},
    ),
    Account(
        "Practitioner Knot",
        chosen={
            "appropriate": ("strongly_agree",),
            "closed_early": ("agree",),
            "support_after": ("agree",),
            "new_view": ("agree",),
            "met": ("compliance", "step_down", "process"),
        },
        said={
            "helped": "The same worker came to every meeting.",
            "account": "We were glad when the plan ended, and so was the family. Then everybody stopped at once.",
        },
        why={"closed_early": "School still saw what it had seen before."},
    ),
    Account(
        "Practitioner Turnstone",
        chosen={
            "appropriate": ("agree",),
            "closed_early": ("disagree",),
            "support_after": ("agree",),
            "new_view": ("not_applicable",),
            "met": ("legal", "step_down"),
        },
        said={"one_change": "That the first plan can be read before the first visit."},
    ),
    Account(
        "Practitioner Whimbrel",
        chosen={
            "appropriate": ("neither",),
            "closed_early": ("strongly_agree",),
            "support_after": ("agree",),
            "met": ("fresh_workers", "timescales"),
        },
        said={
            "findings": "Much of it I have met.",
            "helped": "A joint visit by two agencies.",
            "one_change": "One plan that every agency can open.",
        },
        why={"appropriate": "It depends on what had been tried."},
    ),
)
