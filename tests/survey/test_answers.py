"""What is kept of a typed text, and what it answers."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.answers import (
    LONGEST_TEXT,
    MOST_STACKED_MARKS,
    Answer,
    Refused,
    asks_comment,
    chosen,
    clean,
    confirmed,
    joined,
    letter,
    may_stand,
    named,
    takes_comment,
    ticked,
    typed,
)
from survey.questionnaire import CommentRule, Kind, Option, Question

PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
"""A word that a joiner spells."""
RARE = settings(max_examples=150)


def question(kind: Kind, *options: Option, **changes: object) -> Question:
    """Return a question with these options."""
    return Question("q", kind, "?", "?", "t", "1", options=options, **changes)  # type: ignore[arg-type]  # the tests name fields of Question


def option(code: str, label: str = "", short: str = "", **changes: bool) -> Option:
    """Return an option; its label is its code where none is given."""
    return Option(code, label or code, short or label or code, **changes)  # type: ignore[arg-type]  # all of them flags


def why(text: str, asked: Question | None = None) -> str:
    """Return the phrase with which a text is refused."""
    with pytest.raises(Refused) as refused:
        clean(text) if asked is None else typed(asked, text)
    return refused.value.phrase


class TestClean:
    @pytest.mark.parametrize(
        ("raw", "kept"),
        [
            ("  seen alone \n", "seen alone"),
            ("one\r\ntwo\rthree", "one\ntwo\nthree"),
            ("cafe\u0301", "café"),
            ("a\u0000b\u0007c", "abc"),
            ("a\u202eb\u2066c\u200fd", "abcd"),
            ("soft\u00adhyphen \ufeffmark", "softhyphen mark"),
            ("private \ue000 use", "private  use"),
            ("half \ud800 emoji", "half  emoji"),
            ("no \ufffe\uffff\ufdd0 characters", "no  characters"),
            ("tab\tstays", "tab\tstays"),
            (PERSIAN, PERSIAN),
            ("👩\u200d👧", "👩\u200d👧"),
            ("e\u200b\u0301", "é"),
        ],
    )
    def test_keeps_what_people_write(self, raw: str, kept: str) -> None:
        """Text is composed, trimmed and freed of what cannot be seen; what spells words and emoji stays."""
        assert kept == clean(raw)

    @pytest.mark.parametrize("raw", ["", " \n\t", "\u0000", "\u200d\u200c", "\u200b", "\u0301", "\ufe0f", "\u2028"])
    def test_refuses_what_shows_nothing(self, raw: str) -> None:
        """A text in which nothing can be seen is no text."""
        assert why(raw) == "refused.empty"

    def test_takes_the_longest_text_and_no_longer(self) -> None:
        """The limit is counted in characters of what would be kept."""
        assert LONGEST_TEXT == len(clean("x" * LONGEST_TEXT + "   "))
        assert LONGEST_TEXT == len(clean("e\u0301" * LONGEST_TEXT))
        assert why("x" * (LONGEST_TEXT + 1)) == "refused.too_long"

    @pytest.mark.parametrize("mark", ["\u0327", "\u20dd", "\u0489", "\u0327\u200d"])
    def test_refuses_towers_of_marks(self, mark: str) -> None:
        """Marks stack as high as some language needs; joiners between them do not hide a tower."""
        assert clean("o" + "\u0327" * MOST_STACKED_MARKS)
        assert why("o" + mark * (MOST_STACKED_MARKS + 1)) == "refused.stacked_marks"

    @pytest.mark.parametrize("word", ["မြွှေ့", "שָּׁ֗", "ทั้งที่", "हिन्दी", "བསྒྲུབས", "Việt"])
    def test_takes_languages_that_stack_marks(self, word: str) -> None:
        """No living language is taken for mischief."""
        assert unicodedata.normalize("NFC", word) == clean(word)

    @RARE
    @given(st.text(max_size=60))
    def test_cleaning_twice_changes_nothing_more(self, raw: str) -> None:
        """What was kept is kept as it is, and can be written as UTF-8 and XML."""
        try:
            kept = clean(raw)
        except Refused:
            return
        assert kept == clean(kept)
        assert unicodedata.is_normalized("NFC", kept)
        assert kept.encode("utf-8").isascii() or kept
        assert not any(unicodedata.category(char) in {"Cs", "Co"} or char == "\u0000" for char in kept)

    def test_two_texts_are_joined_within_the_limit(self) -> None:
        """A text that is added stands on a line of its own; the whole stays within the limit."""
        assert joined("", "b") == "b"
        assert joined("a", "b") == "a\nb"
        assert LONGEST_TEXT == len(joined("a" * (LONGEST_TEXT - 2), "b"))
        with pytest.raises(Refused, match=r"refused\.too_long_together"):
            joined("a" * (LONGEST_TEXT - 1), "b")


class TestTyped:
    @pytest.mark.parametrize(
        ("raw", "number"),
        [("12", 12), (" 0 ", 0), ("-3", -3), ("\u22123", -3), ("+7", 7), ("1,000", 1000), ("12 345 678", 12345678)],
    )
    def test_a_whole_number(self, raw: str, number: int) -> None:
        """A number may have a sign, and separators between thousands."""
        assert number == typed(question(Kind.NUMBER), raw).number

    @pytest.mark.parametrize("raw", ["1,5", "1.5", "1 2", "1_000", "12,", "1,00", "two", "--1", "1e3", "٣,٤"])
    def test_no_guess_at_a_number(self, raw: str) -> None:
        """A decimal comma, a stray blank or a word is refused instead of read as another number."""
        assert why(raw, question(Kind.NUMBER)) == "refused.not_a_number"

    def test_the_bounds_of_a_number(self) -> None:
        """The questionnaire's bounds hold, and without them what a spreadsheet can hold exactly."""
        bounded = question(Kind.NUMBER, minimum=0, maximum=10)
        assert [0, 10] == [typed(bounded, "0").number, typed(bounded, "10").number]
        assert why("-1", bounded) == "refused.too_small"
        assert why("11", bounded) == "refused.too_large"
        assert why("9" * 3999, question(Kind.NUMBER)) == "refused.too_large"
        assert why("-" + "9" * 20, question(Kind.NUMBER)) == "refused.too_large"

    @pytest.mark.parametrize(
        "raw", ["14/02/2014", "14.02.2014", "14-2-2014", "2014-02-14", "14 February 2014", "14 feb 2014"]
    )
    def test_a_date(self, raw: str) -> None:
        """A date is read the British way, the day first."""
        assert dt.date(2014, 2, 14) == typed(question(Kind.DATE), raw).date

    @pytest.mark.parametrize(
        "raw", ["31/02/2014", "2/14/2014", "14/2/14", "February", "14 February 1899", "0/1/2014"]
    )
    def test_no_guess_at_a_date(self, raw: str) -> None:
        """A day that does not exist, a short year or a month first is refused."""
        assert why(raw, question(Kind.DATE)) == "refused.not_a_date"

    def test_a_text(self) -> None:
        """A text is kept clean."""
        assert typed(question(Kind.TEXT), " a\u0000 ").text == "a"


class TestChoices:
    def test_letters_go_on_after_z(self) -> None:
        """Options are called A to Z, then AA, AB; never two alike."""
        assert ["A", "Z", "AA", "AN"] == [letter(0), letter(25), letter(26), letter(39)]
        assert len({letter(index) for index in range(1000)}) == 1000

    def test_an_option_is_named_by_label_short_label_or_letter(self) -> None:
        """Capitals and a full stop at the end do not matter."""
        asked = question(Kind.ONE, option("y", "Yes (please comment)", "Yes"), option("n", "No.", "No"))
        assert ["y", "y", "n", "n", "n", None] == [
            chosen(asked, text) for text in ("YES", "yes (please comment).", "no", "B", "b.", "perhaps")
        ]
        assert [None, "n"] == [named(asked, "B"), named(asked, "no")]

    def test_a_name_that_two_options_have_is_not_guessed_at(self) -> None:
        """Where two options share a short label, it names neither; a full label still does."""
        asked = question(Kind.ONE, option("a", "Yes, ours", "Yes"), option("b", "Yes, theirs", "Yes"))
        assert chosen(asked, "yes") is None
        assert chosen(asked, "yes, theirs") == "b"

    def test_ticks_come_and_go_in_the_order_of_asking(self) -> None:
        """Ticking twice or taking away what is not there changes nothing."""
        asked = question(Kind.SEVERAL, option("a"), option("b"), option("c"))
        assert ("a", "c") == ticked(asked, ("c",), "a", on=True)
        assert ("a", "c") == ticked(asked, ("a", "c"), "a", on=True)
        assert ("c",) == ticked(asked, ("a", "c"), "a", on=False)
        assert ("c",) == ticked(asked, ("c",), "b", on=False)

    def test_an_exclusive_option_stands_alone(self) -> None:
        """It takes the others away, and they take it away."""
        asked = question(Kind.SEVERAL, option("a"), option("b"), option("none", exclusive=True))
        assert ("none",) == ticked(asked, ("a", "b"), "none", on=True)
        assert ("a",) == ticked(asked, ("none",), "a", on=True)

    def test_the_most_and_the_fewest_ticks(self) -> None:
        """One tick too many is refused at once, too few when they are confirmed; an exclusive one is enough."""
        asked = question(
            Kind.SEVERAL, option("a"), option("b"), option("c"), option("x", exclusive=True), minimum=2, maximum=2
        )
        with pytest.raises(Refused, match=r"refused\.too_many_ticks"):
            ticked(asked, ("a", "b"), "c", on=True)
        with pytest.raises(Refused, match=r"refused\.too_few_ticks"):
            confirmed(asked, ("a",))
        assert ("a", "b") == confirmed(asked, ("a", "b")).choices
        assert ("x",) == confirmed(asked, ("x",)).choices

    def test_no_tick_is_an_answer_where_none_is_needed(self) -> None:
        """'None of these' is given; that is not the same as no answer."""
        answer = confirmed(question(Kind.SEVERAL, option("a")), ())
        assert answer.choices == ()
        assert answer.is_given

    @pytest.mark.parametrize(
        ("choices", "expected"),
        [
            ((), False),
            (("a",), True),
            (("a", "b"), True),
            (("a", "b", "c"), False),
            (("x",), True),
            (("a", "x"), False),
            (("z",), False),
        ],
    )
    def test_what_may_stand(self, choices: tuple[str, ...], expected: bool) -> None:
        """Choices may stand within the bounds, with known codes, and exclusive ones alone."""
        options = [option("a"), option("b"), option("c"), option("x", exclusive=True)]
        assert expected == may_stand(question(Kind.SEVERAL, *options, minimum=1, maximum=2), choices)


class TestComments:
    def test_what_takes_and_what_asks_for_a_comment(self) -> None:
        """A question can ask after every answer, an option after itself; a statement takes none."""
        asking, plain = option("a", asks_comment=True), option("b")
        invited = question(Kind.ONE, asking, plain)
        always = question(Kind.ONE, plain, option("c"), comment=CommentRule.ASKED)
        never = question(Kind.ONE, plain, option("c"), comment=CommentRule.NONE)
        assert [True, True, False] == [takes_comment(each) for each in (invited, always, never)]
        assert not takes_comment(question(Kind.STATEMENT))
        assert asks_comment(invited, Answer("q", choices=("a",)))
        assert not asks_comment(invited, Answer("q", choices=("b",)))
        assert asks_comment(always, Answer("q", choices=("b",)))
        assert not asks_comment(always, Answer("q", left_out=True))

    def test_an_option_that_asks_outweighs_a_question_that_takes_none(self) -> None:
        """Where the questionnaire says both, the comment that was asked for can be given."""
        assert takes_comment(
            question(Kind.ONE, option("a", asks_comment=True), option("b"), comment=CommentRule.NONE)
        )


values: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"choices": st.lists(st.text(min_size=1, max_size=5), max_size=4).map(tuple)}),
    st.fixed_dictionaries({"text": st.text(max_size=40)}),
    st.fixed_dictionaries({"number": st.integers(-(2**53), 2**53)}),
    st.fixed_dictionaries({"date": st.dates()}),
    st.just({}),
)


@RARE
@given(values, st.text(max_size=40), st.booleans(), st.booleans())
def test_an_answer_goes_through_json_unchanged(
    value: dict[str, Any], comment: str, left_out: bool, kept: bool
) -> None:
    """What is read back is what was written, down to the difference between no tick and no answer."""
    answer = Answer("q", comment=comment, left_out=left_out, kept=kept, **value)
    assert answer == Answer.from_json(json.loads(json.dumps(answer.to_json())))
    assert answer.is_given == bool(value)
    assert next(iter(value.values()), None) == answer.value
