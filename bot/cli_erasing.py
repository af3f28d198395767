"""The commands with which answers are withdrawn for somebody, and erasures are looked at and replayed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_arguments import Agreed, AuditId

commands = typer.Typer()
erasures_commands = typer.Typer(help="Answers that were withdrawn and erased.", no_args_is_help=True)
commands.add_typer(erasures_commands, name="erasures")


@commands.command(epilog='Example: caseround withdraw repeat-plans-2026 "Parent Linnet"')
def withdraw(
    audit: AuditId,
    request: Annotated[
        str,
        typer.Argument(
            metavar="REQUEST", help="The name of whoever answers it, or its number where they have several."
        ),
    ],
    yes: Agreed = False,
) -> None:
    """Erase all answers to a request for good, after asking once, for somebody who wants that. They get a receipt."""
    from bot.commands import erasing

    erasing.withdraw(audit, request, agreed=yes)


@erasures_commands.command("list", epilog="Example: caseround erasures list")
def erasures_list(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List what was withdrawn, without content, and the editions of the report that are to be corrected: also because
    of a sentence that may no longer be printed."""
    from bot.commands import erasing

    erasing.list_all(as_json=json)


@erasures_commands.command("replay", epilog="Example: caseround erasures replay /backups/erasures.jsonl")
def erasures_replay(
    register: Annotated[
        Path | None,
        typer.Argument(
            metavar="[REGISTER]",
            exists=True,
            dir_okay=False,
            help="The newest register; the data folder's own if missing.",
        ),
    ] = None,
) -> None:
    """After an older copy of the data folder was brought back: erase again whatever was withdrawn since."""
    from bot.commands import erasing

    erasing.replay(register)
