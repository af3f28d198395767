"""The text of a YAML file -> Questionnaire; every error names line, question and key."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from survey.loading.building import build
from survey.loading.conditions import read_conditions
from survey.loading.draft import read_draft
from survey.loading.questionnaire_checks import check
from survey.loading.translations import in_own, translated
from survey.questionnaire import Questionnaire
from survey.reading.faults import Fault, Faults
from survey.reading.file import Reading
from survey.reading.yaml_source import Source, read_yaml


def load_questionnaire(text: str, file: str) -> Questionnaire:
    """Return the questionnaire that `text` holds, in every language of its wording; `file` is what errors call it.

    Raises Faults with everything that is wrong in it.
    """
    try:
        return _load(text)
    except Faults as found:
        raise Faults(replace(fault, file=file) for fault in found.faults) from None


# the same text is read when it is checked, stored, put to use and offered anew, and a tenth of a second each time
@lru_cache(maxsize=64)
def _load(text: str) -> Questionnaire:
    source = read_yaml(text, "")
    questionnaire = _read(in_own(source))
    spoken: dict[str, Questionnaire] = {}
    faults: list[Fault] = []
    for code, words in translated(source).items():
        try:
            spoken[code] = _of(questionnaire, _read(words), code)
        except Faults as found:
            faults += [replace(fault, message=f"in '{code}': {fault.message}") for fault in found.faults]
    if faults:
        raise Faults(faults)
    return replace(questionnaire, translations=spoken)


def _read(source: Source) -> Questionnaire:
    reading = Reading(source)
    draft = read_draft(reading)
    check(reading, draft)
    conditions = read_conditions(reading, draft)
    reading.finish()
    return build(draft, conditions)


def _of(own: Questionnaire, translation: Questionnaire, code: str) -> Questionnaire:
    """Return a translation in which each question knows how it is asked in the questionnaire's own language."""
    sections = [
        replace(section, questions=tuple(replace(each, original=own.question(each.id)) for each in section.questions))
        for section in translation.sections
    ]
    return replace(translation, language=code, sections=tuple(sections))
