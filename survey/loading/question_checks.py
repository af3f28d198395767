"""What has to hold within one question of a questionnaire file."""

from __future__ import annotations

from collections.abc import Iterator

from survey.loading.draft import QuestionEntry
from survey.loading.shape import QuestionShape
from survey.questionnaire import CHOICE_KINDS, CommentRule, Kind
from survey.reading.places import Path

MOST_OPTIONS = 40
LONGEST_CARD = 3000
"""UTF-16 units of a question with its hint, probe and options, and the statement above it: a chat message takes
4,096, and the card around the question needs the rest."""
LONGEST_LABEL = 300

Finding = tuple[Path, str]
"""Where something is wrong, and what."""


def question_findings(entry: QuestionEntry, statement: str) -> Iterator[Finding]:
    """Yield what is wrong within this question, which shows its section's `statement` above it; what depends on a
    key that cannot be read is passed over."""
    if entry.shape is None:
        return
    yield from _sizes(entry, entry.shape, statement)
    if entry.kind is None:
        return
    for key, message in (*_options(entry, entry.shape), *_bounds(entry, entry.shape), *_comments(entry.shape)):
        if key not in entry.wrong:
            yield (*entry.path, key), message
    for option in entry.options:
        if option.shape is not None and option.shape.exclusive and entry.kind is not Kind.SEVERAL:
            yield (*option.path, "exclusive"), "only means something where several can be ticked (kind: several)"


def units(text: str) -> int:
    """Return how long a chat counts this text, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _options(entry: QuestionEntry, shape: QuestionShape) -> Iterator[tuple[str, str]]:
    if shape.kind not in CHOICE_KINDS:
        if shape.options is not None:
            yield "options", f"a question of kind '{shape.kind}' has none: leave them out, or choose another kind"
        return
    least = 1 if shape.kind is Kind.SEVERAL else 2
    if shape.options is None:
        yield "options", f"is missing: a question of kind '{shape.kind}' needs at least {least}"
    elif len(shape.options) < least:
        yield (
            "options",
            f"a question of kind '{shape.kind}' needs at least {least}, this one has {len(shape.options)}",
        )
    elif len(entry.options) > MOST_OPTIONS:
        yield "options", f"no chat can show {len(entry.options)} options in a readable way: at most {MOST_OPTIONS}"


def _bounds(entry: QuestionEntry, shape: QuestionShape) -> Iterator[tuple[str, str]]:
    bounds = {"minimum": shape.minimum, "maximum": shape.maximum}
    given = {key: bound for key, bound in bounds.items() if bound is not None}
    if given and shape.kind not in {Kind.SEVERAL, Kind.NUMBER}:
        yield from ((key, f"means nothing for kind '{shape.kind}'") for key in given)
        return
    if len(given) == 2 and given["minimum"] > given["maximum"]:
        yield "minimum", f"is {given['minimum']}, and above the maximum of {given['maximum']}"
    if shape.kind is Kind.SEVERAL and entry.options:
        yield from _tick_bounds(entry, given)


def _tick_bounds(entry: QuestionEntry, given: dict[str, int]) -> Iterator[tuple[str, str]]:
    if given.get("minimum", 0) < 0:
        yield "minimum", "must be at least 0"
    if given.get("maximum", 1) < 1:
        yield "maximum", "must be at least 1"
    together = sum(not option.exclusive for option in entry.readable)
    if entry.is_whole and given.get("minimum", 0) > max(together, 1):
        yield "minimum", f"is {given['minimum']}, but only {together} options can be ticked together"
    if entry.is_whole and given.get("maximum", 1) > len(entry.options):
        yield "maximum", f"is {given['maximum']}, but there are only {len(entry.options)} options"


def _comments(shape: QuestionShape) -> Iterator[tuple[str, str]]:
    if shape.kind is not Kind.STATEMENT:
        if shape.probe and shape.comment not in {None, CommentRule.ASKED}:
            yield (
                "probe",
                f"asks for a comment, and this question says 'comment: {shape.comment}': leave one of them out",
            )
        return
    if shape.comment not in {None, CommentRule.NONE}:
        yield "comment", "a statement takes no comment"
    for key in ("number", "probe", "repeats", "required"):
        if getattr(shape, key):
            yield key, "a statement has none: it is only read"


def _sizes(entry: QuestionEntry, shape: QuestionShape, statement: str) -> Iterator[Finding]:
    texts = (statement, shape.text, shape.hint or "", shape.probe or "", *(option.label for option in entry.readable))
    whole = sum(units(text) for text in texts)
    if whole > LONGEST_CARD:
        counted = (
            f"{'section statement, ' if statement else ''}text, hint{', probe' if shape.probe else ''} and options"
        )
        reason = f"{counted} have {whole} characters together; a chat shows at most {LONGEST_CARD} at once"
        yield (*entry.path, "text"), reason
    for option in entry.options:
        if option.shape is not None and units(option.shape.label) > LONGEST_LABEL:
            yield (
                (*option.path, "label"),
                f"has {units(option.shape.label)} characters; a chat shows at most {LONGEST_LABEL}",
            )
