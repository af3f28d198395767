"""Return phrases: a few words with which somebody withdraws later, without a session, and can do nothing else.

Six words of the 512 in `return_words.txt`, in any order: 44 bits. The first four letters tell the words apart, so
that capitals, commas, the order and a slip at a word's end do not matter. What is stored is a slow salted hash, and
two bytes of a keyed one by which its row is found: too few to try the words against.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage import attempts
from storage.tables import return_phrases
from storage.times import stamp
from storage.vault import Vault

WORDS = 6
MOST_FAILURES = 10
"""Wrong phrases that one sender may try in a window of storage.attempts."""
LONGEST = 200
"""Characters of a text in which a phrase is looked for."""

_TELLING = 4
_SALT = 16
_HINT = 2
_COST, _BLOCK, _MEMORY = 2**15, 8, 64 * 1024 * 1024
"""Of scrypt: a tenth of a second and 32 MB a try."""
_LETTERS = re.compile(r"[^\W\d_]+")

_FORGET = delete(return_phrases).where(return_phrases.c.request == bindparam("b_request"))
_LIKE_IT = select(return_phrases).where(return_phrases.c.hint == bindparam("b_hint"))


class TooManyTries(Exception):
    """This sender has tried too many wrong phrases; it says nothing about this one."""


def make(connection: Connection, vault: Vault, request: int, now: dt.datetime) -> str:
    """Return a new phrase for a request, at the only time that it is known; an earlier one opens nothing any more."""
    words = secrets.SystemRandom().sample(_all_words(), WORDS)
    telling, salt = _telling(" ".join(words)), secrets.token_bytes(_SALT)
    connection.execute(_FORGET, {"b_request": request})
    row = {
        "request": request,
        "hint": _hint(vault, telling),
        "salt": salt,
        "hash": _slow(telling, salt),
        "made_at": stamp(now),
    }
    connection.execute(insert(return_phrases), row)
    return " ".join(words)


def could_be(text: str) -> bool:
    """Return whether a text is written like a phrase; it takes no look at what exists."""
    return len(text) <= LONGEST and bool(_telling(text))


def check(connection: Connection, vault: Vault, words: str) -> int | None:
    """Return the request that a phrase is for, None where it is for none. It takes a while and only reads: not for a
    transaction that others wait for. Whoever calls counts the failures: see `request_of`."""
    telling = _telling(words[:LONGEST])
    rows = connection.execute(_LIKE_IT, {"b_hint": _hint(vault, telling)}).all() if telling else []
    found = [row.request for row in rows if hmac.compare_digest(row.hash, _slow(telling, row.salt))]
    if not rows:
        _slow(telling, bytes(_SALT))  # a wrong one takes as long as a right one
    return found[0] if found else None


def is_stopped(connection: Connection, sender: bytes, now: dt.datetime) -> bool:
    """Return whether a sender (by a keyed hash) has tried too many wrong phrases."""
    return attempts.counted(connection, _throttled(sender), now) >= MOST_FAILURES


def failed(connection: Connection, sender: bytes, now: dt.datetime) -> None:
    """Count a wrong phrase."""
    attempts.count(connection, _throttled(sender), now)


def request_of(connection: Connection, vault: Vault, words: str, *, sender: bytes, now: dt.datetime) -> int | None:
    """Return the request that a phrase is for, None where it is for none: that is counted for its sender.

    Raises TooManyTries.
    """
    if is_stopped(connection, sender, now):
        raise TooManyTries
    found = check(connection, vault, words)
    if found is None:
        failed(connection, sender, now)
    return found


def _telling(words: str) -> str:
    """Return what of the words counts; empty where they are no phrase."""
    found = {word[:_TELLING] for word in _LETTERS.findall(words.casefold())}
    is_phrase = len(found) == WORDS and found <= _known()
    return " ".join(sorted(found)) if is_phrase else ""


def _hint(vault: Vault, telling: str) -> bytes:
    return vault.mac("return_phrase", telling)[:_HINT]


def _slow(telling: str, salt: bytes) -> bytes:
    return hashlib.scrypt(telling.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY)


def _throttled(sender: bytes) -> bytes:
    # apart from the invitations that the same sender may have tried
    return hashlib.sha256(b"return phrase" + sender).digest()


@cache
def _all_words() -> tuple[str, ...]:
    return tuple((files("storage") / "return_words.txt").read_text("utf-8").split())


@cache
def _known() -> frozenset[str]:
    return frozenset(word[:_TELLING] for word in _all_words())
