"""From the database to the value of a report."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection

from reporting.parents import Parents, build_parents
from reporting.report import Concerns, Report, build_report
from reporting.requested import RequestRow
from reporting.sample import CaseRow
from reporting.workshop import Workshop, build_workshop
from storage import audits, concerns, consents, families, parents, questionnaires, requests, responses, returns
from storage.audits import StoredAudit
from storage.concerns import State
from storage.vault import Vault
from survey.answers import Answer
from survey.audit import Audit, Role
from survey.consent import Use
from survey.parents.state import Quotes
from survey.parents.telephone import TELEPHONE
from survey.questionnaire import Questionnaire
from survey.returns import Return


def assemble(connection: Connection, vault: Vault, audit_id: str, now: dt.datetime) -> Report:
    """Return the report on an audit's auditors as of now.

    Raises storage.audits.NoSuchAudit, survey.audit.RoleNotAsked, or reporting.versions.VersionsDiffer.
    """
    stored = audits.load(connection, vault, audit_id)
    audit = stored.audit
    questionnaire = audit.questionnaire(Role.AUDITOR)
    given, asked = returns.of_audit(connection, vault, audit_id), _requests(connection, stored)
    return build_report(
        audit=audit,
        versions=_versions(connection, questionnaire, given),
        requests=asked,
        returns=given,
        cases=[CaseRow(case.reference, case.attributes) for case in audits.cases_of(connection, audit_id)],
        generated_at=now,
        concerns=_concerns(connection, audit_id),
        workshop=_workshop(connection, audit, asked, given),
        parents=_parents(connection, vault, audit, asked, given),
    )


def workshop_of(connection: Connection, vault: Vault, stored: StoredAudit) -> Workshop | None:
    """Return what practitioners have said until now; None where the audit asks none.

    Raises reporting.versions.VersionsDiffer.
    """
    given = returns.of_audit(connection, vault, stored.audit.id)
    return _workshop(connection, stored.audit, _requests(connection, stored), given)


def _workshop(
    connection: Connection, audit: Audit, asked: Sequence[RequestRow], given: Sequence[Return]
) -> Workshop | None:
    questionnaire = audit.questionnaires.get(Role.PRACTITIONER)
    if questionnaire is None:
        return None
    return build_workshop(_versions(connection, questionnaire, given), asked, given)


def _parents(
    connection: Connection, vault: Vault, audit: Audit, asked: Sequence[RequestRow], given: Sequence[Return]
) -> Parents | None:
    questionnaire = audit.questionnaires.get(Role.PARENT)
    if questionnaire is None:
        return None
    keeping = consents.agreed_in(connection, audit.id, Use.KEEP)
    return build_parents(
        versions=_versions(connection, questionnaire, given),
        requests=asked,
        returns=given,
        keeping=keeping.keys(),
        telephoned={request for request, channel in keeping.items() if channel == TELEPHONE},
        contacts=families.figures_of(connection, audit.id),
        quotes=_quotes(connection, vault, audit.id),
    )


def _quotes(connection: Connection, vault: Vault, audit_id: str) -> dict[int, Quotes]:
    """Return the sentences that may be quoted, by request: those that still stand in the answers. Whoever takes an
    answer out after the end may never press the last button again."""
    picked: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for quote in parents.quotes_of(connection, vault, audit_id):
        picked[quote.request].append((quote.question, quote.text))
    found = {}
    for request, quotes in picked.items():
        response = responses.load(connection, vault, request)
        said = response.answers if response else {}
        found[request] = tuple(each for each in quotes if _says(said.get(each[0]), each[1]))
    return found


def _says(answer: Answer | None, sentence: str) -> bool:
    return answer is not None and any(sentence in text for text in (answer.text, answer.comment) if text)


def _concerns(connection: Connection, audit_id: str) -> Concerns:
    counts = concerns.counts(connection, audit_id)
    return Concerns(raised=sum(counts.values()), closed=counts.get(State.CLOSED, 0))


def _versions(connection: Connection, questionnaire: str, given: Sequence[Return]) -> list[Questionnaire]:
    """Return the versions under which something was answered, and the newest."""
    mine = [each for each in given if each.questionnaire == questionnaire]
    used = {version for each in mine for version in (each.version, *each.carried.values())}
    newest = questionnaires.newest(connection, questionnaire)
    wanted = sorted(used | ({newest} if newest is not None else set()))
    return [questionnaires.load(connection, questionnaire, version) for version in wanted]


def _requests(connection: Connection, stored: StoredAudit) -> list[RequestRow]:
    return [
        RequestRow(
            number=request.number,
            questionnaire=request.questionnaire,
            case=request.case.reference if request.case else None,
            agency=request.agency,
            disposition=request.disposition,
            label=request.label,
        )
        for request in requests.of_audit(connection, stored.audit.id, stored.key)
    ]
