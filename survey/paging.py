"""Lists that are longer than a card: which page is shown, and the buttons that turn it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from survey.messages import Button
from survey.phrases import Phrases

T = TypeVar("T")


def pages_of(count: int, a_page: int) -> int:
    """Return how many pages so many things fill, at least one."""
    return max(1, -(-count // a_page))


def on_page(things: Sequence[T], page: int, a_page: int) -> tuple[Sequence[T], int]:
    """Return what stands on a page, and which page that is: the list may have become shorter, and a press can carry
    any number."""
    page = max(0, min(page, pages_of(len(things), a_page) - 1))
    return things[page * a_page : (page + 1) * a_page], page


def page_row(page: int, count: int, press: Callable[[int], str], phrases: Phrases) -> tuple[Button, ...]:
    """Return the buttons to the page before and the page behind, of so many pages; `press` makes a page's token."""
    back = [Button(press(page - 1), phrases("button.page_back"))] if page > 0 else []
    on = [Button(press(page + 1), phrases("button.page_on"))] if page < count - 1 else []
    return (*back, *on)
