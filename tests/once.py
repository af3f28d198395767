"""Folders that are made once in a test run and then copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder of this name, filled by `make` if this is the first time that it is asked for.

    The fixture of a session that several modules import would be made anew in each of them.
    """
    folder = factory.getbasetemp() / f"once-{name}"
    if not folder.exists():
        making = factory.mktemp(name)
        make(making)
        making.rename(folder)
    return folder
