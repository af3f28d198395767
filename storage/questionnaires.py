"""Published questionnaires: a version's text never changes."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.tables import questionnaires
from storage.times import stamp
from survey.loading import load_questionnaire
from survey.questionnaire import Questionnaire

_TEXT = select(questionnaires.c.content).where(
    questionnaires.c.id == bindparam("b_id"), questionnaires.c.version == bindparam("b_version")
)
_VERSIONS = (
    select(questionnaires.c.version)
    .where(questionnaires.c.id == bindparam("b_id"))
    .order_by(questionnaires.c.version)
)
_NEWEST = select(func.max(questionnaires.c.version)).where(questionnaires.c.id == bindparam("b_id"))


class VersionTaken(Exception):
    """This version of the questionnaire was published with another text."""


def publish(connection: Connection, questionnaire_id: str, version: int, content: str, now: dt.datetime) -> bool:
    """Store a version; returns False where this very text is published already. Raises VersionTaken."""
    digest = sha256(content.encode()).hexdigest()
    known = connection.execute(_TEXT, {"b_id": questionnaire_id, "b_version": version}).scalar()
    if known == content:
        return False
    if known is not None:
        raise VersionTaken(
            f"Version {version} of {questionnaire_id} is published and stays as it is: raise `version`."
        )
    row = {"id": questionnaire_id, "version": version, "digest": digest, "content": content}
    connection.execute(insert(questionnaires).values(**row, published_at=stamp(now)))
    return True


def newest(connection: Connection, questionnaire_id: str) -> int | None:
    """Return the highest published version, None where there is none."""
    return connection.execute(_NEWEST, {"b_id": questionnaire_id}).scalar()


def load(connection: Connection, questionnaire_id: str, version: int) -> Questionnaire:
    """Return a published version; raises sqlalchemy.exc.NoResultFound for another."""
    return load_questionnaire(content(connection, questionnaire_id, version), f"{questionnaire_id} {version}")


def load_newest(connection: Connection, questionnaire_id: str) -> Questionnaire | None:
    """Return the highest published version, None where there is none."""
    version = newest(connection, questionnaire_id)
    return None if version is None else load(connection, questionnaire_id, version)


def load_all(connection: Connection, questionnaire_id: str) -> list[Questionnaire]:
    """Return every published version, the earliest first."""
    versions = connection.execute(_VERSIONS, {"b_id": questionnaire_id}).scalars().all()
    return [load(connection, questionnaire_id, version) for version in versions]


def content(connection: Connection, questionnaire_id: str, version: int) -> str:
    """Return the text of a published version; raises sqlalchemy.exc.NoResultFound for another."""
    return str(connection.execute(_TEXT, {"b_id": questionnaire_id, "b_version": version}).scalar_one())
