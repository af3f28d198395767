"""The board as a picture: everything is on it, whole, apart, and to be told without colour."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Bbox

from reporting.board import board_data, draw
from reporting.board_picture import NOBODY, STYLES, WIDTH, figure
from reporting.lettering import any_script
from reporting.words import RATES, SHORT
from survey.dispositions import Disposition
from survey.progress import Progress
from tests.reporting.boards import NOW, agencies, full, progress

NINE = agencies(
    "Children's Social Care", "Health", "Police", "Schools", "Voluntary Sector", "Early Help", "Private nurseries",
    "Catch 22", "Youth Offending Service",
)  # fmt: skip
ABSURD = agencies(
    "Demonshire and Upper Wetherby Community Health and Care Partnership NHS Foundation Trust",
    "costs $5 or $\\frac{1}{$ <b>bold</b>",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "هل تم التحدث",
    "漢字かな交じり文 🙂",
    "x" * 300,
    "a name of many words that goes on and on " * 6,
)
MIXED = [
    *(("C01", "health", each) for each in Disposition),
    *(("C01", "health", each) for each in Disposition),
    *(("C02", "health", Disposition.RETURNED) for _ in range(123)),
    ("C03", "health", Disposition.RETURNED),
    ("C03", "health", Disposition.INVITED),
    ("REFERENCE-OF-16X", "police", Disposition.ACCEPTED),
    (None, "police", Disposition.ACCEPTED),
    ("C01", None, Disposition.PARTIAL),
]
BOARDS = {
    "nine-agencies": full(15, NINE),
    "forty-five-cases": full(45, NINE),
    "one-agency": full(8, NINE[:1]),
    "ten-agencies": full(20, (*NINE, *agencies("Probation")[:1])),
    "long-names": full(4, ABSURD),
    "mixed": progress(MIXED, synthetic=True),
    "mixed-and-narrow": progress([("C01", each.id, stands) for each in NINE for stands in Disposition], NINE),
    "empty": progress([]),
}  # fmt: skip


@pytest.fixture(params=BOARDS)
def drawn(request: pytest.FixtureRequest) -> list[Figure]:
    """Return a board's pictures."""
    with any_script():
        return [figure(data) for data in board_data(BOARDS[request.param], NOW)]


def texts(picture: Figure) -> list[str]:
    return [text.get_text() for text in picture.texts]


def extents(picture: Figure) -> Iterator[tuple[str, Bbox]]:
    """Yield each text with what it covers, in pixels, without what is empty above and below its letters."""
    FigureCanvasAgg(picture)
    with any_script():
        for text in picture.texts:
            yield text.get_text(), text.get_window_extent().padded(-1)


def paper(picture: Figure) -> Bbox:
    return Bbox.from_bounds(0, 0, picture.bbox.width, picture.bbox.height)


def boxes(picture: Figure) -> list[Bbox]:
    return [artist.get_window_extent() for artist in picture.artists if isinstance(artist, Rectangle)]


def within(inner: Bbox, outer: Bbox) -> bool:
    return bool(inner.x0 >= outer.x0 and inner.x1 <= outer.x1 and inner.y0 >= outer.y0 and inner.y1 <= outer.y1)


def overlap(one: Bbox, other: Bbox) -> bool:
    return bool(one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1)


def test_nothing_is_cut_and_nothing_overlaps(drawn: list[Figure]) -> None:
    """Whatever the agencies are called, and however many requests a cell has."""
    for picture in drawn:
        found = list(extents(picture))
        assert [] == [text for text, box in found if not within(box, paper(picture))]
        assert [] == [(one[0], other[0]) for one, other in combinations(found, 2) if overlap(one[1], other[1])]


def test_what_a_cell_says_stays_in_its_box(drawn: list[Figure]) -> None:
    """A text that touches a box is inside of it."""
    for picture in drawn:
        cells = boxes(picture)
        spilled = [
            text for text, box in extents(picture) for cell in cells if overlap(box, cell) and not within(box, cell)
        ]
        assert [] == spilled


def test_no_box_overlaps_another(drawn: list[Figure]) -> None:
    """Beside the line that two share."""
    for picture in drawn:
        cells = [box.padded(-0.5) for box in boxes(picture)]
        assert [] == [pair for pair in combinations(cells, 2) if overlap(*pair)]


@pytest.mark.parametrize("known", BOARDS.values(), ids=BOARDS)
def test_every_name_is_there_in_full(known: Progress) -> None:
    """Headings are turned and wrapped, never shortened."""
    for data in board_data(known, NOW):
        with any_script():
            said = "".join("".join(texts(figure(data))).split())
        names = [each["name"] for each in data["agencies"]] + [line["name"] for line in data["cases"]]
        assert [] == [name for name in names if "".join(name.split()) not in said]


def test_it_is_a_png_as_wide_as_a_telephone() -> None:
    """20 cases are not so high that Telegram would make them small: it takes pictures to 1280 pixels."""
    picture = draw(board_data(full(20, NINE), NOW)[0])
    assert b"\x89PNG\r\n\x1a\n" == picture[:8]
    width, height = struct.unpack(">II", picture[16:24])
    assert WIDTH == width
    assert 1000 < height < 1500


def test_the_same_board_gives_the_same_bytes() -> None:
    """No date of today in it, and no chance."""
    [data] = board_data(full(3, NINE), NOW)
    assert draw(data) == draw(data)


def test_it_says_what_it_is_with_the_figures_and_their_bases() -> None:
    """Title, board, date, rates, the counts in the legend, and the definition: a picture travels alone."""
    cells = [("C01", "health", Disposition.RETURNED)] * 2 + [("C02", "police", Disposition.NOT_KNOWN)]
    [data] = board_data(progress(cells, synthetic=True), NOW)
    said = texts(figure(data))
    assert {
        "Spring audit", "Demonshire Safeguarding Children Board · 1 July 2026, 00:05",
        "2 of 3 requests returned (66.7%)", "of those eligible 2 of 2 (100.0%)",
        "Synthetic data: all of it is invented", "C01", "C02", "Health", "Police", "returned 2", "not known 1",
        "nobody asked", "●2 returned", "? not known",
    } <= set(said)  # fmt: skip
    assert RATES in " ".join(said)
    assert 3 == said.count(NOBODY)  # two cells, and the legend


def test_words_where_they_fit_and_signs_where_they_do_not() -> None:
    """Every disposition of a narrow board has its sign in the cells, and its word in the legend."""
    narrow = texts(figure(board_data(full(10, NINE), NOW)[0]))
    wide = texts(figure(board_data(full(10, NINE[:2]), NOW)[0]))
    for each in Disposition:
        assert STYLES[each].sign in narrow
        assert any(said.startswith(f"{SHORT[each]} ") for said in narrow)
        assert f"{STYLES[each].sign} {SHORT[each]}" in wide


def test_several_requests_are_shown_as_several() -> None:
    """Each with its sign; a number counts those that stand alike."""
    cells = [("C01", "health", each) for each in (Disposition.INVITED, Disposition.RETURNED, Disposition.RETURNED)]
    said = texts(figure(board_data(progress(cells), NOW)[0]))
    assert {"○", "●2"} <= set(said)
    assert any("several requests" in line for line in said)


def test_too_many_for_a_cell_are_counted() -> None:
    """Nothing disappears: 20 requests of ten kinds in a cell of a narrow board."""
    cells = [("C01", "a0", each) for each in Disposition] * 2 + [
        ("C01", each.id, Disposition.INVITED) for each in NINE[1:]
    ]
    said = texts(figure(board_data(progress(cells, NINE), NOW)[0]))
    assert {f"{STYLES[Disposition.NOT_INVITED].sign}2", "+18"} <= set(said)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, 0 to 1."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_every_disposition_can_be_told_without_colour() -> None:
    """Each has a sign of its own that stands out from its ground; what is in has a dark ground, all else a light."""
    assert set(Disposition) == set(STYLES)
    assert len(STYLES) == len({style.sign for style in STYLES.values()})
    for each, style in STYLES.items():
        light, dark = sorted((luminance(style.fill), luminance(style.ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, each
        assert (each in {Disposition.RETURNED, Disposition.ACCEPTED}) == (luminance(style.fill) < 0.2)
