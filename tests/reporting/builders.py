"""Small questionnaires, returns and requests to count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from reporting.report import NO_CONCERNS, Concerns, Report, build_report
from reporting.requested import RequestRow
from reporting.sample import CaseRow
from survey.answers import Answer
from survey.audit import Agency, Attribute, Audit, Role
from survey.dispositions import Disposition
from survey.questionnaire import Kind, Meaning, Option, Question, Questionnaire, Section, Theme
from survey.returns import IN_CHAT, Return

MADE_AT = dt.datetime(2026, 5, 1, 22, 30, tzinfo=dt.UTC)
AGE = Attribute("age", "Age at the sample date")
YES = Option("yes", "Yes, it is", "Yes", Meaning.POSITIVE)
NO = Option("no", "No, it is not", "No", Meaning.NEGATIVE)
NOT_APPLICABLE = Option("na", "Not applicable", "Not applicable", Meaning.NOT_APPLICABLE)
DONT_KNOW = Option("dk", "Don't know", "Don't know", Meaning.DONT_KNOW)


def question(
    name: str, kind: Kind = Kind.ONE, options: Sequence[Option] = (), *, text: str = "", minimum: int | None = None
) -> Question:
    """Return a question; a choice has 'yes' and 'no' unless told otherwise."""
    choice = kind in {Kind.ONE, Kind.SEVERAL, Kind.SCALE}
    return Question(
        id=name,
        kind=kind,
        text=text or f"What about {name}?",
        short=f"About {name}",
        theme="records",
        number=name.removeprefix("q"),
        options=tuple(options) or ((YES, NO) if choice else ()),
        minimum=minimum,
    )


def questionnaire(*questions: Question, version: int = 1, order: Sequence[str] | None = None) -> Questionnaire:
    """Return a questionnaire with these questions in one section; they are reported in the same order."""
    return Questionnaire(
        id="file-check",
        version=version,
        title="File check",
        audience="auditor",
        themes=(Theme("records", "Records"),),
        sections=(Section("all", "All", questions),),
        reporting_order=tuple(each.id for each in questions) if order is None else tuple(order),
    )


def given(
    request: int,
    *answers: Answer,
    asked: Sequence[str] = ("q1",),
    number: int = 1,
    case: str | None = "C01",
    agency: str | None = "health",
    version: int = 1,
    origin: str = IN_CHAT,
    synthetic: bool = False,
    carried: Mapping[str, int] | None = None,
) -> Return:
    """Return what was submitted for a request."""
    return Return(
        request=request,
        number=number,
        case=case,
        agency=agency,
        questionnaire="file-check",
        version=version,
        asked=tuple(asked),
        answers=answers,
        set_aside=(),
        origin=origin,
        synthetic=synthetic,
        submitted_at="2026-04-20T10:00:00.000000",
        carried=carried or {},
    )


def requested(
    number: int,
    disposition: Disposition = Disposition.RETURNED,
    case: str | None = "C01",
    agency: str | None = "health",
    questionnaire: str = "file-check",
) -> RequestRow:
    """Return a request as it stands."""
    return RequestRow(number, questionnaire, case, agency, disposition)


def audit(*, synthetic: bool = False) -> Audit:
    """Return an audit with two agencies."""
    return Audit(
        id="spring",
        title="Spring audit",
        theme="Files",
        board="Demonshire Safeguarding Children Board",
        timezone="Europe/London",
        opens=dt.date(2026, 4, 1),
        due=dt.date(2026, 4, 20),
        closes=dt.date(2026, 4, 30),
        questionnaires={Role.AUDITOR: "file-check"},
        agencies=(Agency("police", "Police"), Agency("health", "Health")),
        attributes=(AGE,),
        channels={Role.AUDITOR: ("web",)},
        escalation=("Tell your manager.",),
        key_source="sent by secure e-mail",
        coordinator="the coordinator",
        synthetic=synthetic,
    )


def report(
    asked: Questionnaire,
    returns: Sequence[Return] = (),
    requests: Sequence[RequestRow] = (),
    cases: Sequence[CaseRow] = (CaseRow("C01", {"age": 3}),),
    *,
    synthetic: bool = False,
    earlier: Sequence[Questionnaire] = (),
    concerns: Concerns = NO_CONCERNS,
) -> Report:
    """Return the report of these returns."""
    return build_report(
        audit=audit(synthetic=synthetic),
        versions=[asked, *earlier],
        requests=requests,
        returns=returns,
        cases=cases,
        generated_at=MADE_AT,
        concerns=concerns,
    )
