"""What a coordinator means by a few words: an agency, a person, or a request by its case and its agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from survey.extending import Scope, misdated
from survey.names import folded
from survey.progress import Asked, Progress, people_of

EVERYBODY = frozenset({"", "all", "everybody", "everyone", "audit", "the audit", "the whole audit"})
NO_CASE = "-"
"""What stands in place of a case where agencies answer about themselves."""


@dataclass(frozen=True, slots=True)
class Named:
    """Requests that some words name, several where a label tells them apart, and the words that are left over."""

    asked: tuple[Asked, ...]
    rest: str


def request_meant(progress: Progress, text: str) -> Named | None:
    """Return the requests that a text names first, such as '7 health'; None where it names none.

    An agency is enough where it is asked once, and a case alone where one agency is asked about it. A label or a name
    after the two says which of several is meant.
    """
    said = text.split()
    case = NO_CASE if said[:1] == [NO_CASE] else progress.case_called(said[0]) if said else None
    after = said[1:] if case is not None else said
    for length in range(len(after), 0, -1):
        agency = progress.agency_called(" ".join(after[:length]))
        if agency is None:
            continue
        asked = progress.of_agency(agency.id)
        if case is not None:
            asked = progress.at(None if case == NO_CASE else case, agency.id)
        return _labelled(asked, " ".join(after[length:])) if asked else None
    if case is None or case == NO_CASE or after:
        return None
    return Named(progress.of_case(case), "")


def _labelled(asked: tuple[Asked, ...], rest: str) -> Named:
    """Return those of these requests whose label, or whose participant, the rest of a text begins with."""
    if len(asked) > 1:
        for each in asked:
            for name in filter(None, (each.label, each.name)):
                if f"{folded(rest)} ".startswith(f"{folded(name)} "):
                    return Named((each,), " ".join(rest.split()[len(name.split()) :]))
    return Named(asked, rest)


def person_meant(people: Iterable[tuple[str, str]], text: str) -> str | None:
    """Return the id of the person of these, each an id and a name, whom a text names: by the whole name, or by words
    that only one of the names has; None where that is nobody, or more than one."""
    wanted = folded(text)
    if not wanted:
        return None
    known = [(each, folded(name)) for each, name in people]
    exact = [each for each, name in known if name == wanted]
    alike = exact or [each for each, name in known if f" {wanted}" in f" {name.replace('(', ' ')}"]
    return alike[0] if len(alike) == 1 else None


def scope_meant(progress: Progress, text: str) -> Scope | None:
    """Return what a text names: everybody, an agency, somebody who is asked, or one request; None where it is none of
    these, or could be several."""
    if folded(text) in EVERYBODY:
        return Scope()
    agency = progress.agency_called(text)
    if agency is not None and progress.of_agency(agency.id):
        return Scope(agency=agency.id)
    person = person_meant([(each.id, each.name) for each in people_of(progress.everything)], text)
    if person is not None:
        return Scope(participant=person)
    named = request_meant(progress, text)
    if named is None or named.rest or len(named.asked) != 1:
        return None
    return Scope(request=named.asked[0].number)


def no_day_meant(progress: Progress, text: str) -> str:
    """Return the day that no month has at the end of a text which names something before it; empty where it is no
    such text."""
    wrong = misdated(text)
    return wrong[1] if wrong is not None and scope_meant(progress, wrong[0]) is not None else ""
