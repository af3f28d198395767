"""What parents said reaches nobody but through what they let be printed, and not for longer than they let it."""

from __future__ import annotations

import json

import pytest

from bot.digests import Digests
from bot.erasing import Eraser
from bot.office import Office
from bot.progress import summary
from bot.reports import compiled
from bot.settings import Settings
from reporting.writing import write_report
from storage import audits, editions
from survey.coordinating import LOOKS
from survey.events import Edited, Said
from survey.messages import Note
from tests.bot.families import coordinator, families, parent
from tests.bot.stage import Person, Stage, words
from tests.bot.test_parents import agree, skip_to_the_end

__all__ = ["families"]

APPROVED = "A canary that may be printed."
CANARIES = {
    "said": "A canary in an answer.",
    "edited": "A canary after an edit.",
    "more": "A canary said to a follow-up.",
    "danger": "a canary says he hits my son when hes drunk",
    "unpicked": "A canary that was picked and let go.",
    "changed": "A canary in a changed answer.",
    "unfinished": "A canary of somebody who has not finished.",
    "refused": "A canary of somebody who is not to be printed.",
}
CALL = "A canary is free after two"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def tells_everywhere(person: Person) -> None:
    """Say a canary wherever a parent's words are taken, and let one of them be printed."""
    await agree(person)
    await person.press("I'd rather not say")
    await person.sends(Said(CANARIES["said"], "m1"))
    await person.sends(Edited(CANARIES["edited"], "m1"))
    await person.press("That's all")
    await person.says(CANARIES["more"])
    await person.says(APPROVED)
    await person.press("That's all", "I'd rather not say")
    await person.says(CANARIES["danger"])
    await person.press("I meant something else", "That's all", "Nothing more")
    await person.says(CANARIES["unpicked"])
    await person.press("That's all", "Nothing more", "I'd like to talk")
    await person.says(CALL)
    await skip_to_the_end(person)
    await person.press("Look at or change 2")
    await person.says(CANARIES["changed"])
    await person.press("That's all", "That's right", APPROVED, CANARIES["unpicked"], CANARIES["unpicked"], "I'm done")


async def tells(person: Person, text: str, *prints: str, quote: str = "Yes") -> None:
    """Answer one question and finish."""
    await agree(person, "Yes", quote, "No")
    await person.press("I'd rather not say")
    await person.says(text)
    await person.press("That's all", "Nothing more")
    await skip_to_the_end(person)
    await person.press("That's right", *prints, *(["I'm done"] if quote == "Yes" else []))


def canaries(text: str) -> set[str]:
    """Return which canaries stand in a text."""
    return {kind for kind, said in {**CANARIES, "approved": APPROVED, "call": CALL}.items() if said in text}


def published(stage: Stage) -> str:
    """Compile an edition of the report, and return everything that is written."""
    out = stage.folder.parent / f"{stage.folder.name}-report"
    here = Office(Settings(home=stage.folder), stage.database, stage.vault)
    return "".join(path.read_text("utf-8") for path in write_report(compiled(here, stage.audit.id, str(out)), out))


async def three_parents(stage: Stage) -> list[Person]:
    """Let three parents finish, the first with a canary everywhere, and a fourth only begin; returns them."""
    people = [stage.admit(parent(stage, f"Parent {name}")) for name in ("Plover", "Teal", "Ruff", "Knot")]
    await tells_everywhere(people[0])
    await tells(people[1], CANARIES["refused"], quote="No")
    await tells(people[2], "They rang. They came.", "They rang.")
    await agree(people[3])
    await people[3].press("I'd rather not say")
    await people[3].says(CANARIES["unfinished"])
    return people


async def test_no_word_leaves_but_what_may_be_printed(families: Stage) -> None:
    """Not in an edition of the report, nor on the board, in the summary, a digest or on a coordinator's card: of all
    that parents wrote only the sentence that may be printed, and to the coordinator when a call suits."""
    run = families.admit(coordinator(families))
    await three_parents(families)
    assert {"approved"} == canaries(published(families))
    await run.press("I have read this")
    for name in LOOKS:
        await run.commands(name)
    shown = run.chat().values()
    assert {"call"} == canaries("".join(json.dumps(message.to_json(), ensure_ascii=False) for message in shown))
    with families.database.reading() as connection:
        stored = audits.load(connection, families.vault, families.audit.id)
        found = summary(connection, families.vault, stored, families.clock(), mails=True)
        assert {"call"} == canaries(repr(found))
        assert set() == canaries(repr(Digests(families.house).said_now(connection, stored)))
    kept = repr([families.history(request) for request in (1, 2, 3, 4)])
    assert (CANARIES.keys() | {"approved"}) - {"said", "danger"} == canaries(kept)  # these were changed


async def test_who_withdraws_is_gone_from_the_next_edition_and_the_last_is_to_be_corrected(families: Stage) -> None:
    """The coordinator hears which edition quoted them; what counted three parents counts two, and holds back."""
    run = families.admit(coordinator(families))
    person = (await three_parents(families))[0]
    assert {"approved"} == canaries(published(families))
    await person.commands("stop")
    await person.press("Yes, delete")
    Eraser(families.house, families.database, families.folder / "erasures.jsonl").finish_all(at_start=True)
    with families.database.reading() as connection:
        key = audits.load(connection, families.vault, families.audit.id).key
        [edition] = editions.with_return_of(connection, key, 1)
    assert (1, 1) == (edition.number, edition.texts)
    told = [words(message) for message in run.chat().values() if isinstance(message, Note)]
    assert any("are to be corrected: 1." in each for each in told), told
    later = published(families)
    assert set() == canaries(later)
    assert "They rang." not in later
    assert "held back, figures and quotes alike" in later


async def test_a_sentence_is_printed_while_its_parent_lets_it(families: Stage) -> None:
    """Whoever takes the answer out afterwards, or lets nothing be printed any more, is not quoted any more."""
    person, _, other, _ = await three_parents(families)
    await person.press("Look at or change what I said", "Look at or change 1", "Take the second part out")
    later = published(families)
    assert set() == canaries(later)
    assert "They rang." in later
    await other.commands("agreed")
    await other.press("No, do not print")
    assert "They rang." not in published(families)
