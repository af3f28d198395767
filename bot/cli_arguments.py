"""What commands take in more than one of the files that say how they are called."""

from __future__ import annotations

from typing import Annotated

import typer

AuditId = Annotated[str, typer.Argument(metavar="AUDIT", help="The id in the audit's file.")]
CaseName = Annotated[str, typer.Argument(metavar="CASE", help="C07, or 7; - where the audit has no cases.")]
AgencyName = Annotated[str, typer.Argument(metavar="AGENCY", help="Its name, id or alias.")]
Label = Annotated[
    str | None,
    typer.Option(metavar="LABEL", help="Which request, where the agency has several about the case."),
]
Agreed = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
