"""What a card, a note and a record look like in Telegram."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.rendering import Rendered, render, units
from survey.messages import Button, Card, Choice, Line, Note, Record, Tick, Tone
from tests.bot.fake_bot_text import parse_html

YES_NO = (Choice("1.1.1.o.0", "Yes", "A"), Choice("1.1.1.o.1", "No", "B"))
LONG = (
    Choice("1.1.1.t.0", "Regular and purposeful multi-agency meetings", "A", Tick.ON),
    Choice("1.1.1.t.1", "None of these", "B", Tick.OFF),
)


def labels(rendered: Rendered) -> list[list[str]]:
    return [[key["text"] for key in row] for row in rendered.keys]


def plain(rendered: Rendered) -> str:
    return parse_html(rendered.html)[0]


def test_a_card_confirms_asks_and_offers() -> None:
    """The first line says what was stored, the last what the text box is for; each tone looks different."""
    card = Card(
        slot="7",
        title="Question 5 of 14 · C07",
        lines=(
            Line("Was the plan effective?", Tone.QUESTION),
            Line("Think of the second plan.", Tone.HINT),
            Line("My earlier words", Tone.QUOTE),
            Line("Call 999", Tone.ALERT),
            Line("Plain."),
        ),
        choices=YES_NO,
        rows=((Button("7.1.4.back.0", "Back"), Button("7.1.4.next.0", "Next", main=True)),),
        confirms="Q4: Yes",
        wants="Type a comment",
    )

    rendered = render(card)

    assert rendered.html == (
        "✓ Q4: Yes\n\n"
        "Question 5 of 14 · C07\n\n"
        "<b>Was the plan effective?</b>\n\n"
        "<i>Think of the second plan.</i>\n\n"
        "<blockquote>My earlier words</blockquote>\n\n"
        "<b>⚠ Call 999</b>\n\n"
        "Plain.\n\n"
        "<i>Type a comment</i>"
    )
    assert labels(rendered) == [["Yes", "No"], ["Back", "Next"]]
    assert rendered.keys[1][1] == {"text": "Next", "callback_data": "7.1.4.next.0", "style": "primary"}
    assert rendered.guarded


def test_short_options_stand_two_a_row_and_others_alone() -> None:
    """A label of 14 characters shares its row; one of 15 makes every option a row of its own."""
    short = tuple(Choice(f"1.1.1.o.{i}", "x" * 14, "A") for i in range(3))
    wide = (*short, Choice("1.1.1.o.3", "x" * 15, "D"))

    assert [2, 1] == [len(row) for row in render(Card("1", "Title", choices=short)).keys]
    assert [1, 1, 1, 1] == [len(row) for row in render(Card("1", "Title", choices=wide)).keys]


def test_long_options_are_listed_in_the_text() -> None:
    """Nothing is cut: the text holds the labels, the buttons the marks, both the ticks."""
    rendered = render(Card("1", "Title", choices=LONG))

    assert plain(rendered) == "Title\n\n☑ A  Regular and purposeful multi-agency meetings\n☐ B  None of these"
    assert labels(rendered) == [["☑ A", "☐ B"]]


def test_the_option_chosen_before_is_marked() -> None:
    """Who revises an answer sees which one stands."""
    choices = (Choice("1.1.1.o.0", "Yes", "A", Tick.CURRENT), YES_NO[1])

    assert [["● Yes", "No"]] == labels(render(Card("1", "Title", choices=choices)))


def test_a_record_is_one_line_without_buttons() -> None:
    """What remains of a card says what was stored, and can be pressed no more."""
    assert render(Record("Q4: Yes & no")).edited() == {
        "text": "✓ Q4: Yes &amp; no",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


@pytest.mark.parametrize(
    ("link", "text", "buttons"),
    [
        ("https://audit.example.org/r/abc", "Open it.", [["audit.example.org"]]),
        ("http://audit.example.org/r", "Open it.\n\nhttp://audit.example.org/r", []),
        ("https://localhost:8080/r", "Open it.\n\nhttps://localhost:8080/r", []),
        ("https://10.0.0.7/r", "Open it.\n\nhttps://10.0.0.7/r", []),
        ("", "Open it.", []),
    ],
)
def test_a_link_becomes_a_button_where_telegram_takes_it(link: str, text: str, buttons: list[list[str]]) -> None:
    """Telegram refuses http, local names and bare addresses in buttons: those stand in the text."""
    rendered = render(Note((Line("Open it."),), link))

    assert text == plain(rendered)
    assert buttons == labels(rendered)


def test_only_what_holds_answers_is_kept_from_being_forwarded() -> None:
    """A help text or a telephone number can be passed on; what somebody answered cannot."""
    assert not render(Note((Line("Call 999"),))).guarded
    assert render(Note((Line("My words", Tone.QUOTE),))).guarded


@given(st.text(min_size=1, max_size=200, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_is_markup(text: str) -> None:
    """Whatever somebody writes comes out as they wrote it."""
    rendered = render(Card("1", "T", lines=(Line(text, Tone.QUOTE),)))

    assert (f"T\n\n{text}" if text.strip() else "T") == plain(rendered)


@pytest.mark.parametrize("written", ["a word or two " * 280, "😀" * 2000, "words\n" * 660])
def test_what_people_wrote_is_cut_where_not_all_of_it_fits(written: str) -> None:
    """A question and its answer are more than a message holds: both are begun, and all else stands there whole."""
    lines = (
        Line("Auditor Wren", Tone.LABEL),
        Line(written, Tone.QUOTE),
        Line("Is this your answer?"),
        Line(written, Tone.QUOTE),
    )
    card = Card("n1", "A question", lines, rows=((Button("n1.2.-1.send.0", "Send it"),),), wants="Your answer")
    for shown in (plain(render(card)), plain(render(Note(lines)))):
        assert 3900 < units(shown) <= 4096
        assert "Is this your answer?" in shown
        assert 2 == shown.count(" …")
    assert plain(render(card)).endswith("Your answer")


def test_length_is_counted_as_telegram_counts() -> None:
    """An emoji is two units; markup and escapes count for nothing; 4096 fit and 4097 are a bug."""
    assert units("a😀") == 3
    fits = render(Card("1", "<" * 4096))
    assert len(fits.html) == 4 * 4096
    with pytest.raises(ValueError, match="4096 units of text, not 4097"):
        render(Card("1", "<" * 4095 + "😀"))


@pytest.mark.parametrize(
    "message",
    [
        Record(""),
        Card("1", ""),
        Card("1", "Title", choices=(Choice("", "Yes", "A"),)),
        Card("1", "Title", choices=(Choice("é" * 33, "Yes", "A"),)),
        Card("1", "Title", choices=tuple(Choice(f"1.1.1.o.{i}", "Yes", "A") for i in range(101))),
    ],
)
def test_what_telegram_would_refuse_is_a_bug(message: Any) -> None:
    """Empty texts, buttons that carry nothing or too much, and too many of them never leave."""
    with pytest.raises(ValueError, match=r"has|carries"):
        render(message)
