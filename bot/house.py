"""What every turn needs beside the database: keys, audits, questionnaires and phrases, read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sqlalchemy import Connection

from storage import audits, questionnaires
from storage.audits import StoredAudit
from storage.vault import Vault
from survey.audit import EMAIL, WEB
from survey.catalogues import BrokenCatalogue
from survey.languages import BASE, NoSuchLanguage, english_name, tidied
from survey.phrases import Phrases, in_one_house
from survey.questionnaire import Questionnaire

FALLBACK = BASE
_CATALOGUE = "LC_MESSAGES/caseround.po"
Clock = Callable[[], dt.datetime]


class WrongCatalogue(Exception):
    """A board's own catalogue cannot be used."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"The catalogue {file} cannot be used: {why}. Nothing was started or stored. Put that right, or move the"
            " file out of the way."
        )


@dataclass(frozen=True, slots=True)
class Traits:
    """What a turn must know of a channel: see bot.channels.Channel. `longest_caption` is in UTF-16 units, None where
    there is no limit."""

    edits_in_place: bool
    pushes: bool
    longest_caption: int | None = None


def shipped_catalogues() -> dict[str, str]:
    """Return the texts of the shipped catalogues by language."""
    return {each.name: (each / _CATALOGUE).read_text("utf-8") for each in _shipped().iterdir() if each.is_dir()}


def shipped_phrases() -> dict[str, Phrases]:
    """Return the phrases of the shipped languages, which are read once."""
    return dict(_shipped_house())


@cache
def _shipped_house() -> dict[str, Phrases]:
    return in_one_house(shipped_catalogues())


def catalogue_file(folder: Path, language: str) -> Path:
    """Return where a board's own catalogue of a language stands."""
    return folder / language.replace("-", "_") / _CATALOGUE


def spoken_phrases(folder: Path) -> dict[str, Phrases]:
    """Return the phrases of the shipped languages, and of those for which there is a catalogue in a board's own
    folder; raises WrongCatalogue."""
    own = sorted(folder.glob(f"*/{_CATALOGUE}"))
    if not own:
        return shipped_phrases()
    texts = shipped_catalogues()
    for file in own:
        try:
            language, text = _own(file, texts)
            in_one_house({BASE: texts[BASE], language: text})
        except (NoSuchLanguage, BrokenCatalogue, UnicodeDecodeError) as error:
            raise WrongCatalogue(file, str(error)) from error
        texts[language] = text
    return in_one_house(texts)


def _own(file: Path, shipped: Mapping[str, str]) -> tuple[str, str]:
    language = tidied(file.parent.parent.name)
    if language in shipped:
        raise NoSuchLanguage(f"the phrases in {english_name(language)} come with Caseround")
    return language, file.read_text("utf-8")


def _shipped() -> Traversable:
    return files("survey") / "locale"


@dataclass
class House:
    """The things that turns share. Audits are read again when their file was; questionnaires never change.

    `further_ways` gives how a token becomes an address, for each channel but the web chat that is running.
    """

    vault: Vault
    phrases: Mapping[str, Phrases]
    channels: Mapping[str, Traits]
    clock: Clock
    web_url: str
    further_ways: Callable[[], Mapping[str, Callable[[str], str]]] = dict
    _audits: dict[str, StoredAudit] = field(default_factory=dict)
    _questionnaires: dict[tuple[str, int], Questionnaire] = field(default_factory=dict)

    @property
    def mails(self) -> bool:
        """Whether there is a mail server."""
        return EMAIL in self.channels

    def ways(self) -> dict[str, Callable[[str], str]]:
        """Return how a token becomes the address of an invitation, for each channel that can be invited to now."""
        return {WEB: lambda token: f"{self.web_url}/i/{token}", **self.further_ways()}

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
        return self.phrases.get(language) or self.phrases[BASE]
