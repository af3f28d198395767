"""The command `caseround`. What a command needs is imported when it runs, so that `--help` answers at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import cli_chasing, cli_erasing, cli_families, cli_languages, cli_looking, cli_reviewing
from bot.cli_arguments import AsJson, AuditId

app = typer.Typer(
    name="caseround",
    help="Runs a multi-agency case audit as conversations, and compiles the returns.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
audit_commands = typer.Typer(help="Set up an audit.", no_args_is_help=True)
questionnaire_commands = typer.Typer(help="Questionnaires.", no_args_is_help=True)
returns_commands = typer.Typer(help="Returns that came on paper or by e-mail.", no_args_is_help=True)
app.add_typer(audit_commands, name="audit")
app.add_typer(questionnaire_commands, name="questionnaire")
quarantine_commands = typer.Typer(help="What somebody sent and could not be taken.", no_args_is_help=True)
app.add_typer(returns_commands, name="returns")
app.add_typer(quarantine_commands, name="quarantine")
app.add_typer(cli_looking.commands)
app.add_typer(cli_chasing.commands)
app.add_typer(cli_erasing.commands)
app.add_typer(cli_families.commands)
app.add_typer(cli_reviewing.commands)
app.add_typer(cli_languages.commands, name="language")

FileArgument = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
QuarantineNumber = Annotated[int, typer.Argument(metavar="NUMBER", help="As `caseround quarantine list` shows it.")]
Format = Literal["table", "csv", "json"]


@app.command(epilog="Example: CASEROUND_HOME=/srv/caseround caseround init")
def init() -> None:
    """Make the data folder: its key, its database, and the shipped questionnaires."""
    from bot.commands import setting_up

    setting_up.init()


@app.command(epilog="Example: caseround run")
def run() -> None:
    """Run everything: the web chat, Telegram where a token is set, and delivery. Ctrl-C stops it."""
    from bot.commands import running

    running.run()


@audit_commands.command("import", epilog="Example: caseround audit import audit.yaml requests.csv cases.csv")
def audit_import(
    audit: FileArgument,
    requests: FileArgument,
    cases: Annotated[
        Path | None, typer.Argument(exists=True, dir_okay=False, help="The sampled cases and their attributes.")
    ] = None,
    consent: Annotated[
        list[Path] | None,
        typer.Option(exists=True, dir_okay=False, help="The words in which parents are asked; once a language."),
    ] = None,
) -> None:
    """Check an audit's files whole, then store them; what is there already stays."""
    from bot.commands import setting_up

    setting_up.import_audit(audit, requests, cases, consent or [])


@app.command(epilog='Example: caseround enrol repeat-plans-2026 "Morgan Lark" --role coordinator')
def enrol(
    audit: AuditId,
    name: Annotated[str, typer.Argument(help="As they are to be called.")],
    role: Annotated[
        Literal["coordinator", "lead"], typer.Option(help="A coordinator runs the audit; the lead writes its report.")
    ] = "coordinator",
    email: Annotated[str, typer.Option(help="Their e-mail address, to which concerns are alerted too.")] = "",
    format: Annotated[Format, typer.Option(help="How to print the links.")] = "table",  # noqa: A002 - the option's name
) -> None:
    """Let somebody run an audit from a chat, and make their links. Links are shown once and work once."""
    from bot.commands import inviting

    inviting.enrol(audit, name, role, email, format)


@app.command(epilog="Example: caseround invite repeat-plans-2026 --format csv > links.csv")
def invite(
    audit: AuditId,
    format: Annotated[Format, typer.Option(help="How to print the links.")] = "table",  # noqa: A002 - the option's name
    again: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A new link for this participant; the old one ends.")
    ] = None,
    links: Annotated[bool, typer.Option("--links", help="Print all of them, and send none by e-mail.")] = False,
    revoke: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Take this participant's links back, sign their browsers out, cut their chats off."
        ),
    ] = "",
) -> None:
    """Invite each participant to each channel where they have no link: by e-mail where there is a mail server and
    they have an address, else by a link that is printed once and works once."""
    from bot.commands import inviting

    if revoke and (again or links):
        raise typer.BadParameter("--revoke and --again or --links ask for different things: use one of them.")
    if revoke:
        inviting.revoke(audit, revoke)
    else:
        inviting.invite(audit, format, again or [], by_hand=links)


@app.command(epilog="Example: caseround outreach repeat-plans-2026 --format csv > letters.csv")
def outreach(
    audit: AuditId,
    format: Annotated[Format, typer.Option(help="csv and json write letters, with new links.")] = "table",  # noqa: A002 - the option's name
) -> None:
    """List from whom something is outstanding and whom no channel reaches, or write letters to exactly these."""
    from bot.commands import reaching_out

    reaching_out.outreach(audit, format)


@app.command(epilog="Example: caseround concerns repeat-plans-2026 --json")
def concerns(audit: AuditId, json: AsJson = False) -> None:
    """List the concerns about children, those that nobody has first. The look is recorded."""
    from bot.commands import handling_concerns

    handling_concerns.list_all(audit, as_json=json)


@app.command(
    "concern-close", epilog='Example: caseround concern-close repeat-plans-2026 3 --outcome "Seen by the duty team."'
)
def concern_close(
    audit: AuditId,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `caseround concerns` shows it.")],
    outcome: Annotated[str, typer.Option(help="What came of it, without names. It is stored encrypted.")],
    yes: Annotated[bool, typer.Option("--yes", help="Close it without asking.")] = False,
) -> None:
    """Close a concern with what came of it, after asking once."""
    from bot.commands import handling_concerns

    handling_concerns.close(audit, number, outcome, agreed=yes)


@app.command(epilog="Example: caseround reminders repeat-plans-2026 --preview")
def reminders(
    audit: AuditId,
    preview: Annotated[
        bool, typer.Option("--preview", help="Who will be reminded and when, if nobody does anything from now on.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show who was reminded, and with --preview who will be."""
    from bot.commands import reminding

    reminding.show(audit, ahead=preview, as_json=json)


@questionnaire_commands.command("check", epilog="Example: caseround questionnaire check questions.yaml")
def questionnaire_check(file: FileArgument) -> None:
    """Name everything that is wrong with a questionnaire's file, each with its line, question and key."""
    from bot.commands import setting_up

    setting_up.check_questionnaire(file)


@questionnaire_commands.command("publish", epilog="Example: caseround questionnaire publish questions.yaml")
def questionnaire_publish(file: FileArgument) -> None:
    """Check a questionnaire's file and store it for audits to use. A published version never changes."""
    from bot.commands import setting_up

    setting_up.publish_questionnaire(file)


@questionnaire_commands.command("import", epilog="Example: caseround questionnaire import questions.xlsx")
def questionnaire_import(
    file: FileArgument,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", dir_okay=False, help="Write the questionnaire here instead.")
    ] = None,
) -> None:
    """Check a form that was written in Excel (an XLSForm, as for ODK or KoboToolbox), and publish it."""
    from bot.commands import questionnaire_import

    questionnaire_import.import_questionnaire(file, out)


@questionnaire_commands.command(
    "carry-over", epilog="Example: caseround questionnaire carry-over our-questions --audit repeat-plans-2026"
)
def questionnaire_carry_over(
    questionnaire: Annotated[
        str, typer.Argument(metavar="QUESTIONNAIRE", help="The id in the questionnaire's file.")
    ],
    audit: Annotated[str, typer.Option(metavar="AUDIT", help="Only in this audit.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Offer it without asking.")] = False,
) -> None:
    """Offer the newest version to those who are answering under an earlier one. Each of them decides."""
    from bot.commands import carrying_over

    carrying_over.carry_over(questionnaire, audit, agreed=yes)


@app.command(epilog="Example: caseround preview questions.yaml --set kind_of_plan=child_in_need")
def preview(
    questionnaire: Annotated[
        str,
        typer.Argument(metavar="QUESTIONNAIRE", help="A file, in Excel too, or the name of a shipped one."),
    ],
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="A fact of the invented request: case, agency, or one that conditions look at. NAME= for none.",
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="The person's language.")] = "",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the web chat listens on this machine.")] = 8090,
) -> None:
    """Walk a questionnaire in the web chat. Nothing is stored: all of it is in memory, and gone after Ctrl-C."""
    from bot.commands import previewing

    given = dict(fact.partition("=")[::2] for fact in facts or [])
    if not all("=" in fact for fact in facts or []):
        raise typer.BadParameter("--set takes NAME=VALUE, such as --set kind_of_plan=child_in_need")
    previewing.preview(questionnaire, given, language, port)


@returns_commands.command(
    "import", epilog="Example: caseround returns import repeat-plans-2026 returns.csv --mapping mapping.yaml"
)
def returns_import(
    audit: AuditId,
    file: FileArgument,
    mapping: Annotated[
        Path, typer.Option(exists=True, dir_okay=False, help="Which column and label stands for what.")
    ],
) -> None:
    """Check a file of returns whole, then store them, marked as imported for ever."""
    from bot.commands import setting_up

    setting_up.import_returns(audit, file, mapping)


@quarantine_commands.command("list", epilog="Example: caseround quarantine list")
def quarantine_list() -> None:
    """List what is or was in quarantine, without its content: number, time, channel, cause, and what became of it."""
    from bot.commands import quarantining

    quarantining.list_all()


@quarantine_commands.command("show", epilog="Example: caseround quarantine show 3")
def quarantine_show(number: QuarantineNumber) -> None:
    """Show what somebody sent, on your terminal and nowhere else. The look is recorded."""
    from bot.commands import quarantining

    quarantining.show(number)


@quarantine_commands.command("retry", epilog="Example: caseround quarantine retry 3")
def quarantine_retry(number: QuarantineNumber) -> None:
    """Try once more to take it, for example after an upgrade; it works while Caseround runs, too."""
    from bot.commands import quarantining

    quarantining.retry(number)


@quarantine_commands.command("drop", epilog="Example: caseround quarantine drop 3")
def quarantine_drop(number: QuarantineNumber) -> None:
    """Erase the content for good, after asking once. That it was there stays on the list."""
    from bot.commands import quarantining

    quarantining.drop(number)


@app.command(epilog="Example: caseround report repeat-plans-2026 --out report")
def report(
    audit: AuditId,
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder to write into.")],
    translations: cli_languages.Translations = None,
) -> None:
    """Compile the returns into an HTML page, figures.json and CSV tables."""
    from bot.commands import compiling

    compiling.report(audit, out, translations)


@app.command(epilog="Example: caseround demo --out demo")
def demo(
    out: Annotated[
        Path, typer.Option(file_okay=False, help="The folder for everything that the demonstration makes.")
    ],
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the links in a browser.")] = True,
) -> None:
    """Build the demonstration audit (all of it invented) in a folder, and run it."""
    from bot.commands import demonstrating

    demonstrating.demo(out, open_browser=open_browser)


def main() -> None:
    """Run the command; a refusal is printed as a sentence and ends with 1, wrong usage with 2."""
    try:
        app()
    except Exception as error:
        from bot.refusals import explained

        sentence = explained(error)
        if sentence is None:
            raise
        typer.echo(sentence, err=True)
        sys.exit(1)
