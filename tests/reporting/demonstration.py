"""The demonstration audit, imported and reported."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files

from bot.demo import demo_files
from bot.importing.audit_file import read_audit
from bot.importing.cases_file import read_cases
from bot.importing.mapping_file import read_mapping
from bot.importing.requests_file import read_requests
from bot.importing.returns_file import RequestToFill, read_returns
from reporting.report import Report, build_report
from reporting.requested import RequestRow
from reporting.sample import CaseRow
from survey.dispositions import Disposition
from survey.loading import load_questionnaire
from survey.questionnaire import Questionnaire
from survey.returns import IMPORTED, Return

TODAY = dt.date(2026, 5, 1)
MADE_AT = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)


@cache
def shipped() -> Questionnaire:
    """Return the shipped questionnaire."""
    name = "repeat-child-protection-plan.yaml"
    return load_questionnaire(files("survey").joinpath("questionnaires", name).read_text("utf-8"), name)


@cache
def demo_report() -> Report:
    """Return the report of the demonstration, read through the importer."""
    texts = demo_files(TODAY)
    audit = read_audit(texts["audit.yaml"], "audit.yaml")
    cases = read_cases(texts["cases.csv"].encode(), "cases.csv", audit)
    lines = read_requests(texts["requests.csv"].encode(), "requests.csv", audit, [case.reference for case in cases])
    to_fill = [
        RequestToFill(number, line.case, line.agency, line.label, {}, returned=False)
        for number, line in enumerate(lines, start=1)
    ]
    imported = read_returns(
        texts["returns.csv"].encode(),
        "returns.csv",
        mapping=read_mapping(texts["mapping.yaml"], "mapping.yaml", shipped()),
        questionnaire=shipped(),
        audit=audit,
        requests=to_fill,
    )
    by_number = {each.number: each for each in to_fill}
    returns = [
        Return(
            request=each.request,
            number=1,
            case=by_number[each.request].case,
            agency=by_number[each.request].agency,
            questionnaire=shipped().id,
            version=shipped().version,
            asked=each.asked,
            answers=each.answers,
            set_aside=each.set_aside,
            origin=IMPORTED,
            synthetic=each.synthetic,
            submitted_at="2026-05-01T09:00:00.000000",
        )
        for each in imported
    ]
    filled = {each.request for each in imported}
    requests = [
        RequestRow(
            number=each.number,
            questionnaire=shipped().id,
            case=each.case,
            agency=each.agency,
            disposition=Disposition.RETURNED if each.number in filled else Disposition.INVITED,
        )
        for each in to_fill
    ]
    return build_report(
        audit=audit,
        versions=[shipped()],
        requests=requests,
        returns=returns,
        cases=[CaseRow(case.reference, case.attributes) for case in cases],
        generated_at=MADE_AT,
    )
