"""The curve of returns against the due date."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import matplotlib.image
import pytest

from reporting.curve import Curve
from reporting.lettering import any_script, font, width_of
from reporting.returns_curve import SMALL, TITLE, WIDTH, draw, figure
from survey.messages import Picture, message_from_json
from tests.reporting.test_charts import ABSURD

CURVE = Curve(
    title="Repeat plans: returns",
    opens=dt.date(2014, 1, 6),
    due=dt.date(2014, 2, 14),
    closes=dt.date(2014, 2, 28),
    today=dt.date(2014, 2, 10),
    requested=90,
    eligible=84,
    days=((dt.date(2014, 1, 8), 3), (dt.date(2014, 1, 20), 18), (dt.date(2014, 2, 10), 52)),
)
STRANGE = (
    replace(CURVE, days=(), today=dt.date(2014, 1, 1)),
    replace(CURVE, requested=0, eligible=0, days=()),
    replace(CURVE, opens=CURVE.due, closes=CURVE.due, today=CURVE.due),
    replace(CURVE, today=dt.date(2014, 5, 1)),
    replace(CURVE, days=((dt.date(2013, 12, 1), 2), (dt.date(2014, 3, 3), 95))),
    replace(CURVE, requested=90_000, eligible=90_000),
)


def words(curve: Curve) -> list[str]:
    """Return every text in the picture."""
    drawn = figure(curve)
    [axes] = drawn.axes
    texts = [*drawn.texts, *axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]
    return [text.get_text() for text in texts]


def test_it_is_a_picture_as_wide_as_a_telephone() -> None:
    """1080 pixels, on white, whatever the colours of the chat are."""
    pixels = matplotlib.image.imread(BytesIO(draw(CURVE.to_json())))

    assert 1080 == pixels.shape[1]
    assert 800 < pixels.shape[0] < 1400
    assert [1.0, 1.0, 1.0, 1.0] == list(pixels[0, 0])


def test_picture_caption_and_alternative_text_say_the_same() -> None:
    """How many of which base by which day, and when they are due."""
    picture, shown = CURVE.picture(), words(CURVE)

    assert {"52 returned", "84 eligible", "90 requested", "due 14 February", "6 Jan", "14 Feb", "28 Feb"} <= set(
        shown
    )
    stands = "By 10 February 2014, 52 of 84 eligible requests were returned (61.9%)."
    due = "Due on 14 February 2014, in 4 days."
    assert ["Repeat plans: returns", stands, "n = 84 eligible of 90 requested.", due] == [
        line.text for line in picture.lines
    ]
    assert stands in " ".join(shown)
    assert f"Repeat plans: returns. {stands} {due}" == picture.alt


def test_the_curve_goes_in_steps_until_today() -> None:
    """Nothing is drawn between two days, and nothing after the last."""
    [axes] = figure(CURVE).axes
    curve: Any = axes.lines[-2]

    days = [dt.date(2014, 1, 6), dt.date(2014, 1, 8), dt.date(2014, 1, 20), dt.date(2014, 2, 10)]
    assert "steps-post" == curve.get_drawstyle()
    assert [*days, days[-1]] == [dt.date.fromordinal(int(day)) for day in curve.get_xdata()]
    assert [0, 3, 18, 52, 52] == list(curve.get_ydata())


def test_lines_can_be_told_apart_without_colour() -> None:
    """Each has dashes of its own, and its name beside it."""
    [axes] = figure(CURVE).axes
    requested, eligible, due, returns = axes.lines[:4]

    assert 4 == len({str(line._unscaled_dash_pattern) for line in (requested, eligible, due, returns)})  # type: ignore[attr-defined] # matplotlib tells dashes nowhere else


@pytest.mark.parametrize("curve", STRANGE, ids=["early", "nobody", "one day", "after the close", "outside", "many"])
def test_any_dates_and_counts_can_be_drawn(curve: Curve) -> None:
    """Before the opening, after the close, with nobody asked."""
    assert draw(curve.to_json()).startswith(b"\x89PNG")


@pytest.mark.parametrize("title", ABSURD)
def test_any_title_can_be_drawn_and_none_is_cut(title: str) -> None:
    """It goes on over as many lines as it takes."""
    with any_script():
        drawn = figure(replace(CURVE, title=title))
    texts = [text.get_text() for text in drawn.texts]

    assert "".join(title.split()) in "".join("".join(texts).split())
    with any_script():
        assert all(min(width_of(text, font(size)) for size in (TITLE, SMALL)) <= WIDTH for text in texts)
    assert draw(replace(CURVE, title=title).to_json()).startswith(b"\x89PNG")


def test_its_data_survives_as_json() -> None:
    """The message is stored before it is drawn."""
    picture = message_from_json(json.loads(json.dumps(CURVE.picture().to_json())))

    assert CURVE.picture() == picture
    assert isinstance(picture, Picture)
    assert CURVE == Curve.from_json(picture.data)


@pytest.mark.parametrize("data", [{}, {**CURVE.to_json(), "due": "soon"}, {**CURVE.to_json(), "days": [1]}])
def test_other_data_is_refused(data: dict[str, object]) -> None:
    """Rather than drawn as something else."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        draw(data)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Due on 14 February 2014, today."), (-1, "Due on 14 February 2014, in 1 day."),
     (3, "It was due on 14 February 2014, 3 days ago.")],
)  # fmt: skip
def test_how_far_the_due_date_is(days: int, said: str) -> None:
    """Before, on and after it."""
    assert said == replace(CURVE, today=CURVE.due + dt.timedelta(days=days)).until_due()
