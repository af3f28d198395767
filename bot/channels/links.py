"""The addresses with which an invitation opens each channel, and the server that e-mails leave through."""

from __future__ import annotations

import asyncio

from telegram.error import InvalidToken, TelegramError

from bot.channels import CannotRun
from bot.channels.email.server import Server
from bot.channels.telegram.api import Api, Me, TokenRefused
from bot.channels.telegram.http import AiohttpRequest
from bot.invitations import Link
from bot.settings import Settings
from survey.audit import TELEGRAM, WEB


def links(settings: Settings) -> dict[str, Link]:
    """Return how a token becomes an address, for each channel that is set up.

    Asks Telegram for the bot's name where a token is set; raises CannotRun where it does not say.
    """
    ways: dict[str, Link] = {WEB: lambda token: f"{settings.public_url}/i/{token}"}
    token = settings.telegram_token
    if token is not None and token.get_secret_value():
        ways[TELEGRAM] = asyncio.run(_bot(token.get_secret_value(), settings.telegram_api_url)).link
    return ways


def mail_server(settings: Settings) -> Server | None:
    """Return the mail server that is set up, None where there is none; raises CannotRun where a setting is wrong."""
    if settings.smtp_url is None or not settings.mails:
        return None
    return Server.of(settings.smtp_url.get_secret_value(), settings.smtp_from)


async def _bot(token: str, url: str) -> Me:
    async with Api(AiohttpRequest(), token=token, url=url) as api:
        try:
            return await api.me()
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            raise CannotRun(
                "Telegram does not answer just now, so no link was made and nothing was changed. Try again later, or"
                " take CASEROUND_TELEGRAM_TOKEN away to make links to the web chat alone."
            ) from error
