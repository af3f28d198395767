"""Names for rows that nobody can guess."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)
