"""Showing where an audit stands: as a whole, for a case, for an agency, and what people still owe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar
from zoneinfo import ZoneInfo

from rich.table import Table

from bot.commands.paper import WIDEST, paper, printable, write_json
from bot.house import FALLBACK, shipped_phrases
from bot.office import office, utc_now
from bot.progress import Summary, agency_named, case_named, progress
from bot.progress import summary as summary_of
from bot.progress_data import agency_data, case_data, outstanding_data, summary_data
from bot.settings import Settings
from reporting.words import NO_AGENCY, NO_CASE, RATES, SHORT, both_rates, day, of_eligible, of_requested
from storage import audits, ledger
from storage.concerns import State
from storage.notices import Notice
from survey.audit import Audit
from survey.dispositions import SETTLED, Disposition
from survey.failure_cards import Failed
from survey.names import with_label
from survey.progress import Asked, Progress, Rate, by_disposition
from survey.state import NoticeKind

_Found = TypeVar("_Found")

NOBODY_HEARS = (
    "No coordinator can be alerted of a concern: nobody is enrolled, or nobody has opened their link."
    " See: caseround enrol --help"
)


def summary(audit_id: str, *, as_json: bool) -> None:
    """Print where an audit stands as a whole."""
    with office(Settings()) as here, here.database.writing() as connection:
        stored, mails = audits.load(connection, here.vault, audit_id), here.settings.mails
        found = summary_of(connection, here.vault, stored, utc_now(), mails=mails)
        subject = f"notices:{len(found.notices)}"
        ledger.append(connection, audit_id, actor="command", action="summary.seen", subject=subject, now=utc_now())
    if as_json:
        write_json(summary_data(found))
    else:
        _print_summary(found)


def case(audit_id: str, text: str, *, as_json: bool) -> None:
    """Print who is asked about a case, and where each request stands; raises NoSuchCase."""
    known, reference = _seen(audit_id, "case", lambda known: case_named(known, text), str)
    if as_json:
        write_json(case_data(known, reference))
        return
    asked = known.of_case(reference)
    say = paper().print
    say(f"{reference} in {known.audit.title} ({known.audit.id})")
    _print_rates(asked)
    table = Table("Request", "Agency", "Who is asked", "Where it stands", "Due")
    for each in asked:
        due = "" if each.disposition in SETTLED else day(known.due(each))
        table.add_row(str(each.number), _agency(known.audit, each), each.name, SHORT[each.disposition], due)
    paper(width=WIDEST).print(table)


def agency(audit_id: str, text: str, *, as_json: bool) -> None:
    """Print who is asked for an agency, and what is outstanding there; raises NoSuchAgency."""
    known, found = _seen(audit_id, "agency", lambda known: agency_named(known, text), lambda found: found.id)
    if as_json:
        write_json(agency_data(known, found))
        return
    asked = known.of_agency(found.id)
    say = paper().print
    say(f"{found.name} in {known.audit.title} ({known.audit.id})")
    _print_rates(asked)
    if not asked:
        return
    table = Table("Who is asked", "Requests", "Returned", "Outstanding")
    for person in Progress(known.audit, asked).people:
        rate = Rate.of(person.asked)
        table.add_row(person.name, str(rate.requested), str(rate.returned), str(len(person.outstanding)))
    paper(width=WIDEST).print(table)
    _print_owed(known, [each for each in asked if each.disposition not in SETTLED])


def outstanding(audit_id: str, *, as_json: bool) -> None:
    """Print what each person still owes, and where it stands."""
    known, _ = _seen(audit_id, "outstanding", lambda known: len(known.outstanding), str)
    if as_json:
        write_json(outstanding_data(known))
        return
    audit, say = known.audit, paper().print
    say(f"{audit.title} ({audit.id}): due {day(audit.due)}, closes {day(audit.closes)}")
    say(f"{len(known.outstanding)} of {len(known.asked)} requests are outstanding.")
    _print_owed(known, [each for person in known.people for each in person.outstanding])


def _seen(
    audit_id: str, what: str, find: Callable[[Progress], _Found], named: Callable[[_Found], str]
) -> tuple[Progress, _Found]:
    """Return where an audit stands and what is looked for in it, and note the look in the ledger: it shows names."""
    with office(Settings()) as here, here.database.writing() as connection:
        known = progress(connection, here.vault, audits.load(connection, here.vault, audit_id))
        found = find(known)
        subject = f"{what}:{named(found)}"
        ledger.append(connection, audit_id, actor="command", action=f"{what}.seen", subject=subject, now=utc_now())
    return known, found


def _print_summary(found: Summary) -> None:
    known = found.progress
    audit, say = known.audit, paper().print
    _print_concerns(found)
    say(f"{audit.title} ({audit.id}), {audit.board}")
    say(f"Due {day(audit.due)}, closes {day(audit.closes)}")
    overdue = known.overdue(utc_now().astimezone(ZoneInfo(audit.timezone)).date())
    if overdue:
        say(f"Overdue requests: {len(overdue)}")
    say(f"{both_rates(known.rate)}.")
    agencies = [
        (each.name if each else NO_AGENCY, known.of_agency(each.id if each else None)) for each in known.columns
    ]
    cases = [(each or NO_CASE, known.of_case(each)) for each in known.lines]
    for heading, rows, applies in (("Agency", agencies, known.agencies), ("Case", cases, known.cases)):
        if applies:
            paper(width=WIDEST).print(_rates_table(heading, known, rows))
    say(RATES)
    _print_notices(audit, found)
    _print_failures(found.failures)
    if found.kept:
        say(f"In quarantine, from any audit: {found.kept}. See: caseround quarantine list")


def _print_concerns(found: Summary) -> None:
    """Print what must be acted on before anything else; nothing where there is nothing."""
    say, audit = paper().print, found.progress.audit
    for each in found.concerns:
        where = audit.about(each.case, each.agency) or "no case"
        stands = "NOBODY HAS IT" if each.state is State.OPEN else "somebody has it"
        say(f"CONCERN {each.number} about a child: {where}, {stands}. See: caseround concerns {audit.id}")
    if found.concerns and not found.can_alert:
        say(NOBODY_HEARS)


def _rates_table(heading: str, known: Progress, rows: Iterable[tuple[str, tuple[Asked, ...]]]) -> Table:
    """Return a line for each group of requests, with both rates and the counts by disposition, and one for all."""
    columns = list(by_disposition(known.asked))
    table = Table(heading, "Returned of requested", "of eligible", *(SHORT[column] for column in columns))
    for name, asked in [*rows, ("All", known.asked)]:
        rate = Rate.of(asked)
        table.add_row(name, of_requested(rate), of_eligible(rate), *_cells(by_disposition(asked), columns))
    return table


def _cells(counts: dict[Disposition, int], columns: list[Disposition]) -> list[str]:
    return [str(counts.get(column, "")) for column in columns]


def _print_rates(asked: Iterable[Asked]) -> None:
    paper().print(f"{both_rates(Rate.of(asked))}.")
    paper().print(RATES)


def _print_owed(known: Progress, owed: list[Asked]) -> None:
    if not owed:
        paper().print("Nothing is outstanding.")
        return
    table = Table("Who owes it", "Request", "Case", "Agency", "Where it stands", "Due")
    last = ""
    for each in sorted(owed, key=lambda each: (each.name.casefold(), each.participant)):
        name = "" if each.participant == last else each.name
        where, due = (each.case or "-", _agency(known.audit, each)), day(known.due(each))
        table.add_row(name, str(each.number), *where, SHORT[each.disposition], due)
        last = each.participant
    paper(width=WIDEST).print(table)


def _agency(audit: Audit, each: Asked) -> str:
    return with_label(audit.agency_name(each.agency) if each.agency else "-", each.label)


def _print_failures(failures: Iterable[Failed]) -> None:
    for failed in failures:
        paper().print(f"NEEDS A PERSON: {failed.words(shipped_phrases()[FALLBACK])}")


def _print_notices(audit: Audit, found: Summary) -> None:
    for index, notice in enumerate(found.notices):
        if not index:
            paper().print("What you should hear of:")
        where = _about(audit, found, notice)
        words = f": {printable(notice.text)}" if notice.text else ""
        at = dt.datetime.fromisoformat(notice.at).astimezone(ZoneInfo(audit.timezone))
        waits = " (NOT ANSWERED)" if notice.waits else " (answered)" if notice.answered_by else ""
        paper().print(f"  {at:%Y-%m-%d %H:%M} {notice.kind.replace('_', ' ')} · {where}{words}{waits}")


def _about(audit: Audit, found: Summary, notice: Notice) -> str:
    if notice.kind is NoticeKind.REMINDERS_STOPPED:
        return found.stopped.get(notice.participant or "", "")
    return audit.about(notice.case, notice.agency)
