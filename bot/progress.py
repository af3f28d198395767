"""Where an audit stands, read for whoever runs it."""

from __future__ import annotations

from sqlalchemy import Connection

from storage import participants, requests
from storage.audits import StoredAudit
from storage.vault import Vault
from survey.progress import Asked, Progress


def progress(connection: Connection, vault: Vault, stored: StoredAudit) -> Progress:
    """Return where the requests of an audit stand now, with the names of who is asked."""
    names = {contact.id: contact.name for contact in participants.contacts(connection, vault, stored.audit.id)}
    found = requests.of_audit(connection, stored.audit.id, stored.key)
    asked = (
        Asked(
            number=request.number,
            case=request.case.reference if request.case else None,
            agency=request.agency,
            label=request.label,
            participant=request.participant,
            name=names[request.participant],
            disposition=request.disposition,
        )
        for request in found
    )
    return Progress(stored.audit, tuple(asked))
