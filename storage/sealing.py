"""Sealing: text encrypted for the one place where it may stand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12

R = TypeVar("R")
T = TypeVar("T")


class VaultError(Exception):
    """Something sealed cannot be opened. No message holds what was sealed."""


class KeyErased(VaultError):
    """The data key is gone, and with it, for good, all that it sealed."""


class WrongKey(VaultError):
    """The master key is not the one that this database was made with."""


class Tampered(VaultError):
    """What was sealed has been changed, or stands in another place than the one it was sealed for."""


def place(table: str, row: str | int, column: str) -> str:
    """Return the name of the one place where a sealed value may stand."""
    return f"{table}/{row}/{column}"


def encrypt(cipher: AESGCM, place: str, data: bytes) -> bytes:
    """Return a random nonce, the data encrypted with AES-256-GCM and bound to its place, and the tag."""
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, data, place.encode())


def decrypt(cipher: AESGCM, place: str, sealed: bytes) -> bytes:
    """Return what `encrypt` was given; raises Tampered for another key, another place or changed bytes."""
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        raise Tampered(
            f"What stands at {place} was not sealed there with this key: the row was changed or moved."
        ) from None


def legible(rows: Iterable[R], open_row: Callable[[R], T]) -> Iterator[tuple[R, T]]:
    """Yield the rows that can be opened, with what is in them; whoever opens one of the others alone hears why."""
    for row in rows:
        try:
            yield row, open_row(row)
        except (VaultError, ValueError, KeyError, TypeError):
            continue


class DataKey:
    """A key that seals text for a place and opens it there, and nowhere else."""

    __slots__ = ("_cipher", "_kept", "id")

    def __init__(self, key_id: str, secret: bytes) -> None:
        self.id = key_id
        self._cipher = AESGCM(secret)
        self._kept: dict[str, tuple[Any, Any]] = {}

    def seal(self, place: str, text: str) -> bytes:
        """Return the text, encrypted."""
        return encrypt(self._cipher, place, text.encode("utf-8", "surrogatepass"))

    def open(self, place: str, sealed: bytes) -> str:
        """Return the text; raises Tampered where it was not sealed by this key for this place."""
        return decrypt(self._cipher, place, sealed).decode("utf-8", "surrogatepass")

    def seal_known(self, place: str, text: str, value: object) -> bytes:
        """Return the text, encrypted; until the place holds something else, `read` gives this value for it."""
        sealed = self.seal(place, text)
        self.keep(place, sealed, value)
        return sealed

    def keep(self, place: str, stamp: object, value: object) -> None:
        """Keep in memory what was read at a place, as long as the key is; the stamp says of which state it is."""
        self._kept[place] = stamp, value

    def kept(self, place: str) -> tuple[Any, Any]:
        """Return the stamp and the value that are kept of a place, None twice where nothing is."""
        return self._kept.get(place, (None, None))

    def read(self, place: str, sealed: bytes, meaning: Callable[[str], T]) -> T:
        """Return what the text at a place of a lasting row means; it is kept as long as the key is.

        Raises Tampered as `open` does.
        """
        stamp, value = self.kept(place)
        if stamp != sealed:
            value = meaning(self.open(place, sealed))
            self.keep(place, sealed, value)
        known: T = value
        return known
