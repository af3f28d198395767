# ruff: noqa: E501 - one case a line, so that the tables read as tables
import datetime as dt

import pytest

from bot.importing.audit_file import read_audit
from survey.audit import Agency, Attribute, Audit, Role
from survey.concerns import Alerting
from survey.reading.faults import Faults
from tests.bot.importing.files import AUDIT, audit


def faults(old: str, new: str) -> list[str]:
    assert old in AUDIT
    with pytest.raises(Faults) as refused:
        read_audit(AUDIT.replace(old, new, 1), "audit.yaml")
    return [str(fault) for fault in refused.value.faults]


def test_an_audit_is_what_its_file_says() -> None:
    """Every key of the file has its place in the value."""
    assert (
        Audit(
            id="repeat-plans-2026",
            title="Repeat plans, autumn 2026",
            theme="Repeat Child Protection Plans",
            board="Anyshire Safeguarding Children Partnership",
            timezone="Europe/London",
            opens=dt.date(2026, 11, 2),
            due=dt.date(2026, 11, 20),
            closes=dt.date(2026, 11, 27),
            questionnaires={Role.AUDITOR: "repeat-child-protection-plan", Role.PARENT: "parents-voice"},
            agencies=(
                Agency("police", "Police", ("Anyshire Constabulary",)),
                Agency("schools", "Schools", ("School", "Education")),
                Agency("csc", "Children's Social Care"),
            ),
            attributes=(
                Attribute("age", "Age at the sample date", on_card=True),
                Attribute("category", "Category of the plan"),
            ),
            channels={Role.AUDITOR: ("web", "telegram"), Role.PARENT: ("web",)},
            escalation=(
                "Tell your manager or safeguarding lead now.",
                "If a child is in immediate danger, call 999.",
            ),
            key_source="The business manager sent you the key by secure e-mail.",
            coordinator="The business manager, telephone 01632 960000",
            web_only=frozenset({"comments", "q13"}),
            synthetic=True,
            words=("Ashdown", "Little Acorns", "Zoë"),
            alerting=Alerting(30, ("Morgan Lark", "Kim Wren")),
            help_lines=("Invented help line: 01632 960001, day and night.",),
        )
        == audit()
    )


def test_parents_need_help_lines() -> None:
    """Nobody is asked about the hardest time of their life without somebody to call."""
    said = "help_lines': is missing: say whom a parent can call"
    assert said in faults('help_lines: ["Invented help line: 01632 960001, day and night."]\n', "")[0]


def test_what_can_be_left_out() -> None:
    """An audit needs no attributes, nothing that is for the web alone, and is real unless it says otherwise."""
    text = AUDIT[: AUDIT.index("synthetic: true\n")] + AUDIT[AUDIT.index("help_lines:") :]
    text = text.replace("web_only: [comments, q13]\n", "")
    start, end = text.index("case_attributes:"), text.index("channels:")

    plain = read_audit(text[:start] + text[end:], "audit.yaml")

    assert ((), frozenset(), False, ()) == (plain.attributes, plain.web_only, plain.synthetic, plain.words)
    assert Alerting(60, ()) == plain.alerting


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("due: 2026-11-20", "due: 2026-10-20", "7: key 'due': is 2026-10-20, before 'opens' (2026-11-02)"),
        ("closes: 2026-11-27", "closes: 2026-11-19", "8: key 'closes': is 2026-11-19, before 'due' (2026-11-20)"),
        ("closes: 2026-11-27", "closes: soon", "8: key 'closes': must be a date such as 2026-11-02, without quotes"),
        ("Europe/London", "Europe/Londn", "5: key 'time_zone': is no time zone that is known here, such as Europe/London; did you mean 'Europe/London'?"),
        ("  parent: parents-voice", "  parnet: x", "11: key 'questionnaires.parnet': must be 'auditor', 'parent', 'practitioner', 'interviewer', 'coordinator' or 'lead'; did you mean 'parent'?"),
        ("  parent: parents-voice", "  parent: [x]", "11: key 'questionnaires.parent': must be text: put it in quotes"),
        ("  parent: [web]\n", "", "19: key 'channels': names no channel for the role 'parent', which has a questionnaire"),
        ("parent: [web]", "parent: []", "21: key 'channels.parent': must hold at least one"),
        ("parent: [web]", "parent: [wab]", "21: key 'channels.parent[1]': must be 'web' or 'telegram'; did you mean 'web'?"),
        ("id: schools", "id: Police", "14: agency Police, key 'id': the name 'Police' stands twice; the first time on line 13"),
        ("[School, Education]", "[POLICE]", "14: agency schools, key 'aliases[1]': the name 'POLICE' stands twice; the first time on line 13"),
        ("name: Schools", "nmae: Schools", "14: agency schools, key 'nmae': is no key that is known here; did you mean 'name'?"),
        ("name: category", "name: age", "18: case attribute age, key 'name': the attribute 'age' stands twice; the first time on line 17"),
        ("name: category", "name: agency", "18: case attribute agency, key 'name': 'agency' means something else in conditions: choose another name"),
        ("on_card: true", "on_card: yes", "17: case attribute age, key 'on_card': must be true or false"),
        ("[comments, q13]", "[q13, q13]", "22: key 'web_only[2]': 'q13' stands twice"),
        ("title: Repeat plans, autumn 2026", "title:", "2: key 'title': is empty: write a value, or leave the key out"),
        ("synthetic: true", "synthetic: true\nescalations: x", "29: key 'escalations': is no key that is known here; did you mean 'escalation'?"),
        ("  words: [Ashdown", "  wrods: [Ashdown", "30: key 'screening.wrods': is no key that is known here; did you mean 'words'?"),
        ("[Ashdown,", "[B,", "30: key 'screening.words[1]': 'B' has fewer than two letters or digits, so it cannot be told apart in a text"),
        ("[Ashdown,", "['?!',", "30: key 'screening.words[1]': '?!' has fewer than two letters or digits, so it cannot be told apart in a text"),
        ("[Ashdown,", "['',", "30: key 'screening.words[1]': must not be empty"),
        ("[Ashdown,", "[47,", "30: key 'screening.words[1]': must be text: put it in quotes"),
        ("[Ashdown,", "[ZOË,", "30: key 'screening.words[3]': the word 'zoë' stands twice; the first time on line 30"),
        ('[Ashdown, "Little Acorns", Zoë]', "[]", "30: key 'screening.words': must hold at least one"),
        ('[Ashdown, "Little Acorns", Zoë]', "", "30: key 'screening.words': is empty: write a value, or leave the key out"),
        ('  words: [Ashdown, "Little Acorns", Zoë]', "", "29: key 'screening': is empty: write a value, or leave the key out"),
        ('\n  words: [Ashdown, "Little Acorns", Zoë]', " [Ashdown]", "29: key 'screening': must hold keys, such as 'words'"),
        ("[Ashdown,", "[" + ", ".join(f"word{n}" for n in range(501)) + ",", "30: key 'screening.words': has 503 words; at most 500 can be looked for"),
        ("acknowledge_minutes: 30", "acknowledge_minutes: 0", "32: key 'concerns.acknowledge_minutes': must be at least 1"),
        ("acknowledge_minutes: 30", "acknowledge_minutes: 1441", "32: key 'concerns.acknowledge_minutes': must be at most 1440"),
        ("acknowledge_minutes: 30", "acknowledge_minutes: an hour", "32: key 'concerns.acknowledge_minutes': must be a whole number"),
        ("acknowledge_minutes: 30", "minutes: 30", "32: key 'concerns.minutes': is no key that is known here"),
        ("[Morgan Lark, Kim Wren]", "[Morgan Lark, morgan  lark]", "33: key 'concerns.then[2]': the name 'morgan lark' stands twice; the first time on line 33"),
        ("[Morgan Lark, Kim Wren]", "Morgan Lark", "33: key 'concerns.then': must be a list"),
        ("concerns:\n  acknowledge_minutes: 30\n  then: [Morgan Lark, Kim Wren]", "concerns: 30", "31: key 'concerns': must hold keys, such as 'acknowledge_minutes'"),
    ],
)  # fmt: skip
def test_one_thing_wrong(old: str, new: str, expected: str) -> None:
    """The fault names the line and the key, and what to write instead."""
    assert f"audit.yaml:{expected}" in faults(old, new)


def test_an_audit_without_agencies_or_escalation() -> None:
    """Someone has to be asked, and someone has to be told of a concern."""
    start, end = AUDIT.index("agencies:"), AUDIT.index("case_attributes:")

    assert ["audit.yaml:12: key 'agencies': must hold at least one"] == faults(AUDIT[start:end], "agencies: []\n")
    assert ["audit.yaml:1: key 'agencies': is missing"] == faults(AUDIT[start:end], "")
    start, end = AUDIT.index("escalation:"), AUDIT.index("key_source:")
    assert ["audit.yaml:23: key 'escalation': must hold at least one"] == faults(AUDIT[start:end], "escalation: []\n")


def test_everything_wrong_is_named_at_once() -> None:
    """A file that is wrong in many places is mended in one go."""
    text = (
        AUDIT.replace("Europe/London", "Nowhere")
        .replace("due: 2026-11-20", "due: 2026-12-20")
        .replace("id: schools", "id: police")
        .replace("web, telegram", "web, fax")
        .replace("board: ", "bord: ")
    )
    with pytest.raises(Faults) as refused:
        read_audit(text, "audit.yaml")

    assert [(1, "board"), (4, "bord"), (5, "time_zone"), (8, "closes"), (14, "id"), (20, "channels.auditor[2]")] == [
        (fault.line, fault.key) for fault in refused.value.faults
    ]
