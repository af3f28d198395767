from __future__ import annotations

from sqlalchemy import select

from storage import quarantine
from storage.database import Database
from storage.tables import quarantine as rows
from storage.vault import Vault, place
from tests.storage.invented import NOW


def test_a_quarantined_event_is_kept_sealed(database: Database, vault: Vault) -> None:
    """Its content opens with the system's key; too long a name or cause does not stand in the way."""
    with database.writing() as connection:
        vault.initialise(connection)
        key = vault.system(connection)
        row_id = quarantine.put(
            connection, key, channel="web", event_id="e" * 500, content="{}", cause="c" * 500, now=NOW
        )
        row = connection.execute(select(rows).where(rows.c.id == row_id)).one()
    assert "{}" == key.open(place("quarantine", row_id, "content_sealed"), row.content_sealed)
    assert (128, 200) == (len(row.event), len(row.cause))
