"""The commands about the parents who may be approached, beside those of `bot.cli`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from bot.cli_arguments import Agreed, AsJson, AuditId

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
    yes: Agreed = False,
) -> None:
    """List the parents who may be approached, or show one with its history; note what became of it, or invite them,
    after asking once.

    A conversation on the telephone is held in the coordinator's or the lead's own chat: /families.
    """
    from bot.commands import contacting
    from survey.families import State

    chosen = [bool(note), invite, another]
    changes = any(chosen)
    if changes and number is None:
        raise typer.BadParameter("Give the number of the contact that is meant.")
    if chosen.count(True) > 1:
        raise typer.BadParameter("Do one thing at a time.")
    if json and changes and not yes:
        raise typer.BadParameter("Nothing is asked where JSON is printed: say --yes.")
    if number is None or not changes:
        contacting.show(audit, number, as_json=json)
        return
    wanted = contacting.Change(invite, another, State(note) if note else None, why)
    contacting.change(audit, number, wanted, agreed=yes, as_json=json)
