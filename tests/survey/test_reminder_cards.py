"""What a reminder says, and that every word of it comes from the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from survey.desk import AtDesk, Desk, Enter, Item, Room, Stay
from survey.dispositions import Disposition
from survey.events import Chosen
from survey.messages import LONGEST_TOKEN, Card, Press
from survey.phrases import Phrases
from survey.reminder_cards import MOST_NAMED, ReminderCards, Unfinished
from survey.reminder_presses import AtReminder
from survey.reminding import Calendar, Wishes
from survey.state import RemindersWished
from tests.survey.pseudo import Recorded, missed, pseudo
from tests.survey.talk import AUDIT, english
from tests.survey.test_phrases import CATALOGUE
from tests.survey.test_pseudo import GREEK_AUDIT

FRIDAY = dt.datetime(2014, 2, 7, 9, tzinfo=dt.UTC)
LATE = dt.datetime(2014, 2, 17, 9, tzinfo=dt.UTC)
PARTIAL = Unfinished(7, "C07", Disposition.PARTIAL, 9, 14)
FRESH = Unfinished(3, "C03", Disposition.INVITED)


def cards(now: dt.datetime = FRIDAY, phrases: Phrases | None = None) -> ReminderCards:
    """Return the cards of the invented audit at a moment."""
    return ReminderCards(AUDIT, Calendar.of(AUDIT, ()), phrases or english(), now)


def said(unfinished: Sequence[Unfinished], now: dt.datetime = FRIDAY) -> str:
    """Return the sentence about what waits."""
    return cards(now).reminder(unfinished).lines[-1].text


def at(
    items: Sequence[tuple[int, Disposition]], desk: Desk | None = None, wishes: Wishes | None = None
) -> AtReminder:
    """Return somebody at a reminder, with these requests."""
    own = [Item(number, f"C{number:02}", disposition) for number, disposition in items]
    where = AtDesk(AUDIT, desk or Desk(Room.LIST, told=("web",)), own, "web", english())
    return AtReminder(where, cards(), wishes or Wishes())


def press(action: str, argument: int = 0) -> Press:
    """Return a press below a reminder."""
    return Press("r", 0, -1, action, argument)


def test_everything_in_one_sentence() -> None:
    """How far each request is, and until when."""
    assert "9 of 14 done for C07; C03 not begun; due Friday 14 February." == said([PARTIAL, FRESH])
    back, ready = replace(FRESH, disposition=Disposition.SENT_BACK), replace(PARTIAL, done=14)
    expected = "C03 sent back to you; C07 answered, and not handed in yet; was due Friday 14 February."
    assert expected == said([back, ready], LATE)


def test_what_was_opened_and_not_answered_is_not_begun() -> None:
    """No reminder thanks for a start that it says was not made."""
    card = cards().reminder([replace(FRESH, disposition=Disposition.OPENED)])
    assert "Reminder: waiting for you" == card.title
    assert "You have not begun yet" in card.lines[0].text


def test_different_due_dates_stand_beside_what_they_are_of() -> None:
    """Where all are due on one day, it stands once at the end."""
    later = AUDIT.due + dt.timedelta(days=7)
    assert said([PARTIAL, replace(FRESH, later=later)]).endswith(
        "9 of 14 done for C07, due Friday 14 February; C03 not begun, due Friday 21 February."
    )
    assert said([replace(FRESH, later=later)]).endswith("C03 not begun; due Friday 21 February.")
    assert "not begun; due Friday 21 February" in said([replace(FRESH, later=later)], LATE)


def test_many_requests_are_counted() -> None:
    """A telephone shows a few names."""
    many = [replace(FRESH, name=f"C{number}") for number in range(MOST_NAMED + 2)]
    assert said(many).endswith("C5 not begun; 2 more; due Friday 14 February.")


@pytest.mark.parametrize(
    ("unfinished", "has"),
    [([FRESH], True), ([PARTIAL, FRESH], True), ([replace(FRESH, has_case=False)], False)],
)
def test_what_is_about_no_case_is_known(unfinished: list[Unfinished], *, has: bool) -> None:
    """A self-assessment has no child whom an agency might not know."""
    labels = [button.label for row in cards().reminder(unfinished).rows for button in row]
    assert has is ("Not known to our agency" in labels)


def test_every_button_fits() -> None:
    """Into what the Bot API takes."""
    far = [replace(FRESH, request=10**12)]
    shown = [cards().reminder(far), cards().when(), cards().days(), cards().stopped(), cards().begun_again()]
    assert LONGEST_TOKEN >= max(len(token) for card in shown for token in card.tokens())


def test_continue_where_i_was() -> None:
    """The request they were in; else what came back, what was begun, the only one; else the list."""
    back, partial, fresh = (1, Disposition.SENT_BACK), (2, Disposition.PARTIAL), (3, Disposition.INVITED)
    done = (4, Disposition.RETURNED)
    in_third = Desk(Room.TALK, current=3, told=("web",))
    ways = [
        at([partial, back, fresh], in_third),
        at([fresh, partial, back]),
        at([fresh, partial]),
        at([fresh, done], Desk(Room.TALK, current=4, told=("web",))),
    ]
    assert [3, 1, 2, 3] == [way.request for each in ways if isinstance(way := each.take(press("resume")), Enter)]
    assert isinstance(at([fresh, (5, Disposition.INVITED)]).take(press("resume")), Stay)


def test_what_is_settled_stays() -> None:
    """An old button says nothing of a request that was handed in."""
    way = at([(1, Disposition.RETURNED)]).take(press("unknown", 1))
    assert isinstance(way, Enter)
    assert way.event is None
    way = at([(1, Disposition.PARTIAL)]).take(press("unknown", 1))
    assert isinstance(way, Enter)
    assert Chosen("unknown") == way.event


def test_the_same_wish_twice_is_one() -> None:
    """A second press of a day changes nothing."""
    monday = dt.date(2014, 2, 10)
    way = at([(1, Disposition.INVITED)]).take(press("day", monday.toordinal()))
    assert isinstance(way, Stay)
    [fact] = way.facts
    assert isinstance(fact, RemindersWished)
    again = at([(1, Disposition.INVITED)], wishes=fact.wishes).take(press("day", monday.toordinal()))
    assert isinstance(again, Stay)
    assert () == again.facts


def test_all_words_come_from_the_catalogue() -> None:
    """And all that a reminder can say is said."""
    phrases: Recorded = pseudo(CATALOGUE)
    shown: list[Card] = []
    for now in (FRIDAY, FRIDAY.replace(day=10), FRIDAY.replace(day=13), LATE):
        these = ReminderCards(GREEK_AUDIT, Calendar.of(GREEK_AUDIT, ()), phrases, now)
        for disposition in (Disposition.INVITED, Disposition.PARTIAL, Disposition.SENT_BACK):
            for done in (0, 1, 2):
                one = Unfinished(1, "Γ07", disposition, done, 2)
                shown += [these.reminder([one]), these.reminder([one] * (MOST_NAMED + 2))]
        shown += [
            these.before_privacy([PARTIAL, FRESH]),
            these.reminder([PARTIAL, FRESH], has_new_date=True),
            these.when(),
            these.days(),
            these.stopped(),
            these.begun_again(),
        ]
        shown += [these.wished(now), these.wished(now + dt.timedelta(days=1))]
        desk = AtDesk(GREEK_AUDIT, Desk(told=("web",)), [], "web", phrases)
        for action in ("afternoon", "day", "stop"):
            wishes = Wishes(stopped=True)
            way = AtReminder(desk, these, wishes).take(press(action, FRIDAY.date().toordinal()))
            assert isinstance(way, Stay)
            assert [] == missed(way.toast)
    for card in shown:
        texts = [card.title, *(line.text for line in card.lines)]
        texts += [button.label for row in card.rows for button in row]
        assert [] == [word for text in texts for word in missed(text)]
    assert set() == {key for key in _keys() if key not in phrases.said}


def _keys() -> set[str]:
    return {line.split('"')[1] for line in CATALOGUE.splitlines() if line.startswith('msgid "reminder.')}
