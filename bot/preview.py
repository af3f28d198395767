"""An invented audit around one questionnaire: one person, one request, and the facts that conditions look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from bot.importing.cases_file import CaseLine, fact
from bot.importing.requests_checks import WITHOUT_AGENCY
from bot.importing.requests_file import RequestLine
from survey.audit import WEB, Agency, Attribute, Audit, Role
from survey.questionnaire import FactValue, Questionnaire
from survey.reading.shapes import listed, nearest

CASE = "C01"
AGENCY = "health"
PERSON = "You"
_DAYS_BEFORE_DUE = 14


class NoSuchFact(Exception):
    """A fact was given that no condition of the questionnaire looks at."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What is stored in memory: an audit with one request, and the case that it is about, if it is about one.

    `facts` are those that can be given, as they stand.
    """

    audit: Audit
    case: CaseLine | None
    request: RequestLine
    facts: Mapping[str, FactValue]


def invent(questionnaire: Questionnaire, given: Mapping[str, str], language: str, today: dt.date) -> Preview:
    """Return a request for this questionnaire that can be answered on `today`.

    A fact that is not given has the first value that a condition compares it with; one that is given empty has
    none. Raises NoSuchFact.
    """
    role = Role(questionnaire.audience)
    facts = _facts(questionnaire, role, given)
    names = [name for name in facts if name not in {"case", "agency"}]
    case, agency = (None if facts[name] is None else str(facts[name]) for name in ("case", "agency"))
    audit = Audit(
        id="preview",
        title=questionnaire.title,
        theme=questionnaire.title,
        board="Demonshire Safeguarding Children Board",
        timezone="UTC",
        opens=today - dt.timedelta(days=1),
        due=today + dt.timedelta(days=_DAYS_BEFORE_DUE),
        closes=today + dt.timedelta(days=_DAYS_BEFORE_DUE),
        questionnaires={role: questionnaire.id},
        agencies=() if agency is None else (Agency(agency, agency),),
        attributes=tuple(Attribute(name, name, on_card=True) for name in names),
        channels={role: (WEB,)},
        escalation=("In this preview there is nobody to tell: here stand the steps of the audit's file.",),
        key_source="nobody has it, for in this preview the case is invented",
        coordinator="the audit coordinator (in this preview nobody)",
        synthetic=True,
        help_lines=("In this preview nobody answers: here stand the help lines of the audit's file.",),
    )
    line = RequestLine(1, case, agency, PERSON, role, language, None, "")
    about = None if case is None else CaseLine(1, case, {name: facts[name] for name in names})
    return Preview(audit, about, line, facts)


def _facts(questionnaire: Questionnaire, role: Role, given: Mapping[str, str]) -> dict[str, FactValue]:
    asked = {name: values[0] for name, values in questionnaire.facts.items() if name != "role"}
    agency = None if role in WITHOUT_AGENCY else AGENCY
    facts: dict[str, FactValue] = {"case": CASE, "agency": agency, **asked}
    for name in given:
        if name == "role":
            raise NoSuchFact(f"The role is '{role}', for whom the questionnaire is: it cannot be set.")
        if name not in facts:
            raise NoSuchFact(
                f"No condition of this questionnaire looks at '{name}'{nearest(name, facts) or '.'}"
                f" What can be set is {listed(facts, 'and')}."
            )
    facts.update({name: fact(value.strip()) for name, value in given.items()})
    if facts["case"] is None:
        return {**dict.fromkeys(facts), "agency": facts["agency"]}  # the other facts are the case's
    return facts
