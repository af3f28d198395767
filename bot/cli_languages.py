"""The commands about a board's own languages."""

from __future__ import annotations

from typing import Annotated

import typer

commands = typer.Typer(help="Languages beside English.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="LANGUAGE", help="Its code, such as cy for Welsh or pl for Polish.")]


@commands.command("new", epilog="Example: caseround language new cy")
def new(language: Code) -> None:
    """Write a catalogue of every phrase, to be filled in; one that is there already is brought up to date."""
    from bot.commands import speaking

    speaking.new(language)


@commands.command("check", epilog="Example: caseround language check cy")
def check(language: Code) -> None:
    """Name each phrase of a catalogue that is missing, wrong or needed no more, with its line."""
    from bot.commands import speaking

    speaking.check(language)
