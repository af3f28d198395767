"""The Telegram channel: receives and acknowledges after commit, sends and says what became of a message."""

import os

# python-telegram-bot reads its opt-in to timedelta from the environment alone; without it each RetryAfter warns
os.environ.setdefault("PTB_TIMEDELTA", "true")

OFFICIAL = "https://api.telegram.org"
"""Telegram's own Bot API server; people can run one of theirs."""
