"""How long a test waits for what must come."""

from __future__ import annotations

PATIENCE = 120.0
"""Seconds: many times what it ever takes, on a busy machine too. Whoever waits hears of what comes when it comes, so
that only a test that fails waits so long."""
