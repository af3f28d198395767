"""The page on which a return phrase is typed: it needs no session, and says nothing of what there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.by_phrase import Given
from bot.channels.web.guard import read_field, require_form
from bot.channels.web.pages import Pages
from bot.channels.web.site import Site
from storage.return_phrases import TooManyTries

Take = Callable[[str, bytes], Awaitable[Given | None]]
"""As bot.by_phrase.Typed.take."""


class WithdrawalPage:
    """The form, and what became of it."""

    def __init__(self, site: Site, pages: Pages, take: Take) -> None:
        self._site = site
        self._pages = pages
        self._take = take

    @property
    def routes(self) -> list[Route]:
        """What this part answers to."""
        return [Route("/withdraw", self.show), Route("/withdraw", self.take, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """Show the field for the words."""
        return self._pages.page(self._site.phrases_of(request), "withdraw.html", error="")

    async def take(self, request: Request) -> Response:
        """Withdraw what the words are for and show the receipt, or show the field again with the reason."""
        require_form(request)
        say = self._site.phrases_of(request)
        client = request.client.host if request.client else ""
        words = await read_field(request, "words")
        try:
            receipt = await self._take(words, self._site.vault.mac("attempts", client))
        except TooManyTries:
            return self._pages.page(say, "withdraw.html", 429, error="web.words.too_many")
        if receipt is None:
            return self._pages.page(say, "withdraw.html", 404, error="web.words.unknown")
        return self._pages.page(say, "erased.html", number=receipt.number, date=say.day(receipt.day))
