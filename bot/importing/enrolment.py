"""Writing an audit, its cases and its requests, once they have been read and checked whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.importing.cases_file import CaseLine
from bot.importing.consents import ConsentText, check_consents, publish_consents
from bot.importing.requests_file import RequestLine
from storage import audits, ledger, participants, questionnaires, requests
from storage.vault import DataKey, Vault
from survey.audit import RUNS, Audit, Role
from survey.names import folded
from survey.questionnaire import Questionnaire
from survey.reading.faults import Fault, Faults
from survey.state import Case

_RUN_BY = {
    Role.COORDINATOR: "coordinates this audit",
    Role.LEAD: "is the lead of this audit",
    Role.NOMINEE: "was asked to coordinate this audit",
}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What an import changed: requests that are new, and those that the audit had already."""

    cases: int
    participants: int
    new: int
    known: int


def enrol(
    connection: Connection,
    vault: Vault,
    audit: Audit,
    cases: Iterable[CaseLine],
    lines: Iterable[RequestLine],
    *,
    words: Iterable[ConsentText] = (),
    file: str,
    audit_file: str,
    now: dt.datetime,
) -> Enrolled:
    """Store an audit, or bring it up to date: nothing that is there already is taken away.

    `words` are those in which parents are asked for their consent. Raises Faults where somebody is asked who runs
    the audit, a role has no published questionnaire, `web_only` names no question, requests about cases come without
    a `key_source`, or parents would be asked without a consent; `file` and `audit_file` are what they call the
    requests and the audit file.
    """
    asked = tuple(lines)
    _check_who_runs_it(connection, vault, audit, asked, file)
    published = {name: questionnaires.load_newest(connection, name) for name in set(audit.questionnaires.values())}
    _check_questionnaires(published, audit, asked, file)
    _check_web_only(published, audit, audit_file)
    _check_key_source(audit, asked, audit_file)
    key = audits.save(connection, vault, audit, now)
    publish_consents(connection, audit.id, words, now)
    check_consents(connection, audit.id, asked, file)
    references = [Case(case.reference, case.attributes) for case in cases]
    for case in references:
        audits.save_case(connection, audit.id, case)
    people = {line.participant: _participant(connection, vault, key, audit, line) for line in asked}
    added = [_request(connection, vault, key, audit, line, people[line.participant], now) for line in asked]
    ledger.append(
        connection, audit.id, actor="command", action="audit.imported", subject=f"requests:{len(added)}", now=now
    )
    return Enrolled(len(references), len(people), sum(added), len(added) - sum(added))


def _check_who_runs_it(
    connection: Connection, vault: Vault, audit: Audit, lines: tuple[RequestLine, ...], file: str
) -> None:
    """Refuse to ask who runs the audit, or was asked to: they would be an auditor from then on, and hear nothing."""
    known = {folded(each.name): each.role for each in participants.contacts(connection, vault, audit.id)}
    runs = {name: role for name, role in known.items() if role in {*RUNS, Role.NOMINEE}}
    faults = [
        Fault(file, line.line, "", "participant", f"{_RUN_BY[runs[name]]}: give whoever is asked a name of their own")
        for line in lines
        if (name := folded(line.participant)) in runs
    ]
    if faults:
        raise Faults(faults)


def _check_questionnaires(
    published: Mapping[str, Questionnaire | None], audit: Audit, lines: tuple[RequestLine, ...], file: str
) -> None:
    faults = []
    for line in lines:
        name = audit.questionnaires.get(line.role)
        asked = published[name] if name is not None else None
        if name is None:
            why = f"the audit has no questionnaire for the role '{line.role}'"
        elif asked is None:
            why = f"the questionnaire '{name}' is unknown here: `caseround questionnaire publish` it first"
        elif asked.audience != line.role:
            why = f"the questionnaire '{name}' is for the role '{asked.audience}', not '{line.role}'"
        else:
            continue
        faults.append(Fault(file, line.line, "", "role", why))
    if faults:
        raise Faults(faults)


def _check_web_only(published: Mapping[str, Questionnaire | None], audit: Audit, file: str) -> None:
    """Refuse a `web_only` that names no question: what should stay out of Telegram would be asked there."""
    asked = [questionnaire for questionnaire in published.values() if questionnaire is not None]
    known = {Audit.COMMENTS, *(question.id for each in asked for question in each.questions)}
    unknown = sorted(audit.web_only - known)
    if unknown:
        raise Faults([Fault(file, 1, "", "web_only", f"'{name}' is no question of this audit") for name in unknown])


def _check_key_source(audit: Audit, lines: tuple[RequestLine, ...], file: str) -> None:
    """Refuse requests about cases that nobody could tell apart: only an audit without cases needs no key."""
    if not audit.key_source and any(line.case is not None for line in lines):
        why = "is missing: say how the key from references to children reaches the auditors"
        raise Faults([Fault(file, 1, "", "key_source", why)])


def _participant(connection: Connection, vault: Vault, key: DataKey, audit: Audit, line: RequestLine) -> str:
    return participants.add(
        connection,
        vault,
        key,
        audit=audit.id,
        name=line.participant,
        role=line.role,
        language=line.language,
        email=line.email or "",
    )


def _request(  # noqa: PLR0917 - the audit's things, then the line's, then when
    connection: Connection,
    vault: Vault,
    key: DataKey,
    audit: Audit,
    line: RequestLine,
    participant: str,
    now: dt.datetime,
) -> bool:
    told_apart_by = "|".join((audit.id, line.case or "", line.agency or "", participant, folded(line.label)))
    number = requests.add(
        connection,
        key,
        audit=audit.id,
        line_key=vault.mac("request", told_apart_by).hex(),
        participant=participant,
        case=line.case,
        agency=line.agency,
        label=line.label,
        questionnaire=audit.questionnaires[line.role],
        now=now,
    )
    return number is not None
