"""The bytes of a returns file -> what was answered to each request; for returns made on paper or by e-mail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.importing.csv_table import Row, Table, read_table
from bot.importing.mapping_file import QuestionColumns, ReturnsMapping
from survey.answers import Answer, Refused, clean, confirmed, typed
from survey.audit import Audit
from survey.path import Facts, standing
from survey.questionnaire import Question, Questionnaire
from survey.reading.shapes import listed, nearest

T = TypeVar("T")
_UNKNOWN = "has a heading that the mapping does not name: map it, or list it under 'ignored'"
_REFUSED = {
    "refused.too_long": "has more than {longest} characters",
    "refused.stacked_marks": "stacks more marks on a letter than any language does",
    "refused.not_a_number": "is no whole number",
    "refused.too_small": "is less than {minimum}",
    "refused.too_large": "is more than {maximum}",
    "refused.not_a_date": "is no date, such as 14/02/2014 or 2014-02-14",
    "refused.too_few_ticks": "has fewer than {minimum} ticks",
    "refused.empty": "holds nothing that can be shown",
}


@dataclass(frozen=True, slots=True)
class RequestToFill:
    """A request that a row can belong to: `facts` is what conditions can ask of it, `label` tells two requests
    about the same case and agency apart, `returned` says that a return has been made already."""

    number: int
    case: str | None
    agency: str | None
    label: str
    facts: Facts
    returned: bool


@dataclass(frozen=True, slots=True)
class ImportedReturn:
    """What one row submits for a request; `asked`, `answers` and `set_aside` are those of a return. `line` is where
    the row begins, `synthetic` says that nobody wrote it."""

    line: int
    request: int
    asked: tuple[str, ...]
    answers: tuple[Answer, ...]
    set_aside: tuple[Answer, ...]
    synthetic: bool


def read_returns(
    data: bytes,
    file: str,
    *,
    mapping: ReturnsMapping,
    questionnaire: Questionnaire,
    audit: Audit,
    requests: Sequence[RequestToFill],
) -> tuple[ImportedReturn, ...]:
    """Return the returns of a CSV file, in the order of its rows; `requests` are all those of the audit for this
    questionnaire.

    An empty cell is a question that was not answered. Raises Faults with everything that is wrong: a column that
    the mapping does not name, a text that stands for no option, a row that matches no request, or one that has a
    return already, here or in the audit.
    """
    columns = _columns(mapping)
    headings = {name.casefold(): name for name in columns}
    table = read_table(data, file, headings, columns, prose=_prose(mapping), unknown=_UNKNOWN)
    rows = _Rows(table, mapping, audit, requests)
    found = [_return(rows, row, questionnaire) for row in table.rows if set(columns) <= set(row.cells)]
    table.finish()
    return tuple(each for each in found if each is not None)


def _columns(mapping: ReturnsMapping) -> tuple[str, ...]:
    named = (mapping.case, mapping.agency, mapping.label, *mapping.ignored)
    return (*filter(None, named), *(name for each in mapping.questions for name in each.columns))


def _prose(mapping: ReturnsMapping) -> frozenset[str]:
    """Return the columns whose cells may run over several lines."""
    return frozenset(
        name for each in mapping.questions for name in (each.comment, "" if each.labels else each.column) if name
    )


@dataclass(slots=True)
class _Rows:
    """The file, and the requests that its rows have taken so far."""

    table: Table
    mapping: ReturnsMapping
    audit: Audit
    requests: Sequence[RequestToFill]
    taken: dict[int, int] = field(default_factory=dict)

    def request(self, row: Row) -> RequestToFill | None:
        """Return the one request that the row belongs to; None, with a fault, where there is none or it is taken."""
        found = self._candidates(row)
        if found is None:
            return None
        column = self.mapping.case or self.mapping.agency
        if len(found) != 1:
            self.table.fault(row.line, column, _no_match(len(found), self.mapping))
        elif found[0].returned:
            self.table.fault(row.line, column, "belongs to a request that has a return already")
        elif (first := self.taken.setdefault(found[0].number, row.line)) != row.line:
            self.table.fault(row.line, column, f"belongs to the same request as line {first}")
        else:
            return found[0]
        return None

    def _candidates(self, row: Row) -> list[RequestToFill] | None:
        case = row.cells[self.mapping.case] if self.mapping.case else ""
        name = row.cells[self.mapping.agency]
        agency = self.audit.agency_called(name)
        if agency is None:
            known = [known for each in self.audit.agencies for known in (each.name, *each.aliases)]
            message = f"is no agency of the audit{nearest(name, known)}" if name else "is empty"
            self.table.fault(row.line, self.mapping.agency, message)
            return None
        label = row.cells[self.mapping.label] if self.mapping.label else None
        return [
            each
            for each in self.requests
            if (each.case or "").casefold() == case.casefold()
            and each.agency == agency.id
            and (label is None or each.label.casefold() == label.casefold())
        ]


def _no_match(found: int, mapping: ReturnsMapping) -> str:
    if not found and not mapping.case:
        return "no request of the audit is for this agency without a case: name the case's column under 'case'"
    if not found:
        return "no request of the audit is about this case for this agency"
    same = "this case and agency" if mapping.case else "this agency"
    if mapping.label:
        return f"{found} requests of the audit have {same} and label"
    return f"{found} requests of the audit have {same}: name a column under 'label' that tells them apart"


def _return(rows: _Rows, row: Row, questionnaire: Questionnaire) -> ImportedReturn | None:
    request = rows.request(row)
    answers = _answers(rows, row, questionnaire)
    if not any(row.cells[name] for each in rows.mapping.questions for name in each.columns if name != each.comment):
        rows.table.fault(row.line, "", "answers no question: leave the row out")
    if request is None:
        return None
    stands = standing(questionnaire, request.facts, answers)
    asked = tuple(question.id for question in stands.numbered)
    synthetic = rows.mapping.synthetic
    return ImportedReturn(
        row.line, request.number, asked, tuple(stands.answers.values()), stands.set_aside, synthetic
    )


def _answers(rows: _Rows, row: Row, questionnaire: Questionnaire) -> Mapping[str, Answer]:
    found: dict[str, Answer] = {}
    for columns in rows.mapping.questions:
        question = questionnaire.question(columns.question)
        answer = _answer(rows.table, row, question, columns) or Answer(question.id)
        comment = _comment(rows.table, row, columns)
        if answer.is_given or comment:
            found[question.id] = answer.with_comment(comment)
    return found


def _answer(table: Table, row: Row, question: Question, columns: QuestionColumns) -> Answer | None:
    if columns.options is not None:
        return _ticks(table, row, question, columns)
    cell = row.cells[columns.column]
    if not cell:
        return None
    if columns.labels is None:
        return _tried(table, row, columns.column, lambda: typed(question, cell))
    code = columns.code(cell)
    if code is None:
        table.fault(row.line, columns.column, f"must be one of the mapping's labels: {listed(columns.labels)}")
        return None
    return Answer(question.id, choices=(code,))


def _ticks(table: Table, row: Row, question: Question, columns: QuestionColumns) -> Answer | None:
    """Return the ticks of a row. No cell filled is no answer; some filled and some not is not clear, so refused."""
    cells = {code: (name, row.cells[name]) for code, name in (columns.options or {}).items()}
    if not any(cell for _, cell in cells.values()):
        return None
    for name, cell in cells.values():
        if not cell:
            table.fault(row.line, name, f"is empty, though other columns of question {question.number} are filled")
        elif columns.tick(cell) is None:
            table.fault(row.line, name, f"must be one of the mapping's labels: {listed(columns.ticks or ())}")
    chosen = tuple(code for code in question.codes if code in cells and columns.tick(cells[code][1]))
    first = next(iter(cells.values()))[0]
    if len(chosen) > 1 and any(question.option(code).exclusive for code in chosen):
        table.fault(row.line, first, "an option that excludes the others is ticked beside them")
    if question.maximum is not None and len(chosen) > question.maximum:
        table.fault(row.line, first, f"has more than {question.maximum} ticks")
    return _tried(table, row, first, lambda: confirmed(question, chosen))


def _comment(table: Table, row: Row, columns: QuestionColumns) -> str:
    cell = row.cells[columns.comment] if columns.comment else ""
    return (_tried(table, row, columns.comment, lambda: clean(cell)) or "") if cell else ""


def _tried(table: Table, row: Row, column: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Refused as refused:
        table.fault(row.line, column, _REFUSED[refused.phrase].format(**refused.details))
        return None
