"""The practitioners' workshop for whoever runs the audit: its figures as they grow, and its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.house import House
from reporting.assemble import workshop_of
from reporting.figures import QuestionFigures
from reporting.workshop import HeldBack
from storage import ledger, participants, workshops
from storage.audits import StoredAudit
from survey.audit import RUNS, Role
from survey.questionnaire import CHOICE_KINDS, Question

Figures = dict[str, Any]


class NoWorkshop(LookupError):
    """The audit asks no practitioners."""


def workshop_for(
    connection: Connection, house: House, participant_id: str, now: dt.datetime
) -> Callable[[], Figures] | None:
    """Return what reads the workshop of a participant's audit, within the same transaction; None where they do not
    run it, or it asks no practitioners."""
    participant = participants.one(connection, house.vault, participant_id)
    stored = house.audit(connection, participant.audit, participant.revision)
    if participant.role not in RUNS or Role.PRACTITIONER not in stored.audit.questionnaires:
        return None
    can_end = participant.role is Role.COORDINATOR
    return lambda: {**figures(connection, house, stored, now), "can_end": can_end}


def figures(connection: Connection, house: House, stored: StoredAudit, now: dt.datetime) -> Figures:
    """Return the workshop's figures as JSON knows them: how many were invited, are answering and have answered, and
    of each question with options their counts, shares in per cent and the base n, once enough have answered it; no
    words that anybody wrote.

    Raises NoWorkshop, or reporting.versions.VersionsDiffer.
    """
    audit, found = stored.audit, workshop_of(connection, house.vault, stored)
    if found is None:
        raise NoWorkshop(f"The audit {audit.id} asks no practitioners: its file names no questionnaire for them.")
    closed, zone = workshops.closed_at(connection, audit.id), ZoneInfo(audit.timezone)
    return {
        "audit": audit.id,
        "title": audit.title,
        "at": now.astimezone(zone).isoformat(timespec="minutes"),
        "closed_at": closed.astimezone(zone).isoformat(timespec="minutes") if closed else None,
        "invited": found.invited,
        "answering": found.answering,
        "answered": found.collation.returns,
        "held_back": found.is_held_back,
        "questions": [
            _held_back(each.question) if isinstance(each, HeldBack) else _question(each)
            for _, questions in found.themes
            for each in questions
            if each.question.kind in CHOICE_KINDS
        ],
    }


def _question(each: QuestionFigures) -> dict[str, Any]:
    return {
        "id": each.question.id,
        "number": each.question.number,
        "wording": each.question.text,
        "held_back": False,
        "answered": each.answered,
        "not_answered": each.not_answered,
        "options": [
            {
                "label": option.option.label,
                "count": option.count,
                "share": None if option.share is None else float(option.share),
            }
            for option in each.options
        ],
    }


def _held_back(question: Question) -> Figures:
    named = {"id": question.id, "number": question.number, "wording": question.text}
    return {**named, "held_back": True, "answered": None, "not_answered": None, "options": []}


def end_by(connection: Connection, house: House, participant_id: str, *, is_over: bool) -> bool:
    """End a workshop, or open it again, for a participant; returns False for somebody who does not coordinate it."""
    participant = participants.one(connection, house.vault, participant_id)
    stored = house.audit(connection, participant.audit, participant.revision)
    actor = ledger.actor(participant.id)
    if participant.role is not Role.COORDINATOR or Role.PRACTITIONER not in stored.audit.questionnaires:
        ledger.append(
            connection, participant.audit, actor=actor, action="workshop.refused", subject="audit", now=house.clock()
        )
        return False
    end(connection, stored, actor, house.clock(), is_over=is_over)
    return True


def end(connection: Connection, stored: StoredAudit, actor: str, now: dt.datetime, *, is_over: bool) -> bool:
    """End a workshop: nothing can be answered any more; or open it again. Returns False where it stands so already.

    Raises NoWorkshop.
    """
    name = stored.audit.id
    if Role.PRACTITIONER not in stored.audit.questionnaires:
        raise NoWorkshop(f"The audit {name} asks no practitioners: its file names no questionnaire for them.")
    change = partial(workshops.close, now=now) if is_over else workshops.reopen
    if not change(connection, name):
        return False
    action = "workshop.closed" if is_over else "workshop.reopened"
    ledger.append(connection, name, actor=actor, action=action, subject="audit", now=now)
    return True
