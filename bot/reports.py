"""The report of an audit as it stands now, for the command line and for whoever asks for it in a chat."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from bot.office import Office, utc_now
from reporting.assemble import assemble
from reporting.editions.figures import render_figures
from reporting.report import Report
from storage import audits, editions, ledger
from storage.editions import Counted

REPORT_HTML = "report_html"
"""The document of this name is made from `{"audit": ID}`: the report is read from the database when it is made."""

IN_CHAT = "chat"
"""Where an edition went that somebody asked for in a chat."""


def compiled(here: Office, audit_id: str, where: str) -> Report:
    """Return the report of an audit, which goes `where` this says: kept as an edition with what it counts, and in the
    ledger; raises as `assemble` does."""
    now = utc_now()
    with here.database.reading() as connection:
        report = assemble(connection, here.vault, audit_id, now)
    digest = sha256(render_figures(report).encode()).hexdigest()
    with here.database.writing() as connection:
        key = audits.load(connection, here.vault, audit_id).key
        editions.add(connection, key, audit=audit_id, where=where, digest=digest, counted=_counted(report), now=now)
        seen = f"returns:{report.whole.returns}"
        ledger.append(connection, audit_id, actor="command", action="report.made", subject=seen, now=now)
    return report


def _counted(report: Report) -> list[Counted]:
    """Return each return that stands in a report, with how many texts of it."""
    texts = Counter(
        remark.request for question in report.whole.questions for remark in (*question.texts, *question.comments)
    )
    given = (*report.returns, *(each for case in report.cases for each in case.returns))
    beside = [each for part in (report.parents, report.workshop) if part for each in part.stands]
    return [
        *(Counted(each.request, each.number, texts[each.request]) for each in given),
        *(Counted(each.request, each.number, each.texts) for each in beside),
    ]
