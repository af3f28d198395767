"""Showing what a digest would say now."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bot.app import house_of
from bot.commands.paper import paper, write_json
from bot.digests import Digests
from bot.office import office, utc_now
from bot.settings import Settings
from reporting.rates import rate_figures
from storage import audits, ledger
from survey.audit import Audit
from survey.digest_cards import DigestCards
from survey.digesting import Digest
from survey.languages import BASE


def show(audit_id: str, *, as_json: bool) -> None:
    """Print what the coordinators would be told now; raises storage.audits.NoSuchAudit."""
    with office(Settings()) as here, here.database.writing() as connection:
        house, stored = house_of(here), audits.load(connection, here.vault, audit_id)
        digest = Digests(house).said_now(connection, stored)
        ledger.append(connection, audit_id, actor="command", action="digests.seen", subject="audit", now=utc_now())
    if as_json:
        write_json(_data(stored.audit, digest))
        return
    card = DigestCards(stored.audit, digest, house.speaking(BASE)).card()
    for line in (card.title, *(line.text for line in card.lines)):
        paper().print(line)


def _data(audit: Audit, digest: Digest) -> dict[str, Any]:
    stand, (requested, eligible) = digest.now, digest.changes
    return {
        "audit": audit.id,
        "day": digest.day.isoformat(),
        "since": digest.since.isoformat() if digest.since else None,
        "is_new": digest.is_new,
        **rate_figures(stand.rate),
        "points_of_requested": _number(requested),
        "points_of_eligible": _number(eligible),
        "new_returns": digest.submitted,
        "overdue": dict(stand.overdue),
        "sent_back": stand.sent_back,
        "not_reached": stand.unreached,
        "unanswered_questions": stand.unanswered,
        "open_concerns": stand.concerns,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
