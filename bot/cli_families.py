"""The commands about the parents who may be approached, beside those of `bot.cli`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from bot.cli_arguments import AsJson, AuditId

commands = typer.Typer()
Number = Annotated[int | None, typer.Argument(metavar="[NUMBER]", help="One contact, as the list shows it.")]


@commands.command(epilog="Example: caseround families repeat-plans-2026 3 --note not_appropriate --why 'in court'")
def families(
    audit: AuditId,
    number: Number = None,
    *,
    note: Annotated[
        Literal["approached", "declined", "not_appropriate", "suggested"] | None,
        typer.Option(help="Note where the contact stands."),
    ] = None,
    why: Annotated[str, typer.Option(help="Why it is not appropriate, without names.")] = "",
    invite: Annotated[bool, typer.Option("--invite", help="Make links for the parent, shown this once.")] = False,
    another: Annotated[
        bool, typer.Option("--another", help="Open a contact for another parent of the case.")
    ] = False,
    json: AsJson = False,
) -> None:
    """List the parents who may be approached, show one with its history, note what became of it, or invite them.

    A conversation on the telephone is held in the coordinator's or the lead's own chat: /families.
    """
    from bot.commands import contacting

    chosen = [bool(note), invite, another].count(True)
    if chosen and number is None:
        raise typer.BadParameter("Give the number of the contact that is meant.")
    if chosen > 1:
        raise typer.BadParameter("Do one thing at a time.")
    contacting.run(audit, number, move=note, why=why, invites=invite, adds=another, as_json=json)
