"""Inviting from the command line: links that are shown once and work once."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from bot.office import utc_now
from storage import invitations
from storage.database import Database
from storage.invitations import State
from tests.bot.command_line import AUDIT, INVITED, WREN, CommandLine, bare, caseround, invited_home

__all__ = ["bare", "caseround", "invited_home"]

NOBODY = "http://127.0.0.1:1"
LINK = re.compile(r"http://127\.0\.0\.1:8080/i/([\w-]{32})")


def state(line: CommandLine, token: str) -> State:
    """Return what a link's token is worth."""
    database = Database.connect(f"sqlite:///{line.home / 'caseround.db'}")
    try:
        with database.reading() as connection:
            return invitations.look(connection, token, "web", utc_now())[0]
    finally:
        database.close()


def again(line: CommandLine, name: str = WREN) -> str:
    """Make a new link; returns its token."""
    [row] = json.loads(line("invite", AUDIT, "--again", name, "--format", "json").out)
    return LINK.fullmatch(row["link"])[1]  # type: ignore[index]  # where there is none the test fails


def test_a_link_for_each_participant(caseround: CommandLine) -> None:
    """As a table whose links are whole however narrow the screen is, and only the first time."""
    done = caseround("invite", AUDIT, COLUMNS="60")
    assert (0, "No link was made for telegram, which is not set up here.\n") == (done.code, done.err)
    assert 12 == len(set(LINK.findall(done.out)))
    assert WREN in done.out
    assert "Nobody needs a new link. For one all the same: --again NAME\n" == caseround("invite", AUDIT).out


def test_no_link_is_stored(caseround: CommandLine) -> None:
    """From the data folder nobody can come in."""
    tokens = LINK.findall(caseround("invite", AUDIT).out)
    content = b"".join(path.read_bytes() for path in caseround.home.iterdir())
    assert [] == [token for token in tokens if token.encode() in content]


def test_as_csv(caseround: CommandLine) -> None:
    """For a mail merge: a line for each link, with the columns that it needs; nothing but the table on stdout."""
    lines = list(csv.DictReader(caseround("invite", AUDIT, "--format", "csv").out.splitlines()))
    assert 12 == len(lines) == len({line["link"] for line in lines})
    assert ["participant", "email", "role", "channel", "link", "expires"] == list(lines[0])
    assert [] == list(csv.DictReader(caseround("invite", AUDIT, "--format", "csv").out.splitlines()))


def test_as_json(caseround: CommandLine) -> None:
    """The same for a program; an empty list where everybody is invited."""
    rows = json.loads(caseround("invite", AUDIT, "--format", "json").out)
    assert 12 == len(rows)
    assert {"auditor"} == {row["role"] for row in rows}
    assert [] == json.loads(caseround("invite", AUDIT, "--format", "json").out)


def test_odd_names_are_printed_as_they_are(caseround: CommandLine) -> None:
    """Neither the terminal's markup nor a spreadsheet's formula is made of a name."""
    text = (caseround.folder / "requests.csv").read_text("utf-8")
    caseround.write("requests.csv", text.replace(WREN, "=Wren [/bold] :cat:"))
    assert 0 == caseround("audit", "import", *INVITED).code
    assert "=Wren [/bold] :cat:" in caseround("invite", AUDIT).out
    done = caseround("invite", AUDIT, "--again", "=Wren [/bold] :cat:", "--format", "csv")
    assert done.out.splitlines()[1].startswith("'=Wren")


def test_the_address_that_people_type(caseround: CommandLine) -> None:
    """Behind a proxy it is the proxy's."""
    done = caseround("invite", AUDIT, "--format", "csv", CASEROUND_WEB_URL="https://audit.example.org/")
    assert 12 == done.out.count(",https://audit.example.org/i/")


def test_a_new_link_ends_the_old_one(caseround: CommandLine) -> None:
    """Only for the one who is named, however the name is spaced and in whatever letters."""
    first, other = again(caseround), again(caseround, "Auditor Heron (Children's Social Care)")
    second = again(caseround, "  auditor   WREN (health) ")
    assert [State.REVOKED, State.VALID, State.VALID] == [state(caseround, token) for token in (first, second, other)]


def test_taking_a_link_back(caseround: CommandLine) -> None:
    """It opens nothing any more, and a later run makes a new one."""
    token = again(caseround)
    done = caseround("invite", AUDIT, "--revoke", WREN)
    assert (
        "Unused links taken back: 1. Browsers that were signed in are signed out, and chats are cut off.\n"
        == done.out
    )
    assert State.REVOKED is state(caseround, token)
    assert WREN in caseround("invite", AUDIT).out


@pytest.mark.parametrize("option", ["--again", "--revoke"])
def test_a_name_that_nobody_has(option: str, caseround: CommandLine) -> None:
    """The sentence does not repeat it, and says where the names stand."""
    said = caseround.refused("invite", AUDIT, option, "Robin Canary")
    assert "Nobody in this audit has that name, or" in said
    assert "Nothing was changed." in said
    assert "Canary" not in said


def test_a_part_of_a_name(caseround: CommandLine) -> None:
    """It is enough for a new link where one person has it, as in the chat; to cut somebody off it is not."""
    [made] = json.loads(caseround("invite", AUDIT, "--again", "wren", "--format", "json").out)
    assert WREN == made["participant"]
    caseround.refused("invite", AUDIT, "--again", "auditor")
    caseround.refused("invite", AUDIT, "--revoke", "wren")


def test_one_wrong_name_among_good_ones(caseround: CommandLine) -> None:
    """Nobody gets a new link then."""
    caseround.refused("invite", AUDIT, "--again", WREN, "--again", "Nobody")


def test_an_audit_that_has_closed(caseround: CommandLine) -> None:
    """Nobody is invited to it."""
    text = (caseround.folder / "audit.yaml").read_text("utf-8")
    for key, date in (("opens", "2014-01-06"), ("due", "2014-02-14"), ("closes", "2014-02-28")):
        text = re.sub(rf"^{key}: .*$", f"{key}: {date}", text, flags=re.MULTILINE)
    caseround.write("audit.yaml", text)
    assert 0 == caseround("audit", "import", *INVITED).code
    assert "The audit closed on 2014-02-28. Nobody was invited." in caseround.refused("invite", AUDIT)


def test_telegram_that_does_not_answer(caseround: CommandLine) -> None:
    """No link is made at all, and the token is not in the sentence."""
    token = "123456:AAInvented-token-that-opens-nothing"
    environment = {"CASEROUND_TELEGRAM_TOKEN": token, "CASEROUND_TELEGRAM_API_URL": NOBODY}
    said = caseround.refused("invite", AUDIT, **environment)
    assert "Telegram does not answer just now, so no link was made and nothing was changed." in said
    assert token not in said


def test_who_runs_the_audit_is_enrolled(caseround: CommandLine) -> None:
    """With a link of their own; doing it again makes a new link, and no new person."""
    done = caseround("enrol", AUDIT, "Invented Coordinator", "--format", "json")
    [row] = json.loads(done.out)
    assert ("Invented Coordinator", "coordinator", "web") == (row["participant"], row["role"], row["channel"])
    [token] = LINK.findall(row["link"])
    assert State.VALID is state(caseround, token)
    [row] = json.loads(caseround("enrol", AUDIT, "invented coordinator", "--format", "json").out)
    assert State.REVOKED is state(caseround, token)
    assert "takes part in this audit already, as auditor" in caseround.refused("enrol", AUDIT, WREN)


def test_no_file_changes_the_role_of_who_runs_the_audit(caseround: CommandLine) -> None:
    """A requests file that asks a coordinator or the lead is refused whole, with line and column, and they stay."""
    caseround("enrol", AUDIT, "Invented Coordinator")
    caseround("enrol", AUDIT, "Invented Lead", "--role", "lead")
    lines = (caseround.folder / "requests.csv").read_text("utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if WREN in line)
    for name, said in (("invented  LEAD", "is the lead of"), ("Invented Coordinator", "coordinates")):
        changed = [line.replace(WREN, name) if index == at else line for index, line in enumerate(lines)]
        caseround.write("requests.csv", "\n".join(changed))
        refused = caseround.refused("audit", "import", *INVITED)
        why = f"key 'participant': {said} this audit: give whoever is asked a name of their own"
        assert f"requests.csv:{at + 1}: {why}\nRefused: nothing was stored. Faults found: 1." in refused
    again = json.loads(caseround("invite", AUDIT, "--again", "Invented Lead", "--format", "json").out)
    assert {"lead"} == {row["role"] for row in again}


def test_by_e_mail(caseround: CommandLine) -> None:
    """Where there is a mail server, whoever has an address is written to and named, without their link; the others'
    links are printed, or with --links all. Afterwards the list of letters holds nobody who is written to."""
    assert "CASEROUND_SMTP_FROM" in caseround.refused("invite", AUDIT, CASEROUND_SMTP_URL="smtp://localhost")
    mail = {"CASEROUND_SMTP_URL": "smtp://localhost", "CASEROUND_SMTP_FROM": "audit@board.example"}
    caseround.write("requests.csv", with_address(caseround, WREN, "wren@health.example"))
    assert 0 == caseround("audit", "import", *INVITED).code
    done = caseround("invite", AUDIT, "--format", "csv", **mail)
    by_hand = list(csv.DictReader(done.out.splitlines()))
    assert (11, False) == (len(by_hand), WREN in done.out)
    assert f"By e-mail: {WREN}\n1 invited by e-mail." in done.err
    assert "For these hand the links over yourself:" in done.err
    again = caseround("invite", AUDIT, "--again", WREN, **mail)
    assert "Nobody needs a link by hand.\n" == again.out
    assert caseround("invite", AUDIT, **mail).out.startswith("Nobody needs a new link.")
    listed = caseround("outreach", AUDIT, **mail).out
    assert any(WREN in line and "nothing: is reminded by e-mail" in line for line in listed.splitlines())
    for environment, expected in ((mail, 11), ({}, 12)):
        printed = caseround("outreach", AUDIT, "--format", "csv", **environment).out
        letters = list(csv.DictReader(printed.splitlines()))
        assert (expected, expected == 12) == (len(letters), WREN in {letter["participant"] for letter in letters})


def test_links_where_there_is_a_mail_server(caseround: CommandLine) -> None:
    """All of them are printed with --links, and nothing is sent."""
    mail = {"CASEROUND_SMTP_URL": "smtp://localhost", "CASEROUND_SMTP_FROM": "audit@board.example"}
    caseround.write("requests.csv", with_address(caseround, WREN, "wren@health.example"))
    assert 0 == caseround("audit", "import", *INVITED).code
    done = caseround("invite", AUDIT, "--links", "--format", "csv", **mail)
    assert 12 == len(list(csv.DictReader(done.out.splitlines())))
    assert (True, False) == (WREN in done.out, "By e-mail" in done.err)


def with_address(line: CommandLine, name: str, email: str) -> str:
    """Return the requests with an e-mail address for one participant."""
    rows = list(csv.DictReader((line.folder / "requests.csv").read_text("utf-8").splitlines()))
    out = io.StringIO()
    writer = csv.DictWriter(out, dict.fromkeys([*rows[0], "email"]))
    writer.writeheader()
    writer.writerows({**row, "email": email if row["participant"] == name else ""} for row in rows)
    return out.getvalue()
