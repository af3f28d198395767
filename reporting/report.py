"""The report of an audit as one value, from which every page, file and picture comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from reporting.answers_by_case import Row, rows
from reporting.collation import Collation, collate, counted
from reporting.parents import Parents
from reporting.requested import RequestRow, ReturnRate, rates_by_agency
from reporting.sample import CaseRow, SampleFigure, sample
from reporting.versions import Wording, merged, wordings
from reporting.words import made_up
from reporting.workshop import Workshop
from survey.audit import Audit
from survey.names import with_label
from survey.questionnaire import Questionnaire
from survey.returns import Return


@dataclass(frozen=True, slots=True)
class Concerns:
    """How many concerns about children were raised, and how many of them are closed."""

    raised: int = 0
    closed: int = 0


NO_CONCERNS = Concerns()


@dataclass(frozen=True, slots=True)
class CasePart:
    """One case: its requests, the returns that count, and their figures; `rows` is each agency's answer."""

    case: CaseRow
    requests: tuple[RequestRow, ...]
    returns: tuple[Return, ...]
    collation: Collation
    rows: tuple[Row, ...]

    @property
    def without_return(self) -> tuple[RequestRow, ...]:
        """The requests that have no return that counts."""
        return tuple(request for request in self.requests if not request.counts)


@dataclass(frozen=True, slots=True)
class Report:
    """What the pages and files of an audit are made from. `whole` is every return together; `agencies` holds the
    return rate of each agency id, in the audit's order; `labels` those of the requests that have one, by number;
    `wordings` the earlier wordings of questions that changed. There is a `workshop` where practitioners are asked,
    and there are `parents` where these are.

    Where agencies answer about themselves there are no `cases`: `returns` and `rows` are each agency's answers then.
    """

    audit: Audit
    generated_at: dt.datetime
    whole: Collation
    agencies: tuple[tuple[str | None, ReturnRate], ...]
    labels: Mapping[int, str]
    sample: tuple[SampleFigure, ...]
    cases: tuple[CasePart, ...]
    wordings: Mapping[str, tuple[Wording, ...]]
    concerns: Concerns = NO_CONCERNS
    workshop: Workshop | None = None
    parents: Parents | None = None
    returns: tuple[Return, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def generated_locally(self) -> dt.datetime:
        """When the report was made, in the audit's time zone."""
        return self.generated_at.astimezone(ZoneInfo(self.audit.timezone))

    @property
    def label(self) -> str:
        """What must stand on every page and picture of it; empty where all data is real."""
        return made_up(self.whole.synthetic, self.whole.returns, "returns") or self._invented

    @property
    def parents_label(self) -> str:
        """The same for what parents said."""
        found = self.parents
        return (made_up(found.synthetic, found.finished, "conversations") if found else "") or self._invented

    @property
    def workshop_label(self) -> str:
        """The same for what practitioners said."""
        said = self.workshop.collation if self.workshop else None
        return (made_up(said.synthetic, said.returns, "answers") if said else "") or self._invented

    @property
    def _invented(self) -> str:
        invented = "cases and people" if self.cases else "people"
        return f"Demonstration: the {invented} of this audit are invented" if self.audit.synthetic else ""

    def agency_name(self, agency: str | None) -> str:
        """Return what an agency is called; its id where the audit does not list it."""
        return "No agency" if agency is None else self.audit.agency_name(agency)

    def asked_of(self, request: int, agency: str | None) -> str:
        """Return of whom a request was made: the agency, with the label that tells two requests to it apart."""
        return with_label(self.agency_name(agency), self.labels.get(request, ""))


def build_report(
    *,
    audit: Audit,
    versions: Sequence[Questionnaire],
    requests: Iterable[RequestRow],
    returns: Iterable[Return],
    cases: Sequence[CaseRow],
    generated_at: dt.datetime,
    concerns: Concerns = NO_CONCERNS,
    workshop: Workshop | None = None,
    parents: Parents | None = None,
) -> Report:
    """Return the report on one questionnaire of an audit, with what was said in its `workshop` and by `parents`.

    `versions` are the versions of that questionnaire under which answers were given, at least the latest.
    `requests` and `returns` may be all of the audit: those of other questionnaires are passed over, and of several
    returns to a request the latest counts. `generated_at` is an aware time. Raises VersionsDiffer where two
    versions cannot be counted together.
    """
    questionnaire = merged(versions)
    mine = _in_order(audit, [each for each in requests if each.questionnaire == questionnaire.id])
    counts = counted([each for each in returns if each.questionnaire == questionnaire.id], mine)
    whole = collate(questionnaire, counts, mine)
    parts = tuple(_part(questionnaire, case, counts, mine) for case in _all_cases(cases, mine))
    return Report(
        audit=audit,
        generated_at=generated_at,
        whole=whole,
        agencies=rates_by_agency(mine),
        labels={request.number: request.label for request in mine if request.label},
        sample=sample(cases, audit.attributes),
        cases=parts,
        wordings=wordings(versions, whole.questions),
        concerns=concerns,
        workshop=workshop,
        parents=parents,
        returns=() if parts else counts,
        rows=() if parts else rows(whole, counts),
    )


def _in_order(audit: Audit, requests: Sequence[RequestRow]) -> list[RequestRow]:
    places = {agency.id: place for place, agency in enumerate(audit.agencies)}
    return sorted(requests, key=lambda each: (places.get(each.agency or "", len(places)), each.number))


def _all_cases(cases: Sequence[CaseRow], requests: Sequence[RequestRow]) -> list[CaseRow]:
    known = {case.reference for case in cases}
    others = sorted({request.case for request in requests if request.case is not None} - known)
    return [*cases, *(CaseRow(reference, {}) for reference in others)]


def _part(
    questionnaire: Questionnaire, case: CaseRow, returns: Sequence[Return], requests: Sequence[RequestRow]
) -> CasePart:
    mine = tuple(request for request in requests if request.case == case.reference)
    given = tuple(each for each in returns if each.case == case.reference)
    collation = collate(questionnaire, given, mine)
    return CasePart(case, mine, given, collation, rows(collation, given))
