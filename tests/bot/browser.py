"""A real browser for the tests that need one."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from tests.patience import PATIENCE

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

DRAWN = "async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; }"
"""Gives the width of a picture in pixels once it is there, wherever on the page it stands: what is out of sight is
not fetched otherwise."""

MILLISECONDS = 1000 * PATIENCE
expect.set_options(timeout=MILLISECONDS)


def chromium() -> str:
    """Return the path of chromium; where there is none the test is skipped, and under CI it fails."""
    path = os.environ.get("CASEROUND_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path:
        return path
    reason = "No chromium was found: install it, or set CASEROUND_CHROMIUM to its path. The web page is NOT tested."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A headless chromium, started once; its tests are marked `asyncio(loop_scope="session")`."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=list(_ARGUMENTS), timeout=MILLISECONDS
        )
        yield browser
        await browser.close()


@asynccontextmanager
async def fresh(browser: Browser, **options: Any) -> AsyncIterator[BrowserContext]:
    """Give a browser that has never been anywhere, for the block; whatever is done in it is waited for patiently."""
    context = await browser.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    try:
        yield context
    finally:
        await context.close()
