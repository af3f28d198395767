"""What every turn needs beside the database: keys, audits, questionnaires and phrases, read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from sqlalchemy import Connection

from storage import audits, questionnaires
from storage.audits import StoredAudit
from storage.vault import Vault
from survey.phrases import Phrases
from survey.questionnaire import Questionnaire

FALLBACK = "en"
Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a turn must know of a channel: see bot.channels.Channel. `longest_caption` is in UTF-16 units, None where
    there is no limit."""

    edits_in_place: bool
    pushes: bool
    longest_caption: int | None = None


def shipped_phrases() -> dict[str, Phrases]:
    """Return the shipped catalogues by language."""
    folder = files("survey") / "locale"
    return {
        language.name: Phrases(language.name, (language / "LC_MESSAGES" / "caseround.po").read_text("utf-8"))
        for language in folder.iterdir()
        if language.is_dir()
    }


@dataclass
class House:
    """The things that turns share. Audits are read again when their file was; questionnaires never change."""

    vault: Vault
    phrases: Mapping[str, Phrases]
    channels: Mapping[str, Traits]
    clock: Clock
    web_url: str
    _audits: dict[str, StoredAudit] = field(default_factory=dict)
    _questionnaires: dict[tuple[str, int], Questionnaire] = field(default_factory=dict)

    def audit(self, connection: Connection, audit_id: str, revision: int) -> StoredAudit:
        """Return an audit as of this revision of its file."""
        known = self._audits.get(audit_id)
        if known is None or known.revision != revision:
            known = self._audits[audit_id] = audits.load(connection, self.vault, audit_id)
        return known

    def questionnaire(self, connection: Connection, questionnaire_id: str, version: int) -> Questionnaire:
        """Return a published questionnaire."""
        name = (questionnaire_id, version)
        if name not in self._questionnaires:
            self._questionnaires[name] = questionnaires.load(connection, questionnaire_id, version)
        return self._questionnaires[name]

    def newest_questionnaire(self, connection: Connection, questionnaire_id: str) -> Questionnaire:
        """Return the newest published version of a questionnaire; raises LookupError where there is none."""
        version = questionnaires.newest(connection, questionnaire_id)
        if version is None:
            raise LookupError(f"No version of the questionnaire {questionnaire_id} is published.")
        return self.questionnaire(connection, questionnaire_id, version)

    def speaking(self, language: str) -> Phrases:
        """Return the phrases of a language, or English where there is no catalogue for it."""
        return self.phrases.get(language) or self.phrases[FALLBACK]
