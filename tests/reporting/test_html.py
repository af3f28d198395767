"""The report as a page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from reporting.editions.html import render_html
from reporting.sample import CaseRow
from survey.answers import Answer
from survey.dispositions import Disposition
from survey.questionnaire import Kind, Option
from tests.reporting.builders import NOT_APPLICABLE, YES, given, question, questionnaire, report, requested
from tests.reporting.demonstration import demo_report

ABSURD = '<script>alert("$x$")</script> & هل'


class Page(HTMLParser):
    """A page, parsed: its text, and the attributes of each tag."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._in_style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if not self._in_style:
            self.words.append(data)

    @property
    def text(self) -> str:
        """What can be read, with single spaces."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of this name."""
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def demo_page() -> Page:
    """Return the page of the demonstration."""
    return Page(render_html(demo_report()))


@cache
def small_page() -> Page:
    """Return a page with an absurd label, comment and case attribute."""
    absurd = Option("odd", ABSURD, ABSURD)
    asked = questionnaire(
        question("q1", options=(YES, absurd, NOT_APPLICABLE), text=ABSURD),
        question("q2", Kind.SEVERAL, minimum=0),
        question("q3", Kind.TEXT),
        question("q4", Kind.NUMBER),
        question("q5", Kind.DATE),
    )
    names = ("q1", "q2", "q3", "q4", "q5")
    answers = (
        Answer("q1", choices=("odd",), comment=ABSURD),
        Answer("q2", choices=()),
        Answer("q3", text=ABSURD),
        Answer("q4", number=4),
    )
    returns = [given(1, *answers, asked=names), given(2, asked=("q1",), agency="police")]
    requests = [requested(1), requested(2, agency="police"), requested(3, Disposition.DECLINED, case="C02")]
    return Page(render_html(report(asked, returns, requests, [CaseRow("C01", {"age": ABSURD})])))


def test_the_page_is_whole_in_itself() -> None:
    """Nothing is fetched: every picture is inside, every link stays in the page, and there is no script."""
    page = demo_page()
    sources = [tag.get("src") or tag.get("srcset") or "" for tag in page.all("img") + page.all("source")]

    assert all(source.startswith("data:image/svg+xml;base64,") for source in sources)
    assert all((tag["href"] or "").startswith("#") for tag in page.all("a"))
    assert [] == page.all("script") + page.all("link") + page.all("iframe")


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    """The contents list has no dead end."""
    page = demo_page()
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)

    assert {1} == set(ids.values())
    assert {(tag["href"] or "")[1:] for tag in page.all("a")} <= set(ids)


def test_headings_never_skip_a_level() -> None:
    """One first heading, and each next one at most one level deeper."""
    levels = [int(tag[1]) for tag, _ in demo_page().tags if re.fullmatch("h[1-6]", tag)]

    assert 1 == levels.count(1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_name_their_rows_and_columns() -> None:
    """Every header cell says what it is the header of."""
    assert {"col", "row", "rowgroup"} == {tag.get("scope") for tag in demo_page().all("th")}


def test_every_question_stands_with_its_chart_figures_and_bases() -> None:
    """Wording, alternative text, counts, shares, base n, second base and item non-response."""
    page = demo_page()
    alternatives = [tag["alt"] or "" for tag in page.all("img")]

    assert 13 == len(alternatives)
    assert any("Yes, agency was involved 44 (58.7%)" in alt and "2 not answered" in alt for alt in alternatives)
    assert "9. Does your file for this child contain the previous Child Protection Plan" in page.text
    assert "Share of answered (n = 70) Where applicable (n = 62)" in page.text
    assert "Question 3 is left out. It asks the same as question 2" in page.text
    assert "77 of 90 requests" in page.text


def test_synthetic_data_is_labelled_at_the_top_and_in_every_case() -> None:
    """Nobody can take it for real."""
    page = demo_page()

    assert 1 + 15 == page.text.count("Synthetic data: nobody wrote these answers")
    assert page.text.index("Synthetic data") < page.text.index("Contents")


def test_three_different_things_stay_different_on_the_page() -> None:
    """None of these, not answered and did not apply."""
    text = small_page().text

    assert "None of these 1 100.0%" in text
    assert "Not answered 1" in text
    assert "Did not apply 1" in text


def test_what_people_wrote_is_text_and_never_markup() -> None:
    """Labels, wordings, comments and attributes come out as they were written."""
    page = small_page()

    assert [] == page.all("script")
    assert page.text.count(ABSURD) >= 5


def test_comments_stand_with_case_and_agency() -> None:
    """In all cases together, and beneath the case."""
    assert "C01 · Health" in small_page().text


def test_a_request_without_return_is_named_with_where_it_stands() -> None:
    """A declined request does not look like one that nobody answered yet."""
    assert "0 of 1 requests returned. No return: Health (declined)." in small_page().text


def test_numbers_dates_and_texts_are_reported_too() -> None:
    """They have no chart, but a base."""
    text = small_page().text

    assert "Lowest 4, median 4, highest 4." in text
    assert "n = 0 answered of 1 asked; 1 not answered; did not apply to 1." in text


def test_an_audit_without_returns_has_a_page() -> None:
    """It says so in words instead of showing a rate."""
    page = Page(render_html(report(questionnaire(question("q1")), cases=())))

    assert "Nothing has been returned yet." in page.text
    assert "no base" in page.text
