"""`caseround preview`: a questionnaire in a real browser, with nothing left of it; and what is refused."""

from __future__ import annotations

import re
import signal
import socket
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.caution import MARK
from tests.bot.command_line import CommandLine, bare
from tests.bot.process import Process, free_port, process
from tests.bot.tab import Tab, tab

__all__ = ["bare"]

SHIPPED = "repeat-child-protection-plan"
COMMENT = "Typed to see where it goes."
GRADED = """
id: graded
version: 3
title: Graded
audience: auditor
themes: [{id: t, title: T}]
sections:
  - id: protection
    title: Protection
    when: {fact: kind_of_plan, equals: child protection}
    questions: [{id: q1, theme: t, kind: text, text: Was there a core group?}]
  - id: need
    title: Need
    when: {fact: kind_of_plan, any_of: [child in need, none]}
    questions: [{id: q2, theme: t, kind: text, text: Was there a family plan?}]
"""

WATCHED = """
import os, sys
sys.dont_write_bytecode = True
def watch(event, arguments):
    if event == "sqlite3.connect" and arguments[0] != ":memory:":
        print("TOUCHED", event, arguments, flush=True)
    if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        print("TOUCHED", event, arguments, flush=True)
    if event in {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate"}:
        print("TOUCHED", event, arguments, flush=True)
sys.addaudithook(watch)
"""
"""Tells of everything in a process that could leave something behind."""


def previewing(empty: Path, *words: str) -> AbstractAsyncContextManager[Process]:
    """Start a preview in a folder that is its home and its temporary folder too, and watch it."""
    there = f"import os, tempfile\nos.chdir({str(empty)!r})\ntempfile.tempdir = os.environ['TMPDIR'] = os.getcwd()\n"
    home = "os.environ['HOME'] = os.getcwd()\n"
    return process("preview", *words, first=there + home + WATCHED, home=empty.parent / "data")


async def link_of(running: Process) -> str:
    """Wait until a preview can be opened; returns its link."""
    await running.says("Ctrl-C stops it")
    return (await running.says("Open this link")).partition("once: ")[2]


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_two_previews_in_one_browser(tmp_path: Path, browser: Browser) -> None:
    """Each page says that nothing is kept, one does not sign the other out, and nothing is left on the disk."""
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / MARK).touch()  # where a real one is running
    (tmp_path / "graded.yaml").write_text(GRADED, "utf-8")
    facts = ("--set", "kind_of_plan=child in need", "--port", str(free_port()), "--language", "cy")
    async with (
        previewing(empty, SHIPPED, "--port", str(free_port())) as first,
        previewing(empty, str(tmp_path / "graded.yaml"), *facts) as second,
        tab(browser, await link_of(first)) as person,
    ):
        other_link = await link_of(second)
        assert "'child protection' or 'none' too: --set 'kind_of_plan=child protection')" in second.printed
        assert "There are no phrases in 'cy'" in second.printed
        await tells_that_nothing_is_kept(person)
        await person.answers(
            ("Open", "Before you begin"),
            ("I have read this", "Case C01"),
            ("Yes, I have this child's file: begin", "Question 1 of 14 · C01"),
        )
        await walks_another(person, other_link)
        await person.page.reload()
        await tells_that_nothing_is_kept(person)
        await person.answers(("None of these", "Question 2 of 14 · C01"))
        await person.writes(COMMENT)
        await expect(person.page.get_by_text(COMMENT).first).to_be_visible()
        await person.page.locator("#text").fill("not sent yet")
        assert 0 == await person.page.evaluate("sessionStorage.length + localStorage.length")
        for each in (first, second):
            assert 0 == await each.ends(signal.SIGINT)
    for each in (first, second):
        assert "TOUCHED" not in each.printed
        assert each.printed.endswith("The preview has ended, and nothing of it is left.\n")
        assert COMMENT not in each.printed
    assert ([], [MARK]) == tuple([path.name for path in (tmp_path / name).iterdir()] for name in ("empty", "data"))


async def tells_that_nothing_is_kept(person: Tab) -> None:
    await expect(person.page.get_by_role("note")).to_have_text("Preview: nothing you type is kept.")


async def walks_another(person: Tab, link: str) -> None:
    """Open the other preview in the same browser: only the section of its kind of plan is asked."""
    other = Tab(await person.page.context.new_page())
    await other.page.goto(link)
    await other.answers(("Open", "Before you begin"), ("I have read this", "Case C01"))
    await expect(other.page.get_by_text("C01 · kind_of_plan: child in need")).to_be_visible()
    await other.answers(("Yes, I have this child's file: begin", "Question 2 (1 of 1) · C01"))
    await expect(other.page.get_by_text("Was there a family plan?")).to_be_visible()
    await other.writes("One was made.")
    await other.sees("Review · C01")
    await other.answers(("Submit", "C01 · submitted"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nothing.yaml", rf"no file 'nothing.yaml'.*Shipped: .*'{SHIPPED}'"),
        (".", r"no file '\.'"),
        ("latin.yaml", r"latin\.yaml:2: is not UTF-8 text"),
        ("bad.yaml", r"bad\.yaml:11: question q1, key 'kind': .*did you mean 'text'"),
        ("good.yaml --set gender=girl", "No condition of this questionnaire looks at 'gender'"),
    ],
)
def test_what_cannot_be_previewed(words: str, said: str, bare: CommandLine) -> None:
    """It is said before anything starts, as the loader says it."""
    bare.write("good.yaml", GRADED)
    bare.write("bad.yaml", GRADED.replace("kind: text, text: Was there a core", "kind: txt, text: Was there a core"))
    (bare.folder / "latin.yaml").write_bytes("id: x\ntitle: Härte\n".encode("latin-1"))
    refusal = bare.refused("preview", *words.split())
    assert None is not re.search(said, refusal), refusal
    assert not bare.home.exists()


def test_a_port_that_is_taken(bare: CommandLine) -> None:
    """The sentence says which, and what to give instead."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        refusal = bare.refused("preview", SHIPPED, "--port", port)
    assert f"Port {port} is taken" in refusal
    assert "for a preview give another --port" in refusal
