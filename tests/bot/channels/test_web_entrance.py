"""Coming in to the web chat and leaving it, over real HTTP; and what every page has."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from bot.channels.web.guard import POLICY
from bot.channels.web.sessions import READING
from storage import failures
from survey.failures import Failing
from tests.bot.channels.web_client import Browser, guest, served, stage, stranger
from tests.bot.channels.web_stage import CLOSES, PUBLIC_URL, Served, Stage, english, performing
from tests.bot.stage import NOON
from tests.survey.pseudo import OPEN, missed, pseudo
from tests.survey.test_phrases import CATALOGUE

__all__ = ["guest", "served", "stage", "stranger"]


class TestComingIn:
    async def test_opening_a_link_redeems_nothing(self, stage: Stage, stranger: Browser) -> None:
        """However often a mail scanner opens a link, the person's press still counts."""
        path = await stage.invite()
        for _ in range(3):
            opened = await stranger.get(path)
            assert 200 == opened.status
            assert '<form method="post">' in await opened.text()
            assert "Set-Cookie" not in opened.headers
        assert 303 == (await stranger.press(path)).status

    async def test_the_press_signs_in(self, stage: Stage, stranger: Browser) -> None:
        """The cookie is out of reach of scripts and of other sites, and the chat opens."""
        entered = await stranger.press(await stage.invite())
        cookie = entered.headers["Set-Cookie"]
        assert "/chat" == entered.headers["Location"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Path=/" in cookie
        assert "Secure" not in cookie
        assert cookie.startswith("caseround=")
        assert 'role="log"' in await (await stranger.get("/chat")).text()

    async def test_behind_tls_the_cookie_is_secure(self, stage: Stage, stranger: Browser) -> None:
        """A proxy on this machine says that the person came over https."""
        path = await stage.invite()
        entered = await stranger.press(path, {"X-Forwarded-Proto": "https"})
        cookie = entered.headers["Set-Cookie"]
        assert cookie.startswith("__Host-caseround=")
        assert "Path=/;" in cookie
        assert "Secure" in cookie
        assert "Domain" not in cookie

    async def test_the_setting_makes_the_cookie_secure(self, sqlite_url: str) -> None:
        """Whatever scheme the server sees; a browser drops such a cookie only where that is said securely too."""
        async with performing(sqlite_url, english(), secure_cookies=True) as served:
            browser = Browser(served.url)
            entered = await browser.press(await served.stage.invite())
            left = await browser.press("/leave")
            await browser.close()
        for answer in (entered, left):
            assert answer.headers["Set-Cookie"].startswith("__Host-caseround=")
            assert "Secure" in answer.headers["Set-Cookie"]

    async def test_a_session_lasts_as_long_as_the_audit(self, stage: Stage, guest: Browser) -> None:
        """And READING after it, so that people can read what they sent."""
        stage.now = CLOSES + READING - dt.timedelta(minutes=1)
        assert 200 == (await guest.did("command", "start")).status
        stage.now = CLOSES + READING
        assert 401 == (await guest.did("command", "start")).status

    async def test_whoever_comes_in_late_has_time_to_read(self, stage: Stage, stranger: Browser) -> None:
        """READING from now, where the audit has closed; the cookie lasts as long as the session."""
        stage.now = CLOSES + dt.timedelta(days=100)
        entered = await stranger.press(await stage.invite())
        assert f"Max-Age={READING // dt.timedelta(seconds=1)}" in entered.headers["Set-Cookie"]
        await stranger.open_chat()
        assert 200 == (await stranger.did("command", "start")).status

    async def test_an_unknown_link(self, stranger: Browser) -> None:
        """It says what to do next."""
        answer = await stranger.press("/i/nobody-ever-issued-this")
        assert 404 == answer.status
        assert "This link is not known here." in await answer.text()

    async def test_a_used_link(self, stage: Stage, guest: Browser, stranger: Browser) -> None:
        """A second person cannot come in with it; whoever used it goes straight on, from a get and from a press."""
        path = await stage.invite()
        await guest.press(path)
        refused = await stranger.press(path)
        assert 410 == refused.status
        assert "This link has been used already." in await refused.text()
        for answer in (await guest.get(path), await guest.press(path)):
            assert (303, "/chat") == (answer.status, answer.headers["Location"])

    async def test_a_revoked_link(self, stage: Stage, stranger: Browser) -> None:
        """It points to a newer invitation."""
        path = await stage.invite()
        await stage.invite()
        answer = await stranger.press(path)
        assert 410 == answer.status
        assert "This link has been withdrawn." in await answer.text()

    async def test_an_expired_link(self, stage: Stage, stranger: Browser) -> None:
        """It says that answers are kept."""
        path = await stage.invite()
        stage.now += dt.timedelta(days=15)
        answer = await stranger.press(path)
        assert 410 == answer.status
        assert "This link is too old." in await answer.text()

    async def test_failures_are_limited(self, stage: Stage, stranger: Browser) -> None:
        """After twenty in a quarter of an hour nothing is tried any more, however right; then it is again."""
        path = await stage.invite()
        assert {404} == {(await stranger.press(f"/i/guess-{i}")).status for i in range(20)}
        for answer in (await stranger.press(path), await stranger.press("/device", code="ABCDE-FGHJK")):
            assert 429 == answer.status
            assert "too many attempts" in await answer.text()
        stage.now += dt.timedelta(minutes=15)
        assert 303 == (await stranger.press(path)).status

    async def test_colleagues_behind_one_address_all_come_in(self, stage: Stage, served: Served) -> None:
        """Links that are good do not count as attempts."""
        for _ in range(25):
            browser = Browser(served.url)
            assert 303 == (await browser.press(await stage.invite())).status
            await browser.close()

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "null"},
            {"Origin": ""},
            {"Origin": "https://elsewhere.example"},
        ],
    )
    async def test_another_site_cannot_press(self, stage: Stage, stranger: Browser, headers: dict[str, str]) -> None:
        """A form that stands elsewhere, or hides where, signs nobody in or out."""
        path = await stage.invite()
        for target in (path, "/device", "/leave"):
            assert 403 == (await stranger.press(target, headers)).status
        assert 303 == (await stranger.press(path)).status


class TestAnotherDevice:
    async def test_a_code_opens_the_same_conversation(self, guest: Browser, stranger: Browser) -> None:
        """Typed in small letters and with spaces too, once."""
        issued = await (await guest.post("/chat/code", {})).json()
        assert f"{PUBLIC_URL}/device" == issued["address"]
        typed = issued["code"].lower().replace("-", " ")
        assert 303 == (await stranger.press("/device", code=typed)).status
        assert 'role="log"' in await (await stranger.get("/chat")).text()
        again = await stranger.press("/device", code=typed)
        assert 410 == again.status
        assert "This code has been used already." in await again.text()

    async def test_its_address_is_the_public_one(self, guest: Browser) -> None:
        """Whatever a request calls this host."""
        forged = {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"}
        issued = await (await guest.post("/chat/code", {}, **forged)).json()
        assert f"{PUBLIC_URL}/device" == issued["address"]

    async def test_a_code_is_noted_in_the_ledger(self, stage: Stage, guest: Browser) -> None:
        """With who asked for it, and without the code."""
        await guest.post("/chat/code", {})
        assert [(f"participant:{stage.person.id}", "code.issued", "channel:web")] == stage.ledger()

    async def test_a_code_lives_ten_minutes(self, stage: Stage, guest: Browser, stranger: Browser) -> None:
        """After that it says where to get a new one."""
        issued = await (await guest.post("/chat/code", {})).json()
        stage.now += dt.timedelta(minutes=10)
        answer = await stranger.press("/device", code=issued["code"])
        assert 410 == answer.status
        assert "This code is too old." in await answer.text()

    async def test_a_wrong_code_is_shown_beside_the_field(self, stranger: Browser) -> None:
        """The field is there again, and named as wrong."""
        answer = await stranger.press("/device", code="AAAAA-AAAAA")
        assert 404 == answer.status
        assert 'aria-invalid="true" aria-describedby="error"' in await answer.text()


class TestLeaving:
    async def test_leaving_closes_the_session(self, guest: Browser) -> None:
        """The cookie is taken back, and a copy of it is worth nothing."""
        copy = {cookie.key: cookie.value for cookie in guest.http.cookie_jar}
        left = await guest.press("/leave")
        assert "Max-Age=0" in left.headers["Set-Cookie"]
        guest.http.cookie_jar.update_cookies(copy)
        assert 401 == (await guest.did("command", "start")).status

    async def test_leaving_is_noted_in_the_ledger(self, stage: Stage, guest: Browser) -> None:
        """Once: a device that has been left cannot be left again."""
        copy = {cookie.key: cookie.value for cookie in guest.http.cookie_jar}
        await guest.press("/leave")
        guest.http.cookie_jar.update_cookies(copy)
        await guest.press("/leave")
        assert [(f"participant:{stage.person.id}", "session.left", "channel:web")] == stage.ledger()


class TestPages:
    @pytest.mark.parametrize(
        ("path", "status", "cache"),
        [
            ("/chat", 200, "no-store"),
            ("/device", 200, "no-store"),
            ("/i/token", 200, "no-store"),
            ("/health", 200, "no-store"),
            ("/nothing/here", 404, "no-store"),
            ("/chat/feed", 401, "no-store"),
            ("/leave", 404, "no-store"),
            ("/assets/chat.js", 200, "no-cache"),
        ],
    )
    async def test_every_response_is_guarded(self, stranger: Browser, path: str, status: int, cache: str) -> None:
        """Nothing foreign is loaded or run, nothing is kept, and no other site hears where the person came from."""
        answer = await stranger.get(path)
        assert status == answer.status
        assert POLICY == answer.headers["Content-Security-Policy"]
        assert "same-origin" == answer.headers["Referrer-Policy"]
        assert "nosniff" == answer.headers["X-Content-Type-Options"]
        assert cache == answer.headers["Cache-Control"]

    async def test_without_a_session_the_chat_says_how_to_come_in(self, stranger: Browser) -> None:
        """And shows nothing else."""
        page = await (await stranger.get("/chat")).text()
        assert "Please come in with your link" in page
        assert 'role="log"' not in page

    async def test_a_link_in_a_mail_needs_one_hop(self, guest: Browser, stranger: Browser) -> None:
        """The strict cookie is not sent with it, so our own page opens the chat again, which brings it."""
        page = await (await stranger.get("/chat", **{"Sec-Fetch-Site": "cross-site"})).text()
        assert '<meta http-equiv="refresh" content="0; url=/chat">' in page
        assert 'role="log"' in await (await guest.get("/chat", **{"Sec-Fetch-Site": "same-origin"})).text()

    async def test_the_root_leads_to_the_chat(self, stranger: Browser) -> None:
        """A person may type the bare address."""
        answer = await stranger.get("/")
        assert (303, "/chat") == (answer.status, answer.headers["Location"])

    async def test_health(self, stranger: Browser) -> None:
        """The database can be read."""
        assert "ok" == await (await stranger.get("/health")).text()

    async def test_health_names_what_needs_a_person(self, served: Served, stranger: Browser) -> None:
        """By its kind alone: the page is open to anybody."""
        found = {(Failing.DISK, "machine"): None, (Failing.STOPPED, "somebody"): None}
        with served.stage.database.writing() as connection:
            failures.keep(connection, found, NOON)
        answer = await stranger.get("/health")
        assert (200, "ok, but look at: disk stopped") == (answer.status, await answer.text())

    async def test_every_word_comes_from_the_catalogue(self, sqlite_url: str) -> None:
        """With a language of brackets, nothing readable stands outside of them."""
        async with performing(sqlite_url, pseudo(CATALOGUE)) as served:
            browser = Browser(served.url)
            path = await served.stage.invite()
            pages = [await browser.get(path), await browser.press("/i/wrong"), await browser.get("/device")]
            pages += [await browser.press("/device", code="x"), await browser.get("/chat"), await browser.get("/no")]
            await browser.press(path)
            pages += [await browser.get("/chat"), await browser.press("/leave")]
            texts = [await page.text() for page in pages]
            await browser.close()
        for text in texts:
            visible = re.sub(r"<[^>]*>", " ", text.replace("Overview", "").replace("I am worried about a child", ""))
            assert [] == missed(unescape(visible))
            for worded in re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', text):
                assert worded.startswith(OPEN)
