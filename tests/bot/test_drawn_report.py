"""The report as a document: made from the database, by the process that draws, while Caseround runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.house import shipped_phrases
from bot.office import Office, office, utc_now
from bot.rendering import CannotDraw, Renderer
from bot.reports import REPORT_HTML
from bot.settings import Settings
from reporting.assemble import assemble
from reporting.editions.html import render_html
from storage.lease import lease
from storage.tables import ledger
from survey.messages import Document
from tests.bot.command_line import AUDIT, invited_home, returned_home
from tests.patience import PATIENCE

__all__ = ["invited_home", "returned_home"]

REPORT = Document(REPORT_HTML, {"audit": AUDIT}, (), "report.html")


@pytest.fixture
def here(tmp_path: Path, returned_home: Path) -> Iterator[Office]:
    """The demonstration's audit with its returns, in a data folder that a process has taken to run on."""
    settings = Settings(home=Path(shutil.copytree(returned_home / "home", tmp_path / "home")))
    with office(settings, alone=True) as here, lease(settings.home):
        yield here


async def test_the_report_is_the_one_that_the_command_makes(here: Office) -> None:
    """The same page from the same returns, and the ledger says that it was made."""
    renderer = Renderer(here.settings, shipped_phrases()["en"], seconds=PATIENCE)
    page = (await renderer.draw(REPORT)).decode()
    with here.database.reading() as connection:
        expected = render_html(assemble(connection, here.vault, AUDIT, utc_now()))
        made = list(connection.execute(select(ledger.c.subject).where(ledger.c.action == "report.made")).scalars())
    await renderer.close()
    # all but the minute in which it was made
    different = [(a, b) for a, b in zip(page.splitlines(), expected.splitlines(), strict=True) if a != b]
    assert len(different) <= 1
    assert "77" in page
    assert ["returns:77"] == made


async def test_a_preview_has_no_report(here: Office) -> None:
    """What stands in memory is not there for another process, and the data folder is none of its business."""
    renderer = Renderer(None, shipped_phrases()["en"], seconds=PATIENCE)
    with pytest.raises(CannotDraw):
        await renderer.draw(REPORT)
    await renderer.close()


async def test_an_audit_that_is_not_there(here: Office) -> None:
    """It is an outcome like any other drawing that fails."""
    renderer = Renderer(here.settings, shipped_phrases()["en"], seconds=PATIENCE)
    with pytest.raises(CannotDraw):
        await renderer.draw(Document(REPORT_HTML, {"audit": "elsewhere"}, (), "report.html"))
    await renderer.close()
