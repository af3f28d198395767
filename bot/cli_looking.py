"""The commands that show where an audit stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli_arguments import AsJson, AuditId

commands = typer.Typer()


@commands.command(epilog="Example: caseround summary repeat-plans-2026 --json")
def summary(audit: AuditId, json: AsJson = False) -> None:
    """Show how many requests were returned, by agency and case, and what the coordinator must hear of."""
    from bot.commands import showing_progress

    showing_progress.summary(audit, as_json=json)


@commands.command(epilog="Example: caseround digest repeat-plans-2026 --json")
def digest(audit: AuditId, json: AsJson = False) -> None:
    """Show what the coordinators would be told now, compared with what they were told last. Nothing is sent."""
    from bot.commands import digesting

    digesting.show(audit, as_json=json)


@commands.command(epilog="Example: caseround board repeat-plans-2026 --out board.png")
def board(
    audit: AuditId,
    json: AsJson = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.png",
            dir_okay=False,
            help="Draw it into this file; where it takes several, they are numbered.",
        ),
    ] = None,
) -> None:
    """Show where each request stands: cases down, agencies across."""
    from bot.commands import showing_board

    if json and out:
        raise typer.BadParameter("--json and --out ask for different things: use one of them.")
    if out and out.suffix.casefold() != ".png":
        raise typer.BadParameter("--out takes a file that ends with .png, such as board.png")
    if out:
        showing_board.draw(audit, out)
    else:
        showing_board.show(audit, as_json=json)


@commands.command(epilog="Example: caseround workshop repeat-plans-2026 --end")
def workshop(
    audit: AuditId,
    json: AsJson = False,
    end: Annotated[bool, typer.Option("--end", help="End it: nobody can answer any more.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open it again.")] = False,
) -> None:
    """Show what practitioners have said in their workshop until now, in figures; or end it."""
    from bot.commands import holding_workshop

    if json + end + reopen > 1:
        raise typer.BadParameter("--json, --end and --reopen ask for different things: use one of them.")
    if end or reopen:
        holding_workshop.change(audit, is_over=end)
    else:
        holding_workshop.show(audit, as_json=json)


@commands.command(epilog="Example: caseround case repeat-plans-2026 C07")
def case(
    audit: AuditId,
    reference: Annotated[str, typer.Argument(metavar="CASE", help="Its reference, or the number in it: C07, c7, 7.")],
    json: AsJson = False,
) -> None:
    """Show who is asked about a case, and where each request stands."""
    from bot.commands import showing_progress

    showing_progress.case(audit, reference, as_json=json)


@commands.command(epilog="Example: caseround agency repeat-plans-2026 Health")
def agency(
    audit: AuditId,
    name: Annotated[
        list[str], typer.Argument(metavar="AGENCY", help="Its name, id or alias, or words that only its name has.")
    ],
    json: AsJson = False,
) -> None:
    """Show who is asked for an agency, and what is outstanding there."""
    from bot.commands import showing_progress

    showing_progress.agency(audit, " ".join(name), as_json=json)


@commands.command(epilog="Example: caseround outstanding repeat-plans-2026")
def outstanding(audit: AuditId, json: AsJson = False) -> None:
    """Show what each person still owes, and where it stands."""
    from bot.commands import showing_progress

    showing_progress.outstanding(audit, as_json=json)
