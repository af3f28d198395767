"""What an event of whoever runs an audit wants to be changed; nothing is done by saying so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from survey.commanding import (
    CHANGES,
    Cancel,
    Commanding,
    Do,
    Look,
    OpenReturn,
    Propose,
    Refuse,
    Say,
    Stale,
    Wanted,
    is_command,
)
from survey.desk import Desk
from survey.events import Commanded, Event, Pressed, Said
from survey.extending import Scope
from survey.messages import LONGEST_TOKEN, token
from survey.tasks import ACCEPT, APPOINT, EXTEND, INVITE, REASSIGN, REMIND, SENDBACK, Task
from tests.survey.test_extending import TODAY, progress_of_schools

TASK = Task(ACCEPT, "web", request=1, shown="what was shown")
DESK = Desk(told=("web",), revision=4, task=TASK)


def wanted(event: Event, desk: Desk = DESK, *, channel: str = "web", acts: bool = True) -> Wanted | None:
    """Return what an event wants; what is about no command wants nothing."""
    known = progress_of_schools()
    people = [(each.id, each.name) for each in known.people]
    found = Commanding(known, people, desk, channel, TODAY, acts).take(event)
    assert found is None or is_command(event, desk)
    return found


@pytest.mark.parametrize(
    ("typed", "task"),
    [
        ("remind", Task(REMIND, "web")),
        ("remind social care", Task(REMIND, "web", agency="care")),
        ("remind heron", Task(REMIND, "web", participant="Heron")),
        ("extend 7 health 14 feb", Task(EXTEND, "web", request=1, day="2014-02-14")),
        ("extend 21/2", Task(EXTEND, "web", day="2014-02-21")),
        ("extend finch", Task(EXTEND, "web", participant="Finch")),
        ("accept 7 health", Task(ACCEPT, "web", request=1)),
        ("sendback 7 school north", Task(SENDBACK, "web", request=2, picking=True)),
        ("reassign 8 social care to wren", Task(REASSIGN, "web", request=4, name="wren")),
        ("invite wren", Task(INVITE, "web", participant="Wren")),
        ("invite coordinator Robin Lark", Task(APPOINT, "web", name="Robin Lark")),
    ],
)
def test_what_is_typed(typed: str, task: Task) -> None:
    """Arguments are taken as they come."""
    name, _, argument = typed.partition(" ")
    assert Propose(task) == wanted(Commanded(name, argument))


@pytest.mark.parametrize(
    ("typed", "phrase"),
    [
        ("remind kestrel", "command.whom"),
        ("extend 7 school 14 feb", "command.whom"),
        ("accept 99 health", "command.which"),
        ("accept 8 social care wren", "command.which"),
        ("accept 7 school", "command.several"),
        ("reassign", "command.say_which"),
        ("invite", "command.invite_whom"),
        ("invite auditor", "command.whom"),
    ],
)
def test_what_is_not_understood(typed: str, phrase: str) -> None:
    """Is said to be so, and nothing is guessed."""
    name, _, argument = typed.partition(" ")
    said = wanted(Commanded(name, argument))
    assert isinstance(said, Say)
    assert phrase == said.phrase


@pytest.mark.parametrize(
    ("typed", "told_apart", "said"),
    [("7", "Health, School", "7 Health"), ("7 school", "North, South", "7 school South")],
)
def test_what_is_offered_can_be_typed(typed: str, told_apart: str, said: str) -> None:
    """Where several requests are meant, what tells them apart leads on."""
    assert Say("command.several", (("labels", told_apart),)) == wanted(Commanded("accept", typed))
    assert isinstance(wanted(Commanded("accept", said)), Propose)


def test_a_note_comes_with_its_command() -> None:
    """What is left over behind a request is for the command."""
    assert Propose(Task(SENDBACK, "web", request=1, picking=True), "3 Which plan?") == wanted(
        Commanded("sendback", "7 health 3 Which plan?")
    )
    assert [OpenReturn(1, 0), Look("reviews")] == [wanted(Commanded("return", each)) for each in ("7 health", "")]


def test_the_button_means_what_was_shown() -> None:
    """Of this revision, in this channel, and only where something was shown to be agreed to."""
    yes = Pressed(token("c", 4, -1, "yes"))
    assert [Do(TASK), Cancel(TASK)] == [wanted(yes), wanted(Pressed(token("c", 4, -1, "no")))]
    stale = [
        wanted(Pressed(token("c", 3, -1, "yes"))),
        wanted(yes, channel="telegram"),
        wanted(yes, replace(DESK, task=None)),
        wanted(yes, replace(DESK, task=replace(TASK, shown=""))),
        wanted(Pressed(token("c", 4, 9, "remind", 1))),
        wanted(Pressed(token("c", 4, 0, "accept", 1))),
        wanted(Pressed(token("c", 4, 3, "accept", 99))),
        *(wanted(Pressed(token("c", 4, -1, "until", day))) for day in (-1, 10**12)),
    ]
    assert [Stale()] * len(stale) == stale


def test_a_button_leads_to_its_agency_its_person_or_its_request() -> None:
    """By the number of one of its requests; a page of a return by the return's."""
    scopes = [Scope(), Scope(agency="health"), Scope(participant="Wren"), Scope(request=1)]
    assert [Propose(Task.about(REMIND, "web", scope)) for scope in scopes] == [
        wanted(Pressed(token("c", 0, kind, "remind", 1))) for kind in range(4)
    ]
    assert OpenReturn(1, 2) == wanted(Pressed(token("c", 0, 2, "return", 1)))
    assert LONGEST_TOKEN >= len(token("c", 10**9, 10**4, "sendback", 10**12))


def test_typed_texts_belong_to_whoever_waits_for_one() -> None:
    """And to nobody else: not in another channel, and not where a button is waited for."""
    waits = replace(DESK, task=replace(TASK, wants=True))
    assert Propose(replace(TASK, wants=True), "C07") == wanted(Said("C07"), waits)
    assert [None, None] == [wanted(Said("C07")), wanted(Said("C07"), waits, channel="telegram")]


def test_the_lead_only_looks() -> None:
    """Whatever changes something is refused, typed or pressed."""
    refused = [wanted(Commanded(name, "7 health"), acts=False) for name in CHANGES]
    assert [Refuse(name) for name in CHANGES] == refused
    assert Refuse("yes") == wanted(Pressed(token("c", 4, -1, "yes")), acts=False)
    assert OpenReturn(1, 0) == wanted(Commanded("return", "7 health"), acts=False)


def test_the_desk_keeps_the_task() -> None:
    """Through JSON and back, without loss."""
    desk = replace(DESK, task=replace(TASK, notes=(("7", "Which plan?"),), day="2014-02-14", wants=True))
    assert desk == Desk.from_json(json.loads(json.dumps(desk.to_json())))
