"""Every word that a participant sees comes from the catalogue, and every phrase of it is said somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from bot.channels.telegram.events import FORWARD, KINDS, OTHER
from bot.channels.web.pages import SCRIPT_PHRASES
from bot.outreach import Why
from storage.families import Way
from survey.asked_cards import TAKE_ANSWERS
from survey.audit import TELEGRAM, WEB
from survey.chasing import Passed
from survey.concerns import ASKED, Told
from survey.consent import Use
from survey.coordinating import COMMANDS as COORDINATORS_COMMANDS
from survey.desk import COMMANDS
from survey.dispositions import Disposition
from survey.failures import Failing
from survey.families import MOVES, State
from survey.parents.cards import TIMES
from survey.parents.typed_words import ACTIONS
from survey.phrases import MissingPhrase
from survey.reminding import Stage
from survey.screening import Kind
from survey.state import NoticeKind
from survey.tasks import ACCEPT, EXTEND, INVITE, REASSIGN, REMIND, SENDBACK
from tests.survey.pseudo import entries
from tests.survey.talk import english

ROOT = Path(__file__).parents[2]
CATALOGUE = (files("survey") / "locale" / "en" / "LC_MESSAGES" / "caseround.po").read_text("utf-8")
ENTRIES = entries(CATALOGUE)
SPACES = {key.split(".")[0] for key in ENTRIES}
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
NO_PHRASES = {"turn.quarantined", "refused.press", "link.html", "notice.html", "outreach.seen"}
"""What looks like the key of a phrase: events of the log and the ledger, and pages."""
SAYS = {"notice", "_notice", "Shut", "Refused"}
"""What takes the key of a page that says what happened."""

BUILT = {
    *(f"command.{name}" for name in COMMANDS),
    *(f"coordinator.command.{name}" for name in COORDINATORS_COMMANDS),
    *(f"coordinator.unknown.{name}" for name in ("agency", "case")),
    *(f"coordinator.change.{what}" for what in (REMIND, EXTEND, REASSIGN, INVITE)),
    *(f"return.{what}" for what in (ACCEPT, SENDBACK)),
    *(f"remind.passed.{why}" for why in Passed),
    *(f"notice.{kind}" for kind in NoticeKind),
    *(f"asked.title.{kind}" for kind in TAKE_ANSWERS),
    *(f"coordinator.missed.{why}" for why in Why),
    *(f"outreach.in.{channel}" for channel in (WEB, TELEGRAM)),
    *(f"outreach.why.{why}" for why in Why),
    *(f"alert.manager.{told}" for told in Told),
    *(f"concern.{told}" for told in ASKED),
    *(f"digest.{way}" for way in ("up", "down", "same")),
    *(f"disposition.{disposition}" for disposition in Disposition),
    *(f"stands.{disposition}" for disposition in Disposition),
    *(f"web.stands.{disposition}" for disposition in Disposition),
    *(f"failure.{kind}" for kind in Failing),
    *(f"family.link.{channel}" for channel in (WEB, TELEGRAM)),
    *(f"family.note.{state}" for states in MOVES.values() for state in states),
    *(f"family.read_out.{part}" for part in ("why", "free", "choose")),
    *(f"family.stands.{state}" for state in State),
    *(f"family.way.{way}" for way in Way),
    *(f"identifies.{kind}" for kind in Kind),
    *(f"parent.use.{use}" for use in Use),
    *(f"parent.switch.{use}.{given}" for use in Use if use is not Use.KEEP for given in ("yes", "no")),
    *(f"parent.time.{time}" for time in TIMES),
    *(f"parent.words.{action}" for action in ACTIONS),
    *(f"privacy.{channel}" for channel in (WEB, TELEGRAM)),
    *(f"privacy.{part}{whose}" for part in ("purpose", "readers") for whose in ("", ".alone")),
    *(
        f"reminder.{action}"
        for action in ("resume", "later", "unknown", "pass", "stop", "afternoon", "days", "again")
    ),
    *(f"reminder.{part}.{stage}" for part in ("title", "lead") for stage in Stage),
    *(f"unsupported.{kind}" for kind in (*KINDS, FORWARD, OTHER)),
}
"""The keys that the code puts together."""


def _trees(*packages: str) -> Iterator[ast.AST]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield from ast.walk(ast.parse(path.read_text("utf-8")))


def _written() -> set[str]:
    """Return every text in the code that looks like the key of a phrase."""
    constants = {n.value for n in _trees("survey", "storage", "reporting", "bot") if isinstance(n, ast.Constant)}
    named = {text for text in constants if isinstance(text, str) and KEY.fullmatch(text)}
    page = ROOT / "bot" / "channels" / "web" / "page"
    for path in (*page.rglob("*.html"), *page.rglob("*.js")):
        named |= set(re.findall(r"""["'`](web(?:\.[a-z_]+)+)["'`]""", path.read_text("utf-8")))
    return {key for key in named if key.split(".")[0] in SPACES} - NO_PHRASES


def _notices() -> set[str]:
    """Return the keys of pages that say what happened; a second phrase, `.next`, says what to do."""
    found = set()
    for node in _trees("bot"):
        if isinstance(node, ast.Call) and _called(node) in SAYS:
            texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant)]
            found |= {key for key in texts if isinstance(key, str) and key in ENTRIES}
    codes = {key.replace("web.link.", "web.code.") for key in found if key.startswith("web.link.")}
    return found | codes


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _details(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def test_the_catalogue_stands_in_the_order_of_its_keys() -> None:
    """A phrase is found where one looks for it, and none stands twice."""
    keys = re.findall(r'^msgid "(.+)"$', CATALOGUE, re.MULTILINE)
    assert sorted(set(keys)) == keys


def test_what_the_code_says_is_in_the_catalogue() -> None:
    """Every key that is written or built has its phrase."""
    assert set() == (_written() | BUILT | {f"{key}.next" for key in _notices()}) - set(ENTRIES)


def test_the_catalogue_holds_nothing_that_is_not_said() -> None:
    """A phrase that nobody says is translated for nothing."""
    said = _written() | BUILT | _notices() | {f"{key}.next" for key in _notices()}
    assert set() == set(ENTRIES) - said


def test_every_detail_of_a_phrase_is_filled_in() -> None:
    """Who says a phrase by its key gives what stands in its braces."""
    given_anyway = {"_titled": {"name"}, "tell": {"name"}, "_tell": {"name"}, "many": {"count"}}
    checked = 0
    for node in _trees("survey", "bot"):
        if not isinstance(node, ast.Call) or any(keyword.arg is None for keyword in node.keywords):
            continue
        keys = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and arg.value in ENTRIES]
        if not keys or _called(node) in SAYS | {"_cannot_listen", "get"}:
            continue
        given = {keyword.arg for keyword in node.keywords} | given_anyway.get(_called(node), set())
        for form in ENTRIES[str(keys[-1])]:
            assert _details(form) <= given, f"{keys[-1]} lacks {_details(form) - given}"
        checked += 1
    assert checked > 100


def test_the_details_of_what_scripts_say() -> None:
    """The page hands its scripts each phrase with the names that they fill in."""
    assert {key: _details(ENTRIES[key][0]) for key in SCRIPT_PHRASES} == {
        key: set(names) for key, names in SCRIPT_PHRASES.items()
    }


def test_a_missing_phrase_is_an_error() -> None:
    """Nobody is shown a key."""
    with pytest.raises(MissingPhrase):
        english()("no.such.phrase")
    with pytest.raises(MissingPhrase):
        english().many("no.such.phrase", 2)


def test_a_detail_is_never_taken_for_a_phrase() -> None:
    """Braces in somebody's words stay as they are."""
    assert "{name} {0}" in english()("case.key", source="{name} {0}")
