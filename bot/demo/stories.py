"""What the invented parents of the demonstration said before it begins: nobody said any of this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Story:
    """What a parent told: `chosen` holds option codes by question, `said` words, `more` what was said to a follow-up,
    and `printed` the sentences that may be printed. What is in none of these was left out. All sentences together fit
    on one page of those that can be picked (survey.parents.answer_cards.SENTENCES_A_PAGE)."""

    name: str
    chosen: Mapping[str, tuple[str, ...]]
    said: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    printed: tuple[str, ...] = ()


DECLINES = "Parent Ouzel"
"""Who was asked and said no."""

STORIES = (
    Story(
        "Parent Bunting",
        chosen={
            "helpers": ("social_worker", "school"),
            "listened": ("mostly",),
            "ended": ("quite",),
            "help_clear": ("not",),
            "reasons": ("very",),
        },
        said={
            "support": "They ring before they come. That helps me a lot.",
            "together": "I have to tell my story again each time someone new comes.",
            "helped": "The group at the family centre.",
            "going_well": "We eat together in the evening.",
        },
        more={"help_clear": "A letter came and that was it."},
        printed=(
            "They ring before they come.",
            "I have to tell my story again each time someone new comes.",
            "A letter came and that was it.",
            "The group at the family centre.",
        ),
    ),
    Story(
        "Parent Dipper",
        chosen={
            "helpers": ("social_worker", "family_worker", "nurse"),
            "listened": ("sometimes",),
            "ended": ("little",),
            "help_clear": ("little",),
            "reasons": ("quite",),
        },
        said={
            "support": "It depends on who comes.",
            "changes": "Just as we trust one, they go.",
            "meaning": "It felt like being back at the start.",
            "helped": "Being asked what I think.",
            "one_change": "One worker who stays with us.",
        },
        more={"reasons": "No one had told me before the meeting."},
        printed=(
            "Just as we trust one, they go.",
            "It felt like being back at the start.",
            "Being asked what I think.",
            "One worker who stays with us.",
        ),
    ),
    Story(
        "Parent Godwit",
        chosen={
            "helpers": ("social_worker", "school", "own"),
            "listened": ("mostly",),
            "help_clear": ("forgotten",),
            "reasons": ("very",),
        },
        said={
            "support": "Good on the whole.",
            "together": "School and the health visitor talk to each other.",
            "worker": "She does what she says she will do.",
            "help_stopped": "The visits stopped from one week to the next.",
            "helped": "My sister.",
            "child_helped": "Someone at school who has time to talk.",
        },
        printed=(
            "School and the health visitor talk to each other.",
            "She does what she says she will do.",
            "The visits stopped from one week to the next.",
            "Someone at school who has time to talk.",
        ),
    ),
)
