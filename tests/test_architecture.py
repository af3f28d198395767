"""Which way the packages depend on each other, what the survey may not touch, and how large anything may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("survey", "storage", "reporting", "bot")
"""From the bottom to the top: each may import those before it."""

WORLD = frozenset(
    {
        "aiohttp", "alembic", "apscheduler", "asyncio", "cryptography", "http", "io", "jinja2", "logging", "matplotlib",
        "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlalchemy", "sqlite3",
        "sse_starlette", "starlette", "structlog", "subprocess", "sys", "telegram", "tempfile", "threading", "time",
        "typer", "urllib", "uuid", "uvicorn",
    }
)  # fmt: skip
"""Files, the network, the clock, chance, databases, channels, pages: nothing of it is in the survey."""
CLOCKS_AND_FILES = frozenset({"now", "today", "utcnow", "monotonic", "perf_counter", "open", "print", "input"})

CHANNELS = ("bot.channels.telegram", "bot.channels.web")
WHO_KNOWS_CHANNELS = ("bot.app", "bot.settings", "bot.channels")
LIBRARIES_OF_CHANNELS = {"telegram": ("bot.channels",), "starlette": ("bot.channels",), "uvicorn": ("bot.channels",)}

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIANS = {"file": 90, "function": 8}
NINTH_TENTH_OF_FUNCTIONS = 25
