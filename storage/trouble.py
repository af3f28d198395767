"""What the driver raises when the database itself is in trouble: nothing of the transaction may stand."""

from __future__ import annotations

from sqlalchemy.exc import InterfaceError, OperationalError

IN_TROUBLE = (OperationalError, InterfaceError)
"""A locked or full database, a lost connection; every other error is that of a statement."""
