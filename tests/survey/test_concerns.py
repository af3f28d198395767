"""A concern about a child, from the auditor's side: what is asked and recorded, and that nothing else is lost."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from survey.audit import Audit, Window
from survey.concerns import Alerting, Concerned, Told
from survey.desk import AtDesk, Desk, Item, Room, Stay
from survey.dispositions import Disposition
from survey.events import Commanded, Event, Pressed, Said
from survey.messages import Card, Tone
from survey.state import Answered, Noticed, NoticeKind, Stage, State
from tests.survey.asking import PHRASES, actions, audit, begun, do, one, said, stage, text
from tests.survey.talk import AUDIT, Talk

ESCALATING = "options: [{code: yes, label: 'Yes', escalates: true}, {code: no, label: 'No'}]"
THIRTEEN = f"id: a, kind: one, text: 'Any concerns?', {ESCALATING}"
NOON = dt.datetime(2014, 2, 3, 12, tzinfo=dt.UTC)


def concerned(talk: Talk) -> list[Concerned]:
    """Return what was said of concerns so far."""
    return [fact for fact in talk.history if isinstance(fact, Concerned)]


class TestInARequest:
    def test_it_is_recorded_at_once_and_the_manager_asked_for(self) -> None:
        """Whoever runs to the telephone without pressing anything more has raised it."""
        talk = begun(one("a"), one("b"))
        assert (Concerned(),) == talk.take(Commanded("concern")).facts
        assert {"told", "heard"} == actions(talk)
        assert "Has your manager been told?" in text(talk.card)
        assert [*AUDIT.escalation] == [line.text for line in talk.card.lines if line.tone is Tone.ALERT]

    @pytest.mark.parametrize(
        ("label", "told"),
        [("Yes, told", Told.TOLD), ("Not yet", Told.NOT_YET), ("I can't reach them", Told.OUT_OF_REACH)],
    )
    def test_each_answer_about_the_manager(self, label: str, told: Told) -> None:
        """It can be put right as long as the card stands, and the card says what was said."""
        talk = begun(one("a"))
        talk.take(Commanded("concern"))
        assert (Concerned(told),) == talk.press(label).facts
        assert f"You said: {label}" in text(talk.card)
        talk.press("Yes, told")
        assert Concerned(Told.TOLD) == concerned(talk)[-1]

    def test_a_double_press_is_one_concern(self) -> None:
        """Of the button as of the command."""
        talk = begun(one("a"))
        talk.take(Commanded("overview"))
        press = talk.offered("concern")
        talk.take(Pressed(press))
        assert () == talk.take(Pressed(press)).facts
        assert () == talk.take(Commanded("concern")).facts
        assert [Concerned()] == concerned(talk)

    @pytest.mark.parametrize("place", ["case", "overview"])
    def test_the_button_stands_where_people_look(self, place: str) -> None:
        """On the card of the case and among all questions; afterwards that card is there again."""
        talk = begun(one("a"))
        talk.take(Commanded("overview"))
        if place == "case":
            do(talk, "case")
        before = text(talk.card)
        talk.press("Concern about this child")
        assert Stage.CONCERN is stage(talk)
        talk.press("Go on where I was")
        assert before == text(talk.card)

    def test_one_goes_on_in_the_middle_of_a_comment(self) -> None:
        """What was typed for the concern is no comment, what is typed afterwards is."""
        talk = begun(one("a", "comment: asked"), one("b"))
        talk.press("Yes")
        assert Stage.COMMENTING is stage(talk)
        talk.take(Commanded("concern"))
        talk.say("Nobody has seen the child since May.")
        do(talk, "heard")
        talk.say("The plan is late.")
        assert Concerned(Told.UNSAID, "Nobody has seen the child since May.") == concerned(talk)[-1]
        assert "The plan is late." == talk.answers["a"].comment

    def test_one_goes_on_with_ticks_that_are_not_confirmed_and_on_the_same_page(self) -> None:
        """Nothing of the place is lost, however deep in it one was."""
        talk = begun(*(one(f"q{number}") for number in range(1, 50)))
        talk.take(Commanded("overview"))
        talk.press("Next page")
        before = talk.card
        talk.take(Commanded("concern"))
        do(talk, "heard")
        assert (before.title, before.lines) == (talk.card.title, talk.card.lines)
        assert 1 == talk.state.page

    def test_words_that_could_identify_someone_are_not_kept(self) -> None:
        """The concern stands all the same, and the person may try again."""
        talk = begun(one("a"))
        talk.take(Commanded("concern"))
        step = talk.say("Mrs Heron was seen, 943 476 5919.")
        assert () == step.facts
        assert "so it was not kept. Your concern itself is recorded." in said(step)
        assert "Heron" not in json.dumps(talk.state.to_json())
        talk.say("A parent was seen.")
        assert "A parent was seen." == concerned(talk)[-1].text

    def test_no_sentence_is_asked_for_where_comments_are_for_the_web_chat(self) -> None:
        """In Telegram it would stay in the chat's history; the concern is recorded there as anywhere."""
        talk = begun(one("a"), audit=audit(Audit.COMMENTS), channel="telegram")
        talk.take(Commanded("concern"))
        assert ("", True) == (talk.card.wants, "written in the web chat only" in text(talk.card))
        assert "given in the web chat only" in said(talk.say("A sentence."))
        assert [Concerned()] == concerned(talk)

    @pytest.mark.parametrize("window", [Window.NOT_OPEN, Window.CLOSED])
    def test_an_audit_that_is_not_open(self, window: Window) -> None:
        """A child does not wait for it: the manager and a sentence are taken too."""
        talk = begun(one("a"))
        talk.situation = replace(talk.situation, window=window)
        talk.look()
        talk.take(Commanded("concern"))
        talk.press("Not yet")
        talk.say("Nobody has seen the child.")
        assert [Concerned(), Concerned(Told.NOT_YET), Concerned(Told.NOT_YET, "Nobody has seen the child.")] == (
            concerned(talk)
        )

    def test_nothing_is_promised_that_is_not_so(self) -> None:
        """Where nobody can be alerted the card says so, and to follow the route."""
        talk = begun(one("a"))
        talk.take(Commanded("concern"))
        assert "nobody can be alerted from here. Please follow the steps above yourself" in text(talk.card)
        assert "being alerted" not in text(talk.card)
        talk.situation = replace(talk.situation, can_alert=True)
        assert "the coordinators of the audit are being alerted" in text(talk.look())

    def test_what_was_stored_before_concerns_were_asked_about(self) -> None:
        """A conversation that stood on the route when the program was renewed goes on."""
        stored = State(stage=Stage.CONCERN).to_json()
        del stored["concern"]
        talk = begun(one("a"))
        talk.state = replace(State.from_json(stored), confirmed=True, at="a")
        talk.look()
        do(talk, "heard")
        assert Stage.ASKING is stage(talk)


class TestAfterAnAnswer:
    def test_the_route_is_shown_and_a_concern_offered(self) -> None:
        """A 'Yes' can be about a strength: nothing is recorded until the person says so."""
        talk = begun(THIRTEEN, one("b"))
        step = talk.press("Yes")
        assert Noticed(NoticeKind.ROUTE_SHOWN) in step.facts
        assert [] == concerned(talk)
        assert all(each in text(talk.card) for each in AUDIT.escalation)
        assert "being alerted" not in text(talk.card)
        assert (Concerned(Told.NOT_YET),) == talk.press("Not yet").facts
        talk.press("Go on where I was")
        assert "Question b?" in text(talk.card)

    def test_no_such_concern(self) -> None:
        """The next question comes, and the answer stands."""
        talk = begun(THIRTEEN, one("b"))
        talk.press("Yes")
        talk.press("No such concern: go on")
        assert ([], ("yes",)) == (concerned(talk), talk.given["a"])
        assert "Question b?" in text(talk.card)

    def test_a_text_is_not_taken_for_a_concern(self) -> None:
        """Somebody who types the comment at once hears that it was not kept."""
        talk = begun(THIRTEEN)
        talk.press("Yes")
        step = talk.say("Good practice.")
        assert ((), True) == (step.facts, "What you typed was not kept" in said(step))

    def test_the_command_at_the_route(self) -> None:
        """It is a concern then, and the place to go on from stays."""
        talk = begun(THIRTEEN, one("b"))
        talk.press("Yes")
        talk.take(Commanded("concern"))
        do(talk, "heard")
        assert [Concerned()] == concerned(talk)
        assert "Question b?" in text(talk.card)
        assert not [fact for fact in talk.history[-1:] if isinstance(fact, Answered)]


def desk(room: Room = Room.LIST, told: tuple[str, ...] = ("web",)) -> AtDesk:
    """Return somebody's desk with two requests."""
    items = [Item(number, f"C0{number}", Disposition.INVITED) for number in (1, 2)]
    return AtDesk(AUDIT, Desk(room, told=told), items, "web", PHRASES)


def takes(here: AtDesk, event: Event) -> tuple[AtDesk, Stay]:
    """Let an event happen at a desk that goes through JSON; returns the desk after it, and what it did."""
    way = here.take(event)
    assert isinstance(way, Stay)
    return replace(here, desk=Desk.from_json(json.loads(json.dumps(way.desk.to_json())))), way


def token(card: Card | None, label: str) -> Pressed:
    """Return a press of the button with this label."""
    assert card is not None
    return Pressed(next(button.press for row in card.rows for button in row if button.label == label))


class TestAtTheDesk:
    @pytest.mark.parametrize(("room", "told"), [(Room.PRIVACY, ()), (Room.LIST, ("web",))])
    def test_before_any_request(self, room: Room, told: tuple[str, ...]) -> None:
        """Also before the privacy card was read; then that card, or the list, is there again."""
        here = desk(room, told)
        before = here.card()
        here, way = takes(here, Commanded("concern"))
        assert (Concerned(),) == way.facts
        assert {*AUDIT.escalation} <= {line.text for line in here.card().lines}
        assert () == takes(here, Commanded("concern"))[1].facts
        here, way = takes(here, token(way.card, "I can't reach them"))
        assert (Concerned(Told.OUT_OF_REACH),) == way.facts
        here, way = takes(here, Said("Nobody has seen the child."))
        assert (Concerned(Told.OUT_OF_REACH, "Nobody has seen the child."),) == way.facts
        here, way = takes(here, Said("Mrs Heron was seen, 943 476 5919."))
        assert () == way.facts
        here, _ = takes(here, token(here.card(), "Go on where I was"))
        assert (before.title, before.lines) == (here.card().title, here.card().lines)

    def test_a_request_can_be_entered_from_the_card(self) -> None:
        """A card of a request that stands in the chat leads into it as ever."""
        here, _ = takes(desk(), Commanded("concern"))
        assert not isinstance(here.take(Pressed("1.0.-1.begin.0")), Stay)

    def test_a_desk_of_before_is_read(self) -> None:
        """What was stored without concerns opens."""
        stored = {"room": "list", "current": None, "told": ["web"], "revision": 3, "page": 0}
        assert Desk(Room.LIST, told=("web",), revision=3) == Desk.from_json(stored)


class TestWhoIsNext:
    alerting = Alerting(45, ("Morgan Lark", "Kim  WREN"))
    in_reach = {"1": "Morgan Lark", "2": "Robin Finch", "3": "kim wren"}  # noqa: RUF012 - nobody changes it

    def test_in_the_order_of_the_list_and_then_all(self) -> None:
        """However the names are spelled; after the last of them it goes to all again, for ever."""
        assert ("1",) == self.alerting.whom(self.in_reach, ())
        assert ("3",) == self.alerting.whom(self.in_reach, {"1"})
        assert ("1", "2", "3") == self.alerting.whom(self.in_reach, {"1", "3"})
        assert ("1", "2", "3") == self.alerting.whom(self.in_reach, {"1", "2", "3"})

    def test_who_cannot_be_reached_is_passed_over(self) -> None:
        """Without anybody on the list it goes to whoever there is."""
        assert ("3",) == self.alerting.whom({"2": "Robin Finch", "3": "kim wren"}, ())
        assert ("2",) == self.alerting.whom({"2": "Robin Finch"}, ())
        assert ("2",) == Alerting().whom({"2": "Robin Finch"}, ())
        assert () == self.alerting.whom({}, ())

    @pytest.mark.parametrize(("minutes", "due"), [(44, False), (45, True), (-600, False)])
    def test_when_it_is_due(self, minutes: int, *, due: bool) -> None:
        """After the audit's own minutes, by the time that has passed and no local clock."""
        assert due is self.alerting.is_due(NOON, NOON + dt.timedelta(minutes=minutes))
