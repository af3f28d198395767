"""How much of what identifies someone is found in free text, and how often something else is taken for it.

Run it in the checkout: .venv/bin/python -m benchmarks.screening
"""

from __future__ import annotations

from functools import partial

from benchmarks.timed import filled, seconds
from survey.answers import LONGEST_TEXT
from survey.screening import Kind, screen
from tests.survey.labelled import WORDS, Measured, measure, sentences

SETS = {"tuned": "tuned on", "held_out": "held out", "quotes": "published quotes"}
FIRST_NAME = "first_name"
PARTS = ("Mr ", "0 ", "+1 ", "born in a ", "a@", "mr o'", "12/12/", "e\u0301", "((((0", "dob ", "van ", "a.")
"""What rules begin with: a text of nothing else takes the longest."""


def table(measured: dict[str, Measured]) -> list[str]:
    """Return a line a kind, with what was found of what stands there and how often it was a false alarm."""
    lines = ["| what | " + " | ".join(SETS[name] for name in measured) + " |", "|---" * (len(measured) + 1) + "|"]
    for kind in [*Kind, FIRST_NAME]:
        cells = [f"{each.found[kind]} of {each.hold[kind]}, {each.false[kind]} false" for each in measured.values()]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    alarms = [f"{each.alarmed} of {each.clean}" for each in measured.values()]
    return [*lines, "| sentences with nothing to find that were held back | " + " | ".join(alarms) + " |"]


if __name__ == "__main__":
    print("\n".join(table({name: measure(sentences(name)) for name in SETS})))
    look = partial(screen, words=WORDS)
    comment = " ".join(sentence.text for sentence in sentences("quotes"))
    for length in (200, LONGEST_TEXT):
        print(f"a comment of {length} characters: {1000 * seconds(look, comment[:length], 200):.2f} ms")
    longest, part = max((seconds(look, filled(part), 5), part) for part in PARTS)
    print(f"the worst of that length, nothing but '{part.strip()}': {1000 * longest:.0f} ms")
