"""Counting returns: the one set of figures from which every page, file and picture is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from reporting.figures import NO_VIEW, ByVersion, OptionFigure, Period, QuestionFigures, Remark, Spread
from reporting.requested import RequestRow, ReturnRate, return_rate
from survey.answers import Answer
from survey.families import opens_contact
from survey.languages import BASE
from survey.questionnaire import Kind, Question, Questionnaire
from survey.returns import IMPORTED, Return


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A numbered question that the report leaves out, and why."""

    question: Question
    note: str


@dataclass(frozen=True, slots=True)
class Collation:
    """The figures of some returns, question by question in the order of reporting.

    `versions` says how many returns were given under each version of the questionnaire, `carried` how many answers in
    them were given under an earlier version and carried over, `imported` how many returns came on paper or by e-mail,
    `synthetic` how many nobody wrote.
    """

    questionnaire: Questionnaire
    questions: tuple[QuestionFigures, ...]
    left_out: tuple[LeftOut, ...]
    rate: ReturnRate
    versions: ByVersion
    carried: ByVersion
    returns: int
    imported: int
    synthetic: int


def counted(returns: Iterable[Return], requests: Sequence[RequestRow]) -> tuple[Return, ...]:
    """Return the returns that count: the latest of each request that stands as returned, in the order of requests."""
    latest: dict[int, Return] = {}
    for each in returns:
        if each.request not in latest or each.number > latest[each.request].number:
            latest[each.request] = each
    return tuple(latest[request.number] for request in requests if request.counts and request.number in latest)


def collate(questionnaire: Questionnaire, returns: Sequence[Return], requests: Sequence[RequestRow]) -> Collation:
    """Return the figures of these returns, each the one that counts for its request, and of these requests.

    Give the cases of a view together: every case for the whole audit, or one case's returns and requests. Raises
    KeyError if a return holds an option that no version of the questionnaire has.
    """
    return Collation(
        questionnaire=questionnaire,
        questions=tuple(
            _figures(questionnaire, questionnaire.question(each), returns) for each in questionnaire.reporting_order
        ),
        left_out=_left_out(questionnaire),
        rate=return_rate(requests),
        versions=_by_version(each.version for each in returns),
        carried=_by_version(
            given.carried[answer.question]
            for given in returns
            for answer in given.answers
            if answer.is_given and answer.question in given.carried
        ),
        returns=len(returns),
        imported=sum(each.origin == IMPORTED for each in returns),
        synthetic=sum(each.synthetic for each in returns),
    )


def answer_to(question: str, given: Return) -> Answer | None:
    """Return what a return holds to a question that applied to it, or None."""
    if question not in given.asked:
        return None
    return next((answer for answer in given.answers if answer.question == question), None)


def _figures(questionnaire: Questionnaire, question: Question, returns: Sequence[Return]) -> QuestionFigures:
    asked = [given for given in returns if question.id in given.asked]
    held = [(given, answer) for given in asked if (answer := answer_to(question.id, given))]
    answered = [(given, answer) for given, answer in held if answer.is_given]
    options, none_versions, with_view = _options(question, answered)
    numbers = sorted(answer.number for _, answer in answered if answer.number is not None)
    dates = [answer.date for _, answer in answered if answer.date is not None]
    return QuestionFigures(
        question=question,
        theme=questionnaire.theme(question.theme),
        asked=len(asked),
        answered=len(answered),
        not_asked=len(returns) - len(asked),
        options=options,
        none_of_these=sum(count for _, count in none_versions),
        with_view=with_view,
        spread=Spread(numbers[0], Decimal(str(median(numbers))), numbers[-1]) if numbers else None,
        period=Period(min(dates), max(dates)) if dates else None,
        texts=tuple(
            _remark(given, answer.question, answer.text) for given, answer in answered if answer.text is not None
        ),
        comments=tuple(
            _remark(given, question.id, answer.comment, _chosen(question, answer))
            for given, answer in held
            if answer.comment and not opens_contact(questionnaire, answer)
        ),
        on_contact=sum(bool(answer.comment) and opens_contact(questionnaire, answer) for _, answer in held),
        versions=_by_version(given.given_under(question.id) for given, _ in answered),
        none_versions=none_versions,
    )


def _by_version(versions: Iterable[int]) -> ByVersion:
    return tuple(sorted(Counter(versions).items()))


def _options(
    question: Question, answered: Sequence[tuple[Return, Answer]]
) -> tuple[tuple[OptionFigure, ...], ByVersion, int | None]:
    """Return the figures of the options, the answers that tick none of them, and the second base."""
    under = [(given.given_under(question.id), a.choices) for given, a in answered if a.choices is not None]
    chosen = [codes for _, codes in under]
    for code in {code for codes in chosen for code in codes}:
        question.option(code)
    without_view = {option.code for option in question.options if option.meaning in NO_VIEW}
    with_view = sum(not without_view & set(codes) for codes in chosen) if without_view else None
    figures = tuple(
        OptionFigure(
            option=option,
            count=sum(option.code in codes for codes in chosen),
            answered=len(answered),
            with_view=None if option.code in without_view else with_view,
            versions=_by_version(version for version, codes in under if option.code in codes),
        )
        for option in question.options
    )
    return figures, _by_version(version for version, codes in under if codes == ()), with_view


def _left_out(questionnaire: Questionnaire) -> tuple[LeftOut, ...]:
    reported = set(questionnaire.reporting_order)
    return tuple(
        LeftOut(question, _why(questionnaire, question))
        for question in questionnaire.questions
        if question.kind is not Kind.STATEMENT and question.id not in reported
    )


def _why(questionnaire: Questionnaire, question: Question) -> str:
    if question.repeats is None:
        return "The questionnaire does not report it."
    repeated = questionnaire.question(question.repeats)
    return f"It asks the same as question {repeated.number}, whose figures stand above."


def _chosen(question: Question, answer: Answer) -> str:
    return "; ".join(question.option(code).short for code in answer.choices or ())


def _remark(given: Return, question: str, text: str, beside: str = "") -> Remark:
    imported = given.origin == IMPORTED
    language = given.languages.get(question, BASE)
    foreign = "" if language == BASE else language
    return Remark(given.request, given.case, given.agency, text, imported, given.synthetic, beside, foreign)
