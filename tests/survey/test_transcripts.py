"""Whole conversations, as an audit lead could read them: `transcripts/*.txt`.

A line that begins with '> ' is what the auditor does; what follows is what is stored ('*') and shown ('|').
`python -m tests.survey.test_transcripts` writes the answers anew, to be read before they are kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from survey.audit import Window
from tests.survey.talk import Talk, event_of, facts_in_words, shipped, shown, situation

FOLDER = Path(__file__).parent / "transcripts"


def replay(text: str) -> str:
    """Return the transcript with the answers that the bot gives now."""
    heading, *rest = text.split("\n\n", 1)
    talk = Talk(situation(shipped("repeat-child-protection-plan")))
    lines = [heading, "", *(f"| {line}" for line in shown(talk.card))]
    for line in rest[0].split("\n") if rest else []:
        if line.startswith("> "):
            lines += ["", line, *_answer(talk, line[2:])]
    return "\n".join(lines) + "\n"


def _answer(talk: Talk, line: str) -> list[str]:
    if line == "days go by and the audit closes":
        talk.situation = situation(
            talk.situation.questionnaire, window=Window.CLOSED, returned=talk.situation.returned
        )
        return []
    if line == "goes on in Telegram":
        talk.situation = replace(talk.situation, channel="telegram")
        return [f"| {text}" for text in shown(talk.look())]
    before = talk.disposition
    step = talk.take(event_of(line, talk))
    lines = [f"* {fact}" for fact in facts_in_words(step, before)]
    lines += [f"! {step.toast}"] if step.toast else []
    lines += [f"| {text}" for note in step.notes for text in shown(note)]
    lines += [f"goes to: {step.leave}"] if step.leave else []
    return lines + ([f"| {text}" for text in shown(step.card)] if step.card else [])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path) -> None:
    """What the bot says to these presses and texts is what the transcript says."""
    text = path.read_text("utf-8")
    assert text == replay(text)


def test_there_are_transcripts() -> None:
    """The folder of transcripts is found."""
    assert len(list(FOLDER.glob("*.txt"))) >= 8


if __name__ == "__main__":
    for transcript in FOLDER.glob("*.txt"):
        transcript.write_text(replay(transcript.read_text("utf-8")), "utf-8")
