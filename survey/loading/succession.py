"""What has to hold between a version of a questionnaire and those that are published already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from survey.questionnaire import Question, Questionnaire
from survey.reading.faults import Faults
from survey.reading.places import Path
from survey.reading.yaml_source import read_yaml
from survey.versions import first_uncountable


def check_succession(text: str, file: str, questionnaire: Questionnaire, published: Sequence[Questionnaire]) -> None:
    """Check that the answers to this version can be counted together with those to the published ones.

    `text` is the file that `questionnaire` was loaded from. Raises Faults for every question that takes another kind
    of answer than before. A version with the same number is no earlier one: its text stays as it is anyway.
    """
    others = [version for version in published if version.version != questionnaire.version]
    source = read_yaml(text, file)
    faults = []
    for path, question in _placed(questionnaire):
        other = first_uncountable(question, others)
        if other is not None:
            kind = other.question(question.id).kind
            faults.append(
                source.fault(
                    (*path, "kind"),
                    f"version {other.version} asks for the kind '{kind}', and answers of two kinds cannot be counted "
                    f"together: keep '{kind}', or give the question a new id",
                )
            )
    if faults:
        raise Faults(faults)


def _placed(questionnaire: Questionnaire) -> Iterator[tuple[Path, Question]]:
    for number, section in enumerate(questionnaire.sections):
        for place, question in enumerate(section.questions):
            yield ("sections", number, "questions", place), question
