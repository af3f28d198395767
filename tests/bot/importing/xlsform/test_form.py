"""What each feature of a form becomes, and what is said of one that cannot be carried."""
# ruff: noqa: E501 - a table of sentences reads best with one a line

from __future__ import annotations

import pytest

from survey.questionnaire import All, Answered, AnyOf, AnyPart, Bounded, Condition, Equals, Kind, Not
from tests.bot.importing.xlsform.books import SETTINGS, YES_NO, book, carried, questions, refusals, survey


def test_the_kinds() -> None:
    """Each type is a kind of question, and a note is a statement without a name of its own."""
    rows = [["text", "a", "A"], ["integer", "b", "B"], ["date", "c", "C"], ["note", "", "D"]]
    rows += [["select_one yn", "e", "E"], ["select_multiple yn", "f", "F"], ["note", "", "", "Only a hint"]]
    found = questions(survey(*rows))
    kinds = [Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.STATEMENT, Kind.ONE, Kind.SEVERAL, Kind.STATEMENT]
    assert kinds == [question.kind for question in found]
    assert ["a", "b", "c", "row-5", "e", "f", "row-8"] == [question.id for question in found]
    assert "Only a hint" == found[-1].text


def test_hints_required_and_limits() -> None:
    """They are the questionnaire's own; at least one tick is what others call an answer to several."""
    headings = "type name label hint required constraint appearance"
    one, several, scale, percentage = questions(
        survey(
            ["integer", "a", "A", "Count each.", "yes", ". > 0 and (. <= 30)", "numbers"],
            ["select_multiple yn", "b", "B", "", "true()", "count-selected(.) <= 2"],
            ["select_one yn", "c", "C", "", "no", "", "likert"],
            ["percentage", "d", "D"],
            headings=headings,
        )
    )
    assert (True, 1, 30, "Count each.") == (one.required, one.minimum, one.maximum, one.hint)
    assert (True, 1, 2) == (several.required, several.minimum, several.maximum)
    assert (False, Kind.SCALE) == (scale.required, scale.kind)
    assert (0, 100) == (percentage.minimum, percentage.maximum)


def test_or_other() -> None:
    """'Other' is one more choice, which asks for a comment; one that the list has already does so too."""
    own = [["list_name", "name", "label"], ["w", "x", "X"], ["w", "other", "Somewhere else"]]
    [question] = questions(survey(["select_one yn or_other", "a", "A"]))
    [known] = questions(survey(["select_multiple w or_other", "a", "A"], choices=own))
    assert [("yes", False), ("no", False), ("other", True)] == [(o.code, o.asks_comment) for o in question.options]
    assert [("X", False), ("Somewhere else", True)] == [(o.label, o.asks_comment) for o in known.options]


def test_caserounds_own_columns() -> None:
    """What the report needs beyond the standard stands in columns that other programmes pass over."""
    choices = [
        ["list_name", "name", "label", "meaning", "short", "exclusive", "asks_comment", "escalates"],
        ["x", "a", "Fully", "positive", "Full", "", "", ""],
        ["x", "n", "Not at all", "negative", "", "yes", "yes", "yes"],
    ]
    headings = "type name label short comment"
    [question] = questions(survey(["select_multiple x", "q", "Q?", "Q", "asked"], headings=headings, choices=choices))
    first, second = question.options
    assert ("Q", "asked") == (question.short, question.comment)
    assert ("positive", "Full", False) == (first.meaning, first.short, first.exclusive)
    assert ("negative", True, True, True) == (second.meaning, second.exclusive, second.asks_comment, second.escalates)


def test_groups_are_sections_and_themes() -> None:
    """A group's label is a heading, its hint is read first, its condition goes for all in it, and its questions
    stay in their order around an inner group."""
    found = carried(
        survey(
            ["select_one yn", "a", "A"],
            ["begin_group", "outer", "Outer", "Read this.", "${a} = 'yes'"],
            ["text", "b", "B"],
            ["begin group", "inner", "Inner", "", "${b} != ''"],
            ["text", "c", "C"],
            ["end group"],
            ["text", "d", "D"],
            ["begin_group", "plain"],
            ["text", "e", "E"],
            ["end_group"],
            ["end_group"],
        )
    ).questionnaire
    outer = Equals("a", "yes")
    assert [
        ("questions", "Invented", "", None, ["a"]),
        ("outer", "Outer", "Read this.", outer, ["b"]),
        ("inner", "Outer · Inner", "", All((outer, Answered("b"))), ["c"]),
        ("outer-2", "Outer", "", outer, ["d", "e"]),
    ] == [(s.id, s.title, s.statement, s.when, [q.id for q in s.questions]) for s in found.sections]
    assert ["Invented", "Outer", "Outer · Inner"] == [theme.title for theme in found.themes]
    assert ["questions", "outer", "inner", "outer", "outer"] == [question.theme for question in found.questions]


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [
        ("${one}='yes'", Equals("one", "yes")),
        ("'yes' = ${one}", Equals("one", "yes")),
        ("${one} != 'yes'", Not(Equals("one", "yes"))),
        ("${one} != ''", Answered("one")),
        ("''=${text}", Not(Answered("text"))),
        ("${many} != ''", AnyOf("many", ("yes", "no"))),
        ("not(selected(${many}, 'no'))", Not(Equals("many", "no"))),
        ("selected(${one}, 'no')", Equals("one", "no")),
        ("${number} = 3", Equals("number", 3)),
        ("${number} > 3", Bounded("number", at_least=4)),
        ("3 > ${number}", Bounded("number", at_most=2)),
        ("${date} = date('2026-11-02')", Equals("date", "2026-11-02")),
        ("true()", None),
    ],
)
def test_relevant(relevant: str, expected: Condition | None) -> None:
    """What a condition can say it says."""
    rows = [["select_one yn", "one", "A"], ["select_multiple yn", "many", "B"], ["integer", "number", "C"]]
    rows += [["text", "text", "D"], ["date", "date", "E"], ["note", "f", "F", "", relevant]]
    assert expected == questions(survey(*rows))[-1].when


def test_and_binds_more_closely_than_or() -> None:
    """As it does wherever XLSForms are read."""
    rows = [["select_one yn", "a", "A"], ["select_one yn", "b", "B"], ["text", "c", "C", "", "${a}='yes' or ${a}='no' and ${b}='yes'"]]  # fmt: skip
    both = All((Equals("a", "no"), Equals("b", "yes")))
    assert AnyPart((Equals("a", "yes"), both)) == questions(survey(*rows))[-1].when


@pytest.mark.parametrize(
    ("relevant", "said"),
    [
        ("${nobody} = 'yes'", "there is no question 'nobody'"),
        ("${one} = 'maybe'", "'maybe' is no choice of that question: its names are 'yes' and 'no'"),
        ("${one} > 'no'", "'one' takes no whole number, and only these have a size: compare with = and !="),
        ("${many} = 'yes'", "'many' takes several choices: write selected(${many}, 'yes')"),
        ("${text} = 'x'", "'text' takes free text: conditions can only ask whether there is any, ${text} != ''"),
        ("${number} = 1.5", "'number' takes a whole number, and '1.5' is none"),
        ("${one} = ${many}", "compares two answers: conditions compare an answer with a fixed value"),
        ("selected(${text}, 'x')", "'selected' needs a question with choices, and 'text' has none"),
        ("${note} = 'x'", "'note' is a note, and has no answer"),
        ("../one = 'yes'", "'../' is a path: name the question, such as ${seen}"),
        ("count-selected(${many}) > 1", "'count-selected' is nothing that conditions know: they know selected(), not(), and, or"),
        ("${number} + 1 = 2", "has '+' where '=' or '!=' should stand"),
        ("${one} = 'yes' and", "has nothing where a question or a value should stand"),
        ("(${one} = 'yes'", "has nothing where ')' should stand"),
        ("1 = 1", "looks at no answer"),
        ("false()", "never holds, so this would never be asked: delete the row"),
        ("(" * 20 + "${one} = 'yes'" + ")" * 20, "has too many brackets inside each other"),
        ("${last} = 'x'", "'last' takes free text: conditions can only ask whether there is any, ${last} != ''"),
    ],
)  # fmt: skip
def test_relevant_that_cannot_be_said(relevant: str, said: str) -> None:
    """The fault stands at its row, repeats the expression and says what in it is meant."""
    rows = [["select_one yn", "one", "A"], ["select_multiple yn", "many", "B"], ["integer", "number", "C"]]
    rows += [["text", "text", "D"], ["note", "note", "E"], ["text", "last", "F", "", relevant]]
    assert [f"sheet 'survey', row 7, column 'relevant': '{relevant[:80]}': {said}"] == refusals(survey(*rows))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["text", "a b", "A"], "column 'name': takes 1 to 64 letters, digits, '-', '_' and '.' without spaces, and begins with a letter or digit"),
        (["text", "", "A"], "column 'name': is empty: each question and each group needs a name of its own"),
        (["text", "a", ""], "column 'label': is empty: write what is asked"),
        (["", "a", "A"], "column 'type': is empty: say what kind of question this is, such as text"),
        (["txet", "a", "A"], "column 'type': 'txet' is no type of an XLSForm; did you mean 'text'?"),
        (["select_one", "a", "A"], "column 'type': 'select_one' names no list of choices: write the list's name after it, as in select_one yes_no"),
        (["select_one yess", "a", "A"], "column 'type': the sheet 'choices' has no list 'yess'"),
        (["text", "a", "Hello ${b}"], "column 'label': shows an earlier answer in the wording (${b}), which is not carried"),
        (["text", "b", "A", "", "${a} = 1"], "column 'relevant': '${a} = 1': there is no question 'a'"),
        (["text", "b", "A", "", "${b} != ''"], "column 'relevant': decides about 'b' and looks at its answer: a condition can only look back"),
        (["end_group"], "column 'type': closes a group, and none is open"),
        (["begin_group", "g", "G"], "column 'type': this group is never closed"),
        (["geopoint", "a", "A"], "column 'type': 'geopoint' is not carried: there are no places and maps in a chat: use text, integer, date, select_one or select_multiple"),
        (["text", "comments", "A"], "column 'name': 'comments' stands for all comments in an audit: choose another id"),
        (["text", "a", "x" * 3001], "column 'label': text, hint and options have 3001 characters together; a chat shows at most 3000 at once"),
    ],
)  # fmt: skip
def test_a_row_that_is_refused(row: list[str], said: str) -> None:
    """Its sheet, row and column are named."""
    assert [f"sheet 'survey', row 3, {said}"] == refusals(survey(["text", "first", "First"], row))


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("calculation", "1 + 1", "nothing is calculated: ask a question, or leave the row out"),
        ("default", "x", "an answer that stands there before anybody gave it is not carried: empty the cell"),
        ("choice_filter", "x", "options cannot depend on an answer: ask a question for each list, each with its 'relevant'"),
        ("media::image", "x.png", "pictures, sound and video cannot be shown"),
        ("repeat_count", "2", "nothing is repeated"),
        ("guidance_hint", "x", "there is one hint: move the text to the column 'hint'"),
        ("parameters", "rows=3", "parameters are not carried: empty the cell"),
        ("bind::type", "x", "is a rule for the answer that is not carried: empty the cell"),
        ("read_only", "yes", "what cannot be answered is no question: make it a note"),
        ("required", "${a} = 1", "must be yes or no: '${a} = 1' is neither"),
        ("appearance", "signature", "'signature' changes what is asked, and is not carried"),
        ("constraint", "regex(., 'x')", "limits what can be answered, and only integer and select_multiple can be limited"),
    ],
)  # fmt: skip
def test_a_column_that_is_refused(heading: str, cell: str, said: str) -> None:
    """What would change what is asked is refused where a cell holds it, and nowhere else."""
    headings = ["type", "name", "label", heading]
    rows = [["text", "a", "A"], ["text", "b", "B", cell]]
    assert [f"sheet 'survey', row 3, column '{heading}': {said}"] == refusals(book({"survey": [headings, *rows]}))
    assert 1 == len(questions(book({"survey": [headings, rows[0]]})))


def test_a_heading_that_is_misspelt_or_stands_twice() -> None:
    """It is not passed over, for its cells would be lost."""
    misspelt = book({"survey": [["type", "name", "label", "relevent"], ["text", "a", "A", "x"]]})
    twice = book({"survey": [["type", "name", "label", "caption"], ["text", "a", "A", "B"]]})
    said = "the column stands twice, for it means the same as 'label': delete one of them"
    assert ["sheet 'survey', row 1, column 'relevent': is no column of an XLSForm; did you mean 'relevant'?"] == refusals(misspelt)  # fmt: skip
    assert [f"sheet 'survey', row 1, column 'caption': {said}"] == refusals(twice)


def test_what_is_left_out_is_said() -> None:
    """With its place, and why it changes nothing."""
    found = carried(
        book(
            {
                "survey": [
                    ["type", "name", "label", "appearance", "required_message", "disabled", "My notes", ""],
                    ["start", "start"],
                    ["select_one yn", "a", "A", "minimal", "Please!", "", "ask Jay", "stray"],
                    ["text", "b", "B", "multiline", "", "yes"],
                ],
                "choices": [*YES_NO, ["spare", "x", "X"]],
                "settings": [["form_id", "style", "submission_url"], ["f", "pages", "https://example.org"]],
            }
        )
    )
    others = "it tells other programmes how to show, name or send the form"
    assert {
        "sheet 'choices', row 4: no question offers the list 'spare'",
        "sheet 'survey', column 'My notes': it is no column of an XLSForm",
        "sheet 'survey', column 'appearance', row 3: the conversation has its own look",
        "sheet 'survey', column 'disabled', row 4: the row is switched off",
        "sheet 'survey', column 'required_message', row 3: the conversation has its own words for this",
        "sheet 'survey', column 'type', row 2: 'start' asks nothing, and the times of answers are kept anyway",
        "sheet 'survey', row 3: what stands in column H has no heading above it",
        f"sheet 'settings', column 'style', row 2: {others}",
        f"sheet 'settings', column 'submission_url', row 2: {others}",
    } == {remark.removeprefix("Left out: ").removesuffix(".") for remark in found.remarks}


def test_everything_is_named_at_once() -> None:
    """Faults of the sheets, of the conditions and of the questionnaire as a whole, in the order of the form."""
    data = survey(
        ["text", "late", "A", "", "${seen} = 'yes'"],
        ["select_one yn", "seen", "B"],
        ["select_one yn", "Seen", "C"],
        ["image", "i", "D"],
        ["text", "after", "E", "", "${i} != ''"],
        choices=[*YES_NO, ["yn", "yes", "Indeed"]],
        settings=[["form_id", "version", "audience"], ["my form", "v2", "everybody"]],
    )
    known = [
        "sheet 'survey', row 2, column 'relevant': looks at 'seen', which is not asked before this: a condition can only look back",
        "sheet 'survey', row 4, column 'name': the name 'Seen' stands twice; the first time in row 3",
        "sheet 'survey', row 5, column 'type': 'image' is not carried: a file, picture or recording cannot be sent in a chat: delete the row",
        "sheet 'choices', row 4, column 'name': 'yes' stands twice in this list; the first time in row 2",
        "sheet 'settings', row 2, column 'version': must be a whole number from 1, and 'v2' is none: a change gets the next number",
    ]  # fmt: skip
    assert known == refusals(data)


def test_the_settings() -> None:
    """Where they are silent the file's name, version 1 and auditors stand for them; what cannot be is refused."""
    rows = [["type", "name", "label"], ["text", "a", "A"]]
    bare = carried(book({"survey": rows})).questionnaire
    assert ("form", 1, "form", "auditor") == (bare.id, bare.version, bare.title, bare.audience)
    full = [["form_id", "form_title", "version", "audience"], ["f", "A form", 20261102, "practitioner"]]
    told = carried(book({"survey": rows, "settings": full})).questionnaire
    assert ("f", 20261102, "A form", "practitioner") == (told.id, told.version, told.title, told.audience)
    wrong = [["form_id", "audience"], ["my form", "everybody"]]
    first, second = refusals(book({"survey": rows, "settings": wrong}))
    assert first.startswith("sheet 'settings', row 2, column 'form_id': takes 1 to 64 letters")
    assert second.startswith("sheet 'settings', row 2, column 'audience': must be 'auditor', 'parent'")
    again = refusals(book({"survey": rows, "settings": [*SETTINGS, ["g"]]}))
    assert ["sheet 'settings', row 3: only the first row below the headings counts: delete this one"] == again


def test_what_others_would_refuse_is_refused_here() -> None:
    """A form that is carried can be used in ODK and KoboToolbox too."""
    data = survey(["text", "a.", "A"], ["text", "9lives", "B"])
    [reason] = refusals(data)
    assert reason.startswith("sheet 'survey', row 3: is against the XLSForm standard: ")
