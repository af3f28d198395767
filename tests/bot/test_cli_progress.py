"""Where an audit stands, from the command line: as a whole, for a case, for an agency, and what people still owe."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.office import office, utc_now
from bot.settings import Settings
from reporting.words import RATES, day
from storage import audits, failures, ledger, notices, participants, requests
from storage.tables import ledger as ledger_rows
from survey.dispositions import Disposition
from survey.failures import Failing
from survey.state import Noticed, NoticeKind
from tests.bot.command_line import (
    AUDIT,
    WREN,
    CommandLine,
    bare,
    caseround,
    invited_home,
    returned,
    returned_home,
)

__all__ = ["bare", "caseround", "invited_home", "returned", "returned_home"]

HEALTH_OF_C03, HEALTH_OF_C05, HEALTH_OF_C07 = 14, 26, 38
SAID = "the child of \x1b[2Jnobody"


def move(line: CommandLine, stands: Mapping[int, Disposition]) -> None:
    """Let requests stand somewhere else."""
    with office(Settings(home=line.home)) as here, here.database.writing() as connection:
        for number, disposition in stands.items():
            requests.dispose(connection, number, disposition, reason="tested", by=None, now=utc_now())


def due(line: CommandLine) -> str:
    """Return the audit's due date, as a table shows it."""
    with office(Settings(home=line.home)) as here, here.database.reading() as connection:
        return day(audits.load(connection, here.vault, AUDIT).audit.due)


def noted(line: CommandLine) -> list[str]:
    """Return what the audit's ledger says of looks; its chain is whole."""
    with office(Settings(home=line.home)) as here, here.database.reading() as connection:
        assert ledger.verify(connection, AUDIT) is None
        found = connection.execute(select(ledger_rows.c.action, ledger_rows.c.subject).order_by(ledger_rows.c.seq))
        return [" ".join(row) for row in found if row.action.endswith(".seen")]


def asked(line: CommandLine, *words: str) -> Any:
    """Return what a command prints as JSON."""
    done = line(*words, "--json")
    assert (0, "") == (done.code, done.err)
    return json.loads(done.out)


def rows(printed: str) -> dict[str, list[str]]:
    """Return the cells of printed tables by the first of their line."""
    lines = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.splitlines() if "│" in line]
    return {cells[0]: cells[1:] for cells in lines}


@pytest.fixture
def under_way(returned: CommandLine) -> CommandLine:
    """77 returns, and of Health's three other requests one child not known, one sent back, one begun."""
    stands = {
        HEALTH_OF_C03: Disposition.NOT_KNOWN, HEALTH_OF_C05: Disposition.SENT_BACK,
        HEALTH_OF_C07: Disposition.PARTIAL,
    }  # fmt: skip
    move(returned, stands)
    return returned


class TestSummary:
    def test_in_numbers(self, returned: CommandLine) -> None:
        """Requests by disposition, as a whole and by agency and case; each way they add up to the same."""
        assert 0 == returned("invite", AUDIT).code
        found = asked(returned, "summary", AUDIT)
        assert (AUDIT, 90, 77) == (found["audit"], found["requested"], found["returned"])
        total = {"invited": 13, "returned": 77}
        assert total == found["by_disposition"]
        for part, size in (("agencies", 9), ("cases", 15)):
            assert size == len(found[part])
            assert total == sum((Counter(each["by_disposition"]) for each in found[part]), Counter())
        health = next(each for each in found["agencies"] if each["name"] == "Health")
        assert {"invited": 3, "returned": 12} == health["by_disposition"]
        assert ([], 0) == (found["notices"], found["in_quarantine"])

    def test_both_rates_with_their_bases(self, under_way: CommandLine) -> None:
        """78 returns with the one that was sent back; 90 were requested, and one child is not known to Health."""
        found = asked(under_way, "summary", AUDIT)
        names = ("requested", "returned", "share", "not_known", "eligible", "share_of_eligible")
        assert (90, 78, 86.7, 1, 89, 87.6) == tuple(found[name] for name in names)
        health, third = found["agencies"][1], found["cases"][2]
        assert ("health", 15, 13, 86.7, 1, 14, 92.9) == (health["agency"], *(health[name] for name in names))
        assert ("C03", 6, 4, 66.7, 1, 5, 80.0) == (third["case"], *(third[name] for name in names))
        assert RATES == found["definition"]

    def test_as_a_table(self, under_way: CommandLine) -> None:
        """The same for reading, with the definition under the figures."""
        printed = under_way("summary", AUDIT).out
        assert "78 of 90 requests returned (86.7%); of those eligible 78 of 89 (87.6%)." in printed
        found = rows(printed)
        assert ["78 of 90 (86.7%)", "78 of 89 (87.6%)", "10", "1", "77", "1", "1"] == found["All"]
        assert ["13 of 15 (86.7%)", "13 of 14 (92.9%)", "", "1", "12", "1", "1"] == found["Health"]
        assert ["4 of 6 (66.7%)", "4 of 5 (80.0%)", "1", "", "4", "", "1"] == found["C03"]
        assert printed.rstrip().endswith(RATES)

    def test_before_anybody_is_invited(self, caseround: CommandLine) -> None:
        """Nothing is returned, and nobody is counted as asked."""
        found = asked(caseround, "summary", AUDIT)
        assert ({"not_invited": 90}, 0, 0.0) == (found["by_disposition"], found["returned"], found["share"])

    def test_what_the_coordinator_must_hear_of(self, caseround: CommandLine) -> None:
        """Who wants no more reminders by name, and a person's own words on the terminal, where they steer nothing;
        JSON has only the fact. Each look is in the ledger."""
        with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
            stored = audits.load(connection, here.vault, AUDIT)
            asks = requests.of_audit(connection, AUDIT, stored.key)[HEALTH_OF_C07 - 1]
            heard, by = Noticed(NoticeKind.NOT_SURE, SAID), asks.participant
            notices.add(
                connection, stored.key, heard, audit=AUDIT, request=asks.number, participant=by, now=utc_now()
            )
            heard, name = Noticed(NoticeKind.REMINDERS_STOPPED), participants.names(connection, stored.key, [by])[by]
            notices.add(connection, stored.key, heard, audit=AUDIT, request=None, participant=by, now=utc_now())
        printed = caseround("summary", AUDIT).out
        assert f"reminders stopped · {name}\n" in printed
        assert "not sure · C07 · Health: the child of \\x1b[2Jnobody" in printed
        assert "nobody" not in caseround("summary", AUDIT, "--json").out
        assert ["summary.seen notices:2"] * 2 == noted(caseround)

    def test_what_needs_a_person(self, caseround: CommandLine) -> None:
        """In plain words, with names for who runs the audit."""
        with office(Settings(home=caseround.home)) as here, here.database.writing() as connection:
            stored = audits.load(connection, here.vault, AUDIT)
            person = requests.of_audit(connection, AUDIT, stored.key)[HEALTH_OF_C07 - 1].participant
            failures.keep(connection, {(Failing.STOPPED, person): AUDIT, (Failing.DISK, "machine"): None}, utc_now())
        printed = " ".join(caseround("summary", AUDIT).out.split())
        assert f"NEEDS A PERSON: Our messages no longer reach {WREN}" in printed
        assert "NEEDS A PERSON: The disk" in printed
        found = asked(caseround, "summary", AUDIT)["failures"]
        assert {("stopped", WREN), ("disk", "machine")} == {(each["kind"], each["detail"]) for each in found}


class TestCase:
    @pytest.mark.parametrize("typed", ["C07", "c7", "7", " 07 "])
    def test_as_people_write_it(self, typed: str, under_way: CommandLine) -> None:
        """Who is asked for each agency, and where it stands."""
        found = rows(under_way("case", AUDIT, typed).out)
        assert ["Health", WREN, "begun", due(under_way)] == found[str(HEALTH_OF_C07)]
        assert 6 == len(found)
        assert ["case.seen case:C07"] == noted(under_way)

    def test_in_numbers(self, under_way: CommandLine) -> None:
        """The rates of the case, and each request."""
        found = asked(under_way, "case", AUDIT, "3")
        assert ("C03", 6, 4, 5) == tuple(found[name] for name in ("case", "requested", "returned", "eligible"))
        health = next(each for each in found["requests"] if each["agency"] == "health")
        assert (HEALTH_OF_C03, WREN, "not_known") == tuple(
            health[name] for name in ("request", "participant", "disposition")
        )

    def test_that_is_none(self, caseround: CommandLine) -> None:
        """The sentence lists what there is, and no look is noted."""
        said = caseround.refused("case", AUDIT, "99")
        assert "'99' is no case of this audit, or could be several. Its cases: C01, C02," in said


class TestAgency:
    @pytest.mark.parametrize("typed", ["Health", "health", "heal"])
    def test_as_people_write_it(self, typed: str, under_way: CommandLine) -> None:
        """Who is asked, and what of it is outstanding: what was sent back is, what is not known is not."""
        printed = under_way("agency", AUDIT, typed).out
        assert "13 of 15 requests returned (86.7%); of those eligible 13 of 14 (92.9%)." in printed
        asks, owed = printed.split("Who owes it")
        assert ["8", "6", "2"] == rows(asks)[WREN]
        assert [
            [str(HEALTH_OF_C05), "C05", "Health", "sent back", due(under_way)],
            [str(HEALTH_OF_C07), "C07", "Health", "begun", due(under_way)],
        ] == [[cell.strip() for cell in line.split("│")[2:-1]] for line in owed.splitlines() if "│" in line]
        assert ["agency.seen agency:health"] == noted(under_way)

    def test_of_several_words(self, caseround: CommandLine) -> None:
        """A name needs no quotation marks."""
        assert "nurseries" == asked(caseround, "agency", AUDIT, "Private", "nurseries")["agency"]
        assert "social_care" == asked(caseround, "agency", AUDIT, "csc")["agency"]

    @pytest.mark.parametrize("typed", ["Coastguard", "e"])
    def test_that_is_none(self, typed: str, caseround: CommandLine) -> None:
        """Or that more than one could be: the sentence lists what there is."""
        said = caseround.refused("agency", AUDIT, typed)
        assert f"'{typed}' is no agency of this audit, or could be several." in said
        assert "Children's Social Care, Health, Police" in said


class TestOutstanding:
    def test_by_person(self, under_way: CommandLine) -> None:
        """Each person's requests stand together, and nobody is listed who owes nothing."""
        found = asked(under_way, "outstanding", AUDIT)
        assert (12, 90) == (found["outstanding"], found["requested"])
        owed = {
            each["participant"]: [(one["case"], one["disposition"]) for one in each["outstanding"]]
            for each in found["people"]
        }
        assert [("C05", "sent_back"), ("C07", "partial")] == owed[WREN]
        assert [("C05", "not_invited"), ("C06", "not_invited")] == owed["Auditor Kestrel (Police)"]
        assert 12 == sum(map(len, owed.values()))
        assert list(owed) == sorted(owed)

    def test_as_a_table(self, under_way: CommandLine) -> None:
        """With the dates; names are shown, so the look is in the ledger."""
        printed = under_way("outstanding", AUDIT).out
        assert "12 of 90 requests are outstanding." in printed
        assert ["26", "C05", "Health", "sent back", due(under_way)] == rows(printed)[WREN]
        assert ["outstanding.seen outstanding:12"] == noted(under_way)

    def test_when_nothing_is(self, caseround: CommandLine) -> None:
        """It says so."""
        move(caseround, dict.fromkeys(range(1, 91), Disposition.ACCEPTED))
        assert "Nothing is outstanding." in caseround("outstanding", AUDIT).out


class TestDigest:
    def test_what_would_be_said_now(self, under_way: CommandLine) -> None:
        """In words and as JSON, without sending anything; the look is in the ledger."""
        found = asked(under_way, "digest", AUDIT)
        assert (90, True, None) == (found["requested"], found["is_new"], found["since"])
        assert f"Returned: {found['returned']} of 90 requested" in under_way("digest", AUDIT).out
        assert ["digests.seen audit"] * 2 == noted(under_way)
