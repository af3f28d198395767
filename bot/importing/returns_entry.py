"""Writing returns that came on paper or by e-mail, once they have been read and checked whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from bot.importing.returns_file import ImportedReturn, RequestToFill
from storage import audits, families, ledger, questionnaires, requests, responses, returns
from storage.requests import Request
from storage.vault import DataKey, Vault
from survey.audit import Audit, Role
from survey.carrying import moved
from survey.dispositions import COUNTED, Disposition
from survey.families import offers
from survey.questionnaire import Questionnaire
from survey.returns import IMPORTED
from survey.state import Stage, Submitted
from survey.wording import shown


def requests_to_fill(known: Sequence[Request], questionnaire: str, role: Role) -> tuple[RequestToFill, ...]:
    """Return the requests for a questionnaire as an import looks for them."""
    return tuple(
        RequestToFill(
            number=request.number,
            case=request.case.reference if request.case else None,
            agency=request.agency,
            label=request.label,
            facts={
                **(request.case.attributes if request.case else {}),
                "case": request.case.reference if request.case else None,
                "agency": request.agency,
                "role": role.value,
            },
            returned=request.disposition in COUNTED,
        )
        for request in known
        if request.questionnaire == questionnaire
    )


def enter(
    connection: Connection,
    vault: Vault,
    audit: Audit,
    questionnaire: Questionnaire,
    imported: Iterable[ImportedReturn],
    *,
    now: dt.datetime,
) -> int:
    """Store the returns, marked as imported for ever; returns how many."""
    count, key = 0, audits.load(connection, vault, audit.id).key
    for each in imported:
        _enter_one(connection, vault, questionnaire, each, now)
        _offer_contact(connection, key, questionnaire, each, now)
        count += 1
    ledger.append(
        connection, audit.id, actor="command", action="returns.imported", subject=f"returns:{count}", now=now
    )
    return count


def _enter_one(
    connection: Connection, vault: Vault, questionnaire: Questionnaire, each: ImportedReturn, now: dt.datetime
) -> None:
    response = responses.load(connection, vault, each.request)
    if response is None:
        response = responses.begin(connection, vault, each.request, questionnaire.version, now)
    state = response.state
    if response.version != questionnaire.version:
        earlier = questionnaires.load(connection, questionnaire.id, response.version)
        state = moved(state, earlier, questionnaire)
        response = responses.carry_over(connection, response, questionnaire.version)
    for seq, answer in enumerate((*each.answers, *each.set_aside), response.entries + 1):
        wording = shown(questionnaire.question(answer.question))
        entry = responses.Entry(answer, wording, None, IMPORTED, now.isoformat(), questionnaire.version)
        responses.add_answer(connection, response, seq, entry)
    number = state.returns + 1
    kept = {answer.question for answer in (*each.answers, *each.set_aside)}
    others = any(answer.is_given and name not in kept for name, answer in response.answers.items())
    state = state.at_stage(Stage.SUBMITTED, confirmed=True, returns=number, changed=others, offered=False)
    responses.save_state(connection, response, state)
    returns.add(
        connection,
        response,
        Submitted(each.asked, each.answers, each.set_aside),
        number=number,
        origin=IMPORTED,
        synthetic=each.synthetic,
        participant=None,
        languages={},
        now=now,
    )
    requests.dispose(connection, each.request, Disposition.RETURNED, reason="imported", by=None, now=now)


def _offer_contact(
    connection: Connection, key: DataKey, questionnaire: Questionnaire, each: ImportedReturn, now: dt.datetime
) -> None:
    """Keep what a return says of making contact with the family, as one that is submitted in a chat does."""
    text, request = offers(questionnaire, each.answers), requests.one(connection, each.request, key)
    if text is not None and request.case is not None:
        audit, case = request.audit, request.case.reference
        families.suggest(connection, key, audit=audit, case=case, request=each.request, text=text, by=None, now=now)
