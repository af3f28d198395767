"""What commands print on: plain sentences, as they are, however long their lines."""

from __future__ import annotations

import json
import sys
from typing import Any

from rich.console import Console

WIDEST = 1000
"""Columns of a table that must not be shortened: a link with its end cut off opens nothing."""


class OnNoTerminal(Exception):
    """What somebody sent would have gone into a file or into another program."""

    def __init__(self) -> None:
        super().__init__(
            "What somebody sent is shown on a terminal only, so that no copy of it is left. Nothing was shown."
        )


def paper(*, errors: bool = False, width: int | None = None) -> Console:
    """Return a console on stdout, or on stderr, that reads no markup in names, titles and paths."""
    return Console(stderr=errors, width=width, soft_wrap=True, markup=False, emoji=False, highlight=False)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def printable(text: str) -> str:
    """Return a text in which nothing steers a terminal: what is not printed as it is stands as Python escapes it."""
    return "".join(sign if sign.isprintable() or sign == "\n" else ascii(sign)[1:-1] for sign in text)


def write_json(data: Any) -> None:
    """Write JSON on stdout."""
    json.dump(data, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")
