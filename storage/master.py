"""The file of the master key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from storage.sealing import VaultError

LENGTH = 32
"""In bytes."""


class MasterRefused(VaultError):
    """The file of the master key is missing, open to others, or not a key; the message says what to do."""


def parse_master(text: str) -> bytes:
    """Return the key that 64 hexadecimal digits stand for; raises MasterRefused for anything else."""
    try:
        master = bytes.fromhex(text)
    except ValueError:
        master = b""
    if len(master) != LENGTH:
        raise MasterRefused(
            f"This is not a master key: it must be {2 * LENGTH} hexadecimal digits. Put back the copy that you keep."
        )
    return master


def read_master(path: Path) -> bytes:
    """Return the key in a file; raises MasterRefused when the file is missing, open to others, or not a key."""
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise MasterRefused(f"Others can read the master key: run `chmod 600 {path}` and try again.")
            return parse_master(file.read().strip())
    except FileNotFoundError:
        raise MasterRefused(
            f"No master key at {path}. Put back the copy that you keep. For a new start choose another data folder"
            " with CASEROUND_HOME and run `caseround init`."
        ) from None


def write_master(path: Path) -> bytes:
    """Write a new key to a new file of mode 600 and return it; raises MasterRefused when the file exists."""
    master = secrets.token_bytes(LENGTH)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise MasterRefused(f"There is a master key at {path} already; it was left as it is.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(master.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    _sync(path.parent)
    return master


def _sync(folder: Path) -> None:
    """Make the file's name durable too: a lost key is a lost database."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
