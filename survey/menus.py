"""The commands that somebody can pick or type, each with what it does."""

from __future__ import annotations

from collections.abc import Sequence

from survey.audit import WEB
from survey.language_cards import COMMAND
from survey.languages import own_name
from survey.phrases import Phrases


def menu(names: Sequence[str], phrases: Phrases, channel: str, *, of: str = "") -> list[tuple[str, str]]:
    """Return these commands as a channel offers them, each with its phrase; `of` is what goes before that one's key.

    Who is in the web chat needs no link to it. That for languages names the others in themselves, for whoever does
    not read this one; where there is one language, it is left out.
    """
    others = ", ".join(map(own_name, phrases.others))
    offered = [name for name in names if (name != WEB or channel != WEB) and (name != COMMAND or others)]
    return [
        (name, phrases(f"{of}command.{name}", **({"languages": others} if name == COMMAND else {})))
        for name in offered
    ]
