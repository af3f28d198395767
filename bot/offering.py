"""Offering the newest version of a questionnaire to those who are answering under an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from sqlalchemy import Connection

from bot.house import House
from bot.participants.respondent import Respondent
from bot.reaching import places
from storage import audits, ledger, questionnaires, requests, responses
from storage.audits import StoredAudit
from storage.requests import Request
from storage.responses import Response
from survey.audit import Role, Window
from survey.desk import Room
from survey.events import Commanded
from survey.messages import Line, Note
from survey.names import with_label
from survey.offer_cards import ANSWERING
from survey.questionnaire import Questionnaire
from survey.versions import Change, compare


class NothingPublished(LookupError):
    """No version of a questionnaire is published."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A response that can be offered the newest version."""

    request: Request
    response: Response


@dataclass(frozen=True, slots=True)
class Plan:
    """Who could be offered which version.

    `under_way` counts the responses that are being answered, by version; `changes` compares each earlier version of
    these with the newest. `declined` chose to stay when this version was offered, `undecided` have the offer and said
    nothing yet. `shut` names the audits that are not open: nothing is offered there.
    """

    newest: Questionnaire
    under_way: dict[int, int]
    changes: dict[int, tuple[Change, ...]]
    candidates: tuple[Candidate, ...]
    declined: int
    undecided: int
    shut: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many people would be asked."""
        return len({candidate.request.participant for candidate in self.candidates})


@dataclass
class _Found:
    under_way: dict[int, int] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    declined: int = 0
    undecided: int = 0
    shut: list[str] = field(default_factory=list)


def plan(house: House, connection: Connection, questionnaire: str, only: str = "") -> Plan:
    """Return who could be offered the newest version, in every audit or `only` in one.

    Raises NothingPublished, storage.audits.NoSuchAudit.
    """
    if questionnaires.newest(connection, questionnaire) is None:
        raise NothingPublished(
            f"No version of the questionnaire '{questionnaire}' is published. Nothing was offered. Give the `id` that"
            " stands in the questionnaire's file."
        )
    newest = house.newest_questionnaire(connection, questionnaire)
    found = _Found()
    for name in [only] if only else audits.names(connection):
        _look_in(house, connection, audits.load(connection, house.vault, name), newest, found)
    earlier = [version for version in sorted(found.under_way) if version < newest.version]
    return Plan(
        newest=newest,
        under_way=dict(sorted(found.under_way.items())),
        changes={v: compare(house.questionnaire(connection, questionnaire, v), newest) for v in earlier},
        candidates=tuple(found.candidates),
        declined=found.declined,
        undecided=found.undecided,
        shut=tuple(found.shut),
    )


def _look_in(house: House, connection: Connection, stored: StoredAudit, newest: Questionnaire, found: _Found) -> None:
    if newest.audience == Role.PARENT:
        return  # a parent ends under the questions with which they began: nobody asks them to go through it again
    versions = requests.under_way(connection, stored.audit.id, newest.id)
    if versions and stored.audit.window(house.clock()) is not Window.OPEN:
        found.shut.append(stored.audit.id)
        return
    for request in requests.of_audit(connection, stored.audit.id, stored.key):
        version = versions.get(request.number)
        if version is None:
            continue
        found.under_way[version] = found.under_way.get(version, 0) + 1
        response = responses.load(connection, house.vault, request.number)
        if response is None or version >= newest.version:
            continue
        if response.state.offered:
            found.undecided += 1
        elif response.state.declined >= newest.version:
            found.declined += 1
        else:
            found.candidates.append(Candidate(request, response))


def offer(house: House, connection: Connection, planned: Plan) -> int:
    """Offer the newest version to everybody in a plan of this very transaction, and show it to them.

    Returns how many of them can be sent nothing now: they find the offer when they come back.
    """

    def participant(candidate: Candidate) -> tuple[str, str]:
        return candidate.request.audit, candidate.request.participant

    unreached = 0
    for (audit, person), group in groupby(sorted(planned.candidates, key=participant), key=participant):
        mine = list(group)
        for candidate in mine:
            _offer_one(house, connection, candidate, planned.newest.version)
        stored = audits.load(connection, house.vault, audit)
        screens = places(house, connection, stored.audit, person)
        for respondent in screens:
            _show(respondent, mine, planned.newest)
        unreached += not screens
    return unreached


def _offer_one(house: House, connection: Connection, candidate: Candidate, version: int) -> None:
    state = replace(candidate.response.state, offered=True)
    responses.save_state(connection, candidate.response, state)
    subject = f"request:{candidate.request.number}"
    audit, now = candidate.request.audit, house.clock()
    ledger.append(connection, audit, actor="command", action=f"offered.{version}", subject=subject, now=now)


def _show(respondent: Respondent, mine: Sequence[Candidate], newest: Questionnaire) -> None:
    """Show the offer at once to somebody who is answering, and tell anybody else where it waits for them."""
    desk = respondent.participant.desk
    answering = {each.request.number for each in mine if each.response.state.stage in ANSWERING}
    if desk.room is Room.TALK and desk.current in answering:
        respondent.take(Commanded("start"))
        return
    spoken = newest.spoken(respondent.participant.language)
    names = [_name(each.request, spoken) for each in mine]
    said = respondent.phrases.many("desk.offered", len(names), names=", ".join(names))
    respondent.screen.show(respondent.participant.key, None, [Note((Line(said),))])


def _name(request: Request, newest: Questionnaire) -> str:
    return with_label(request.case.reference if request.case else newest.title, request.label)
