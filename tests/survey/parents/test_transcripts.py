"""Whole conversations with parents, as a social worker could read them: `transcripts/*.txt`.

A line that begins with '> ' is what the parent does; what follows is what is stored ('*'), what is said once and kept
nowhere ('~'), and what is shown ('|'). `python -m tests.survey.parents.test_transcripts` writes the answers anew, to
be read before they are kept.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from survey.audit import Window
from survey.concerns import Concerned
from survey.consent import Consented
from survey.events import Pressed
from survey.parents.state import Fact, HungUp, PhraseWanted, QuotesPicked, QuotesUnsaid, Stage, Withdrawn
from survey.state import Answered, Disposed, Noticed, RemindersWished, Submitted, WebLinkWanted
from tests.survey.parents.talking import OnTheTelephone, ParentTalk
from tests.survey.pseudo import spoken
from tests.survey.talk import shown

FOLDER = Path(__file__).parent / "transcripts"


def told(fact: Fact) -> str:
    """Return what a fact stores, in a line."""
    match fact:
        case Answered(answer, _):
            words = [repr(each) for each in (answer.value, answer.comment) if each]
            return (
                f"kept: {answer.question}: {', and '.join(words) or ('left out' if answer.left_out else 'nothing')}"
            )
        case Consented(use, given, version, digest):
            return f"consent: {use} {'yes' if given else 'no'} (version {version}, words {digest})"
        case Disposed(disposition, reason):
            return f"request: {disposition} ({reason})"
        case Submitted(asked, answers, _):
            return f"return stored: {sum(each.is_given for each in answers)} answers to {len(asked)} questions"
        case QuotesPicked(quotes):
            return f"may be quoted: {' / '.join(text for _, text in quotes) or 'nothing'}"
        case QuotesUnsaid(question, said):
            return f"of {question} nothing may be quoted any more but: {' / '.join(said) or 'nothing'}"
    return _heard(fact)


def _heard(fact: Fact) -> str:
    match fact:
        case Noticed(kind, text):
            return f"coordinator hears at once: {kind}{': ' + text if text else ''}"
        case Concerned(_, text):
            return f"concern recorded, coordinators are alerted: {text}"
    return {
        HungUp: "whoever speaks with them leaves it where it is",
        PhraseWanted: "a return phrase is made, and told once",
        RemindersWished: "no more reminders",
        Withdrawn: "everything is erased; the coordinator hears that, and nothing of what was said",
        WebLinkWanted: "a link to the web chat is made",
    }[type(fact)]


def replay(text: str) -> str:
    """Return the transcript with the answers that the bot gives now."""
    heading, *rest = text.split("\n\n", 1)
    talk = OnTheTelephone() if "telephone" in heading else ParentTalk()
    lines = [heading, "", *(f"| {line}" for line in shown(talk.card))]
    for line in rest[0].split("\n") if rest else []:
        if line.startswith("> "):
            lines += ["", line, *_answer(talk, line[2:])]
    return "\n".join(lines) + "\n"


def _answer(talk: ParentTalk, line: str) -> list[str]:
    if line == "reads everything and agrees to all":
        talk.agrees(tell="Yes")
        return [f"| {text}" for text in shown(talk.card)]
    if line == "all is read out, and they agree to being quoted":
        talk.agrees()
        return [f"| {text}" for text in shown(talk.card)]
    if line == "somebody else goes on in Telegram":
        talk.setting = replace(talk.setting, channel="telegram")
        return [f"| {text}" for text in shown(talk.look())]
    if line.startswith("chooses the language "):
        talk.phrases = spoken("cy")[line.removeprefix("chooses the language ")]
        return [f"| {text}" for text in shown(talk.look())]
    if line == "months go by and the audit closes":
        talk.setting = replace(talk.setting, window=Window.CLOSED)
        return [f"| {text}" for text in shown(talk.look())]
    step = talk.take(talk.event(line))
    lines = [f"* {told(fact)}" for fact in step.facts]
    lines += [f"! {step.toast}"] if step.toast else []
    lines += [f"~ {text}" for text in shown(step.reply)] if step.reply else []
    lines += [f"| {text}" for note in step.notes for text in shown(note)]
    return lines + ([f"| {text}" for text in shown(step.card)] if step.card else [])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_conversation_goes_as_written(path: Path) -> None:
    """What the bot says to these presses and texts is what the transcript says."""
    text = path.read_text("utf-8")
    assert text == replay(text)


def test_there_are_transcripts() -> None:
    """The folder of transcripts is found."""
    assert len(list(FOLDER.glob("*.txt"))) >= 6


def test_what_sounds_like_danger_over_two_messages() -> None:
    """What begins in one message and ends in the next is heard with its end, and only once."""
    parent = ParentTalk()
    parent.agrees()
    parent.press("I'd rather not say")
    stages = []
    for said in ("he said he would", "kill me", "the nurse was kind"):
        parent.say(said)
        stages.append(parent.state.stage)
        if parent.state.stage is Stage.CARE:
            parent.press("No call, please")
    assert [Stage.ASKING, Stage.CARE, Stage.ASKING] == stages


def test_ticks_that_come_before_the_card_caught_up() -> None:
    """Each sets what it said, and so does the button below them: on a slow line all are of the card as it was."""
    parent = ParentTalk()
    parent.agrees()
    ticks = [parent.token(label) for label in ("A social worker", "The police")]
    for token in (*ticks, ticks[1]):
        assert "" == parent.take(Pressed(token)).toast
    parent.press("That's all")
    assert ("social_worker", "police") == parent.answers["helpers"].choices
    parent.say("They listened. They came back.")
    parent.press("That's all", "Nothing more", *["I'd rather not say"] * 14, "That's right")
    picks = [parent.token(label) for label in ("They listened.", "They came back.")]
    for token in (*picks, picks[1], parent.token("I'm done")):
        assert "" == parent.take(Pressed(token)).toast
    assert ["They listened.", "They came back."] == [text for _, text in parent.quotes]


def test_what_is_not_kept_is_said_back() -> None:
    """At buttons, and where it is too much, in the web chat, whose box is empty by then; what was kept before stays
    as it was."""
    parent = ParentTalk()
    parent.agrees()
    beside = parent.say("They came twice.")
    parent.press("I'd rather not say")
    parent.say("One. " * 700)
    too_much = parent.say("Two. " * 200)
    said = [line.text for step in (beside, too_much) if step.reply for line in step.reply.lines[1:]]
    assert ["They came twice.", "Two. " * 199 + "Two."] == said
    assert "Two." not in (parent.answers["support"].text or "")


if __name__ == "__main__":
    for transcript in FOLDER.glob("*.txt"):
        transcript.write_text(replay(transcript.read_text("utf-8")), "utf-8")
