"""What has to hold between the parts of a questionnaire file."""

from __future__ import annotations

from collections.abc import Iterator

from survey.audit import Audit
from survey.loading.draft import Draft, QuestionEntry
from survey.loading.question_checks import Finding, question_findings
from survey.questionnaire import CHOICE_KINDS, Kind
from survey.reading.file import Reading
from survey.reading.shapes import listed, nearest


def check(reading: Reading, draft: Draft) -> None:
    """Keep a fault in `reading` for everything in the draft that does not fit together."""
    for found in (_reserved, _themes, _repeats, _reporting):
        for path, message in found(draft):
            reading.fault(path, message)
    _names(reading, draft)
    for question in draft.questions:
        for path, message in question_findings(question, draft.statement_before(question)):
            reading.fault(path, message)


def _names(reading: Reading, draft: Draft) -> None:
    reading.unique((((*entry.path, "id"), entry.shape.id) for entry in draft.themes if entry.shape), "the theme")
    reading.unique((((*entry.path, "id"), entry.shape.id) for entry in draft.sections if entry.shape), "the section")
    reading.unique((((*entry.path, "id"), entry.id) for entry in draft.questions if entry.id), "the question")
    numbers = zip(draft.questions, draft.numbers(), strict=True)
    reading.unique((((*question.path, "number"), number) for question, number in numbers if number), "the number")
    for question in draft.questions:
        options = [(option.path, option.shape) for option in question.options if option.shape]
        reading.unique((((*path, "code"), option.code) for path, option in options), "the code")
        reading.unique((((*path, "label"), option.label) for path, option in options), "the label")


def _reserved(draft: Draft) -> Iterator[Finding]:
    for question in draft.questions:
        if question.id == Audit.COMMENTS:
            yield (*question.path, "id"), f"'{Audit.COMMENTS}' stands for all comments in an audit: choose another id"


def _themes(draft: Draft) -> Iterator[Finding]:
    known = [theme.shape.id for theme in draft.themes if theme.shape is not None]
    for question in draft.questions:
        if question.shape is None:
            continue
        theme = question.shape.theme
        if theme is None and question.kind not in {None, Kind.STATEMENT} and "theme" not in question.wrong:
            yield (*question.path, "theme"), "is missing: name the theme under which the question is reported"
        elif theme is not None and theme not in known:
            yield (*question.path, "theme"), f"there is no theme '{theme}'{nearest(theme, known)}"


def _repeats(draft: Draft) -> Iterator[Finding]:
    for position, question in enumerate(draft.questions):
        if question.shape is None or question.shape.repeats is None:
            continue
        name, path = question.shape.repeats, (*question.path, "repeats")
        first = next((entry for entry in draft.questions[:position] if entry.id == name), None)
        if first is not None:
            yield from ((path, reason) for reason in _unlike(first, question))
        elif any(entry.id == name for entry in draft.questions[position:]):
            yield path, f"'{name}' is not asked before this: a question can only repeat an earlier one"
        else:
            yield (
                path,
                f"there is no question '{name}'{nearest(name, [entry.id for entry in draft.questions[:position]])}",
            )


def _unlike(first: QuestionEntry, question: QuestionEntry) -> Iterator[str]:
    """Yield why the second cannot take over the answer of the first."""
    if first.kind is None or question.kind is None:
        return
    if question.kind not in CHOICE_KINDS or first.kind is not question.kind:
        kinds = f"this one is '{question.kind}', '{first.id}' is '{first.kind}'"
        yield f"both questions must have options and be of the same kind: {kinds}"
    if first.shape is not None and first.shape.repeats is not None:
        yield f"'{first.id}' repeats another question itself: name '{first.shape.repeats}' instead"
    missing = [code for code in question.codes if code not in first.codes]
    if missing and first.is_whole:
        yield f"'{first.id}' has no option {listed(missing)}: a repeated question offers the same codes, or fewer"


def _reporting(draft: Draft) -> Iterator[Finding]:
    if draft.reporting_order is None:
        return
    known = {question.id: question for question in draft.questions if question.id}
    seen: set[str] = set()
    for position, name in enumerate(draft.reporting_order):
        if reason := _unreportable(name, known, seen):
            yield ("reporting_order", position), reason
        seen.add(str(name))
    forgotten = [name for name, question in known.items() if question.is_reported and name not in seen]
    if forgotten:
        yield ("reporting_order",), f"leaves out {listed(forgotten, 'and')}: every question that is asked is reported"


def _unreportable(name: object, known: dict[str, QuestionEntry], seen: set[str]) -> str:
    if not isinstance(name, str) or name not in known:
        return f"there is no question '{name}'{nearest(str(name), known)}"
    if name in seen:
        return f"'{name}' stands twice"
    if known[name].is_reported is False:
        return f"'{name}' is not reported: it is a statement, or repeats another question"
    return ""
