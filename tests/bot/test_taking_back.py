"""What a parent changes or takes out is gone at once, and an edition that printed it is to be corrected."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.erasing import WIPE_EVERY, Eraser
from bot.news import Telling
from storage import audits, editions, notices, responses, taken_back
from storage.tables import answers, returns
from storage.vault import Vault
from survey.events import Edited, Said
from survey.state import NoticeKind
from tests.bot.families import coordinator, families, parent
from tests.bot.left_over import holds, readable, sealed_with
from tests.bot.stage import Stage, words
from tests.bot.test_families import HEARD, contacts, offers, runs
from tests.bot.test_parents import agree, skip_to_the_end
from tests.bot.test_perspective import published, tells

__all__ = ["families"]

FIRST, SECOND, SLIP = "The canary sang at dawn.", "The canary fell silent.", "The canary likes seeds."
NAMED, MORE = "Mrs Zeisig fed the canary.", "The canary told me more."


def left(stage: Stage, *words: str) -> list[str]:
    """Return which of these words can be read in the data folder and its database, with every key that is there."""
    text = readable(stage.folder, stage.database, stage.vault)
    return [each for each in words if holds(text, each)]


async def test_what_is_changed_or_taken_out_is_gone(families: Stage) -> None:
    """While it is being written, at the read-back, and after the end: from the answers, the returns, what is quoted,
    where the conversation stands, and every message, also one in another chat. What is still said stays."""
    who = parent(families)
    person, telegram = families.admit(who), families.admit(who, "telegram", "12")
    await agree(person)
    await person.press("I'd rather not say")
    await person.sends(Said(FIRST, "m1"))
    await person.sends(Said(SLIP, "m2"))
    assert [FIRST, SLIP] == left(families, FIRST, SLIP)
    await person.sends(Edited(SECOND, "m2"))
    assert [FIRST, SECOND] == left(families, FIRST, SECOND, SLIP)
    await person.press("Write it again")
    assert [] == left(families, FIRST, SECOND)
    await person.says(FIRST)
    await person.says(SECOND)
    await telegram.commands("start")
    assert FIRST in words(telegram.card()[1])
    await person.press("That's all")
    await person.says(MORE)
    await person.press("That's all")
    await skip_to_the_end(person)
    await person.press("That's right", FIRST, SECOND, "I'm done")
    await person.press("Look at or change what I said", "Look at or change 1", "Take the second part out")
    assert [FIRST, SECOND] == left(families, FIRST, SECOND, MORE)
    standing = telegram.card()[1]
    assert "gone on in another place" in words(standing)
    await person.says(SECOND)
    assert [SECOND] == left(families, FIRST, SECOND)
    await person.says(NAMED)
    await telegram.press("Carry on")
    assert NAMED in words(telegram.card()[1])
    assert "stays in this chat" in words(telegram.card()[1])
    await telegram.press("Leave those words out")
    assert [SECOND] == left(families, SECOND, "Zeisig")
    await telegram.press("Take this answer out")
    assert [] == left(families, SECOND)
    assert "canary" not in "".join(map(words, (*person.chat().values(), *telegram.chat().values())))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_gone_from_the_chat_of_who_speaks_with_them(families: Stage) -> None:
    """What was typed on the telephone and is taken out in the parent's own chat stands on no card of the
    interviewer's; one press there leads to where the conversation is now."""
    run = await runs(families)
    await offers(families)
    await run.commands("families")
    await run.press("Family contact 1", "Speak with them")
    await run.press(*HEARD, "They said yes", "They said yes", "They said no", "They would rather not say")
    await run.says(FIRST)
    person = families.admit(contacts(families)[0].participant or "")
    await person.commands("start")
    await person.press("That's all", "Nothing more")
    await skip_to_the_end(person)
    await person.press("Look at or change 1", "Take this answer out")
    assert [] == left(families, FIRST)
    assert "gone on in another place" in words(run.card()[1])
    receipt = await run.press("Carry on")
    assert ("", "Telephone: Have a look") == (receipt.toast, run.card()[1].title)


async def test_the_history_says_that_something_was_said(families: Stage) -> None:
    """Every entry and return keeps its number and its time, and only the latest says what; the latest return
    counts."""
    person = families.admit(parent(families))
    await tells(person, FIRST, FIRST)
    await person.press("Look at or change what I said", "Look at or change 1")
    await person.says(SECOND)
    await person.says(SLIP)
    with families.database.reading() as connection:
        kept = connection.execute(select(answers).order_by(answers.c.seq)).all()
        made = connection.execute(select(returns.c.number).order_by(returns.c.number)).scalars().all()
    assert list(range(1, len(kept) + 1)) == [row.seq for row in kept]
    assert 3 == sum(row.is_given and bool(row.at) for row in kept)
    assert [1, 2, 3] == made
    assert [f"{SECOND}\n{SLIP}"] == [entry.answer.text for entry in families.history(1) if entry.answer.is_given]
    with families.database.reading() as connection:
        anew = responses.load(connection, Vault(bytes(32)), 1)
    assert anew is not None
    assert (len(kept), f"{SECOND}\n{SLIP}") == (anew.entries, next(a.text for a in anew.answers.values() if a.text))
    [counted] = families.returns()
    assert (3, f"{SECOND}\n{SLIP}") == (counted.number, next(a.text for a in counted.answers if a.is_given))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_files_are_wiped_of_it(families: Stage) -> None:
    """At once where that was not done within the hour; else the log is emptied at once, and the rest within it."""
    person = families.admit(parent(families))
    await tells(person, FIRST, FIRST)
    eraser = Eraser(families.house, families.database, families.folder / "erasures.jsonl")
    log = families.folder / "caseround.db-wal"
    before = sealed_with("canary", families.database, families.vault)
    await person.press("Look at or change what I said", "Look at or change 1")
    await person.says(SECOND)
    eraser.finish_all()
    assert waiting(families) is None
    content = (families.folder / "caseround.db").read_bytes() + log.read_bytes()
    assert before
    assert [] == [sealed for sealed in before if sealed in content]
    await person.press("That's all", "Look at or change 1")
    await person.says(SLIP)
    eraser.finish_all()
    assert (0, True) == (log.stat().st_size, waiting(families) is not None)
    families.clock.now += WIPE_EVERY
    eraser.finish_all()
    assert waiting(families) is None


def waiting(stage: Stage) -> str | None:
    """Return when something was taken back of which the files are still to be wiped."""
    with stage.database.reading() as connection:
        return taken_back.latest(connection)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_edition_with_a_sentence_that_is_taken_back_is_to_be_corrected(families: Stage) -> None:
    """Where it was let be printed when that was compiled: whoever takes it out, lets it go or says no to being quoted
    has it listed, once, and the coordinators hear it without a word of it and not whose it is."""
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    people = [families.admit(parent(families, f"Parent {name}")) for name in ("Plover", "Teal", "Ruff")]
    await tells(people[0], f"{FIRST} {SECOND} {SLIP}", FIRST, SECOND)
    await tells(people[1], MORE, MORE)
    await tells(people[2], "They came.", quote="No")
    assert FIRST in published(families)
    back = "Look at or change what I said"
    # what nobody has let be printed until then stands in no edition
    await people[0].press(back, "That's right", SLIP, "I'm done", back, "That's right", SLIP)
    assert [] == await to_correct(families)
    await people[0].press(FIRST)
    assert ["1"] == await to_correct(families)
    await people[0].press("I'm done")
    assert FIRST not in published(families)
    await people[0].press(back, "Look at or change 1", "Take this answer out")
    await people[1].commands("agreed")
    await people[1].press("No, do not print")
    assert ["1", "2", "1, 2"] == await to_correct(families)
    told = "".join(words(message) for message in run.chat().values())
    assert 3 == told.count("may no longer be printed")
    assert not [each for each in ("C07", "Plover", "Teal", "canary") if each in told]


async def to_correct(stage: Stage) -> list[str]:
    """Return which editions the coordinators have heard of, message by message; they are those that are listed."""
    await Telling(stage.house, stage.writer.write, lambda _: None).look()
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        listed = [each.edition.number for each in editions.to_correct(connection, key, stage.audit.id)]
        every = notices.of_audit(connection, key, stage.audit.id)
    told = [each for each in every if each.kind is NoticeKind.CORRECTION]
    assert all(each.is_heard and each.request is None and each.participant is None for each in told)
    assert listed == sorted({int(number) for each in told for number in each.text.split(", ")})
    return [each.text for each in told]
