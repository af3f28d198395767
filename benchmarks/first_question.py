"""Seconds from `make demo` on a fresh clone of the newest commit to the first question in a browser.

Run it with the checkout's Python, chromium on the path: .venv/bin/python benchmarks/first_question.py
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

CHECKOUT = Path(__file__).parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ADDRESS = "127.0.0.1:8189"


def measure(folder: Path) -> None:
    """Clone, run, press through to the first question, and print the seconds that each took."""
    clone = folder / "caseround"
    subprocess.run(["git", "clone", "--quiet", str(CHECKOUT), str(clone)], check=True)
    environment = {**os.environ, "CASEROUND_WEB_ADDRESS": ADDRESS, "BROWSER": "true"}
    start = time.perf_counter()
    demo = subprocess.Popen(
        ["make", "demo"], cwd=clone, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        link = next(found[0] for line in demo.stdout or () if (found := re.search(r"http://\S+/i/\S+", line)))
        print(f"set up and demonstration built: {time.perf_counter() - start:.1f} s")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
            answer(browser.new_page(), link)
            browser.close()
        print(f"first question in the browser: {time.perf_counter() - start:.1f} s")
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait()


def answer(page: Page, link: str) -> None:
    """Press from the invitation to the first question."""
    page.goto(link)
    for label in ("Open", "I have read this", "C07", "Yes, I have"):
        page.get_by_role("button", name=label).click()
    expect(page.get_by_role("heading", name="Question 1 of 14")).to_be_visible()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place))
