"""The commands about a board's own languages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_arguments import AuditId

commands = typer.Typer(help="Languages beside English.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(metavar="LANGUAGE", help="Its code, such as cy for Welsh or pl for Polish.")]

Translations = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        exists=True,
        dir_okay=False,
        help="Translations of quotes: the table of `caseround language quotes`, filled in.",
    ),
]


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


@commands.command("quotes", epilog="Example: caseround language quotes repeat-plans-2026 > quotes.csv")
def quotes(audit: AuditId) -> None:
    """List what was written in another language, to be translated for the report. The look is recorded."""
    from bot.commands import translating

    translating.quotes(audit)
