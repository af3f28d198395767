"""A questionnaire in several languages."""

from __future__ import annotations

import pytest

from survey.loading import load_questionnaire
from survey.loading.translations import untranslated
from survey.reading.faults import Faults
from survey.reading.yaml_source import read_yaml
from survey.versions import compare

TEXT = """
id: plan-review
version: 1
title: {en: Plan review, cy: Adolygu'r cynllun}
audience: auditor
themes:
  - {id: records, title: Records}
sections:
  - id: file
    title: {en: The file, cy: Y ffeil}
    statement: Please have the file open.
    questions:
      - id: seen
        kind: one
        theme: records
        text: {en: Was the child seen alone?, cy: A welwyd y plentyn?, ar: هل؟}
        options:
          - {code: yes, label: {en: "Yes", cy: Do}}
          - {code: no, label: {en: "No", cy: Naddo}, short: {en: "No", cy: Na}}
"""


def test_each_language_asks_the_same_questions() -> None:
    """Wording is by language; what is missing in one stands in the questionnaire's own, label by label."""
    asked = load_questionnaire(TEXT, "plan.yaml")
    welsh = asked.spoken("cy")
    assert ["cy", "ar"] == list(asked.translations)
    assert ("Adolygu'r cynllun", "Y ffeil") == (welsh.title, welsh.sections[0].title)
    assert "Please have the file open." == welsh.sections[0].statement
    assert [("Do", "Do"), ("Naddo", "Na")] == [(o.label, o.short) for o in welsh.question("seen").options]
    assert ("هل؟", "Yes") == (
        asked.spoken("ar").question("seen").text,
        asked.spoken("ar").question("seen").options[0].label,
    )
    assert asked.spoken("pl") is asked
    assert "en" == asked.language


def test_check_names_what_is_missing() -> None:
    """Each wording that lacks a language is named with its line; what only the report shows is not."""
    found = [(fault.line, fault.key, fault.message) for fault in untranslated(read_yaml(TEXT, "plan.yaml"))]
    assert [
        (4, "title", "is not in 'ar'"),
        (10, "title", "is not in 'ar'"),
        (11, "statement", "is not in 'ar'"),
        (11, "statement", "is not in 'cy'"),
    ] == found[:4]
    assert 7 == len(found)


@pytest.mark.parametrize(
    ("was", "wrong", "why"),
    [
        ("cy: Naddo", "cy: Do", "in 'cy': the label 'Do' stands twice; the first time on line 18"),
        ("cy: Y ffeil", "welsh: Y ffeil", "key 'title.welsh': is no language that is known here"),
        ("en: Plan review, ", "", "plan.yaml:4: key 'title': lacks 'en', the language of the questionnaire"),
        ("cy: Y ffeil", "cy: 3", "in 'cy': must be text"),
        ("ar: هل؟", "ar: " + "λ" * 3001, "in 'ar': section statement, text, hint and options have"),
    ],
)
def test_a_translation_is_checked_like_the_wording_itself(was: str, wrong: str, why: str) -> None:
    """What no chat can show is refused in each language."""
    with pytest.raises(Faults) as refused:
        load_questionnaire(TEXT.replace(was, wrong, 1), "plan.yaml")
    assert why in str(refused.value)


def test_an_answer_is_no_other_for_its_language() -> None:
    """Two versions ask alike where they do in the questionnaire's own language, whichever one each is read in."""
    asked = load_questionnaire(TEXT, "plan.yaml")
    later = load_questionnaire(TEXT.replace("version: 1", "version: 2").replace("cy: Naddo", "cy: Na"), "plan.yaml")
    for before in (asked, asked.spoken("cy")):
        assert [()] == [change.parts for change in compare(before, later.spoken("cy"))]
