"""A parent's conversation with everything behind it: what is stored, what is not, and who hears of what."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from sqlalchemy import func, select

from bot.erasing import Eraser
from bot.worries import Worries
from storage import concerns, consents, notices, parents, return_phrases, tables
from storage.audits import load
from storage.vault import Vault
from survey.consent import Use
from survey.consent_file import read_consent
from survey.events import Commanded, Pressed, Said
from survey.messages import Note
from tests.bot.families import READ, WORDS, coordinator, families, parent
from tests.bot.left_over import holds, readable
from tests.bot.stage import Person, Stage, words
from tests.bot.test_reminders import reminded, tick, wishes
from tests.bot.test_withdrawing import arrive
from tests.bot.test_withdrawing import rows as rows_for
from tests.survey.parents.talking import PARENTS
from tests.survey.pseudo import spoken

__all__ = ["families"]

SENTENCE = "One worker who stays."
WHEN = "tuesday after 2, not the house phone"


def rows(stage: Stage) -> dict[str, int]:
    """Return how many rows each table has."""
    with stage.database.reading() as connection:
        count = {name: select(func.count()).select_from(table) for name, table in tables.metadata.tables.items()}
        return {name: connection.execute(query).scalar_one() for name, query in count.items()}


async def agree(person: Person, *answers: str) -> None:
    """Read everything and answer the three questions, 'Yes' to each that is not given."""
    await person.press(*READ, *(answers or ("Yes", "Yes", "Yes")))


async def skip_to_the_end(person: Person) -> None:
    """Leave out every question that is left."""
    while person.card()[1].title.startswith("Question"):
        await person.press("I'd rather not say")


async def test_a_conversation_becomes_a_return(families: Stage) -> None:
    """What a parent keeps is a return of their questionnaire, and only what they picked may be quoted; what they take
    out later is in neither from then on, and what they no longer agree to is told where it had been."""
    who = parent(families)
    person = families.admit(who)
    first = person.card()[1]
    assert ("Before we start", True) == (first.title, "Demonshire board" in words(first))
    await agree(person)
    await person.press("I'd rather not say")
    await person.says("They rang")
    await person.says("before they came.")
    await person.press("That's all", "Nothing more")
    await skip_to_the_end(person)
    receipt = await person.press("That's right", "They rang", "I'm done")
    [returned] = families.returns()
    assert ("parents-conversation", "C07", None) == (returned.questionnaire, returned.case, returned.agency)
    assert ["They rang\nbefore they came."] == [each.text for each in returned.answers if each.is_given]
    assert ["returned"] == families.dispositions()
    with families.database.reading() as connection:
        quoted = parents.quotes_of(connection, families.vault, families.audit.id)
        history = consents.history(connection, returned.request)
    assert ["They rang"] == [quote.text for quote in quoted]
    assert [(use, True, who, "web") for use in Use] == [
        (each.consented.use, each.consented.given, each.by, each.channel) for each in history
    ]
    assert isinstance(receipt.reply, Note)
    phrase = words(receipt.reply).split("Your return phrase: ")[1].split("\n")[0]
    with families.database.reading() as connection:
        assert returned.request == return_phrases.check(connection, families.vault, phrase)
    assert not any(phrase in words(message) for message in person.chat().values())
    await person.press("Look at or change", "Look at or change 1", "Take this answer out")
    with families.database.reading() as connection:
        assert [] == parents.quotes_of(connection, families.vault, families.audit.id)
    assert [] == [each for returned in families.returns() for each in returned.answers if each.is_given]
    await person.commands("agreed")
    await person.press("No, do not print", "No, do not tell")
    with families.database.reading() as connection:
        key = load(connection, families.vault, families.audit.id).key
        told = notices.of_audit(connection, key, families.audit.id)
    assert ["tell_worker", "tell_worker_not"] == [each.kind for each in told]
    with families.database.reading() as connection:
        assert [] == parents.quotes_of(connection, families.vault, families.audit.id)


async def test_that_help_was_pressed_leaves_nothing(families: Stage) -> None:
    """By button, word or command: no row anywhere but that an event with this id was seen. A press that comes again,
    because its answer was lost, is answered again."""
    person = families.admit(parent(families))
    await agree(person)
    before = rows(families)
    seen = before.pop("seen_events")
    pressed = Pressed(person.token("I need help now"))
    for event, name in ((pressed, "one"), (pressed, "one"), (Commanded("help"), "other")):
        receipt = await person.sends(event, on=person.card()[0], event_id=name)
        assert isinstance(receipt.reply, Note)
        assert "01632 960 001" in words(receipt.reply)
    assert "call 999" in words((await person.says("HELP!!")).reply)
    after = rows(families)
    assert seen + 3 == after.pop("seen_events")
    assert before == after


async def test_a_call_is_asked_for_at_once(families: Stage) -> None:
    """The coordinator is told in the same moment, with the times that suit, and no reminder comes any more."""
    run = families.admit(coordinator(families), "telegram", "77")
    person = families.admit(parent(families))
    await agree(person)
    await person.press("I'd like to talk")
    await person.says(WHEN)
    assert any("tuesday after 2" in words(message) for message in run.chat().values())
    with families.database.reading() as connection:
        key = load(connection, families.vault, families.audit.id).key
        [notice] = notices.of_audit(connection, key, families.audit.id)
        stopped = connection.execute(select(tables.wishes.c.stopped)).scalar_one()
    assert ("call_back", "C07", True) == (notice.kind, notice.case, stopped)


async def test_nobody_is_alerted_in_secret(families: Stage) -> None:
    """Words of danger alert nobody: the parent is told what must be passed on, and only then it is, without them."""
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    person = families.admit(parent(families))
    await agree(person)
    await person.press("I'd rather not say")
    known = run.chat()
    await person.says("he hits my son when hes drunk")
    assert known == run.chat()
    assert "There is one limit" in words(person.card()[1])
    await person.press("No call, please")
    told = [words(message) for row, message in run.chat().items() if row not in known]
    assert any("C07" in each and "manager" not in each for each in told), told
    assert not any("hits my son" in each for each in told)


async def test_withdrawing_shows_a_receipt_and_lets_nobody_see_more(families: Stage) -> None:
    """The refusal is kept, the number and the day come once, when all is gone, where they asked for it; and nothing
    else is shown later but whom to call, where they need that."""
    who = parent(families)
    person, elsewhere = families.admit(who), families.admit(who, "telegram", "12")
    await agree(person)
    families.clock.now += dt.timedelta(seconds=5)
    await elsewhere.commands("start")
    families.clock.now += dt.timedelta(seconds=5)
    await person.press("I'd rather not say")
    await person.says(SENTENCE)
    await person.says("please stop")
    await person.press("Yes, delete")
    assert "We are deleting" in words(person.card()[1])
    Eraser(families.house, families.database, families.folder / "erasures.jsonl").finish_all(at_start=True)
    [receipt] = [said for said in map(words, person.chat().values()) if "receipt:" in said]
    assert "3 February 2014" in receipt
    assert ["withdrawn"] == families.dispositions()
    assert [] == families.returns()
    await person.says("hello?")
    assert SENTENCE not in "".join(map(words, person.chat().values()))
    assert "01632 960 001" in words((await person.says("he hit me again and I want to die")).reply)
    with families.database.reading() as connection:
        assert {Use.KEEP: False, Use.QUOTE: True, Use.TELL: True} == consents.agreed(connection, 1)
        actions = connection.execute(select(tables.ledger.c.action)).scalars().all()
    assert "withdrawal.asked" in actions


async def test_only_the_refusal_of_a_parent_who_says_no_is_kept(families: Stage) -> None:
    """No answer, no return, no question: and they can change their mind."""
    person = families.admit(parent(families))
    await person.press("Go on", "No, thank you")
    assert ["declined"] == families.dispositions()
    assert [] == families.history(1)
    await person.press("I have changed my mind")
    assert ["opened"] == families.dispositions()


async def test_words_of_consent_in_another_version_are_shown_anew(families: Stage) -> None:
    """Whoever is reading them when they change reads them from the beginning, and agrees to those."""
    person = families.admit(parent(families))
    await person.press("Go on", "Go on")
    newer = WORDS.replace("version: 2", "version: 3").replace("Hello.", "Good day.")
    with families.database.writing() as connection:
        wording = read_consent(newer, "consent.yaml")
        consents.publish(connection, families.audit.id, newer, wording, families.clock())
    await person.press("Go on")
    assert "Good day." in words(person.card()[1])
    await agree(person)
    with families.database.reading() as connection:
        assert {3} == {each.consented.version for each in consents.history(connection, 1)}


async def test_a_parent_is_reminded_twice_at_most(families: Stage) -> None:
    """Softly, in words that say nothing of what it is about to whoever sees the telephone; one press ends it."""
    person = families.admit(parent(families), "telegram", "12")
    await agree(person)
    told = [tick(families, dt.datetime(2014, 2, day, 9, tzinfo=dt.UTC)) for day in range(5, 28)]
    assert 2 == sum(told)
    [said] = set(reminded(person))
    assert "There is no rush" in said
    assert not re.search("child|plan|audit|question|social|Demonshire|Board", said)
    other = families.admit(parent(families, "Parent Teal"), "telegram", "13")
    await agree(other)
    assert 1 == tick(families, dt.datetime(2014, 2, 28, 9, tzinfo=dt.UTC))
    await other.press("No more messages")
    assert wishes(families, families_ids(families)[1]).stopped


def families_ids(stage: Stage) -> list[str]:
    """Return the ids of the parents, in the order in which they were asked."""
    with stage.database.reading() as connection:
        return list(
            connection.execute(select(tables.requests.c.participant).order_by(tables.requests.c.number)).scalars()
        )


async def test_another_language_in_the_middle(tmp_path: Path) -> None:
    """Who is reading what they agree to reads it anew in the new language, and agrees to that; who is answering goes
    on where they were, with what they wrote."""
    stage = Stage(tmp_path, PARENTS, phrases=spoken("cy"))
    stage.set_up()
    welsh = WORDS.replace("language: en", "language: cy").replace("Hello.", "Helo.")
    with stage.database.writing() as connection:
        for text in (WORDS, welsh):
            consents.publish(connection, PARENTS.id, text, read_consent(text, "consent.yaml"), stage.clock())
    person, say = stage.admit(parent(stage)), stage.house.speaking("cy")
    await person.press("Go on", "Go on")
    await person.commands("language")
    await person.press("Cymraeg")
    assert "Helo." in words(person.card()[1])
    await person.press(*[say("parent.button.on")] * 9, *[say("parent.button.yes")] * 3, say("parent.button.skip"))
    await person.says("Maen nhw'n garedig.")
    await person.commands("language")
    await person.press("English")
    card = person.card()[1]
    assert ("Question 2 of 16", True) == (card.title, "Maen nhw'n garedig." in words(card))
    with stage.database.reading() as connection:
        digests = {each.consented.digest for each in consents.history(connection, 1)}
        shown = consents.newest(connection, PARENTS.id, "cy")
    assert shown is not None
    assert {shown.digest} == digests
    assert ["cy", "cy"] == [each.language for each in stage.history(1)]
    await person.says(say("parent.words.stop").split(",")[1])
    assert "Stop?" == person.card()[1].title
    await person.press("Carry on")
    await person.commands("language")
    await person.press("Cymraeg")
    await person.says("STOP!")
    assert say("parent.title.stopping") == person.card()[1].title
    stage.close()


async def test_nothing_of_a_parent_is_left(families: Stage) -> None:
    """With every key that is left: no answer, nothing that they picked, not when to call, not where they stood, and
    not what the coordinator was told. In Telegram what they typed goes from their chat too, at whichever question."""
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    person = families.admit(parent(families), "telegram", "12")
    await agree(person)
    await person.sends(Said("I am at the ticks", "249"))
    await person.press("I'd rather not say")
    await person.sends(Said(SENTENCE, "250"))
    await person.press("That's all", "I'd like to talk")
    await person.sends(Said(WHEN, "251"))
    await person.press("Nothing more")
    await skip_to_the_end(person)
    await person.press("That's right", SENTENCE, "I'm done", "Look at or change")
    await person.says("i want to stop")
    await person.press("Yes, delete")
    before = readable(families.folder, families.database, families.vault)
    assert [SENTENCE, WHEN] == [each for each in (SENTENCE, WHEN) if holds(before, each)]
    arrive(families, 300, dt.timedelta(0))
    register = families.folder / "erasures.jsonl"
    Eraser(families.house, families.database, register).finish_all(at_start=True)
    text = readable(families.folder, families.database, Vault(bytes(32)))
    assert not [each for each in (SENTENCE, WHEN) if holds(text, each)]
    deleted = {row.external for row in rows_for(families, person) if row.action == "delete"}
    assert deleted >= {"249", "250", "251"}


async def test_nothing_of_another_parent_goes(families: Stage) -> None:
    """What somebody else said, and what they are being shown, stays, however alike it is, also with a coordinator,
    where a list that speaks of both goes as a whole; so does a concern that nobody has taken."""
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    one, other = families.admit(parent(families)), families.admit(parent(families, "Parent Teal"))
    for each in (one, other):
        await agree(each)
        await each.press("I'd rather not say")
        await each.says(SENTENCE)
    await one.press("That's all")
    await one.says("he hit my son")
    await one.press("No call, please", "Write it again")
    await one.says("Nobody has it yet.")
    await one.press("I'd like to talk", "In the morning", "Stop, and delete", "Yes, delete")
    await other.press("That's all", "I'd like to talk", "In the morning")
    await run.commands("notes")
    assert 2 == words(run.card()[1]).count("In the morning")
    Eraser(families.house, families.database, families.folder / "erasures.jsonl").finish_all(at_start=True)
    assert ["C07\nA parent would like a call. When it suits:\nIn the morning"] == [
        said for said in map(words, run.chat().values()) if "In the morning" in said
    ]
    assert any("a worry about a child was passed on, and none" in words(said) for said in one.chat().values())
    assert "I have it" in [button.label for row in run.card()[1].rows for button in row]
    await other.press("Nothing more")
    assert [SENTENCE] == [each.answer.text for each in families.history(2) if each.answer.text]


async def test_a_worry_that_is_left_alone_is_passed_on(families: Stage) -> None:
    """An hour after the parent was told so, once, and also where they stopped meanwhile; with a withdrawal that goes
    another way, at once, and who does it for them and the receipt say so; what they decided about before is not."""
    tick = Worries(families.house, families.writer.write, lambda address: families.nudged.append(("", address)))
    run = families.admit(coordinator(families), "telegram", "77")
    await run.press("I have read this")
    names = ("Parent Plover", "Parent Teal", "Parent Gadwall")
    person, other, third = (families.admit(parent(families, name)) for name in names)
    for each in (person, other, third):
        await agree(each)
        await each.press("I'd rather not say")
        await each.says("he hits my son when hes drunk")
    await run.sends(Commanded("withdraw", "Gadwall"))
    assert "With this it is passed on" in words(run.card()[1])
    await run.press("Yes, erase it")
    Eraser(families.house, families.database, families.folder / "erasures.jsonl").finish_all(at_start=True)
    assert "a worry about a child was passed on" in "".join(map(words, third.chat().values()))
    assert "for an hour" in words(person.card()[1])
    await other.press("I meant something else")
    known = run.chat()
    for minutes in (59, 1, 60):
        families.clock.now += dt.timedelta(minutes=minutes)
        await tick.pass_on()
        assert (minutes != 59) == (known != run.chat())
    with families.database.reading() as connection:
        assert [3, 1] == list(connection.execute(select(tables.concerns.c.request)).scalars())
    await person.press("I meant something else")
    assert "So we passed on" in words(person.card()[1])
    await person.press("No call, please")
    with families.database.reading() as connection:
        key = load(connection, families.vault, families.audit.id).key
        told = next(each for each in concerns.of_audit(connection, key, families.audit.id) if each.request == 1)
    assert 1 == told.text.count("may mean that a child is at risk")
    assert "hits my son" not in "".join(map(words, run.chat().values()))
