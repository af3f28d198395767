"""The web chat in a real browser: pressing, ticking, writing, and losing the line."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from bot.channels.web.sessions import READING
from survey.events import Commanded, Pressed, Said
from survey.messages import Card, Choice, Line, Note, Record, Tone
from tests.bot.channels.web_stage import CLOSES, PUBLIC_URL
from tests.bot.channels.web_visit import DESK, PHONE, Open, Visit, visit
from tests.storage.invented import note

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ASKED_BY_ITSELF = ("**/chat/feed*", "**/chat/delivered")


class TestConversation:
    async def test_a_walk_to_the_end(self, visit: Open) -> None:
        """Each card becomes one line of what the person said, and a reload shows the same transcript; a text stands
        there once, however late the page hears that it was taken."""
        chat = await visit()
        await chat.comes_to_ticks()
        await chat.box("Health visitor").click()
        await chat.box("Police").click()
        await chat.page.reload()
        await expect(chat.box("Health visitor")).to_be_checked()
        await expect(chat.box("School")).not_to_be_checked()
        await chat.box("School").click()
        await chat.chooses("Done")
        await chat.sees("Question 7")
        is_seen = asyncio.Event()
        await chat.page.route("**/chat/events", lambda route: _answer_after(is_seen, route))
        await chat.page.get_by_label("Write your answer").fill("She walks to school.")
        await chat.page.get_by_role("button", name="Send").click()
        await chat.sees("All done")
        await expect(chat.page.locator("#pending")).to_be_empty()
        is_seen.set()
        await chat.rests()
        said = [record.removeprefix("You:\n") for record in await chat.page.locator(".record").all_inner_texts()]
        assert [
            "Question 5: Yes, fully",
            "Question 6: Health visitor; School or nursery; Police",
            "Question 7: She walks to school.",
        ] == said
        before = await chat.transcript()
        await chat.page.reload()
        await chat.sees("All done")
        assert before == await chat.transcript()
        assert 6 == len(chat.events())

    async def test_a_tick_shows_at_once_and_again_back(self, visit: Open) -> None:
        """Pressed faster than the server answers: what stands at the end is what the person sees."""
        chat = await visit()
        await chat.comes_to_ticks()
        for label in ("Health visitor", "Police", "Health visitor", "Health visitor", "Police"):
            await chat.box(label).click(no_wait_after=True)
        await expect(chat.box("Health visitor")).to_be_checked()
        await expect(chat.box("Police")).not_to_be_checked()
        await chat.chooses("Done")
        await chat.sees("Question 7")
        assert "Question 6: Health visitor\n" in await chat.transcript()

    async def test_a_tick_that_is_not_taken_goes_back(self, visit: Open) -> None:
        """The box shows what is stored, and a word says why."""
        chat = await visit()
        await chat.comes_to_ticks()
        for label in ("Children", "Health visitor", "School", "Police"):
            await chat.box(label).click()
        await expect(chat.page.get_by_text("Three at most")).to_be_visible()
        await expect(chat.box("Police")).not_to_be_checked()
        await expect(chat.box("School")).to_be_checked()

    async def test_the_second_half_of_a_double_click_answers_nothing(self, visit: Open) -> None:
        """Not even where the next question has come under the finger by then."""
        chat = await visit()
        await chat.comes_to_ticks()
        shape = await chat.box("Police").bounding_box()
        assert shape is not None
        await chat.page.mouse.move(shape["x"] + 9, shape["y"] + 9)
        await chat.page.mouse.down(click_count=2)
        await chat.page.mouse.up(click_count=2)
        await expect(chat.box("Police")).not_to_be_checked()
        async with chat.page.expect_response("**/chat/events"):
            await chat.box("Police").click()
        await expect(chat.box("Police")).to_be_checked()
        assert [Pressed("choose.0"), Pressed("tick.3")] == chat.events()

    async def test_what_the_server_pushes_appears(self, visit: Open) -> None:
        """Without a reload; it counts as delivered because the page says so; only web addresses become links."""
        chat = await visit()
        await chat.come_in()
        await chat.stage.push(Note((Line("Your report is ready."),), link="https://board.example/report"))
        await chat.stage.push(Note((Line("Not an address."),), link="javascript:alert(1)"))
        link = chat.page.get_by_role("link", name="https://board.example/report")
        assert "noopener noreferrer" == await link.get_attribute("rel")
        await expect(chat.page.get_by_text("javascript:alert(1)")).to_be_visible()
        assert 1 == await chat.page.locator("#log a").count()
        await expect(chat.page.locator("#log")).to_contain_text("Not an address.")
        all_four = ["delivered"] * 4
        async with chat.page.expect_response(lambda _: all_four == chat.stage.statuses()):
            await chat.stage.push(note("One more."))
        assert all_four == chat.stage.statuses()

    @pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["telephone", "desk"])
    async def test_an_alert_is_seen_before_the_card_that_came_with_it(
        self, visit: Open, viewport: dict[str, int]
    ) -> None:
        """However tall that card is, and after a reload too; what comes after the next answer is followed again."""
        chat = await visit(viewport=viewport, reduced_motion="reduce")
        await chat.come_in()
        await chat.stage.push(Note((Line("Thank you."), Line("If a child is in danger now, call 999.", Tone.ALERT))))
        await chat.stage.push(_tall_card())
        alert = chat.page.get_by_text("call 999")
        for _ in range(2):
            await chat.sees("A tall card")
            await expect(chat.page.locator("#log")).not_to_have_attribute("aria-busy", "true")
            await chat.settles()
            await expect(alert).to_be_in_viewport(ratio=1)
            await chat.page.reload()
        await chat.sees("A tall card")
        await chat.stage.push(Record("Question 5: No"))
        await expect(chat.page.get_by_text("Question 5: No")).to_be_attached()
        await chat.page.get_by_role("button", name="Newest message").click()
        await chat.stage.push(note("And this is new."))
        await expect(chat.page.get_by_text("And this is new.")).to_be_in_viewport(ratio=1)

    async def test_another_device_gets_a_code(self, visit: Open) -> None:
        """The dialog shows it with the address, and it opens the same conversation."""
        chat = await visit()
        await chat.come_in()
        await chat.page.get_by_role("button", name="Menu").click()
        await chat.chooses("Use another device")
        await expect(chat.page.locator("#code-dialog")).to_be_visible()
        code = await chat.page.locator("#code").inner_text()
        assert f"{PUBLIC_URL}/device" == await chat.page.locator("#code-address").inner_text()
        await chat.context.clear_cookies()
        await chat.page.goto(f"{chat.served.url}/device")
        await chat.page.get_by_label("Code").fill(code.lower())
        await chat.page.keyboard.press("Enter")
        await chat.sees("Question 5")

    async def test_leaving_takes_everything_along(self, visit: Open) -> None:
        """The draft, the session, and what the back button would show; also where an answer to what was sent comes in
        before the page has gone."""
        chat = await visit()
        await chat.come_in()
        has_left = asyncio.Event()

        await chat.page.route("**/chat/events", lambda route: _answer_after(has_left, route))
        # the page stays for a moment
        await chat.page.route("**/leave", lambda route: route.abort("aborted"), times=1)
        await chat.page.get_by_role("textbox").fill("A whole sentence")
        await chat.page.get_by_role("textbox").press("Enter")
        await chat.page.get_by_role("textbox").fill("Half a sentence")
        await chat.page.get_by_role("button", name="Menu").click()
        await chat.chooses("Leave this device")
        leaving = chat.page.locator("#leave-form").get_by_role("button", name="Leave this device")
        await leaving.click()
        has_left.set()
        await expect(chat.page.locator("#pending")).to_be_empty()
        assert 0 == await chat.page.evaluate("sessionStorage.length")
        await leaving.click()
        await chat.sees("You have left.")
        assert 0 == await chat.page.evaluate("sessionStorage.length")
        await chat.page.go_back()
        await chat.sees("Please come in with your link")


class TestTextBox:
    async def test_enter_sends_on_a_desk(self, visit: Open) -> None:
        """Shift and Enter makes a new line; a command works as it does elsewhere."""
        chat = await visit()
        await chat.come_in()
        box = chat.page.get_by_role("textbox")
        await expect(box).to_have_accessible_name("Type A to D, or a comment")
        await box.press_sequentially("One")
        await box.press("Shift+Enter")
        await box.press_sequentially("Two")
        await box.press("Enter")
        await expect(chat.page.get_by_text("Please choose one of the answers.")).to_be_visible()
        [said] = chat.events()
        assert isinstance(said, Said)
        assert "One\nTwo" == said.text

    async def test_enter_is_a_new_line_on_a_telephone(self, visit: Open) -> None:
        """There the button sends."""
        chat = await visit(viewport=PHONE, has_touch=True, is_mobile=True)
        await chat.come_in()
        box = chat.page.get_by_role("textbox")
        await box.press_sequentially("One")
        await box.press("Enter")
        await expect(box).to_have_value("One\n")
        assert [] == chat.events()

    async def test_a_draft_survives_a_reload(self, visit: Open) -> None:
        """Nobody writes the same thing twice."""
        chat = await visit()
        await chat.come_in()
        await chat.page.get_by_role("textbox").fill("Half a sentence")
        await chat.page.reload()
        await expect(chat.page.get_by_role("textbox")).to_have_value("Half a sentence")

    async def test_a_text_that_is_too_long_is_kept(self, visit: Open) -> None:
        """Counted as the server counts, in characters; near the limit one sees how many are left."""
        chat = await visit()
        await chat.come_in()
        box = chat.page.get_by_role("textbox")
        await box.fill("😀" * 3990)
        await expect(chat.page.get_by_text("10 characters left")).to_be_visible()
        await box.fill("😀" * 4002)
        await expect(chat.page.get_by_text("2 characters too many")).to_be_visible()
        await box.press("Enter")
        await expect(chat.page.get_by_text("A message can have up to 4000 characters.")).to_be_visible()
        await expect(box).to_have_value("😀" * 4002)
        assert [] == chat.events()


class TestFlakyLine:
    async def test_offline_and_back(self, visit: Open) -> None:
        """What was done meanwhile is kept, sent in order, and counts once."""
        chat = await visit()
        await chat.comes_to_ticks()
        await chat.context.set_offline(True)
        await chat.box("Police").click()
        await chat.box("School").click()
        await chat.chooses("Done")
        await expect(chat.page.get_by_text("Your last answer is kept and will be sent.")).to_be_visible()
        await expect(chat.box("Police")).to_be_checked()
        assert 1 == len(chat.events())
        await chat.context.set_offline(False)
        await expect(chat.page.get_by_text("You are connected again.")).to_be_visible()  # this goes again
        await chat.sees("Question 7")
        await expect(chat.page.locator("#line")).to_be_empty()
        expected = [Pressed("choose.0"), Pressed("tick.3"), Pressed("tick.2"), Pressed("done")]
        assert expected == chat.events()

    async def test_an_answer_that_got_lost_is_not_counted_twice(self, visit: Open) -> None:
        """The server stored it, the page did not hear so, and sends it again under the same id."""
        chat = await visit()
        await chat.come_in()
        sent: list[str] = []

        async def lose(route: Route) -> None:
            await route.fetch()
            await route.abort()
            sent.append(str(route.request.post_data))

        await chat.page.route("**/chat/events", lose, times=2)
        async with chat.page.expect_response("**/chat/events"):
            await chat.chooses("Yes, fully")
        await chat.sees("Question 6")
        assert 1 == len(set(sent))
        assert 2 == len(sent)
        assert [Pressed("choose.0")] == chat.events()

    async def test_what_could_not_be_stored_is_sent_again(self, visit: Open) -> None:
        """By itself, as often as needed."""
        chat = await visit()
        await chat.come_in()
        chat.stage.failures = 1
        await chat.chooses("Yes, fully")
        await chat.sees("Question 6")
        assert [Pressed("choose.0")] == chat.events()

    async def test_a_reload_keeps_what_was_not_sent(self, visit: Open) -> None:
        """In the middle of several ticks: stored ones come from the server, the others from this tab."""
        chat = await visit()
        await chat.comes_to_ticks()
        await chat.box("Health visitor").click()
        await expect(chat.page.get_by_text("1 ticked.")).to_be_visible()
        await chat.page.route("**/chat/events", lambda route: route.abort())
        await chat.box("Police").click()
        await chat.box("Health visitor").click()
        await chat.page.reload()
        await expect(chat.box("Police")).to_be_checked()
        await expect(chat.box("Health visitor")).not_to_be_checked()
        assert 2 == len(chat.events())
        async with chat.page.expect_response(lambda response: len(chat.events()) == 4 and response.ok):
            await chat.page.unroute("**/chat/events")
        expected = [Pressed("choose.0"), Pressed("tick.1"), Pressed("tick.3"), Pressed("untick.1")]
        assert expected == chat.events()
        await expect(chat.box("Police")).to_be_checked()
        await expect(chat.box("Health visitor")).not_to_be_checked()

    async def test_a_session_that_ended_says_so(self, visit: Open) -> None:
        """What was typed is kept, and coming in again sends it."""
        chat = await visit()
        await chat.comes_to_ticks()

        async def end(route: Route) -> None:
            chat.stage.now = CLOSES + READING
            await route.continue_()

        await chat.page.route(
            "**/chat/events", end
        )  # not sooner: the page asks by itself too, and sends nothing then
        await chat.page.get_by_role("textbox").fill("A last word")
        await chat.page.get_by_role("textbox").press("Enter")
        await expect(chat.page.get_by_role("alert")).to_contain_text("no longer signed in")
        await chat.page.goto(chat.served.url + await chat.stage.invite())
        await chat.chooses("Open")
        await expect(chat.page.get_by_text("Please choose one of the answers.")).to_be_visible()
        assert isinstance(chat.events()[-1], Said)


class TestTwoPeopleInOneBrowser:
    async def test_what_one_writes_never_reaches_the_other(self, visit: Open) -> None:
        """Another's link in a second tab replaces the cookie: the first tab says so, sends nothing, keeps all."""
        chat = await visit()
        await chat.come_in()
        await self._another_comes_in(chat)
        box = chat.page.get_by_role("textbox")
        await box.fill("About the first child")
        await box.press("Enter")
        await expect(chat.page.get_by_role("alert")).to_contain_text("belongs to another conversation")
        await expect(chat.page.get_by_role("alert")).to_contain_text("Nothing you did here since then has been sent.")
        await expect(chat.page.get_by_text("About the first child")).to_be_visible()
        await box.fill("A second thought")
        await box.press("Enter")
        await expect(box).to_have_value("A second thought")
        assert [Commanded("start")] == chat.events()

    async def test_coming_in_again_sends_what_was_kept(self, visit: Open) -> None:
        """Even where the tab has shown the other's conversation in between."""
        chat = await visit()
        await chat.come_in()
        await self._another_comes_in(chat)
        box = chat.page.get_by_role("textbox")
        await box.fill("About the first child")
        await box.press("Enter")
        await expect(chat.page.get_by_role("alert")).to_be_visible()
        await box.fill("Half a sentence")
        await self._goes_on(chat)
        await chat.page.reload()
        await chat.sees("Question 5")
        await expect(box).to_have_value("")
        await chat.page.goto(chat.served.url + await chat.stage.invite())
        await chat.chooses("Open")
        await expect(box).to_have_value("Half a sentence")
        await expect(chat.page.get_by_text("Please choose one of the answers.")).to_be_visible()
        [_, said] = chat.stage.taken[1:]
        assert isinstance(said.event, Said)
        assert ("About the first child", chat.stage.person.id) == (said.event.text, said.address)

    async def test_a_line_that_breaks_notices_too(self, visit: Open) -> None:
        """The first tab is not shown what the other is asked."""
        chat = await visit()
        await chat.come_in()
        await self._another_comes_in(chat)
        await self._goes_on(chat)
        await chat.page.evaluate("dispatchEvent(new Event('offline'))")
        await expect(chat.page.get_by_role("alert")).to_contain_text("belongs to another conversation")
        await expect(chat.page.locator("#line")).to_be_empty()

    async def test_no_code_is_given_for_the_other(self, visit: Open) -> None:
        """It would open the other's conversation."""
        chat = await visit()
        await chat.come_in()
        await self._another_comes_in(chat)
        await chat.page.get_by_role("button", name="Menu").click()
        await chat.chooses("Use another device")
        await expect(chat.page.get_by_role("alert")).to_contain_text("belongs to another conversation")
        await expect(chat.page.locator("#code-dialog")).not_to_be_visible()

    async def _another_comes_in(self, chat: Visit) -> None:
        """Held back, what the page asks by itself cannot find it out before what is done next does (then nothing
        leaves the box)."""
        for asked in ASKED_BY_ITSELF:
            await chat.page.route(asked, lambda route: route.abort())
        other = await chat.stage.another()
        tab = await chat.context.new_page()
        await tab.goto(chat.served.url + await chat.stage.invite(other.id))
        await tab.get_by_role("button", name="Open").click()
        await expect(tab.get_by_role("heading", name="Question 5")).to_be_visible()

    async def _goes_on(self, chat: Visit) -> None:
        """Hold nothing back any more."""
        for asked in ASKED_BY_ITSELF:
            await chat.page.unroute(asked)


class TestForms:
    async def test_a_form_says_where_it_stands(self, visit: Open) -> None:
        """Where a browser is too old to say it otherwise, this is what the server goes by."""
        chat = await visit()
        await chat.page.goto(chat.served.url + await chat.stage.invite())
        async with chat.page.expect_request(lambda request: request.method == "POST") as pressed:
            await chat.chooses("Open")
        assert chat.served.url == await (await pressed.value).header_value("origin")


async def _answer_after(event: asyncio.Event, route: Route) -> None:
    """Let the server take what is sent, and the page hear so after something has happened."""
    response = await route.fetch()
    await event.wait()
    await route.fulfill(response=response)


def _tall_card() -> Card:
    choices = tuple(Choice(f"choose.{number}", f"Answer {number}", "") for number in range(40))
    return Card("9", "A tall card", (Line("Which of these?"),), choices=choices)
