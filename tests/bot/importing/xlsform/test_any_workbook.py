"""Whatever somebody makes of a form, and whatever happens to its file: it is carried and can be answered, or refused
in sentences."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from bot.importing.xlsform.form import Carried, read_xlsform
from survey.loading import load_questionnaire
from survey.reading.faults import Faults
from survey.state import Stage
from tests.bot.importing.xlsform.books import FILE, book
from tests.survey.invented import seeded
from tests.survey.monkey import Monkey
from tests.survey.talk import Talk, english, situation

PHRASES = english()
FORMS = 16
DAMAGED = 120

TYPES = (
    "text", "integer", "date", "note", "select_one yn", "select_multiple yn", "select_one long or_other",
    "begin_group", "end_group", "start",
)  # fmt: skip
ODD_TYPES = ("begin_repeat", "image", "select_one", "select_one nobody", "calculate", "", "rank yn", "percentage", 7)
WORDS = ("Seen alone?", "Wording: with a colon", "# no note", "'quoted' \"twice\"", "- item", "yes", "null", "2013", "{x}", "a\nb")  # fmt: skip # noqa: E501 - one table
ODD_WORDS = ("", "${q1}", "\u202eturned", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "x" * 3100, "\u2028", "=1+1", "e" + "\u0301" * 20, 1.5, True)  # fmt: skip # noqa: E501 - one table
CONDITIONS = {
    "select_one yn": ("${%s} = 'yes'", "selected(${%s}, 'no')", "not(${%s} = 'no')"),
    "select_multiple yn": ("selected(${%s}, 'yes')", "${%s} != ''"),
    "integer": ("${%s} > 2", "${%s} = 3 or not(${%s} < 1)"),
    "text": ("${%s} != ''",),
}
ODD_CONDITIONS = (
    "${",
    "))((",
    "${%s} = ${%s}",
    "today()",
    "'",
    "${%s} = 'yes' or",
    "not",
    "0",
    "." * 50,
    "${%s}" * 600,
)
HEADINGS = ("type", "name", "label", "hint", "relevant", "required", "constraint", "appearance")


def _row(random: Random, earlier: list[list[Any]], *, odd: float) -> list[Any]:
    def pick(usual: tuple[Any, ...], unusual: tuple[Any, ...]) -> Any:
        return random.choice(unusual if random.random() < odd else usual)

    number, kind = len(earlier), pick(TYPES, ODD_TYPES)
    before = random.choice(earlier) if earlier and kind != "end_group" else ["", ""]
    condition = str(pick(("", *CONDITIONS.get(before[0], ())), ODD_CONDITIONS)).replace("%s", str(before[1]))
    return [
        kind,
        pick((f"q{number}",), ("", "q0", "a b", "comments", "Q1", 3)),
        pick(WORDS, ODD_WORDS),
        pick(("", "", "A hint"), ODD_WORDS),
        condition,
        pick(("", "yes", "no"), ("maybe", "true()")) if kind not in {"begin_group", "end_group"} else "",
        pick(("", ". >= 1 and . <= 30"), (". < x", "regex(., 'a')")) if kind == "integer" else "",
        pick(("", "", "minimal"), ("signature", "search('x')")),
    ]


def _form(random: Random, *, odd: float) -> bytes:
    rows: list[list[Any]] = []
    opened = 0
    for _ in range(random.randint(1, 7)):
        row = _row(random, rows, odd=odd)
        if row[0] == "end_group" and not opened:
            continue
        opened += {"begin_group": 1, "end_group": -1}.get(row[0], 0)
        rows.append(row)
    rows += [["end_group"]] * (opened if random.random() > odd else 0)
    choices: list[list[Any]] = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
    choices += [
        ["long", f"c{number}", f"{random.choice(WORDS)} {number}"] for number in range(random.choice((2, 5, 39)))
    ]
    if random.random() < odd:
        choices.append([random.choice(("yn", "", "long")), random.choice(("yes", "", 5)), random.choice(ODD_WORDS)])
    survey, offered = (
        ([list(HEADINGS), *rows], choices) if random.random() < 0.5 else _translated(random, rows, choices)
    )
    if random.random() < odd:
        survey[0].append(random.choice(("label::French", "label::Cymraeg", "hint::Elvish", "label::")))
        survey[-1].append(random.choice(WORDS))
    return book({"survey": list(map(_showable, survey)), "choices": list(map(_showable, offered))})


def _translated(random: Random, rows: list[list[Any]], choices: list[list[Any]]) -> tuple[list[list[Any]], ...]:
    """Return the sheets of a form that says some of its words in Welsh too."""
    survey = [[*row, random.choice(("", f"C {row[2]}")) if row[2:] else "", ""] for row in rows]
    survey = [[*HEADINGS, "label::Cymraeg (cy)", "hint::Welsh"], *survey]
    offered = [[*row, random.choice(("", f"C {row[2]}"))] for row in choices[1:]]
    return survey, [[*choices[0], "label::Welsh (cy)"], *offered]


def _showable(row: list[Any]) -> list[Any]:
    return [None if cell == "" else cell for cell in row]


def _carried(data: bytes) -> Carried | None:
    """Return what a form becomes, None where it is refused: then there are sentences, each with its place."""
    try:
        return read_xlsform(data, FILE)
    except Faults as refusal:
        faults = refusal.faults
    assert len(faults) == len(set(faults)) > 0
    assert [] == [each for each in faults if not each.message.strip() or not str(each).startswith(f"{FILE}: ")]
    return None


@pytest.mark.parametrize("odd", [0.0, 0.1])
def test_any_form(odd: float) -> None:
    """Carried, its file can be read again, says the same, and is answered to the end in each of its languages."""
    walked = 0
    for seed in range(FORMS):
        random = seeded(seed)
        carried = _carried(_form(random, odd=odd))
        if carried is None or not any(question.number for question in carried.questionnaire.questions):
            continue
        assert carried.questionnaire == load_questionnaire(carried.text, "again.yaml")
        for spoken in (carried.questionnaire, *carried.questionnaire.translations.values()):
            talk = Talk(situation(spoken), PHRASES)
            Monkey(talk, random).finish()
            assert Stage.SUBMITTED is talk.state.stage
            walked += 1
    assert walked > (2 if odd else 8)


def test_any_damage() -> None:
    """A file in which bytes were changed, cut off or doubled ends in a sentence, or is read as if nothing were."""
    whole = _form(seeded(7), odd=0)
    for seed in range(DAMAGED):
        random = seeded(seed)
        data = bytearray(whole)
        for _ in range(random.choice((1, 1, 5, 50))):
            place = random.randrange(len(data))
            match random.choice(("change", "cut", "double")):
                case "change":
                    data[place] = random.randrange(256)
                case "cut":
                    del data[place : place + random.choice((1, 20))]
                case _:
                    data[place:place] = data[place : place + 9]
        _carried(bytes(data))
