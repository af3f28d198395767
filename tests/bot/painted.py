"""A renderer without a process, for tests of what happens to what is drawn."""

from __future__ import annotations

from bot.house import shipped_phrases
from bot.rendering import CannotDraw, Renderer
from survey.messages import Drawn, Picture
from tests.bot.drawings import png


class Painted(Renderer):
    """Draws a grey picture or a short file at once, and counts; what is named 'wrong' it cannot draw."""

    def __init__(self) -> None:
        super().__init__(None, shipped_phrases()["en"])
        self.count = 0

    async def draw(self, message: Drawn) -> bytes:
        self.count += 1
        if message.drawing == "wrong":
            raise CannotDraw
        return png() if isinstance(message, Picture) else b"A file."
