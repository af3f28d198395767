"""The report of an audit as it stands now, for the command line and for whoever asks for it in a chat."""

from __future__ import annotations

from bot.office import Office, utc_now
from reporting.assemble import assemble
from reporting.report import Report
from storage import ledger

REPORT_HTML = "report_html"
"""The document of this name is made from `{"audit": ID}`: the report is read from the database when it is made."""


def compiled(here: Office, audit_id: str) -> Report:
    """Return the report of an audit, and note in the ledger that it was made; raises as `assemble` does."""
    now = utc_now()
    with here.database.reading() as connection:
        report = assemble(connection, here.vault, audit_id, now)
    with here.database.writing() as connection:
        seen = f"returns:{report.whole.returns}"
        ledger.append(connection, audit_id, actor="command", action="report.made", subject=seen, now=now)
    return report
