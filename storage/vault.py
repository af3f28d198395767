"""The vault: a data key for each person's answers, wrapped by a master key that the database never sees."""

from __future__ import annotations

import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, bindparam, insert, select, update

from storage.ids import new_id
from storage.keyring import Keyring
from storage.later import later
from storage.master import LENGTH, MasterRefused, parse_master, read_master, write_master
from storage.sealing import DataKey, KeyErased, Tampered, VaultError, WrongKey, decrypt, encrypt, legible, place
from storage.tables import data_keys

__all__ = [
    "ERASED",
    "DataKey",
    "KeyErased",
    "MasterRefused",
    "Tampered",
    "Vault",
    "VaultError",
    "WrongKey",
    "legible",
    "parse_master",
    "place",
    "read_master",
    "write_master",
]

SYSTEM = "system"
ERASED = b""
"""What an erased key's row holds instead of it."""

_WRAPPED = select(data_keys.c.wrapped).where(data_keys.c.id == bindparam("key"))
_ADD = insert(data_keys)
_ERASE = update(data_keys).where(data_keys.c.id == bindparam("key")).values(wrapped=ERASED)


class Vault:
    """What the master key can do. It can be used from several threads at once.

    Unwrapped keys are kept in memory: one that another process erases stays usable in this one until it ends,
    or has used many others since. So keys are erased in the process that holds the lease, where one runs.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != LENGTH:
            raise ValueError(f"A master key has {LENGTH} bytes, not {len(master)}.")
        self._wrap = AESGCM(_derive(master, "wrap"))
        self._mac_key = lru_cache(maxsize=64)(lambda purpose: _derive(master, f"mac:{purpose}"))
        self._keys: Keyring[DataKey] = Keyring(1024)
        self._forgotten: set[str] = set()

    def create(self, connection: Connection) -> DataKey:
        """Return a new data key, stored wrapped."""
        return self._store(connection, new_id())

    def key(self, connection: Connection, key_id: str) -> DataKey:
        """Return a stored data key; raises KeyErased when it is gone, Tampered when it was changed."""
        known = self._keys.get(key_id)
        if known and key_id not in self._forgotten:
            return known
        wrapped = connection.execute(_WRAPPED, {"key": key_id}).scalar()
        return self.unwrap(key_id, ERASED if wrapped is None else wrapped)

    def unwrap(self, key_id: str, wrapped: bytes) -> DataKey:
        """Return the data key of a row that was read together with data_keys; raises as `key` does."""
        if wrapped == ERASED or key_id in self._forgotten:
            self._keys.drop(key_id)
            raise KeyErased("The key of this row was erased: what it sealed is gone for good.")
        known = self._keys.get(key_id)
        if known:
            return known
        secret = decrypt(self._wrap, place("data_keys", key_id, "wrapped"), wrapped)
        return self._keys.keep(key_id, DataKey(key_id, secret))

    def erase(self, connection: Connection, key_id: str) -> None:
        """Destroy a data key for good; its row stays, empty, for the rows that refer to it.

        Call `forget` once this is committed. The wrapped key can still be read from the database's files until
        `Database.wipe`, and from older backups.
        """
        connection.execute(_ERASE, {"key": key_id})
        self._keys.drop(key_id)

    def forget(self, key_id: str) -> None:
        """Let nothing in this process use a key that was erased: who had begun to read before may have kept it."""
        self._forgotten.add(key_id)
        self._keys.drop(key_id)

    def mac(self, purpose: str, text: str) -> bytes:
        """Return the HMAC-SHA256 of a text, 32 bytes, by which equal values of one purpose can be found."""
        return hmac.digest(self._mac_key(purpose), text.encode("utf-8", "surrogatepass"), "sha256")

    def initialise(self, connection: Connection) -> None:
        """Store the system key, by which `check` knows the master key again.

        Raises sqlalchemy.exc.IntegrityError when the database has one already.
        """
        self._store(connection, SYSTEM)

    @staticmethod
    def is_initialised(connection: Connection) -> bool:
        """Return whether the system key is there already, under whichever master key."""
        return connection.execute(_WRAPPED, {"key": SYSTEM}).scalar() is not None

    def check(self, connection: Connection) -> None:
        """Return when the master key fits the database; raises WrongKey when it does not."""
        wrapped = connection.execute(_WRAPPED, {"key": SYSTEM}).scalar()
        if wrapped is None:
            raise WrongKey("This database was not set up with a master key yet: run `caseround init` first.")
        try:
            decrypt(self._wrap, place("data_keys", SYSTEM, "wrapped"), wrapped)
        except Tampered:
            raise WrongKey(
                "The master key does not fit this database. Nothing was changed. Put back the key that was made"
                " together with it, or choose the data folder that belongs to this key."
            ) from None

    def system(self, connection: Connection) -> DataKey:
        """Return the key for what belongs to no audit and no person."""
        return self.key(connection, SYSTEM)

    def _store(self, connection: Connection, key_id: str) -> DataKey:
        secret = AESGCM.generate_key(bit_length=256)
        wrapped = encrypt(self._wrap, place("data_keys", key_id, "wrapped"), secret)
        later(connection, _ADD, {"id": key_id, "wrapped": wrapped})
        return DataKey(key_id, secret)


def _derive(master: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(master)
