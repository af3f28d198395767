"""Questionnaires that were written in Excel: to be published, or to be looked at as a file first."""

from __future__ import annotations

from pathlib import Path

from bot.commands.paper import paper
from bot.house import spoken_phrases
from bot.importing.xlsform.form import Carried, read_xlsform
from bot.importing.xlsform.loading import succeed
from bot.office import office, utc_now
from bot.settings import Settings
from storage import questionnaires
from survey.languages import english_name
from survey.questionnaire import Questionnaire
from survey.reading.shapes import listed


def import_questionnaire(file: Path, out: Path | None) -> None:
    """Check an XLSForm whole, then publish it, or write it to `out` as a questionnaire's file.

    Raises FileExistsError where `out` is there already: somebody may have worked on it.
    """
    carried = read_xlsform(file.read_bytes(), str(file))
    phrases = spoken_phrases(Settings().catalogues)
    if out is None:
        _publish(carried, str(file))
    else:
        with out.open("x", encoding="utf-8") as written:
            written.write(carried.text)
        _say(f"Wrote {out}. Nothing was published.")
    _say(_described(carried))
    for remark in carried.remarks:
        _say(remark)
    for code in _languages(carried.questionnaire):
        if code not in phrases:
            _say(
                f"There are no phrases in '{code}': until there are, what Caseround itself says is in English, and"
                f" nobody is offered '{code}'. Begin them with: caseround language new {code}"
            )


def _publish(carried: Carried, file: str) -> None:
    questionnaire = carried.questionnaire
    with office(Settings()) as here, here.database.writing() as connection:
        succeed(carried.written, questionnaire, questionnaires.load_all(connection, questionnaire.id), file)
        fresh = questionnaires.publish(connection, questionnaire.id, questionnaire.version, carried.text, utc_now())
    version = f"version {questionnaire.version} of {questionnaire.id}"
    _say(f"Published {version}." if fresh else f"{version} was published already, with this very text.")


def _described(carried: Carried) -> str:
    questionnaire = carried.questionnaire
    count = sum(bool(question.number) for question in questionnaire.questions)
    asked = "1 question" if count == 1 else f"{count} questions"
    whom = f"the role '{questionnaire.audience}'"
    languages = listed((f"{english_name(code)} ({code})" for code in _languages(questionnaire)), "and")
    return f"'{questionnaire.title}' asks {whom} {asked}, in {languages}."


def _languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    return (questionnaire.language, *questionnaire.translations)


def _say(sentence: str) -> None:
    paper().print(sentence)
