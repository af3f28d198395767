"""Having people reminded now."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import chasing
from bot.app import house_of
from bot.chasing import Plan
from bot.commands.agreeing import Seen, as_shown
from bot.commands.paper import paper
from bot.house import FALLBACK
from bot.office import office, utc_now
from bot.progress import progress
from bot.refusing import CannotDo
from bot.settings import Settings
from storage import audits
from survey.audit import Audit
from survey.chasing import Passed
from survey.meant import scope_meant
from survey.phrases import Phrases


def remind(audit_id: str, whom: str, *, agreed: bool) -> None:
    """Say who would be reminded and who is passed over, ask once, and let them be reminded."""
    with office(Settings()) as here:
        house = house_of(here)

        def look(connection: Connection) -> Seen[Plan]:
            stored = audits.load(connection, here.vault, audit_id)
            scope = scope_meant(progress(connection, here.vault, stored), whom)
            if scope is None:
                raise CannotDo("command.whom", said=whom)
            planned = chasing.plan(house, connection, stored, scope, utc_now())
            lines = tuple(_lines(planned, stored.audit, house.speaking(FALLBACK)))
            return Seen(planned, lines, planned.people, asks=bool(planned.people))

        def do(connection: Connection, planned: Plan) -> Plan:
            stored = audits.load(connection, here.vault, audit_id)
            people = [each for each, _ in planned.people]
            chasing.chase(connection, stored, people, actor=None, now=utc_now())
            return planned

        done = as_shown(here, look, do, ask="Remind them?", otherwise="Nobody is reminded.", agreed=agreed)
    if done is not None:
        said = "The messages leave while Caseround runs." if done.is_now else "The messages wait until then."
        paper().print(said)


def _lines(planned: Plan, audit: Audit, phrases: Phrases) -> Iterator[str]:
    names = ", ".join(name for _, name in planned.people)
    yield phrases("remind.would", names=names) if names else phrases("remind.nobody")
    for why in Passed:
        passed = [each.name for each in planned.passed if each.why is why]
        if passed:
            yield phrases(f"remind.passed.{why}", names=", ".join(passed))
    if names and not planned.is_now:
        yield phrases("remind.outside", at=phrases.moment(planned.at.astimezone(ZoneInfo(audit.timezone))))
