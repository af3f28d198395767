"""Which exceptions end a command with a sentence for the person at the keyboard, and which are bugs."""

from __future__ import annotations

from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from bot.channels import CannotRun
from bot.commands.paper import OnNoTerminal
from bot.finding import NoSuchRequest, SeveralRequests
from bot.house import WrongCatalogue
from bot.importing.questionnaire_source import NoSuchQuestionnaire
from bot.invitations import AuditClosed, NoSuchParticipant, TakesPart
from bot.offering import NothingPublished
from bot.office import NotSetUp
from bot.preview import NoSuchFact
from bot.progress import NoSuchAgency, NoSuchCase
from bot.refusing import CannotDo
from bot.replaying import NotReplayed
from bot.settings import NoPublicAddress
from bot.withdrawing import CannotWithdraw
from bot.workshops import NoWorkshop
from reporting.versions import VersionsDiffer
from storage.audits import NoSuchAudit
from storage.concerns import AlreadyClosed, NoSuchConcern
from storage.database import NewerDatabase
from storage.erasure_register import RegisterDamaged
from storage.families import NoSuchContact
from storage.lease import AlreadyRunning
from storage.postgresql import NotUtf8, WrongAddress
from storage.quarantine import NotInQuarantine, StillInQuarantine
from storage.questionnaires import VersionTaken
from storage.vault import VaultError
from survey.audit import RoleNotAsked
from survey.languages import NoSuchLanguage
from survey.reading.faults import Faults

SAID = (
    AlreadyClosed,
    NoSuchConcern,
    NoSuchContact,
    CannotDo,
    CannotRun,
    CannotWithdraw,
    NoSuchRequest,
    AuditClosed,
    NoSuchAgency,
    NoSuchCase,
    TakesPart,
    NoSuchFact,
    NoSuchParticipant,
    NothingPublished,
    NoSuchLanguage,
    NotReplayed,
    RegisterDamaged,
    NoSuchQuestionnaire,
    NotSetUp,
    NoPublicAddress,
    RoleNotAsked,
    VersionsDiffer,
    NewerDatabase,
    AlreadyRunning,
    NotUtf8,
    WrongAddress,
    WrongCatalogue,
    NotInQuarantine,
    StillInQuarantine,
    OnNoTerminal,
    VersionTaken,
    NoWorkshop,
    VaultError,
)

NOT_ALLOWED = ("42501", "25006")
"""PostgreSQL's codes for a missing privilege and for a server or database that is only read."""


def explained(error: BaseException) -> str | None:
    """Return the sentence for a person, None for a bug. Of several errors at once the first that has one speaks."""
    match error:
        case BaseExceptionGroup():
            return next((said for each in error.exceptions if (said := explained(each))), None)
        case Faults():
            return f"{error}\nRefused: nothing was stored. Faults found: {len(error.faults)}."
        case NoSuchAudit():
            return f"There is no audit '{error}' in this data folder. Give the id that stands in the audit's file."
        case SeveralRequests():
            return error.sentence
        case DBAPIError():
            return _of_sqlite(error) if isinstance(error.orig, SqliteError) else _of_postgresql(error)
        case OSError():
            return f"{error.strerror or error}: {error.filename or ''}. What was stored before is kept."
        case _:
            return str(error) if isinstance(error, SAID) else None


def _of_sqlite(error: DBAPIError) -> str | None:
    if isinstance(error, OperationalError):
        return f"The database cannot be used just now ({error.orig}). Nothing was changed."
    if type(error) is DatabaseError:  # its subclasses but one are bugs in a statement
        return f"The database cannot be read ({error.orig}). Nothing was changed. Put back your latest backup."
    return None


def _of_postgresql(error: DBAPIError) -> str | None:
    """Return the sentence for what the server refuses: it names host, user and database, and never a password."""
    said = " ".join(str(error.orig).split())
    if getattr(error.orig, "sqlstate", None) in NOT_ALLOWED:
        return (
            f"PostgreSQL does not let this user write here ({said}). Nothing was changed. Make the user in"
            " CASEROUND_DATABASE the owner of the database."
        )
    if isinstance(error, OperationalError) or error.statement is None:
        return (
            f"The database cannot be used just now ({said}). Nothing was changed. Check that the server runs and"
            " that CASEROUND_DATABASE is right, user and password too."
        )
    return None
