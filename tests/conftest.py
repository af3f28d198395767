"""Fixtures that every part of the house may use."""

from __future__ import annotations

from tests.bot.browser import browser

__all__ = ["browser"]
