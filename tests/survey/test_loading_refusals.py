"""One thing is wrong in each of these files, and one fault says so."""
# ruff: noqa: E501 - one case a line, so that the tables read as tables

import pytest

from survey.loading import load_questionnaire
from survey.reading.faults import Faults

HEAD = "id: r\nversion: 1\ntitle: R\naudience: auditor\nthemes: [{id: t, title: T}]\n"
SECTION = "sections:\n  - id: s\n    title: S\n    questions:\n"
SMILE = "\U0001f600"
YES_NO = "options: [{code: yes, label: 'Yes'}, {code: no, label: 'No'}]"
FIRST = f"      - {{id: q1, kind: one, theme: t, text: First, {YES_NO}}}\n"


def faults(text: str) -> list[str]:
    with pytest.raises(Faults) as refused:
        load_questionnaire(text, "f.yaml")
    return [str(fault) for fault in refused.value.faults]


def second(keys: str) -> str:
    """Return a file whose second question, on line 11, has these keys."""
    return f"{HEAD}{SECTION}{FIRST}      - {{id: q2, theme: t, text: Second, {keys}}}\n"


def choices(count: int, label: str = "Choice") -> str:
    return "options: [" + ", ".join(f"{{code: c{n}, label: {label} {n}}}" for n in range(count)) + "]"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("kind: one", "key 'options': is missing: a question of kind 'one' needs at least 2"),
        ("kind: scale, options: [{code: a, label: A}]", "key 'options': a question of kind 'scale' needs at least 2, this one has 1"),
        ("kind: several, options: []", "key 'options': a question of kind 'several' needs at least 1, this one has 0"),
        (f"kind: one, {choices(41)}", "key 'options': no chat can show 41 options in a readable way: at most 40"),
        (f"kind: one, {choices(12, 'x' * 250)}", "key 'text': text, hint and options have 3032 characters together; a chat shows at most 3000 at once"),
        (f"kind: text, hint: {'h' * 2995}", "key 'text': text, hint and options have 3001 characters together; a chat shows at most 3000 at once"),
        (f"kind: one, options: [{{code: a, label: A}}, {{code: b, label: {SMILE * 151}}}]", "option b, key 'label': has 302 characters; a chat shows at most 300"),
        ("kind: number, minimum: 5, maximum: 4", "key 'minimum': is 5, and above the maximum of 4"),
        (f"kind: several, minimum: 3, {YES_NO}", "key 'minimum': is 3, but only 2 options can be ticked together"),
        (f"kind: several, maximum: 3, {YES_NO}", "key 'maximum': is 3, but there are only 2 options"),
        (f"kind: several, minimum: -1, {YES_NO}", "key 'minimum': must be at least 0"),
        (f"kind: several, maximum: 0, {YES_NO}", "key 'maximum': must be at least 1"),
        (f"kind: one, maximum: 1, {YES_NO}", "key 'maximum': means nothing for kind 'one'"),
        ("kind: text, minimum: 10", "key 'minimum': means nothing for kind 'text'"),
        ("kind: statement, comment: invited", "key 'comment': a statement takes no comment"),
        ("kind: statement, probe: Why?", "key 'probe': a statement has none: it is only read"),
        ("kind: text, probe: Why?, comment: none", "key 'probe': asks for a comment, and this question says 'comment: none': leave one of them out"),
        (f"kind: text, probe: {'p' * 2995}", "key 'text': text, hint, probe and options have 3001 characters together; a chat shows at most 3000 at once"),
        ("kind: statement, required: true", "key 'required': a statement has none: it is only read"),
        ("kind: statement, number: '7'", "key 'number': a statement has none: it is only read"),
        ("kind: text, number: 7", "key 'number': must be text: put it in quotes"),
        ("kind: text, hint: ", "key 'hint': is empty: write a value, or leave the key out"),
        ("kind: text, short: \"a\\nb\"", "key 'short': must stand on one line"),
        ("kind: text, comment: maybe", "key 'comment': must be 'invited', 'asked' or 'none'"),
        ("kind: text, repeats: q1", "key 'repeats': both questions must have options and be of the same kind: this one is 'text', 'q1' is 'one'"),
        ("kind: several, repeats: q1, " + YES_NO, "key 'repeats': both questions must have options and be of the same kind: this one is 'several', 'q1' is 'one'"),
        ("kind: one, repeats: q1, options: [{code: yes, label: A}, {code: maybe, label: B}]", "key 'repeats': 'q1' has no option 'maybe': a repeated question offers the same codes, or fewer"),
        (f"kind: one, repeats: q2, {YES_NO}", "key 'repeats': 'q2' is not asked before this: a question can only repeat an earlier one"),
        (f"kind: one, repeats: q11, {YES_NO}", "key 'repeats': there is no question 'q11'; did you mean 'q1'?"),
        ("kind: text, when: {question: q1, equals: maybe}", "key 'when.equals': 'maybe' is no option of 'q1': its codes are 'yes' and 'no'"),
        ("kind: text, when: {question: q1, any_of: [yes, maybe]}", "key 'when.any_of[2]': 'maybe' is no option of 'q1': its codes are 'yes' and 'no'"),
        ("kind: text, when: {question: q1, any_of: []}", "key 'when.any_of': must be a list with at least one item"),
        ("kind: text, when: {question: q1, at_least: 2}", "key 'when': 'q1' takes no number: only an answer of kind 'number' has a size"),
        ("kind: text, when: {all: []}", "key 'when.all': must be a list with at least one item"),
        ("kind: text, when: {fact: 3, equals: x}", "key 'when.fact': must be the name of a fact, such as agency, role or a case attribute"),
        ("kind: text, when: {not: {answered: q2}}", "key 'when.not.answered': decides about 'q2' and looks at its answer: a condition can only look back"),
        ("kind: text, when: {answered: [q1]}", "key 'when.answered': must be the id of a question"),
    ],
)  # fmt: skip
def test_within_one_question(keys: str, expected: str) -> None:
    """The fault names the question on line 11, and the key."""
    assert [f"f.yaml:11: question q2, {expected}"] == faults(second(keys))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "x", "'q2' takes free text, which cannot be compared: use {answered: q2}"),
        ("number", "many", "'q2' takes a whole number"),
        ("date", "soon", "'q2' takes a date, such as 2026-11-02"),
        ("date", "20261102", "'q2' takes a date, such as 2026-11-02"),
    ],
)
def test_a_typed_answer_is_compared_with_what_it_can_be(kind: str, value: str, expected: str) -> None:
    """A condition that can never hold is refused."""
    third = f"      - {{id: q3, kind: text, theme: t, text: Third, when: {{question: q2, equals: {value}}}}}\n"

    assert [f"f.yaml:12: question q3, key 'when.equals': {expected}"] == faults(second(f"kind: {kind}") + third)


def test_a_size_is_a_whole_number() -> None:
    """A condition on a size that is none is refused."""
    third = "      - {id: q3, kind: text, theme: t, text: Third, when: {question: q2, at_least: 0, at_most: 2.5}}\n"

    assert ["f.yaml:12: question q3, key 'when.at_most': must be a whole number"] == faults(
        second("kind: number") + third
    )


def test_a_statement_has_no_answer_to_look_at() -> None:
    """A condition on a statement is refused."""
    third = "      - {id: q3, kind: text, theme: t, text: Third, when: {answered: q2}}\n"

    assert ["f.yaml:12: question q3, key 'when.answered': 'q2' is a statement, and has no answer"] == faults(
        second("kind: statement") + third
    )


def test_a_repeated_question_names_the_first() -> None:
    """A chain of repeats is refused."""
    third = f"      - {{id: q3, kind: one, theme: t, text: Third, repeats: q2, {YES_NO}}}\n"

    assert [
        "f.yaml:12: question q3, key 'repeats': 'q2' repeats another question itself: name 'q1' instead"
    ] == faults(second(f"kind: one, repeats: q1, {YES_NO}") + third)


@pytest.mark.parametrize("condition", ["answered: q3", "not: {any: [{question: q3, equals: 4}]}"])
def test_a_question_cannot_look_forward(condition: str) -> None:
    """What is asked later has no answer yet."""
    third = "      - {id: q3, kind: number, theme: t, text: Third}\n"
    (fault,) = faults(second(f"kind: text, when: {{{condition}}}") + third)

    assert fault.endswith("looks at 'q3', which is not asked before this: a condition can only look back")


def test_a_loop_over_several_questions_is_named() -> None:
    """q2 waits for q4, which waits for q3, which waits for q2."""
    rest = (
        "      - {id: q3, kind: text, theme: t, text: Third, when: {answered: q2}}\n"
        "      - {id: q4, kind: text, theme: t, text: Fourth, when: {all: [{answered: q1}, {answered: q3}]}}\n"
    )
    (fault,) = faults(second("kind: text, when: {answered: q4}") + rest)

    assert fault.endswith("a condition can only look back; that one waits for this one in turn")


def test_a_section_cannot_depend_on_its_own_questions() -> None:
    """A section is decided about before its first question is asked."""
    text = f"{HEAD}{SECTION}{FIRST}    when: {{answered: q1}}\n"

    assert [
        "f.yaml:11: section s, key 'when.answered': decides about 'q1' and looks at its answer: a condition can only look back"
    ] == faults(text)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("[q1]", "key 'reporting_order': leaves out 'q2': every question that is asked is reported"),
        ("[q2, q1, q2]", "key 'reporting_order[3]': 'q2' stands twice"),
        ("[q2, q1, q3]", "key 'reporting_order[3]': there is no question 'q3'"),
        ("[q2, q1, note]", "key 'reporting_order[3]': 'note' is not reported: it is a statement, or repeats another question"),
        ("[q2, q1, again]", "key 'reporting_order[3]': 'again' is not reported: it is a statement, or repeats another question"),
        ("q1", "key 'reporting_order': must be a list"),
    ],
)  # fmt: skip
def test_the_order_of_reporting_names_each_question_once(order: str, expected: str) -> None:
    """None is forgotten, none stands twice, none is unknown."""
    rest = (
        "      - {id: note, kind: statement, text: Read this}\n"
        f"      - {{id: again, kind: one, theme: t, text: Again, repeats: q1, {YES_NO}}}\n"
        f"reporting_order: {order}\n"
    )

    (fault,) = faults(second("kind: text") + rest)

    assert expected in fault


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("version: 1", "version: 0", "f.yaml:2: key 'version': must be at least 1"),
        ("version: 1", "version: 2147483648", "f.yaml:2: key 'version': must be at most 2147483647"),
        ("title: R\n", "", "f.yaml:1: key 'title': is missing"),
        ("themes: [{id: t, title: T}]", "themes: [{id: t}]", "f.yaml:5: theme t, key 'title': is missing"),
        ("id: q1", "id: comments", "f.yaml:10: question comments, key 'id': 'comments' stands for all comments in an audit: choose another id"),
        ("id: q1", "id: 1", "f.yaml:10: question number 1, key 'id': must be text: put it in quotes"),
        ("    title: S\n", "    titel: S\n", "f.yaml:8: section s, key 'titel': is no key that is known here; did you mean 'title'?"),
        ("kind: one, theme: t", "kind: one, number: '2', theme: t", None),
    ],
)  # fmt: skip
def test_around_the_questions(old: str, new: str, expected: str | None) -> None:
    """The head, the themes and the sections are held to the same."""
    text = (HEAD + SECTION + FIRST).replace(old, new, 1)
    if expected is None:
        assert "2" == load_questionnaire(text, "f.yaml").questions[0].number
    else:
        assert expected in faults(text)


@pytest.mark.parametrize(("own", "first"), [("number: '1'", 10), ("number: A", 11)])
def test_no_number_is_used_twice(own: str, first: int) -> None:
    """People call questions by their numbers, so a number names one question, given or counted."""
    third = "      - {id: q3, kind: text, theme: t, text: Third, number: A}\n" if first == 11 else ""
    number, line = ("A", 12) if third else ("1", 11)

    (fault,) = faults(second(f"kind: text, {own}") + third)

    assert fault.startswith(f"f.yaml:{line}: question q{line - 9}, key 'number': the number '{number}' stands twice")
    assert fault.endswith(f"the first time on line {first}")


def test_a_statement_counts_with_the_question_below_it() -> None:
    """It stands above whichever question of the section is asked first."""
    questions = (
        "      - {id: q2, kind: text, theme: t, text: Second, when: {answered: q1}}\n"
        "      - {id: q3, kind: text, theme: t, text: Third}\n"
        "      - {id: q4, kind: text, theme: t, text: Fourth}\n"
    )
    section = f"  - id: s2\n    title: S2\n    statement: {'s' * 2996}\n    questions:\n"

    assert [
        "f.yaml:15: question q2, key 'text': section statement, text, hint and options have 3002 characters together; a chat shows at most 3000 at once",
        "f.yaml:16: question q3, key 'text': section statement, text, hint and options have 3001 characters together; a chat shows at most 3000 at once",
    ] == faults(HEAD + SECTION + FIRST + section + questions)


def test_a_file_without_sections() -> None:
    """An empty list of sections is no questionnaire."""
    assert ["f.yaml:6: key 'sections': must hold at least one"] == faults(f"{HEAD}sections: []\n")
