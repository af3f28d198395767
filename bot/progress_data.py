"""Where an audit stands, as plain values for whatever reads JSON."""

from __future__ import annotations

from typing import Any

from bot.progress import Summary
from reporting.rates import figures
from reporting.words import RATES
from survey.audit import Agency
from survey.progress import Asked, Person, Progress

Data = dict[str, Any]


def summary_data(found: Summary) -> Data:
    """Return the figures of a whole audit; the notices' own words are left out of it."""
    known = found.progress
    audit = known.audit
    return {
        "audit": audit.id,
        "title": audit.title,
        "board": audit.board,
        "opens": audit.opens.isoformat(),
        "due": audit.due.isoformat(),
        "closes": audit.closes.isoformat(),
        **figures(known.asked),
        "definition": RATES,
        "agencies": [_agency(known, agency) for agency in known.columns if known.agencies],
        "cases": [{"case": case, **figures(known.of_case(case))} for case in known.lines if known.cases],
        "concerns": [
            {"number": each.number, "case": each.case, "state": each.state.value} for each in found.concerns
        ],
        "can_alert": found.can_alert,
        "notices": [
            {
                "kind": each.kind.value,
                "case": each.case,
                "agency": each.agency,
                "at": each.at,
                "answered_at": each.answered_at.isoformat() if each.answered_at else None,
            }
            for each in found.notices
        ],
        "in_quarantine": found.kept,
        "failures": [{"kind": each.kind.value, "detail": each.detail} for each in found.failures],
    }


def case_data(known: Progress, case: str) -> Data:
    """Return where the requests about a case stand."""
    asked = known.of_case(case)
    requests = [asked_data(known, each) for each in asked]
    return {"audit": known.audit.id, "case": case, **figures(asked), "definition": RATES, "requests": requests}


def agency_data(known: Progress, agency: Agency) -> Data:
    """Return where the requests to an agency stand."""
    asked = known.of_agency(agency.id)
    requests = [asked_data(known, each) for each in asked]
    head = {"audit": known.audit.id, "agency": agency.id, "name": agency.name}
    return {**head, **figures(asked), "definition": RATES, "requests": requests}


def outstanding_data(known: Progress) -> Data:
    """Return what each person still owes."""
    owing = [person for person in known.people if person.outstanding]
    return {
        "audit": known.audit.id,
        "due": known.audit.due.isoformat(),
        "closes": known.audit.closes.isoformat(),
        "outstanding": len(known.outstanding),
        "requested": len(known.asked),
        "people": [_owing(known, person) for person in owing],
    }


def asked_data(known: Progress, each: Asked) -> Data:
    """Return one request, with the name of who is asked."""
    return {
        "request": each.number,
        "case": each.case,
        "agency": each.agency,
        "agency_name": known.audit.agency_name(each.agency) if each.agency else None,
        "label": each.label,
        "participant": each.name,
        "disposition": each.disposition.value,
        "due": known.due(each).isoformat(),
    }


def _agency(known: Progress, agency: Agency | None) -> Data:
    id_, name = (agency.id, agency.name) if agency else (None, None)
    return {"agency": id_, "name": name, **figures(known.of_agency(id_))}


def _owing(known: Progress, person: Person) -> Data:
    return {
        "participant": person.name,
        "requested": len(person.asked),
        "outstanding": [asked_data(known, each) for each in person.outstanding],
    }
