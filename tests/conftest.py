"""Fixtures that every part of the house may use."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, settings

from tests import compiled
from tests.bot.browser import browser
from tests.databases import bare_url, database_url, empty_sqlite, postgresql_url, spare_the_disk, sqlite_url
from tests.postgresql import postgresql

__all__ = ["bare_url", "browser", "database_url", "empty_sqlite", "postgresql", "postgresql_url", "sqlite_url"]


# the same examples each time, however long a busy machine takes over one
settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
compiled.share()
spare_the_disk()


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Take back what a command run inside a test did to logging: it writes to that test's own stderr."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are processors: a third of the time each waits for a browser or a process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays to the end: the modules and the tests themselves."""
    gc.collect()
    gc.freeze()
