"""What reaches the log."""

from __future__ import annotations

import json
import logging

import pytest
import structlog

from bot.logs import configure

SECRET = "what somebody wrote"


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def _fails() -> None:
    raise LookupError(SECRET) from OSError(SECRET)


def test_an_exception_is_named_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and other libraries' exceptions say which and where, never what they quote."""
    configure()
    try:
        _fails()
    except LookupError:
        structlog.get_logger().exception("delivery.bug", row="r1")
        logging.getLogger("asyncio").exception("Task exception: %s", SECRET)

    ours, theirs = _lines(capsys)
    assert ("delivery.bug", "r1", "LookupError", "OSError") == tuple(
        ours[key] for key in ("event", "row", "error", "caused_by")
    )
    assert ("failed", "asyncio", "LookupError") == (theirs["event"], theirs["logger"], theirs["error"])
    assert SECRET not in f"{ours}{theirs}"
    assert "test_logs.py" in str(ours["where"])


def test_what_libraries_chat_about_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """Addresses and texts stand in what they log below WARNING."""
    configure()
    for name in ("httpx", "telegram.ext", "aiohttp.access", "sqlalchemy.engine"):
        logging.getLogger(name).info(SECRET)
    structlog.get_logger().debug("something.fine")
    structlog.get_logger().info("telegram.receiving", bot="1")

    assert ["telegram.receiving"] == [line["event"] for line in _lines(capsys)]
