"""Several versions of a questionnaire as one, so that what was answered under an earlier version is counted too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reporting.figures import QuestionFigures
from survey.questionnaire import CommentRule, Option, Question, Questionnaire, Section, Theme
from survey.versions import WORDING, counted_together, differences, find


class VersionsDiffer(Exception):
    """A question changed its kind between two versions, so that its answers cannot be counted together."""

    def __init__(self, question: str, earlier: int, latest: int) -> None:
        super().__init__(
            f"Question {question} takes another kind of answer in version {latest} than in version {earlier}, so its "
            "answers cannot be counted together. Give the question a new id in the new version."
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it read in an earlier version, where that is not how it reads in the latest; `answered` counts
    the answers that were given to it."""

    version: int
    question: Question
    answered: int


def wordings(versions: Sequence[Questionnaire], figures: Iterable[QuestionFigures]) -> dict[str, tuple[Wording, ...]]:
    """Return for each question the other wordings under which it was answered; none for most."""
    latest = max(versions, key=lambda version: version.version)
    known = {version.version: version for version in versions}
    found = {
        each.question.id: tuple(
            Wording(version, before, count)
            for version, count in each.versions
            if (before := find(known[version], each.question.id)) and _reads_otherwise(before, latest)
        )
        for each in figures
    }
    return {name: earlier for name, earlier in found.items() if earlier}


def _reads_otherwise(before: Question, latest: Questionnaire) -> bool:
    after = find(latest, before.id)
    return after is not None and not WORDING.isdisjoint(differences(before, after))


def merged(versions: Sequence[Questionnaire]) -> Questionnaire:
    """Return the latest version, with the options and the reported questions that only earlier ones have.

    What was withdrawn stands after what is current and says in its label which version it comes from. Raises
    VersionsDiffer, and ValueError if there is no version at all or if they are of different questionnaires.
    """
    if len({version.id for version in versions}) != 1:
        raise ValueError("a report is about the versions of one questionnaire")
    latest, *earlier = sorted(versions, key=lambda version: -version.version)
    for version in earlier:
        latest = _with_withdrawn(latest, version)
    return latest


def _with_withdrawn(latest: Questionnaire, earlier: Questionnaire) -> Questionnaire:
    known = {question.id for question in latest.questions}
    gone = tuple(_from_version(earlier, each) for each in earlier.reporting_order if each not in known)
    sections = tuple(
        replace(section, questions=tuple(_with_options(latest, earlier, question) for question in section.questions))
        for section in latest.sections
    )
    if gone:
        sections += (Section(f"withdrawn-{earlier.version}", "", gone),)
    return replace(
        latest,
        themes=latest.themes + _themes_of(gone, latest, earlier),
        sections=sections,
        reporting_order=latest.reporting_order + tuple(question.id for question in gone),
    )


def _with_options(latest: Questionnaire, earlier: Questionnaire, question: Question) -> Question:
    if question.id not in {each.id for each in earlier.questions}:
        return question
    before = earlier.question(question.id)
    if not counted_together(before, question):
        raise VersionsDiffer(question.id, earlier.version, latest.version)
    gone = tuple(_withdrawn(earlier, each) for each in before.options if each.code not in question.codes)
    return replace(question, options=question.options + gone)


def _from_version(earlier: Questionnaire, question_id: str) -> Question:
    question = earlier.question(question_id)
    return replace(question, text=f"{question.text} ({_only(earlier)})", comment=CommentRule.NONE, repeats=None)


def _withdrawn(earlier: Questionnaire, option: Option) -> Option:
    note = _only(earlier)
    return replace(option, label=f"{option.label} ({note})", short=f"{option.short} ({note})")


def _only(earlier: Questionnaire) -> str:
    return f"asked in version {earlier.version}"


def _themes_of(gone: Sequence[Question], latest: Questionnaire, earlier: Questionnaire) -> tuple[Theme, ...]:
    known = {theme.id for theme in latest.themes}
    needed = dict.fromkeys(question.theme for question in gone if question.theme not in known)
    return tuple(earlier.theme(theme) for theme in needed)
