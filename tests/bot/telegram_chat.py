"""A person's chat with the bot, at a fake Telegram over real HTTP."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bot.fake_bot_api import FakeBotApi, Person, Shown

AT_ONCE = "import bot.pace; bot.pace.CHAT_SECONDS = 0.0"
"""A second for each message would make a walk minutes long; tests/bot/test_pace.py holds the pace."""


@dataclass(frozen=True)
class Chat:
    """What Robin sees in Telegram."""

    telegram: FakeBotApi
    robin: Person

    async def presses(self, label: str, then: str) -> None:
        """Press a button as soon as it is there, and wait until the chat shows what follows."""
        shown, data = await self.button(label)
        self.robin.presses_data(data, shown)
        await self.sees(then)

    async def says(self, text: str, then: str) -> None:
        """Type a text, and wait until the chat shows what follows."""
        self.robin.says(text)
        await self.sees(then)

    async def button(self, label: str) -> tuple[Shown, str]:
        """Wait until there is such a button; returns its message, and what it carries."""
        await self.telegram.until(lambda: self._has(label))
        return self.robin.button(label)

    def _has(self, label: str) -> bool:
        try:
            return bool(self.robin.button(label))
        except AssertionError:
            return False

    async def sees(self, words: str) -> None:
        """Wait until the chat shows these words."""
        try:
            await self.robin.sees(words)
        except TimeoutError:
            stands = "\n---\n".join(shown.text for shown in self.robin.shown)
            raise AssertionError(f"{words!r} did not come; there stands:\n{stands}") from None

    async def answers(self, *walk: tuple[str, str]) -> None:
        for label, then in walk:
            await self.presses(label, then)
