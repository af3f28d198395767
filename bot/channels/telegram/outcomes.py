"""What became of a message that Telegram did not simply take: one row of the table for each kind of error."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels import Delivered, Gone, NotSent, Outcome, Refused, Unknown, Unreachable
from bot.channels.telegram.http import NeverSent

TOKEN_SECONDS = 60.0
"""How long rows wait while the token is refused; the receiver meets the same refusal and stops the process."""

UNCHANGED = "message is not modified"
LOCKED = "message can't be edited"
DELETED = "message to delete not found"
GONE = (
    LOCKED,
    "message to edit not found",
    DELETED,
    "message can't be deleted",
    "message_id_invalid",
    "message not found",
)
TOO_LARGE = "request entity too large"
NOBODY = ("chat not found", "user not found", "peer_id_invalid", "input_user_deactivated", "user_is_blocked")


def outcome_of(error: TelegramError, external: str | None) -> Outcome:
    """Return what an error means for the message with this id (None for one that was to be new)."""
    # an answer that is none of the Bot API's: something in between, whose 400 or 403 says nothing of the person
    if isinstance(error.__cause__, TelegramError) and not isinstance(error, InvalidToken):
        return Unknown()
    # BadRequest is a NetworkError: it comes first
    if isinstance(error, BadRequest):
        return _refused(error.message, external)
    if isinstance(error, Forbidden | ChatMigrated):
        return Unreachable()
    if isinstance(error, RetryAfter):
        return NotSent(seconds(error))
    if isinstance(error, InvalidToken):
        return NotSent(TOKEN_SECONDS)
    # Telegram names the time nearly always; without it python-telegram-bot has no class of its own
    if error.message.lower().startswith(TOO_LARGE):
        return Refused(TOO_LARGE)
    if isinstance(error.__cause__, NeverSent) or error.message.lower().startswith("too many requests"):
        return NotSent()
    return Unknown()


def is_not_there(error: TelegramError) -> bool:
    """Return whether the message that was to be deleted is not there any more."""
    return isinstance(error, BadRequest) and DELETED in error.message.lower()


def keeps_its_keys(error: TelegramError) -> bool:
    """Return whether the message still stands there though its text cannot be changed."""
    return isinstance(error, BadRequest) and LOCKED in error.message.lower()


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refused(message: str, external: str | None) -> Outcome:
    said = message.lower()
    if UNCHANGED in said and external is not None:
        return Delivered(external)
    if any(words in said for words in GONE):
        return Gone()
    if any(words in said for words in NOBODY):
        return Unreachable()
    # what follows a colon or a quotation mark can quote the message
    return Refused(said.partition(":")[0].partition('"')[0].partition("'")[0].strip()[:80])
