"""The commands with which a coordinator reviews returns and moves requests; they stand beside those of `bot.cli`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli_arguments import AgencyName, Agreed, AuditId, CaseName, Label

commands = typer.Typer()


@commands.command("return", epilog="Example: caseround return repeat-plans-2026 C07 Health")
def return_(audit: AuditId, case: CaseName, agency: AgencyName, label: Label = None) -> None:
    """Look into a return: its answers and comments. Every look is recorded."""
    from bot.commands import reviewing
    from bot.finding import Called

    reviewing.open_return(audit, Called(case, agency, label))


@commands.command(epilog="Example: caseround accept repeat-plans-2026 C07 Health")
def accept(audit: AuditId, case: CaseName, agency: AgencyName, label: Label = None, yes: Agreed = False) -> None:
    """Accept a return, after asking once."""
    from bot.commands import reviewing
    from bot.finding import Called

    reviewing.accept(audit, Called(case, agency, label), agreed=yes)


@commands.command(
    epilog='Example: caseround sendback repeat-plans-2026 C07 Health --question 7 --note "Which plan is meant?"'
)
def sendback(
    audit: AuditId,
    case: CaseName,
    agency: AgencyName,
    *,
    question: Annotated[list[str], typer.Option(metavar="NUMBER", help="A question to look at again; repeatable.")],
    note: Annotated[list[str], typer.Option(metavar="TEXT", help="What to look at; one for each question.")],
    label: Label = None,
    yes: Agreed = False,
) -> None:
    """Send questions of a return back with a note on each, after asking once. The auditor is told at once."""
    from bot.commands import reviewing
    from bot.finding import Called

    if len(question) != len(note):
        raise typer.BadParameter("give one --note for each --question, in the same order")
    reviewing.send_back(audit, Called(case, agency, label), list(zip(question, note, strict=True)), agreed=yes)


@commands.command(epilog='Example: caseround reassign repeat-plans-2026 C07 Health --to "Auditor Wren"')
def reassign(
    audit: AuditId,
    case: CaseName,
    agency: AgencyName,
    *,
    to: Annotated[str, typer.Option(metavar="NAME", help="Who is to answer it; somebody new is added.")],
    label: Label = None,
    yes: Agreed = False,
) -> None:
    """Give a request to another participant, with every answer in it, after asking once."""
    from bot.commands import reassigning
    from bot.finding import Called

    reassigning.reassign(audit, Called(case, agency, label), to, agreed=yes)
