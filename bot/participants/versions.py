"""What other versions of its questionnaire have to do with a response: nothing, for nearly everybody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.house import House
from storage.requests import Request
from storage.responses import Response
from survey.questionnaire import Questionnaire
from survey.returns import Return
from survey.state import Kept


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one response's questionnaire, in the language of whoever reads it."""

    house: House
    connection: Connection
    request: Request
    response: Response
    language: str

    def present(self) -> Questionnaire:
        """Return the version under which the response is given."""
        return self._of(self.response.version)

    def kept(self) -> dict[str, Kept]:
        """Return the latest entries that were made under another version than the response has now."""
        return {
            name: Kept(self.response.answers[name], version, self._of(version).question(name))
            for name, version in self.response.versions.items()
            if version != self.response.version
        }

    def newest(self) -> Questionnaire | None:
        """Return the version that the response is offered to be carried over to; None where none is."""
        if not self.response.state.offered:
            return None
        newest = self.house.newest_questionnaire(self.connection, self.request.questionnaire)
        return newest.spoken(self.language) if newest.version > self.response.version else None

    def of_return(self, returned: Return | None) -> Questionnaire | None:
        """Return the version that a return answers, where it is another one."""
        if returned is None or returned.version == self.response.version:
            return None
        return self._of(returned.version)

    def _of(self, version: int) -> Questionnaire:
        asked = self.house.questionnaire(self.connection, self.request.questionnaire, version)
        return asked.spoken(self.language)
