"""The desk: the privacy card first, the list of requests, and the way into each."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from survey.audit import Role
from survey.concerns import Concerned
from survey.desk import COMMANDS, AtDesk, Desk, Enter, Item, Room, Stay, greeting
from survey.dispositions import Disposition
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.messages import Card
from survey.state import Leave, WebLinkWanted
from tests.survey.talk import AUDIT, english

PHRASES = english()
TOLD = Desk(room=Room.LIST, told=("web",))
TALKING = Desk(room=Room.TALK, current=2, told=("web", "telegram"))


def items(count: int, disposition: Disposition = Disposition.INVITED) -> list[Item]:
    """Return so many requests, numbered from 1."""
    return [Item(number, f"C{number:02}", disposition) for number in range(1, count + 1)]


def at(desk: Desk, own: list[Item] | None = None, channel: str = "web") -> AtDesk:
    """Return a desk with three requests, or these, read back from JSON."""
    read = Desk.from_json(json.loads(json.dumps(desk.to_json())))
    return AtDesk(AUDIT, read, items(3) if own is None else own, channel, PHRASES)


def stayed(way: Stay | Enter) -> Stay:
    """Return a way that stays at the desk."""
    assert isinstance(way, Stay)
    return way


def entered(way: Stay | Enter) -> Enter:
    """Return a way that leads into a request."""
    assert isinstance(way, Enter)
    return way


def labels(card: Card | None) -> list[str]:
    """Return what stands on the buttons."""
    assert card is not None
    return [button.label for row in card.rows for button in row]


def press(card: Card | None, label: str) -> Pressed:
    """Return the press of the button whose label begins like this."""
    assert card is not None
    (token,) = [button.press for row in card.rows for button in row if button.label.startswith(label)]
    return Pressed(token)


def notes(way: Stay | Enter) -> str:
    """Return the notes as one text."""
    return "\n".join(line.text for note in stayed(way).notes for line in note.lines)


class TestPrivacy:
    @pytest.mark.parametrize("channel", ["web", "telegram"])
    @pytest.mark.parametrize(
        "event",
        [
            Said("hello"),
            Edited("hello", "1"),
            Unsupported("photo"),
            Pressed("1.0.-1.begin.0"),
            Pressed("d.0.-1.open.1"),
            Commanded("start"),
            Commanded("requests"),
            Commanded("review"),
        ],
    )
    def test_it_comes_before_anything_else(self, channel: str, event: Event) -> None:
        """Until it was read in this channel nothing leads past it, and what was sent is said not to be kept."""
        way = stayed(at(Desk(), channel=channel).take(event))
        assert labels(way.card) == ["I have read this"]
        assert way.desk == Desk()
        assert isinstance(event, Commanded) != ("not kept" in notes(way))

    def test_each_channel_has_its_own(self) -> None:
        """Who has read it in the web chat reads it once more in Telegram, where the history stays."""
        desk = at(replace(TALKING, told=("web",)), channel="telegram")
        assert "Telegram's own history" in "".join(line.text for line in desk.card().lines)
        way = entered(desk.take(press(desk.card(), "I have read")))
        assert way.desk.told == ("web", "telegram")
        assert (way.request, way.event) == (2, None)

    def test_it_says_that_some_things_stay_out_of_telegram(self) -> None:
        """Only in an audit that keeps something out of Telegram, and only there."""
        closed = replace(AUDIT, web_only=frozenset({"comments"}))
        said = [
            "web chat only" in "".join(line.text for line in AtDesk(audit, Desk(), [], channel, PHRASES).card().lines)
            for audit, channel in ((AUDIT, "telegram"), (closed, "telegram"), (closed, "web"))
        ]
        assert [False, True, False] == said

    def test_then_the_only_request_or_the_list(self) -> None:
        """With one request there is nothing to choose."""
        alone = at(Desk(), items(1))
        assert entered(alone.take(press(alone.card(), "I have read"))).request == 1
        several = at(Desk())
        assert stayed(several.take(press(several.card(), "I have read"))).desk.room is Room.LIST

    def test_it_can_be_read_again(self) -> None:
        """/privacy shows it, and reading it leads back."""
        way = stayed(at(TALKING).take(Commanded("privacy")))
        assert entered(at(way.desk).take(press(way.card, "I have read"))).request == 2


class TestList:
    def test_it_says_where_each_request_stands(self) -> None:
        """What is settled stands below what waits."""
        own = [Item(1, "C01", Disposition.RETURNED), Item(2, "C02", Disposition.PARTIAL)]
        assert labels(at(TOLD, own).card()) == ["C02: begun", "C01: submitted ✓"]

    def test_many_requests_have_pages(self) -> None:
        """Each page fits a card, and together they hold every request once."""
        desk, seen = at(TOLD, items(20)), []
        card: Card | None = desk.card()
        while True:
            seen += [label for label in labels(card) if label.startswith("C")]
            if "Next page ▶" not in labels(card):
                break
            desk = at(stayed(desk.take(press(card, "Next page"))).desk, items(20))
            card = desk.card()
        assert [f"C{number:02}: not begun" for number in range(1, 21)] == seen
        assert "◀ Earlier page" in labels(card)

    def test_a_page_that_is_no_longer_there(self) -> None:
        """When requests went meanwhile, the last page is shown."""
        assert len(labels(at(replace(TOLD, page=9), items(2)).card())) == 2

    def test_a_request_opens(self) -> None:
        """Its button leads into it, once: the same press from an old list shows where the person is."""
        desk = at(TOLD)
        opening = press(desk.card(), "C03")
        way = entered(desk.take(opening))
        assert (way.request, way.event, way.desk.room) == (3, None, Room.TALK)
        again = entered(at(way.desk).take(opening))
        assert (again.request, again.event) == (3, Pressed(""))

    def test_nobody_without_requests_is_left_alone(self) -> None:
        """The list says whom to ask."""
        assert AUDIT.coordinator in "".join(line.text for line in at(TOLD, []).card().lines)


class TestPresses:
    @pytest.mark.parametrize(
        "token", ["", "d", "d.9.-1.open.1", "d.0.-1.open.99", "d.0.-1.erase.0", "99.0.-1.begin.0"]
    )
    def test_a_stale_or_forged_press_changes_nothing(self, token: str) -> None:
        """The list is shown, with a word why."""
        way = stayed(at(TOLD).take(Pressed(token)))
        assert way.desk == TOLD
        assert way.toast.startswith("That button belongs to an earlier step")
        assert labels(way.card) == labels(at(TOLD).card())

    def test_a_press_on_the_card_of_another_request_moves_there(self) -> None:
        """Each request keeps a live card; the conversation itself knows which of its buttons mean something."""
        way = entered(at(TALKING).take(Pressed("3.0.-1.begin.0")))
        assert (way.request, way.desk.current) == (3, 3)

    def test_a_request_of_somebody_else_cannot_be_entered(self) -> None:
        """A number that is not on the person's list is no request."""
        way = at(TALKING).take(Pressed("99.0.-1.begin.0"))
        assert (entered(way).request, entered(way).event) == (2, Pressed(""))


class TestGone:
    gone = replace(TALKING, current=99)

    @pytest.mark.parametrize("event", [Said("x"), Commanded("start"), Pressed("d.5.-1.open.1"), Unsupported("photo")])
    def test_a_request_that_was_given_to_somebody_else(self, event: Event) -> None:
        """Who was in it stands before the list of what is still theirs."""
        assert "C01: not begun" in labels(stayed(at(self.gone).take(event)).card)

    def test_it_is_not_entered_from_the_privacy_card(self) -> None:
        """Reading it leads to the list."""
        desk = at(replace(self.gone, room=Room.PRIVACY))
        assert stayed(desk.take(press(desk.card(), "I have read"))).desk.room is Room.LIST


class TestGivenAway:
    gone = replace(TALKING, current=99, gone=(98, 99))

    @pytest.mark.parametrize("slot", [98, 99])
    def test_a_press_on_its_card(self, slot: int) -> None:
        """Says that it is with somebody else, and shows what is still theirs."""
        way = stayed(at(self.gone).take(Pressed(f"{slot}.4.-1.submit.0")))
        assert "This request is with somebody else now." == way.toast
        assert way.card is not None
        assert (way.toast, Room.LIST) == (way.card.confirms, way.desk.room)
        assert "C01: not begun" in labels(way.card)

    def test_what_is_typed_at_it(self) -> None:
        """Is not kept, and that is said; whoever has chosen another one since hears no more of it."""
        assert "with somebody else now" in notes(at(self.gone).take(Said("x")))
        assert entered(at(replace(self.gone, current=2)).take(Said("x"))).request == 2

    def test_one_that_came_back_is_theirs(self) -> None:
        """Its buttons mean what they say."""
        way = entered(at(replace(self.gone, gone=(2,))).take(Pressed("2.4.-1.submit.0")))
        assert (2, Pressed("2.4.-1.submit.0")) == (way.request, way.event)


class TestTyping:
    def test_in_a_request_it_goes_to_the_request(self) -> None:
        """The desk takes nothing away from a conversation."""
        for event in (
            Said("x", "1"),
            Edited("x", "1"),
            Unsupported("photo"),
            Commanded("overview"),
            Commanded("web"),
        ):
            way = entered(at(TALKING).take(event))
            assert (way.request, way.event, way.desk) == (2, event, TALKING)
        assert entered(at(TALKING).take(Commanded("start"))).event is None

    def test_outside_a_request_it_is_not_kept(self) -> None:
        """The person hears it, with the list below."""
        way = stayed(at(TOLD).take(Said("x")))
        assert "not kept" in notes(way)
        assert way.card is not None

    @pytest.mark.parametrize("desk", [TOLD, replace(TALKING, room=Room.LIST)])
    def test_what_was_sent_is_named(self, desk: Desk) -> None:
        """A picture gets the sentence about pictures, wherever the person is."""
        assert notes(at(desk).take(Unsupported("photo"))).startswith("You sent a picture.")

    @pytest.mark.parametrize("desk", [Desk(), TOLD, TALKING])
    def test_help_names_every_command(self, desk: Desk) -> None:
        """Also before the privacy card was read; in the web chat all but the way into it, and that for languages only
        where there are several."""
        web = notes(at(desk).take(Commanded("help")))
        here = [name for name in COMMANDS if name != "language"]
        assert [name for name in here if name != "web"] == [name for name in COMMANDS if f"/{name} " in web]
        telegram = notes(at(replace(desk, told=("telegram",)), channel="telegram").take(Commanded("help")))
        assert all(f"/{name} " in telegram for name in here)


class TestAtAnyTime:
    @pytest.mark.parametrize("desk", [Desk(), TOLD, TestGone.gone])
    def test_the_escalation_route_where_no_request_is_open(self, desk: Desk) -> None:
        """Nobody has to read or choose anything first, and the coordinator hears of it."""
        way = stayed(at(desk).take(Commanded("concern")))
        assert way.card is not None
        assert {*AUDIT.escalation} <= {line.text for line in way.card.lines}
        assert (Concerned(),) == way.facts

    def test_the_escalation_route_from_the_list(self) -> None:
        """From the list it is about no request: the one that was open last may be about another child."""
        way = stayed(at(replace(TALKING, room=Room.LIST)).take(Commanded("concern")))
        assert (Concerned(),) == way.facts

    @pytest.mark.parametrize("desk", [Desk(), TOLD])
    def test_a_link_to_the_web_chat(self, desk: Desk) -> None:
        """The privacy card offers /web, so it works there too."""
        assert (WebLinkWanted(),) == stayed(at(desk, channel="telegram").take(Commanded("web"))).facts


class TestLeaving:
    def test_the_next_request_that_waits(self) -> None:
        """After the last comes the first; what is settled is passed over."""
        own = items(4)
        own[2] = Item(3, "C03", Disposition.RETURNED)
        assert entered(at(TALKING, own).leave(Leave.NEXT, 2)).request == 4
        assert entered(at(TALKING, own).leave(Leave.NEXT, 4)).request == 1

    @pytest.mark.parametrize(
        "disposition",
        [
            Disposition.RETURNED,
            Disposition.ACCEPTED,
            Disposition.NOT_KNOWN,
            Disposition.DECLINED,
            Disposition.WITHDRAWN,
        ],
    )
    def test_the_list_where_nothing_waits(self, disposition: Disposition) -> None:
        """There is no next request among those that are settled."""
        way = stayed(at(TALKING, items(3, disposition)).leave(Leave.NEXT, 2))
        assert way.desk.room is Room.LIST
        assert way.card is not None
        assert "0 requests wait" in way.card.lines[0].text

    def test_the_list_when_asked_for(self) -> None:
        """'My requests' and /requests lead there."""
        assert stayed(at(TALKING).leave(Leave.LIST, 2)).desk.room is Room.LIST
        assert stayed(at(TALKING).take(Commanded("requests"))).desk.room is Room.LIST


def test_the_first_words() -> None:
    """Somebody who comes in hears which audit it is."""
    (line,) = greeting(AUDIT, Role.AUDITOR, PHRASES).lines
    assert AUDIT.title in line.text
    assert AUDIT.board in line.text
