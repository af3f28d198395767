"""The register of erasures: a file beside the backups, so that no backup brings back what somebody has withdrawn.

One line an erasure, added and on the disk before the erasure is confirmed, each bound to the one before it. It names
the key that was destroyed and whose request that was, and nobody.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from storage.times import stamp

NAME = "erasures.jsonl"
BEGINNING = "0" * 64


class RegisterDamaged(Exception):
    """A register is not as it was written; the text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure. `key` is the id of the data key, empty where there was none; `line` is the hash of what makes a
    request the same in every copy of a database; `asked_at` is written by storage.times.stamp."""

    receipt: str
    audit: str
    request: int
    line: str
    key: str
    by: str
    asked_at: str


def hashed(line_key: str) -> str:
    """Return the hash of a request's keyed hash, as a line holds it."""
    return sha256(line_key.encode()).hexdigest()[:32]


def line(*, receipt: str, audit: str, request: int, line_key: str, key: str, by: str, asked_at: dt.datetime) -> Line:
    """Return the line of an erasure."""
    return Line(receipt, audit, request, hashed(line_key), key, by, stamp(asked_at))


def read(path: Path) -> list[Line]:
    """Return the lines of a register, none where there is no file; raises RegisterDamaged.

    A last line without its end was never confirmed: the process that wrote it ended in the middle.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    whole, previous = [], BEGINNING
    for number, text in enumerate(content.split(b"\n")[:-1], 1):
        found, digest = _parsed(text, previous)
        if found is None:
            raise RegisterDamaged(
                f"Line {number} of the register of erasures at {path} was changed, or one before it is missing."
                " Nothing was changed. Put back the newest copy that is whole."
            )
        whole.append(found)
        previous = digest
    return whole


def add(path: Path, lines: Iterable[Line]) -> None:
    """Add those lines whose receipts are not there, and return when they are on the disk; raises RegisterDamaged."""
    known = read(path)
    receipts = {each.receipt for each in known}
    missing = [each for each in lines if each.receipt not in receipts]
    if not missing and path.exists():
        return
    previous = _end(known)
    texts = []
    for each in missing:
        content = {**asdict(each), "previous": previous}
        previous = _digest(content)
        texts.append(json.dumps({**content, "digest": previous}, sort_keys=True))
    _append(path, "".join(f"{text}\n" for text in texts).encode())


def together(path: Path, mine: Sequence[Line], other: Sequence[Line]) -> list[Line]:
    """Return the longer of two states of one register, where it goes on from the other; raises RegisterDamaged."""
    shorter, longer = sorted((list(mine), list(other)), key=len)
    if longer[: len(shorter)] != shorter:
        raise RegisterDamaged(
            f"This register and the one at {path} do not tell the same story: neither goes on from the other. Nothing"
            " was changed. Give the register that was kept beside the backups of this data folder."
        )
    return longer


def _end(lines: Iterable[Line]) -> str:
    previous = BEGINNING
    for each in lines:
        previous = _digest({**asdict(each), "previous": previous})
    return previous


def _parsed(text: bytes, previous: str) -> tuple[Line | None, str]:
    try:
        content = json.loads(text)
        digest = content.pop("digest")
        fits = content["previous"] == previous and _digest(content) == digest
        del content["previous"]
        return (Line(**content) if fits else None), digest
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, ""


def _digest(content: dict[str, object]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _append(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        whole = file.read()
        # what a killed process left of a line goes: nobody was told of that one
        file.truncate(whole.rfind(b"\n") + 1)
        file.seek(0, os.SEEK_END)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
