"""Logs without content: event names and ids as JSON on stderr."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

TALKATIVE = ("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "sqlalchemy", "uvicorn")
"""What others log below WARNING holds addresses, the bot's token among them, and texts."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure() -> None:
    """Write every log line as one JSON object to stderr, ours from INFO and everyone else's from WARNING on."""
    structlog.configure(
        processors=[*_shared(), structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler(sys.stderr)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_foreign, *_shared()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    )
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    # on a busy machine a look for something to do can still be under way when the next one is due: that is no news
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def without_content(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Replace an exception by its class and the place where it was raised: its text can hold what people wrote."""
    info = _exception(event.pop("exc_info", None))
    if info is not None:
        kind, error, trail = info
        event["error"] = kind.__name__
        frames = traceback.extract_tb(trail)
        event["where"] = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        event["caused_by"] = type(error.__cause__).__name__ if error.__cause__ else ""
    return event


def _foreign(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Name the library that speaks; where it reports an exception, its sentence often quotes the exception's text."""
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    if record.exc_info:
        event["event"] = "failed"
    return event


def _shared() -> list[Processor]:
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_content,
    ]


def _exception(given: object) -> ExcInfo | None:
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    if isinstance(given, tuple) and given[0] is not None:
        return given[0], given[1], given[2]
    if given is True:
        kind, error, trail = sys.exc_info()
        return (kind, error, trail) if kind is not None and error is not None else None
    return None
