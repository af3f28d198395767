"""From an auditor's answer to a conversation with a parent: who hears of what, and what is left of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import select

from bot.erasing import Eraser
from bot.withdrawing import By, withdraw
from reporting.assemble import assemble
from reporting.editions.html import render_html
from storage import audits, consents, families, parents
from storage.families import Contact
from storage.tables import ledger, metadata
from survey.audit import Role
from survey.consent import Use
from survey.consent_file import read_consent
from survey.events import Pressed
from survey.families import Figures, State
from survey.messages import Note
from tests.bot.families import WORDS, coordinator
from tests.bot.families import families as stage
from tests.bot.left_over import opened
from tests.bot.stage import Person, Stage, begin, words
from tests.survey.parents.talking import PARENTS
from tests.survey.pseudo import spoken

__all__ = ["stage"]

HOW = "Through the school nurse, in the mornings. The telephone is shared."
WHY = "A court case is under way."
HEARD = ["They have heard"] * 9
WEB_LINK = "http://localhost:8080/i/"


def contacts(stage: Stage) -> list[Contact]:
    """Return the contacts of the audit."""
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        return families.of_audit(connection, key, stage.audit.id)


def figures(stage: Stage) -> Figures:
    """Return what the contacts come to."""
    with stage.database.reading() as connection:
        return families.figures_of(connection, stage.audit.id)


def reported(stage: Stage) -> tuple[int, int]:
    """Return with how many parents the report says that somebody spoke in writing, and by telephone."""
    with stage.database.reading() as connection:
        report = assemble(connection, stage.vault, stage.audit.id, stage.clock())
    assert report.parents
    return report.parents.approach.in_writing, report.parents.approach.by_telephone


def history(stage: Stage, number: int) -> list[tuple[str, str, str]]:
    """Return the steps of a contact: how, where it stood then, and why."""
    with stage.database.reading() as connection:
        key = audits.load(connection, stage.vault, stage.audit.id).key
        contact = families.one(connection, key, stage.audit.id, number)
        return [(each.way, each.state, each.why) for each in families.history(connection, key, contact)]


async def offers(stage: Stage, name: str = "Auditor Heron", how: str = HOW, case: str = "C07") -> Person:
    """Let an auditor submit that they can help to reach the family, and how."""
    auditor = stage.admit(stage.auditor(name, cases=(case,)))
    await begin(auditor)
    await auditor.commands("overview")
    await auditor.press("14", "Yes")
    await auditor.says(how)
    await auditor.commands("review")
    await auditor.press("Submit", "Submit as it is")
    return auditor


async def runs(stage: Stage, channel: str = "web", address: str = "") -> Person:
    """Admit a coordinator who has read who reads what."""
    person = stage.admit(coordinator(stage), channel, address)
    await person.press("I have read this")
    return person


async def leads(stage: Stage) -> Person:
    """Admit the lead in Telegram, who has read who reads what."""
    kim = stage.admit(stage.knows("Kim Wren", Role.LEAD), "telegram", "78")
    await kim.press("I have read this")
    return kim


def everything(stage: Stage, person: Person) -> str:
    """Return all that stands in somebody's chat."""
    return "\n".join(f"{getattr(each, 'title', '')}\n{words(each)}" for each in person.chat().values())


def erase(stage: Stage) -> None:
    """Do what was asked for, as the process with the lease does right after."""
    Eraser(stage.house, stage.database, stage.folder / "register").finish_all()


async def test_what_is_written_of_a_family_is_sealed(stage: Stage) -> None:
    """How to reach them and why not stand in no file of the data folder as they were written, nor in the ledger."""
    run = await runs(stage)
    await offers(stage)
    await run.commands("families")
    await run.press("Family contact 1", "Not appropriate")
    await run.says(WHY)
    with stage.database.reading() as connection:
        rows = [str(row) for table in metadata.tables.values() for row in connection.execute(table.select())]
        actions = connection.execute(select(ledger.c.action, ledger.c.subject)).all()
    assert not [row for row in rows if "school nurse" in row or "court case" in row]
    assert {"families.opened", "families.not_appropriate", "families.read"} < {row.action for row in actions}
    assert ["family:1"] == [row.subject for row in actions if row.action == "families.opened"]


async def test_the_lead_reads_and_telephones(stage: Stage) -> None:
    """They make no link, note nothing and open no contact, whatever they press."""
    await offers(stage)
    kim = await leads(stage)
    await kim.commands("families")
    await kim.press("Family contact 1")
    assert ["Speak with them on the telephone now", "What has happened so far", "All families"] == [
        button.label for row in kim.card()[1].rows for button in row
    ]
    for action in ("links.0", "note.2", "note.1", "another.1", "read_out.0"):
        await kim.sends(Pressed(f"f1.0.-1.{action}"), on=kim.card()[0])
    assert [(State.SUGGESTED, None)] == [(each.state, each.request) for each in contacts(stage)]


async def test_an_agency_that_changes_its_answer(stage: Stage) -> None:
    """What it said stands in no report, is replaced with its next return, and gone once it offers nothing."""
    auditor = await offers(stage)
    with stage.database.reading() as connection:
        page = render_html(assemble(connection, stage.vault, stage.audit.id, stage.clock()))
    assert ("what to avoid: 1." in page, "school nurse" in page) == (True, False)
    await auditor.press("Change an answer", "14", "Yes")
    await auditor.says("Or in the evening.")
    await auditor.press("It is a comment on question 14")
    await auditor.commands("review")
    await auditor.press("Submit", "Submit as it is")
    assert [f"{HOW}\nOr in the evening."] == [each.text for each in contacts(stage)[0].suggestions]
    await auditor.press("Change an answer", "14", "No")
    await auditor.commands("review")
    await auditor.press("Submit", "Submit as it is")
    assert [()] == [each.suggestions for each in contacts(stage)]


async def test_an_auditors_answers_are_erased(stage: Stage) -> None:
    """What they said of reaching the family goes with them, wherever it was shown; the contact stays."""
    run = await runs(stage)
    await offers(stage)
    await offers(stage, "Auditor Dunlin", "An interpreter is needed.")
    await run.commands("families")
    await run.press("Family contact 1")
    with stage.database.writing() as connection:
        withdraw(stage.house, connection, stage.audit, 1, by=By.COORDINATOR, now=stage.clock())
    erase(stage)
    assert not any(HOW in each for each in opened(stage.database, stage.vault))
    assert [["An interpreter is needed."]] == [[said.text for said in each.suggestions] for each in contacts(stage)]


def callers(stage: Stage) -> set[str]:
    """Return who telephoned, by the ledger."""
    with stage.database.reading() as connection:
        who = select(ledger.c.actor).where(ledger.c.action == "families.called")
        return set(connection.execute(who).scalars())


async def test_a_call_that_breaks_off_and_is_gone_on_with(stage: Stage) -> None:
    """Consent and answers are recorded as given on the telephone and by whom; somebody else goes on, exactly
    there; what is a summary cannot be quoted; and the coordinator's own chat stays as it was."""
    run = await runs(stage)
    await offers(stage)
    await run.commands("families")
    await run.press("Family contact 1", "Not appropriate")
    await run.says(WHY)
    await run.press("It may be appropriate", "Speak with them")
    await run.press(*HEARD, "They said yes", "They said yes", "They said no", "They would rather not say")
    await run.says("They rang before they came.")
    await run.press("Their own words")
    await run.says("She told of two visits.")
    await run.press("Leave here")
    assert "They rang" not in words(run.card()[1])
    kim = await leads(stage)
    await kim.commands("families")
    await kim.press("Family contact 1")
    await kim.press("Go on with")
    assert "She told of two visits." in words(kim.card()[1])
    await kim.press("My summary", "Topics")
    await kim.says("16")
    await kim.press("They would rather not say")
    while kim.card()[1].title.startswith("Telephone: Question"):
        await kim.press("They would rather not say")
    assert "Partly a summary" in words(kim.card()[1])
    await kim.press("They say that is right")
    assert ["They rang before they came."] == [choice.label for choice in kim.card()[1].choices]
    receipt = await kim.press("They rang", "That is all")
    assert isinstance(receipt.reply, Note)
    assert "Read it out twice" in words(receipt.reply)
    [returned] = [each for each in stage.returns() if each.questionnaire == "parents-conversation"]
    assert State.FINISHED == contacts(stage)[0].state
    with stage.database.reading() as connection:
        given = consents.history(connection, returned.request)
        quoted = parents.quotes_of(connection, stage.vault, stage.audit.id)
    assert [(use, use is not Use.TELL, run.address, "telephone") for use in Use] == [
        (each.consented.use, each.consented.given, each.by, each.channel) for each in given
    ]
    assert (["They rang before they came."], 0, 1) == ([each.text for each in quoted], *reported(stage))
    entries = stage.history(returned.request)
    assert {"telephone"} == {each.channel for each in entries}
    assert (2, 2) == (len({each.participant for each in entries}), len(callers(stage)))
    await kim.commands("summary")
    assert "said to Morgan Lark\nThey agree to talk." in await has_happened(run)
    await run.press("◀ Back", "Go on with")
    await run.press("They want to stop", "Yes, delete what they said")
    assert "Read out their number" in words(run.card()[1])
    erase(stage)
    left = "\n".join(opened(stage.database, stage.vault))
    assert HOW in left  # in the auditor's own return
    assert [] == [each for each in ("They rang before", "two visits", WHY) if each in left]
    assert [()] == [each.suggestions for each in contacts(stage)]
    assert State.WITHDRAWN == contacts(stage)[0].state


async def has_happened(run: Person) -> str:
    """Return what a coordinator reads of the first contact's history."""
    await run.commands("families")
    await run.press("Family contact 1", "What has happened")
    return words(run.card()[1])


async def test_a_call_in_another_language(tmp_path: Path) -> None:
    """What is read out is in the language that is chosen during it, and what is typed is kept as given in that."""
    stage = Stage(tmp_path, PARENTS, phrases=spoken("cy"))
    stage.set_up()
    with stage.database.writing() as connection:
        for text in (WORDS, WORDS.replace("language: en", "language: cy").replace("Hello.", "Helo.")):
            consents.publish(connection, PARENTS.id, text, read_consent(text, "consent.yaml"), stage.clock())
    run, say = await runs(stage), stage.house.speaking("cy")
    await offers(stage)
    await run.commands("families")
    await run.press("Family contact 1", "Speak with them")
    await run.commands("language")
    await run.press("Cymraeg")
    assert "Helo." in words(run.card()[1])
    heard, yes = say("interview.button.on"), say("interview.button.yes")
    await run.press(*[heard] * 9, *[yes] * 3, say("interview.button.skip"))
    await run.says("Maen nhw'n garedig.")
    assert ["cy", "cy"] == [each.language for each in stage.history(contacts(stage)[0].request or 0)]


async def test_what_leads_away_from_a_call_keeps_it(stage: Stage) -> None:
    """Who says no can change their mind. A command is done and nothing typed after it lands with the parent; a press
    on the old card goes back in, and so does somebody else, who is alone in it then."""
    run = await runs(stage)
    await offers(stage)
    await run.commands("families")
    await run.press("Family contact 1", "Speak with them", *HEARD, "They said no", "Leave here", "The family contact")
    assert ["They have changed their mind", "There is another parent: a contact of their own"] == [
        row[0].label for row in run.card()[1].rows[:2]
    ]
    await run.press("They have changed their mind")
    assert State.DECLINED == contacts(stage)[0].state
    await run.press("They have changed their mind")
    await run.press(*HEARD, "They said yes", "They said yes", "They said no", "They would rather not say")
    old, row = run.token("They would rather not say"), run.card()[0]
    await run.commands("outstanding")
    await run.says("health")
    number = contacts(stage)[0].request or 0
    assert 1 == len(stage.history(number))
    await run.sends(Pressed(old), on=row)
    assert "Telephone: Question 2 of 16" == run.card()[1].title
    assert 1 == len(stage.history(number))
    kim = await leads(stage)
    await kim.commands("families")
    await kim.press("Family contact 1", "Go on with")
    assert "Morgan Lark was in this conversation until now" in everything(stage, kim)
    assert "Telephone: Question 2 of 16" == kim.card()[1].title
    assert ("Call ended", True) == (run.card()[1].title, "Kim Wren goes on" in words(run.card()[1]))
    await run.says("Milk and eggs")
    assert 1 == len(stage.history(number))
    await kim.says("He hits the kids")
    await kim.press("Leave here")
    assert "still to be decided" in words(kim.card()[1])
    await run.press("Go on with")
    assert "was in this conversation" not in everything(stage, run)
    assert "Telephone: Before you go on" == run.card()[1].title
    stage.clock.now += dt.timedelta(minutes=61)
    await run.says("C07")
    assert "Call ended" in everything(stage, run)
    assert 2 == len(stage.history(number))
