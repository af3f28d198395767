"""The chat over real HTTP: what the page sends, what it is sent, and how the channel runs."""

from __future__ import annotations

import asyncio
import re
import socket
from uuid import uuid4

import pytest

from bot.channels import Action, Outgoing
from bot.channels.web import CannotListen, WebChannel, feed
from storage import web_sessions
from survey.events import Commanded, Pressed, Said
from tests.bot.channels.web_client import Browser, guest, served, stage, stranger
from tests.bot.channels.web_stage import PUBLIC_URL, Served, Stage, english
from tests.patience import PATIENCE
from tests.storage.invented import note

__all__ = ["guest", "served", "stage", "stranger"]


class TestTakingEvents:
    async def test_what_the_person_does_is_handed_on(self, stage: Stage, guest: Browser) -> None:
        """With an id that is unique for the address, and the participant's id as its address."""
        await guest.did("press", "choose.1", on="a" * 32)
        await guest.did("text", "She walks to school.")
        await guest.did("command", "Overview")
        await guest.did("text", "/requests now")
        first = stage.taken[0]
        ref = stage.taken[1].event_id.partition(":")[2]
        assert ("web", "web", stage.person.id, "a" * 32) == (first.channel, first.bot, first.address, first.on)
        expected = [
            Pressed("choose.1"),
            Said("She walks to school.", ref),
            Commanded("overview"),
            Commanded("requests", "now"),
        ]
        assert expected == [incoming.event for incoming in stage.taken]

    async def test_the_same_id_counts_once(self, stage: Stage, guest: Browser) -> None:
        """A page that did not hear the answer sends it again, and is told that all is well."""
        event = {"id": str(uuid4()), "kind": "press", "value": "choose.0"}
        answers = [await guest.post("/chat/events", event) for _ in range(3)]
        assert [200, 200, 200] == [answer.status for answer in answers]
        assert 1 == len(stage.taken)

    async def test_what_could_not_be_stored_comes_again(self, stage: Stage, guest: Browser) -> None:
        """503 says so, and when; the next time it is taken."""
        stage.failures = 1
        event = {"id": str(uuid4()), "kind": "press", "value": "choose.0"}
        refused = await guest.post("/chat/events", event)
        assert (503, "2") == (refused.status, refused.headers["Retry-After"])
        assert [] == stage.taken
        assert 200 == (await guest.post("/chat/events", event)).status
        assert 1 == len(stage.taken)

    async def test_the_toast_is_in_the_answer(self, guest: Browser) -> None:
        """A press that changed nothing says why."""
        answer = await guest.did("press", "of-an-earlier-card")
        assert {"toast": "That was an earlier question.", "reply": None} == await answer.json()

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Origin": "https://elsewhere.example"}, 403),
            ({"Origin": "null"}, 403),
            ({"Sec-Fetch-Site": "cross-site"}, 403),
            ({"Sec-Fetch-Site": "same-site"}, 403),
            ({"Content-Type": "text/plain"}, 415),
        ],
    )
    async def test_another_site_cannot_act(
        self, stage: Stage, guest: Browser, headers: dict[str, str], status: int
    ) -> None:
        """Not even with the person's cookie."""
        event = {"id": str(uuid4()), "kind": "text", "value": "forged"}
        answer = await guest.post("/chat/events", event, **headers)
        assert status == answer.status
        assert [] == stage.taken

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"kind": "press", "value": "x"}, 400),
            ({"id": "not-a-uuid", "kind": "press", "value": "x"}, 400),
            ({"id": str(uuid4()), "kind": "shout", "value": "x"}, 400),
            ({"id": str(uuid4()), "kind": "press", "value": ""}, 400),
            ({"id": str(uuid4()), "kind": "press", "value": 7}, 400),
            ({"id": str(uuid4()), "kind": "press", "value": "x", "more": 1}, 400),
            ({"id": str(uuid4()), "kind": "text", "value": "x" * 66_000}, 413),
            (["nothing"], 400),
        ],
    )
    async def test_what_has_another_shape_is_refused(
        self, stage: Stage, guest: Browser, body: object, status: int
    ) -> None:
        """With a sentence, and without a trace of what was sent."""
        answer = await guest.post("/chat/events", body)
        assert status == answer.status
        assert re.fullmatch(r"[^{}\[\]]+\.", (await answer.json())["message"])
        assert [] == stage.taken

    @pytest.mark.parametrize("path", ["/chat/events", "/chat/delivered", "/chat/code"])
    async def test_without_a_session_nothing_is_taken(self, stranger: Browser, path: str) -> None:
        """The answer says that the device is not signed in."""
        answer = await stranger.post(path, {})
        assert 401 == answer.status
        assert "no longer signed in" in (await answer.json())["message"]

    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("/chat/events", {"id": str(uuid4()), "kind": "text", "value": "Of the first person"}),
            ("/chat/delivered", {"ids": []}),
            ("/chat/code", {}),
        ],
    )
    async def test_a_tab_of_somebody_else_cannot_act(
        self, stage: Stage, guest: Browser, path: str, body: object
    ) -> None:
        """The browser's cookie was replaced since: what one person does never counts as another's."""
        other = await stage.another()
        await guest.press(await stage.invite(other.id))
        answer = await guest.post(path, body)
        assert 409 == answer.status
        assert "belongs to another conversation" in (await answer.json())["message"]
        assert [] == stage.taken
        assert [] == stage.ledger()
        await guest.open_chat()
        assert 200 == (await guest.post(path, body)).status

    async def test_a_page_says_whom_it_was_made_for(self, guest: Browser) -> None:
        """One that does not is not listened to."""
        del guest.http.headers["X-Scope"]
        assert 409 == (await guest.did("command", "start")).status


class TestFeed:
    async def test_a_first_load_shows_the_transcript(self, guest: Browser) -> None:
        """Folded: each message once, as it stands after its edits, naming the rows that it covers."""
        await guest.did("command", "start")
        await guest.did("press", "choose.0")
        await guest.did("press", "tick.1")
        events = await (await guest.feed()).until_ready()
        assert ["record", "card"] == [event["message"]["kind"] for event in events]
        assert "Question 5: Yes, fully" == events[0]["message"]["text"]
        assert "on" == events[1]["message"]["choices"][1]["tick"]
        assert [1, 1] == [len(event["covers"]) for event in events]
        assert [1, 3] == [event["seq"] for event in events]

    async def test_a_line_that_was_lost_goes_on(self, guest: Browser) -> None:
        """Everything after the last event that arrived, by either way of asking."""
        await guest.did("command", "start")
        first = await guest.feed()
        [card] = await first.until_ready()
        await guest.did("press", "choose.0")
        for again in (await guest.feed(**{"Last-Event-ID": "1"}), await guest.feed(after="1")):
            events = await again.until_ready()
            assert [(2, "shrink"), (3, "send")] == [(e["seq"], e["action"]) for e in events]
            assert card["id"] == events[0]["target"]

    async def test_two_quick_edits_arrive(self, guest: Browser) -> None:
        """Two quick ticks are two rows; the page sees both, whether its line held or broke between them."""
        await guest.did("command", "start")
        await guest.did("press", "choose.0")
        feed = await guest.feed()
        await feed.until_ready()
        ticked = []
        for index in range(2):
            await guest.did("press", f"tick.{index}")
            ticked.append((await feed.next())["data"])
        assert [4, 5] == [event["seq"] for event in ticked]
        assert [["on", "off"], ["on", "on"]] == [
            [choice["tick"] for choice in event["message"]["choices"][:2]] for event in ticked
        ]
        [again] = await (await guest.feed(after="4")).until_ready()
        assert ticked[1] == again

    async def test_what_the_server_pushes_arrives(self, stage: Stage, guest: Browser) -> None:
        """Without being asked for."""
        assert [] == stage.channel.open_pages()
        feed = await guest.feed()
        assert [] == await feed.until_ready()
        assert [guest.http.headers["X-Scope"]] == stage.channel.open_pages()
        row = await stage.push(note("Two requests are waiting for you."))
        event = await feed.next()
        assert row == event["data"]["id"]
        assert "1" == event["id"]

    async def test_history_is_bounded(self, stage: Stage, guest: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only the newest messages are sent to a page that has nothing."""
        monkeypatch.setattr(feed, "LONGEST_HISTORY", 2)
        for number in range(5):
            await stage.push(note(f"{number}"))
        events = await (await guest.feed()).until_ready()
        assert ["3", "4"] == [event["message"]["lines"][0]["text"] for event in events]

    async def test_a_quiet_line_shows_that_it_is_alive(self, guest: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        """And finds what another process has written."""
        monkeypatch.setattr(feed, "PULSE", 0.01)
        opened = await guest.feed()
        await opened.until_ready()
        assert "pulse" == (await opened.next())["event"]

    async def test_it_ends_with_the_session(self, stage: Stage, guest: Browser) -> None:
        """Whoever was signed out elsewhere is told at the next word."""
        feed = await guest.feed()
        await feed.until_ready()
        address = await stage.address()
        await stage.writer.write(lambda c: web_sessions.close_all(c, address))
        stage.channel.nudge(address)
        assert "expired" == (await feed.next())["event"]

    async def test_a_tab_of_somebody_else_is_shown_nothing(self, stage: Stage, guest: Browser) -> None:
        """A feed that it opens after the browser's cookie was replaced is refused."""
        scope = {"scope": await stage.address()}
        other = await stage.another()
        await guest.press(await stage.invite(other.id))
        del guest.http.headers["X-Scope"]
        assert 409 == (await guest.http.get("/chat/feed", params=scope)).status
        await guest.open_chat()
        assert [] == await (await guest.feed()).until_ready()

    async def test_a_message_is_delivered_when_the_page_has_it(self, stage: Stage, guest: Browser) -> None:
        """Being sent is not enough, and the ids of another person change nothing."""
        rows = [await stage.push(note("One")), await stage.push(note("Two"))]
        await (await guest.feed()).until_ready()
        assert ["waiting", "waiting"] == stage.statuses()
        assert 200 == (await guest.post("/chat/delivered", {"ids": rows[:1]})).status
        assert ["delivered", "waiting"] == stage.statuses()
        other = await self._another(stage, guest.url)
        await other.post("/chat/delivered", {"ids": rows})
        await other.close()
        assert ["delivered", "waiting"] == stage.statuses()

    async def _another(self, stage: Stage, url: str) -> Browser:
        person = await stage.another()
        browser = Browser(url)
        await browser.enter(await stage.invite(person.id))
        return browser


class TestRunning:
    async def test_a_taken_port_is_named(self, stage: Stage) -> None:
        """With the setting that chooses another."""
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            channel = _like(stage, f"127.0.0.1:{port}")
            with pytest.raises(CannotListen, match=rf"Port {port} is taken.*CASEROUND_WEB_ADDRESS"):
                await channel.run(stage.handle)

    @pytest.mark.parametrize("address", ["127.0.0.1:http", "127.0.0.1:99999", "203.0.113.1:8080", "8080"])
    def test_an_address_that_is_none_is_named(self, stage: Stage, address: str) -> None:
        """With the setting that holds it."""
        with pytest.raises(CannotListen, match="CASEROUND_WEB_ADDRESS"):
            _like(stage, address).listen()

    @pytest.mark.usefixtures("unhurried")
    async def test_it_stops_while_feeds_are_open(self, served: Served, guest: Browser) -> None:
        """They end by themselves, and nobody waits for them."""
        await (await guest.feed()).until_ready()
        async with asyncio.timeout(PATIENCE):
            await served.stop()
        assert served.task.cancelled()

    async def test_nothing_is_pushed_through_it(self, stage: Stage) -> None:
        """Delivery has no business here."""
        with pytest.raises(NotImplementedError, match="nudge"):
            await stage.channel.deliver(Outgoing("1", "a", Action.SEND, note("x")))


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the next pulse nor the end of the server's own patience ends a feed while a test waits for it."""
    monkeypatch.setattr(feed, "PULSE", 10 * PATIENCE)
    monkeypatch.setattr("bot.channels.web.channel.SHUTDOWN", int(10 * PATIENCE))


def _like(stage: Stage, address: str) -> WebChannel:
    return WebChannel(
        stage.database,
        stage.vault,
        write=stage.writer.write,
        admit=stage.admit,
        speaking={"en": english()},
        now=lambda: stage.now,
        public_url=PUBLIC_URL,
        address=address,
        renderer=stage.renderer,
    )
