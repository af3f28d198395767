"""The web chat: a page served by the board's own host, and the channel behind it."""

from bot.channels.web.channel import CannotListen, WebChannel

__all__ = ["CannotListen", "WebChannel"]
