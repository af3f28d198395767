"""Which exceptions end a command with a sentence for the person at the keyboard, and which are bugs."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, OperationalError

from bot.channels import CannotRun
from bot.invitations import AuditClosed, NoSuchParticipant
from bot.offering import NothingPublished
from bot.office import NotSetUp
from bot.settings import NoPublicAddress
from reporting.versions import VersionsDiffer
from storage.audits import NoSuchAudit
from storage.database import NewerDatabase
from storage.lease import AlreadyRunning
from storage.questionnaires import VersionTaken
from storage.vault import VaultError
from survey.audit import RoleNotAsked
from survey.reading.faults import Faults

SAID = (
    CannotRun,
    AuditClosed,
    NoSuchParticipant,
    NothingPublished,
    NotSetUp,
    NoPublicAddress,
    RoleNotAsked,
    VersionsDiffer,
    NewerDatabase,
    AlreadyRunning,
    VersionTaken,
    VaultError,
)


def explained(error: BaseException) -> str | None:
    """Return the sentence for a person, None for a bug. Of several errors at once the first that has one speaks."""
    match error:
        case BaseExceptionGroup():
            return next((said for each in error.exceptions if (said := explained(each))), None)
        case Faults():
            return f"{error}\nRefused: nothing was stored. Faults found: {len(error.faults)}."
        case NoSuchAudit():
            return f"There is no audit '{error}' in this data folder. Give the id that stands in the audit's file."
        case OperationalError():
            return f"The database cannot be used just now ({error.orig}). Nothing was changed."
        case DatabaseError() if type(error) is DatabaseError:  # its subclasses but one are bugs in a statement
            return f"The database cannot be read ({error.orig}). Nothing was changed. Put back your latest backup."
        case OSError():
            return f"{error.strerror or error}: {error.filename or ''}. What was stored before is kept."
        case _:
            return str(error) if isinstance(error, SAID) else None
