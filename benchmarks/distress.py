"""How much of what sounds like danger or despair is heard in a parent's words, and how often something harmless is.

Run it in the checkout: .venv/bin/python -m benchmarks.distress
"""

from __future__ import annotations

from benchmarks.timed import filled, seconds
from survey.answers import LONGEST_TEXT
from survey.distress import hear
from survey.distress_words import Sign
from tests.survey.labelled import sentences
from tests.survey.labelled_distress import BLIND, HELD_OUT, SETS, Heard, listen

PARTS = ("he i ", "my son he hit ", "he hit me ", "want to ", "i have no one ", "never ", "help. ", "he wont let me ")
"""What patterns begin with, and what they hear."""


def table(measured: dict[str, Heard]) -> list[str]:
    """Return a line a sign, with what was heard of what stands there, and how much that is harmless was heard."""
    lines = ["| what | " + " | ".join(measured) + " |", "|---" * (len(measured) + 1) + "|"]
    for sign in Sign:
        cells = [f"{each.found[sign]} of {each.hold[sign]}" for each in measured.values()]
        lines.append(f"| {sign} | " + " | ".join(cells) + " |")
    heard = [f"{len(each.sounding) - len(each.missed)} of {len(each.sounding)}" for each in measured.values()]
    alarms = [f"{len(each.alarmed)} of {len(each.harmless)}" for each in measured.values()]
    return [*lines, f"| any of these | {' | '.join(heard)} |", f"| harmless sentences | {' | '.join(alarms)} |"]


if __name__ == "__main__":
    tuned = listen(sentence for name in SETS for sentence in sentences(name, "distress"))
    held_out, blind = (listen(sentences(name, "distress")) for name in (HELD_OUT, BLIND))
    print("\n".join(table({"tuned on": tuned, "held out": held_out, "blind": blind})))
    for sentence in (*held_out.missed, *held_out.alarmed):
        print(f"- {sentence}")
    answer = ". ".join(sentence.text for sentence in sentences("tuned", "distress"))
    for length in (200, LONGEST_TEXT):
        print(f"an answer of {length} characters: {1000 * seconds(hear, answer[:length], 50):.1f} ms")
    texts = {part: filled(part) for part in PARTS} | {"run on": answer.replace(".", "")[:LONGEST_TEXT]}
    for part, text in texts.items():
        print(f"{LONGEST_TEXT} characters of '{part.strip()}': {1000 * seconds(hear, text, 5):.1f} ms")
