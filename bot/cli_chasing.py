"""The commands with which a coordinator reminds people and gives them more time, beside those of `bot.cli`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli_arguments import Agreed, AuditId

commands = typer.Typer()


@commands.command(epilog="Example: caseround remind repeat-plans-2026 Health")
def remind(
    audit: AuditId,
    whom: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHOM]", help="A person or an agency; everybody where it is missing."),
    ] = None,
    yes: Agreed = False,
) -> None:
    """Remind whoever has something outstanding, after asking once: one message a person, within the audit's hours."""
    from bot.commands import chasing

    chasing.remind(audit, " ".join(whom or []), agreed=yes)


@commands.command(epilog="Example: caseround extend repeat-plans-2026 7 Health 14 feb")
def extend(
    audit: AuditId,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="[WHAT] DAY",
            help="A case and agency, an agency or a person, or nothing for the whole audit; then the day: 14 feb.",
        ),
    ],
    yes: Agreed = False,
) -> None:
    """Give an agency, a person, a request or the whole audit a later due date, after asking once."""
    from bot.commands import extending

    extending.extend(audit, " ".join(what), agreed=yes)
