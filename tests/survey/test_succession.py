"""What a version may not do to those that are published already."""

from __future__ import annotations

import pytest

from survey.loading import load_questionnaire
from survey.loading.succession import check_succession
from survey.reading.faults import Faults

FIRST = """id: q
version: 1
title: Invented
audience: auditor
themes: [{id: t, title: T}]
sections:
  - id: s
    title: S
    questions:
      - id: seen
        theme: t
        text: Was the child seen?
        kind: one
        options: [{code: yes, label: "Yes"}, {code: no, label: "No"}]
      - {id: why, kind: text, theme: t, text: Why?}
"""


NEXT = FIRST.replace("version: 1", "version: 3")


def refused(text: str, *published: str) -> list[str]:
    """Return what is wrong with a version after these."""
    earlier = [load_questionnaire(each, "earlier") for each in published]
    try:
        check_succession(text, "next.yaml", load_questionnaire(text, "next.yaml"), earlier)
    except Faults as faults:
        return str(faults).split("\n")
    return []


def test_another_kind_of_answer() -> None:
    """The fault names file, line, question, key and version, and says what to do."""
    changed = NEXT.replace("kind: text", "kind: date")
    said = (
        "next.yaml:15: question why, key 'kind': version 1 asks for the kind 'text', and answers of two kinds cannot"
        " be counted together: keep 'text', or give the question a new id"
    )
    assert [said] == refused(changed, FIRST)


def test_every_question_is_named() -> None:
    """With the line on which its kind stands."""
    changed = NEXT.replace("kind: one", "kind: several").replace("kind: text", "kind: number")
    assert ["next.yaml:13", "next.yaml:15"] == [fault.partition(": ")[0] for fault in refused(changed, FIRST)]


def test_a_version_that_is_not_the_last() -> None:
    """A question that was gone for a while does not come back as another."""
    between = FIRST.replace("id: why", "id: other").replace("version: 1", "version: 2")
    assert 1 == len(refused(NEXT.replace("kind: text", "kind: date"), FIRST, between))


@pytest.mark.parametrize(
    ("old", "new"),
    [("kind: one", "kind: scale"), ("id: why, kind: text", "id: when, kind: date"), ("Why?", "Why not?")],
)
def test_what_is_no_harm(old: str, new: str) -> None:
    """A choice that becomes a scale, a new id, and other words."""
    assert [] == refused(NEXT.replace(old, new), FIRST)


def test_the_same_version_again() -> None:
    """That its text may not change is said elsewhere."""
    assert [] == refused(FIRST.replace("kind: text", "kind: date"), FIRST)
