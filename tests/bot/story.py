"""A story of several people in one audit, as a play: who does what, and what each of them sees then.

Turns, erasing, news, invitations and the pages of links are Caseround's own, on a real database; what is drawn at
random (links, receipts, return phrases) is called by a number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import httpx
from sqlalchemy import Connection, select

from bot.channels import Action
from bot.channels.telegram.api import Me
from bot.channels.web import WebChannel
from bot.channels.web.site import Admitted
from bot.erasing import Eraser
from bot.news import Telling
from bot.participants.door import Door
from storage import audits, consents, families, invitations, outbox, participants, requests
from storage.tables import ledger
from survey.audit import Role
from survey.consent_file import read_consent
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Card
from tests.bot.families import WORDS, parent
from tests.bot.painted import Painted
from tests.bot.stage import NOON, Person, Stage, begin
from tests.survey.parents.talking import PARENTS
from tests.survey.talk import shown

CHANNELS = {"the web chat": "web", "Telegram": "telegram"}
LASTS = dt.timedelta(days=14)
TOLD = ("refused.", "invitation.refused", "withdrawal.")
"""What the ledger says that a story tells."""
_SETS_UP = r".+ (?:(?:runs the audit|leads the audit|audits C\d\d), in|submits 'Yes' to question 14:) .+"
"""What somebody sees who does that is told elsewhere."""
_LINK = re.compile(r"\S+(?:/i/|\?start=)([\w-]+)")
_TIMES = re.compile(r"(.+) \((\d+) times\)")
_RECEIPT = re.compile(rf"\b[{invitations.ALPHABET}]{{4}}-[{invitations.ALPHABET}]{{4}}\b")
_PHRASE = re.compile(r"(Your return phrase: |return phrase is: )[a-z ]+")


class Page(HTMLParser):
    """The words of a page, a line for each heading, paragraph and button."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as it is called
        """Begin a line."""
        if tag in {"h1", "p", "button"}:
            self._in = tag
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self._in = "" if tag == self._in else self._in

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._in:
            self.lines[-1] += {"h1": "== {} ==", "button": "[{}]"}.get(self._in, "{}").format(data)


@dataclass
class Story:
    """The people of a story, each with a chat, a browser or both."""

    stage: Stage
    people: dict[str, Person] = field(default_factory=dict)
    browsers: dict[str, httpx.AsyncClient] = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)
    known: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    chats: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """The first line of what stands in each chat, by its place."""
    places: dict[str, str] = field(default_factory=dict)
    """The row of each message in Telegram, by its number there."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The number of each message in Telegram, by its row."""
    last: dict[str, int] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    told: int = 0

    @classmethod
    @asynccontextmanager
    async def begun(cls, folder: Path) -> AsyncIterator[Story]:
        """Open an audit that asks parents too, with nobody in it."""
        stage = Stage(folder, PARENTS)
        stage.set_up()
        stage.house.further_ways = lambda: {"telegram": Me("1", "lark_bot").link}
        with stage.database.writing() as connection:
            wording = read_consent(WORDS, "consent.yaml")
            consents.publish(connection, PARENTS.id, WORDS, wording, stage.clock())
        story = cls(stage)
        yield story
        for browser in story.browsers.values():
            await browser.aclose()
        stage.close()

    async def tell(self, line: str) -> list[str]:
        """Let happen what a line says; returns what can be seen of it, in lines."""
        said = [self._plain(each) for each in await self._happen(line)]
        seen = list(self._seen())
        return [*said, *([] if re.fullmatch(_SETS_UP, line) else _counted(seen)), *self._stored()]

    async def _happen(self, line: str) -> list[str]:
        if line == "a moment goes by":
            return await self._a_moment()
        for pattern, does in self._acts:
            if found := re.fullmatch(pattern, line):
                return await does(*found.groups())
        name, _, steps = line.partition(": ")
        answers = [await self._step(self.people[name], step) for step in steps.split(" > ")]
        return [f"{name} ~ {each}" for each in answers[-1]]

    @property
    def _acts(self) -> list[tuple[str, Callable[..., Awaitable[list[str]]]]]:
        channel = "in (the web chat|Telegram)"
        return [
            (rf"(.+) (runs|leads) the audit, {channel}", self._runs),
            (rf"(.+) audits (C\d\d), {channel}", self._audits),
            (r"(.+), a parent, is asked about (C\d\d)", self._is_asked),
            (r"(.+) submits 'Yes' to question 14: (.+)", self._offers),
            (r"(.+) opens (link \d+) in Telegram", self._opens_in_telegram),
            (r"(.+) opens (link \d+) in a browser", self._opens_in_a_browser),
            (r"(.+) presses Open", self._presses_open),
            (r"(.+) presses the button of (.+): (.+)", self._presses_another),
        ]

    async def _runs(self, name: str, does: str, channel: str) -> list[str]:
        someone = self.stage.knows(name, Role.COORDINATOR if does == "runs" else Role.LEAD)
        self.people[name] = self.stage.admit(someone, CHANNELS[channel], name)
        await self.people[name].press("I have read this")
        return []

    async def _audits(self, name: str, case: str, channel: str) -> list[str]:
        auditor = self.stage.auditor(name, cases=(case,))
        if CHANNELS[channel] == "web":
            await self._opens_in_a_browser(name, self._issued(auditor, "way in"))
            await self._presses_open(name)
        else:
            self.people[name] = self.stage.admit(auditor, "telegram", name)
        await begin(self.people[name])
        return []

    async def _offers(self, name: str, how: str) -> list[str]:
        auditor = self.people[name]
        await auditor.commands("overview")
        await auditor.press("14", "Yes")
        await auditor.says(how)
        await auditor.commands("review")
        await auditor.press("Submit", "Submit as it is")
        return []

    async def _is_asked(self, name: str, case: str) -> list[str]:
        link = self._issued(parent(self.stage, name, case=case))
        return [f"{name} is sent {link}"]

    def _issued(self, participant: str, what: str = "link") -> str:
        """Return what a new link to the web chat is called."""
        with self.stage.database.writing() as connection:
            now = self.stage.clock()
            issued = invitations.issue(connection, participant, "web", "invitation", now, LASTS)
        return self._named(what, issued.token)

    def _token(self, link: str) -> str:
        what, _, _ = link.rpartition(" ")
        return next(token for token, name in self.known[what].items() if name == link)

    async def _opens_in_telegram(self, name: str, link: str) -> list[str]:
        someone = self.people.setdefault(name, Person(self.stage, "telegram", name, ""))
        receipt = await someone.sends(Commanded("start", self._token(link)))
        if not someone.address_id:
            self._is_let_in(someone, name)
        return [f"{name} ~ {text}" for text in shown(receipt.reply)] if receipt.reply else []

    def _is_let_in(self, someone: Person, name: str) -> None:
        with self.stage.database.reading() as connection:
            found = participants.at(connection, self.stage.vault, "telegram", name)
        self.people[name] = replace(someone, address_id=found[1].id) if found else someone

    async def _opens_in_a_browser(self, name: str, link: str) -> list[str]:
        if name not in self.browsers:
            transport = httpx.ASGITransport(app=self._site().app)
            url = self.stage.house.web_url
            self.browsers[name] = httpx.AsyncClient(transport=transport, base_url=url, headers={"Origin": url})
        self.opened[name] = link
        return self._on_page(name, await self.browsers[name].get(f"/i/{self._token(link)}"))

    async def _presses_open(self, name: str) -> list[str]:
        link = self.opened[name]
        response = await self.browsers[name].post(f"/i/{self._token(link)}", data={"x": "y"})
        if response.status_code != httpx.codes.SEE_OTHER:
            return self._on_page(name, response)
        with self.stage.database.reading() as connection:
            _, whose = invitations.look(connection, self._token(link), "web", self.stage.clock())
            _, address = participants.at(connection, self.stage.vault, "web", whose or "") or (None, None)
        assert whose is not None
        assert address is not None
        self.people[name] = Person(self.stage, "web", whose, address.id)
        return []

    async def _presses_another(self, name: str, other: str, label: str) -> list[str]:
        """Send what a button of somebody else's carries, as only a changed client can."""
        row, card = self.people[other].card()
        receipt = await self.people[name].sends(Pressed(self._button(card, label)), on=row)
        return [f"{name} ~ ({receipt.toast})"]

    @staticmethod
    def _on_page(name: str, response: httpx.Response) -> list[str]:
        if response.status_code == httpx.codes.SEE_OTHER:
            return [f"{name} # (their own conversation)"]
        return [f"{name} # {line}" for line in Page(response.text).lines]

    def _site(self) -> WebChannel:
        stage = self.stage

        def admit(connection: Connection, participant: str) -> Admitted:
            known = participants.one(connection, stage.vault, participant)
            return Admitted(Door(stage.house, connection, stage.clock()).admit(known, "web", participant), NOON)

        def quiet(connection: Connection, participant: str) -> bool:
            return participants.one(connection, stage.vault, participant).role is Role.PARENT

        return WebChannel(
            stage.database,
            stage.vault,
            write=stage.writer.write,
            admit=admit,
            speaking=stage.phrases,
            now=stage.clock,
            public_url=stage.house.web_url,
            quiet=quiet,
            renderer=Painted(),
        )

    async def _a_moment(self) -> list[str]:
        """Erase what was withdrawn, and tell coordinators what they have not heard."""
        Eraser(self.stage.house, self.stage.database, self.stage.folder / "erasures.jsonl").finish_all()
        await Telling(self.stage.house, self.stage.writer.write, lambda _: None).look()
        return []

    async def _step(self, someone: Person, step: str) -> list[str]:
        """Do one thing; returns what is answered to it alone."""
        verb, _, rest = step.partition(" ")
        often = _TIMES.fullmatch(rest)
        label, times = (often[1], int(often[2])) if often else (rest, 1)
        receipt = None
        for _ in range(times):
            on = someone.card()[0] if verb == "press" else ""
            receipt = await someone.sends(self._event(someone, verb, label), on=on)
        assert receipt is not None
        said = [f"({receipt.toast})"] if receipt.toast else []
        return [*said, *(shown(receipt.reply) if receipt.reply else [])]

    @staticmethod
    def _event(someone: Person, verb: str, rest: str) -> Event:
        match verb:
            case "press":
                return Pressed(Story._button(someone.card()[1], rest))
            case "type":
                return Said(rest, f"text-{someone.events}")
            case "command":
                name, _, argument = rest.partition(" ")
                return Commanded(name, argument)
        raise ValueError(f"Nobody can {verb}.")

    @staticmethod
    def _button(card: Card, label: str) -> str:
        """Return what the one button or option carries whose label is this, or begins so."""
        found = {choice.label: choice.press for choice in card.choices}
        found |= {button.label: button.press for row in card.rows for button in row}
        begun = [token for name, token in found.items() if name == label or name.startswith(label)]
        assert begun[:1], f"no button {label!r} among {list(found)}"
        return found.get(label, begun[0])

    # What is seen and stored

    def _seen(self) -> Iterator[str]:
        """Yield what stands in each chat now that did not, as a channel shows it, and what was taken away."""
        for name, someone in self.people.items():
            standing, touched = self.chats[name], dict[str, list[str]]()
            for row in self._arrives(someone) if someone.address_id else ():
                place = self.places.get(row.external or "", row.target or row.id)
                if row.action == Action.DELETE:
                    touched[place] = [f"gone: {standing.pop(place)}"]
                else:
                    touched[place] = [self._plain(line) for line in shown(row.message)]
                    standing[place] = touched[place][0]
            yield from (f"{name} | {line}" for lines in touched.values() for line in lines)

    def _arrives(self, someone: Person) -> list[outbox.Entry]:
        """Return what waited for somebody, which is delivered now; in Telegram each message gets a number."""
        stage, now = self.stage, self.stage.clock()
        with stage.database.writing() as connection:
            last = self.last.get(someone.address_id, 0)
            rows = outbox.since(connection, stage.vault, someone.address_id, last)
            for row in rows:
                external = row.external or self.numbers.get(row.target or "", "")
                if someone.channel == "telegram" and row.action == Action.SEND:
                    external = self.numbers[row.id] = str(len(self.places) + 1)
                    self.places[external] = row.id
                outbox.delivered(connection, row, external, now)
        if rows:
            self.last[someone.address_id] = rows[-1].seq
        return rows

    def _stored(self) -> Iterator[str]:
        """Yield where requests and families stand, where that has changed, and what the ledger tells of it."""
        facts = list(self._facts())
        yield from (f"* {fact}" for fact in facts if fact not in self.facts)
        self.facts = facts
        with self.stage.database.reading() as connection:
            rows = connection.execute(select(ledger.c.action).order_by(ledger.c.seq)).scalars().all()
        yield from (f"* in the ledger: {action}" for action in rows[self.told :] if action.startswith(TOLD))
        self.told = len(rows)

    def _facts(self) -> Iterator[str]:
        with self.stage.database.reading() as connection:
            stored = audits.load(connection, self.stage.vault, self.stage.audit.id)
            people = {
                each.id: each.name for each in participants.contacts(connection, self.stage.vault, stored.audit.id)
            }
            for each in requests.of_audit(connection, stored.audit.id, stored.key):
                yield f"the request of {people[each.participant]} stands at {each.disposition}"
            for contact in families.of_audit(connection, stored.key, stored.audit.id):
                words = len([said for said in contact.suggestions if said.text])
                yield f"family contact {contact.number} is {contact.state}, with how to reach them by {words}"
            figures = families.figures_of(connection, stored.audit.id)
        counted = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in asdict(figures).items() if count)
        if counted:
            yield f"the report counts: {counted}"

    def _plain(self, text: str) -> str:
        """Return a line in which nothing is random."""
        text = _LINK.sub(lambda found: f"({self._named('link', found[1])})", text)
        text = _RECEIPT.sub(lambda found: f"({self._named('receipt', found[0])})", text)
        return _PHRASE.sub(r"\1(six words)", text)

    def _named(self, what: str, random: str) -> str:
        return self.known[what].setdefault(random, f"{what} {len(self.known[what]) + 1}")


def _counted(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines, of several that are the same in a row one."""
    for line, same in groupby(lines):
        count = sum(1 for _ in same)
        yield line if count == 1 else f"{line} ({count} times)"
