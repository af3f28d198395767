"""Somebody changes the language in the middle: nothing is lost, and each answer keeps the one it was given in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.translating import read_translations
from bot.house import WrongCatalogue, catalogue_file, spoken_phrases
from bot.office import shipped_questionnaires
from reporting.assemble import assemble
from reporting.editions.html import render_html
from reporting.translated import foreign_quotes, with_translations
from storage import participants, questionnaires
from survey.audit import Role
from survey.events import Pressed
from survey.language_cards import SLOT
from tests.bot.stage import Person, Stage, begin, words
from tests.databases import database_url
from tests.survey.pseudo import OPEN, filled, spoken

__all__ = ["database_url"]

COMMENT = "Ni welwyd y cofnod."


@pytest.fixture
def stage(tmp_path: Path, database_url: str) -> Iterator[Stage]:
    """An installation with Welsh and Hebrew, and the template questions, of which the second is in Welsh too."""
    stage = Stage(tmp_path, url=database_url, phrases=spoken("cy", "he"))
    stage.set_up()
    text = next(each for each in shipped_questionnaires() if "\nid: repeat-child" in each)
    text = text.replace("version: 1", "version: 2", 1)
    asked = "Is there evidence that this child or young person's case has been overseen or discussed in supervision"
    asked += " with a manager or safeguarding lead?"
    text = text.replace(f"text: {asked}", f'text: {{en: "{asked}", cy: A oes tystiolaeth o oruchwyliaeth?}}', 1)
    text = text.replace('code: yes, label: "Yes"', 'code: yes, label: {en: "Yes", cy: Oes}', 1)
    with stage.database.writing() as connection:
        questionnaires.publish(connection, "repeat-child-protection-plan", 2, text, stage.clock())
    yield stage
    stage.close()


async def speak(person: Person, language: str) -> str:
    """Choose a language by its name; returns the short word that answers."""
    await person.commands("language")
    return (await person.press(language)).toast


@pytest.mark.parametrize("channel", ["web", "telegram"])
async def test_a_conversation_goes_on_in_another_language(stage: Stage, channel: str) -> None:
    """The card where they are stands there in the new language, in the questionnaire's own words where it has some,
    with what was begun; each answer keeps its language in the history, in the return and in the report."""
    person, welsh = stage.admit(stage.auditor(), channel), stage.house.speaking("cy")
    await begin(person)
    await person.press("up-to-date basic")
    await person.commands("language")
    _, card = person.card()
    assert (SLOT, ["Cymraeg", "English", "עברית"]) == (card.slot, [choice.label for choice in card.choices])
    assert "Cymraeg" in (await person.press("Cymraeg")).toast
    card = person.card()[1]
    assert ("cy", OPEN) == (card.language, card.title[0])
    assert "on" == card.choices[0].tick
    await person.press(f"{OPEN}Dõñè")
    assert "A oes tystiolaeth o oruchwyliaeth?" == words(person.card()[1])
    await person.press("Oes")
    await person.commands("overview")
    await person.press("2", welsh("button.comment"))
    assert "English" in await speak(person, "English")
    assert "" == person.card()[1].language
    await person.says(COMMENT)
    assert [("q1", "cy"), ("q2", "cy"), ("q2", "en")] == [
        (each.answer.question, each.language) for each in stage.history(1)
    ]
    assert [True, False] == ["A oes tystiolaeth" in each.wording for each in stage.history(1)[1:]]


async def test_words_that_stand_keep_their_language(stage: Stage) -> None:
    """A comment in Welsh is Welsh, also when the choice beside it changes in English. The report prints it as it was
    written, and names the language; a translation stands below it, marked as one."""
    person = stage.admit(stage.auditor(language="cy"))
    welsh, english = stage.house.speaking("cy"), stage.house.speaking("en")
    await person.press(welsh("privacy.understood"), welsh("case.begin"), welsh("button.none"), "Oes")
    await person.commands("overview")
    await person.press("2", welsh("button.comment"))
    await person.says(COMMENT)
    await speak(person, "English")
    await person.commands("overview")
    await person.press("2", "No")
    await person.commands("review")
    await person.press(english("review.submit"), english("missing.anyway"))
    (returned,) = stage.returns()
    assert {"q1": "cy", "q2": "cy"} == returned.languages
    with stage.database.reading() as connection:
        report = assemble(connection, stage.vault, stage.audit.id, stage.clock())
    page = render_html(report)
    assert f'<p dir="auto" lang="cy">{COMMENT}</p>' in page
    assert "given in Welsh" in page
    assert [("2", COMMENT)] == [(quote.question, quote.text) for quote in foreign_quotes(report)]
    file = stage.folder / "quotes.csv"
    file.write_text(f"question;language;words;translation\n2;Welsh;'{COMMENT} ;The record was not seen.\n", "utf-8")
    translated = render_html(with_translations(report, read_translations(file)))
    below = f"{COMMENT}</p><p><em>Translated from Welsh:</em> The record was not seen.</p>"
    assert (0, 2) == (page.count(below), translated.count(below))


async def test_a_choice_of_theirs_outlasts_the_file(stage: Stage) -> None:
    """Until somebody has come in the file says in which language they are spoken to, and then they do; a button for a
    language that is gone changes nothing."""
    whose = stage.auditor()

    def imported(language: str) -> str:
        stage.knows("Auditor Heron", Role.AUDITOR, language=language)
        with stage.database.reading() as connection:
            return participants.one(connection, stage.vault, whose).language

    assert "he" == imported("he")
    person = stage.admit(whose)
    await speak(person, "Cymraeg")
    assert "cy" == imported("en")
    card = person.card()[1]
    await person.sends(Pressed("l.0.-1.pl.0"))
    assert (card, "cy") == (person.card()[1], imported("en"))


def test_a_folder_of_catalogues(tmp_path: Path) -> None:
    """A board's own stand beside what is shipped; one that cannot be used is refused with its file and its line."""
    file = catalogue_file(tmp_path, "cy")
    file.parent.mkdir(parents=True)
    file.write_text(filled("cy"), "utf-8")
    assert {"en", "cy"} == set(spoken_phrases(tmp_path))
    file.write_text(filled("cy") + "\nmsgstr nothing\n", "utf-8")
    with pytest.raises(WrongCatalogue, match=r"cy/LC_MESSAGES/caseround.po cannot be used: line \d+: is no line"):
        spoken_phrases(tmp_path)
    file.parent.parent.rename(tmp_path / "en")
    with pytest.raises(WrongCatalogue, match="come with Caseround"):
        spoken_phrases(tmp_path)
