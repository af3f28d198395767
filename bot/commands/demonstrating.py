"""The demonstration: an invented audit, half done, in a folder of its own."""

from __future__ import annotations

import asyncio
import errno
import shutil
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread

from bot import logs
from bot.app import serve
from bot.commands.compiling import compile_report
from bot.commands.inviting import links_for
from bot.commands.paper import paper
from bot.commands.running import run_until_stopped
from bot.commands.setting_up import store_audit, store_returns
from bot.demo import AUDITOR, COORDINATOR, PARENT, PRACTITIONER, demo_files
from bot.demo.before import live_through, people_have_spoken
from bot.invitations import enrol
from bot.office import Office, office, set_up, utc_now
from bot.settings import Settings
from storage import audits, returns
from storage.lease import NAME, lease
from survey.audit import Role

AUDIT = "demo-repeat-plans"
LOOK_SECONDS = 1.0
MARK = "this-folder-is-a-caseround-demonstration"


def demo(out: Path, *, open_browser: bool) -> None:
    """Build the demonstration anew and run it."""
    logs.configure()
    settings = Settings().model_copy(update={"home": out / "data", "master_key": None, "database": None})
    _claim(out)
    with lease(out):  # before anything is taken away: another demonstration may be running on it
        _empty(out)
        set_up(settings, utc_now())
        with office(settings) as here, lease(settings.home):
            with paper().status("Building the demonstration ..."):
                links = _build(here, out)
            tell = partial(_tell, links, out / "report" / "report.html", open_browser=open_browser)
            run_until_stopped(_serve_and_report(here, out / "report", tell))


def _claim(out: Path) -> None:
    """Make the folder and mark it; one that holds anything but an earlier demonstration is left alone."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        said = "This folder holds something else, so no demonstration is built there"
        raise FileExistsError(errno.EEXIST, said, str(out))
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()


def _empty(out: Path) -> None:
    """Take an earlier demonstration away."""
    for path in out.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {MARK, NAME}:
            path.unlink()


def _build(here: Office, out: Path) -> dict[str, str]:
    files = out / "files"
    files.mkdir()
    for name, text in demo_files(utc_now().date()).items():
        (files / name).write_text(text, "utf-8")
    store_audit(here, files / "audit.yaml", files / "requests.csv", files / "cases.csv")
    store_audit(here, files / "audit.yaml", files / "parents.csv", consents=[files / "consent.yaml"])
    store_audit(here, files / "audit.yaml", files / "practitioners.csv")
    store_returns(here, AUDIT, files / "returns.csv", files / "mapping.yaml")
    people_have_spoken(here, AUDIT, utc_now())
    compile_report(here, AUDIT, out / "report")
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, AUDIT)
        enrol(connection, here.vault, stored, name=COORDINATOR, role=Role.COORDINATOR, email="", now=utc_now())
    links = {
        each.participant: each.link for each in links_for(here, AUDIT, [AUDITOR, COORDINATOR, PARENT, PRACTITIONER])
    }
    live_through(here, AUDIT, utc_now())
    return links


def _tell(links: dict[str, str], report: Path, *, open_browser: bool) -> None:
    say = paper().print
    address = report.resolve().as_uri()
    say("The demonstration is ready. Everything in it is invented, and the 77 returns are synthetic.")
    say(f"  {AUDITOR} answers here (the link works once): {links[AUDITOR]}")
    say(f"  {COORDINATOR} runs it here, in another browser or a private window: {links[COORDINATOR]}")
    say(f"  {PARENT} is asked here, in yet another one: {links[PARENT]}")
    say(f"  {PRACTITIONER} answers in the practitioners' workshop here, in one more: {links[PRACTITIONER]}")
    say(f"  The report: {address}")
    say("Submit a request there, then load the report again: it is compiled anew after each submission.")
    say("Ctrl-C stops it.")
    if open_browser:
        # in a thread of its own: a browser in the terminal would stand in the way of the server that it asks
        Thread(target=_open, args=([address, links[AUDITOR]],), daemon=True).start()


def _open(addresses: list[str]) -> None:
    for address in addresses:
        webbrowser.open(address)


async def _serve_and_report(here: Office, report: Path, listening: Callable[[], None]) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(serve(here, listening))
        group.create_task(_keep_compiled(here, report))


async def _keep_compiled(here: Office, report: Path) -> None:
    """Compile the report again whenever a return has come in."""
    compiled = await asyncio.to_thread(_count, here)
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        count = await asyncio.to_thread(_count, here)
        if count != compiled:
            await asyncio.to_thread(compile_report, here, AUDIT, report)
            compiled = count


def _count(here: Office) -> int:
    with here.database.reading() as connection:
        return returns.count(connection, AUDIT)
