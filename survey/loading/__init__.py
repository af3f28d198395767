"""The text of a YAML file -> Questionnaire; every error names line, question and key."""

from __future__ import annotations

from survey.loading.building import build
from survey.loading.conditions import read_conditions
from survey.loading.draft import read_draft
from survey.loading.questionnaire_checks import check
from survey.questionnaire import Questionnaire
from survey.reading.file import Reading
from survey.reading.yaml_source import read_yaml


def load_questionnaire(text: str, file: str) -> Questionnaire:
    """Return the questionnaire that `text` holds; `file` is what errors call it.

    Raises Faults with everything that is wrong in it.
    """
    reading = Reading(read_yaml(text, file))
    draft = read_draft(reading)
    check(reading, draft)
    conditions = read_conditions(reading, draft)
    reading.finish()
    return build(draft, conditions)
