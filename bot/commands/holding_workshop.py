"""The practitioners' workshop on the command line."""

from __future__ import annotations

from rich.table import Table

from bot.app import house_of
from bot.commands.paper import paper, write_json
from bot.concerns import COMMAND
from bot.office import office, utc_now
from bot.settings import Settings
from bot.workshops import end, figures
from storage import audits


def show(audit_id: str, *, as_json: bool) -> None:
    """Print what practitioners have said until now, in figures; raises storage.audits.NoSuchAudit,
    bot.workshops.NoWorkshop."""
    with office(Settings()) as here, here.database.reading() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        found = figures(connection, house_of(here), stored, utc_now())
    if as_json:
        write_json(found)
        return
    say = paper().print
    state = f"over since {found['closed_at']}" if found["closed_at"] else "open"
    say(f"{found['title']} ({found['audit']}): the practitioners' workshop is {state}.")
    say(f"{found['answered']} of {found['invited']} have answered; {found['answering']} are answering.")
    if found["held_back"]:
        say(
            "Of fewer than three nothing that they said is shown: whoever knows who was asked would know whose it is."
        )
    for each in found["questions"]:
        if each["held_back"]:
            say(f"{each['number']}. {each['wording']}\nFewer than three have answered this.")
            continue
        table = Table("Answer", "Count", "Share", title=f"{each['number']}. {each['wording']}", title_justify="left")
        for option in each["options"]:
            share = "-" if option["share"] is None else f"{option['share']}%"
            table.add_row(option["label"], str(option["count"]), share)
        say(table)
        say(f"n = {each['answered']} answered; {each['not_answered']} left it unanswered.")


def change(audit_id: str, *, is_over: bool) -> None:
    """End the workshop or open it again; raises as `show` does."""
    with office(Settings()) as here, here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        did = end(connection, stored, COMMAND, utc_now(), is_over=is_over)
    if not did:
        paper().print(f"It was {'over' if is_over else 'open'} already. Nothing was changed.")
    elif is_over:
        paper().print("The workshop is over: nobody can answer any more, and what was submitted counts.")
    else:
        paper().print("The workshop is open again.")
