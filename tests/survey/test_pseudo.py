"""A conversation in the pseudo-language has no words of its own: all come from the catalogue, or from elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from survey.answers import Answer
from survey.audit import Agency, Attribute, Audit, Role, Window
from survey.coordinating import COMMANDS as ASKED
from survey.coordinating import VIEWS, Coordinating
from survey.coordinator_cards import Heard
from survey.desk import COMMANDS, AtDesk, Desk, Item, Room, Stay, greeting
from survey.dispositions import Disposition
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.language_cards import language_card
from survey.loading import load_questionnaire
from survey.messages import Card, Message, Record, Tick, token
from survey.phrases import Phrases
from survey.progress import Asked, Progress
from survey.questionnaire import Questionnaire
from survey.state import Case, NoticeKind, Stage, UnsayWanted
from tests.survey.invented import seeded
from tests.survey.monkey import Monkey
from tests.survey.pseudo import Recorded, missed, pseudo
from tests.survey.talk import AUDIT, Talk, situation
from tests.survey.test_phrases import BUILT, CATALOGUE, ENTRIES

GREEK = load_questionnaire(Path(__file__).with_name("greek.yaml").read_text("utf-8"), "greek")
ODD_GREEK = (
    "", "\u200b", "σωστό", "σωστό", "όχι", "3", "2", "99", "-1", "14/02/2014", "λόγος " * 600, "λ" * 3900, "λ" * 4001,
    "ε" + "\u0301" * 30, "λόγος 943 476 5919", "943 476 5919 " * 7,
)  # fmt: skip
GREEK_AUDIT = replace(
    AUDIT,
    title="τίτλος",
    board="συμβούλιο",
    attributes=(Attribute("age", "ηλικία", on_card=True),),
    escalation=("πρώτα", "ύστερα"),
    key_source="κλειδί",
    coordinator="συντονιστής",
)


def _texts(message: Message) -> Iterator[str]:
    if isinstance(message, Record):
        yield message.text
        return
    yield from (line.text for line in message.lines)
    if isinstance(message, Card):
        yield from (message.title, message.confirms, message.wants)
        yield from (choice.label for choice in message.choices)
        yield from (button.label for row in message.rows for button in row)


def _all_from_catalogue(*messages: Message | None) -> None:
    for message in messages:
        for text in _texts(message) if message else ():
            assert [] == missed(text)


def _greek(seed: int, phrases: Phrases) -> Monkey:
    web_only = (frozenset[str](), frozenset({"one", "text"}), frozenset({Audit.COMMENTS}))[seed % 3]
    case = Case("Γ07", {"age": "ε"}) if seed % 4 else None
    audit = replace(GREEK_AUDIT, web_only=web_only)
    where = situation(GREEK, audit=audit, case=case, can_alert=seed % 2 == 0)
    return Monkey(Talk(where, phrases), seeded(seed), ODD_GREEK, "λόγος ")


def test_the_brackets_find_what_they_should() -> None:
    """A word beside a phrase is found, one inside a phrase or its details is not, nor one in another alphabet."""
    assert missed("⟦á phrásé⟧: λόγος 12 ✓") == []
    assert missed("⟦á ⟦déép⟧ phrásé⟧ plus one") == ["plus", "one"]
    assert missed("/help ⟦hélp⟧") == []


def test_a_conversation_has_no_words_of_its_own() -> None:
    """At every stage, in both channels and whether the audit is open or not, all words come from the catalogue,
    the questionnaire, the audit or the person; and all that the conversation can say is said."""
    phrases = pseudo(CATALOGUE)
    places: set[tuple[Stage, str]] = set()
    for seed in range(24):
        monkey = _greek(seed, phrases)
        for _ in range(150):
            monkey.change_the_world()
            monkey.review(0.3, "λόγος ")
            where = monkey.talk.situation
            step = monkey.talk.take(monkey.event())
            places.add((monkey.talk.state.stage, where.channel))
            _all_from_catalogue(step.card, *step.notes)
            assert [] == missed(step.toast)
        monkey.finish()
    assert {(stage, channel) for stage in Stage for channel in ("web", "telegram")} == places
    _say_what_is_rare(phrases)
    _say_what_practitioners_see(phrases)
    _say_what_follows(phrases)
    _say_what_is_held_back(phrases)
    _say_what_is_kept(phrases)
    _say_what_a_new_version_says(phrases)
    assert [] == sorted(_of_conversation() - phrases.said)


def _say_what_is_rare(phrases: Phrases) -> None:
    """Two texts that are too long together; a question that has to be answered; an edit after the comment was
    changed from outside; a question that goes with an answer; an edit after submitting; a child that is not known
    after all."""
    talk = Talk(situation(GREEK, audit=GREEK_AUDIT, case=Case("Γ07", {})), phrases)
    for action in ("begin", "go"):
        talk.take(Pressed(talk.offered(action)))
    for text in ("λ" * 3900, "λόγος " * 60):
        _all_from_catalogue(*talk.say(text).notes)
    talk.take(Pressed(talk.offered("here")))
    talk.answers["one"] = talk.answers["one"].with_comment("άλλο")
    _all_from_catalogue(*talk.take(Edited("λόγος", "text-1")).notes)
    for text in ("3", "2"):
        talk.take(Commanded("overview"))
        talk.take(Pressed(talk.offered("jump", GREEK.position("number"))))
        step = talk.say(text)
        _all_from_catalogue(step.card, *step.notes)
        talk.take(Commanded("review"))
        _all_from_catalogue(talk.take(Pressed(talk.offered("submit"))).card)
    talk.take(Commanded("review"))
    for action in ("submit", "anyway"):
        talk.take(Pressed(talk.offered(action)))
    _all_from_catalogue(talk.take(Edited("1", "text-4")).card)
    back = Talk(replace(talk.situation, notes={"one": "λόγος"}), phrases)
    back.answers, back.state = (
        talk.answers,
        replace(talk.state, stage=Stage.SENT_BACK, queried=("one",), replied=("one",)),
    )
    _all_from_catalogue(back.look())
    back.situation = replace(back.situation, window=Window.CLOSED)
    _all_from_catalogue(back.look())
    for action in ("over", "case", "unknown"):
        _all_from_catalogue(talk.take(Pressed(talk.offered(action))).card)


def _say_what_practitioners_see(phrases: Phrases) -> None:
    """The first card of one family and of none, and the end of the workshop."""
    for case in (Case("Γ07", {}), None):
        where = situation(GREEK, audit=GREEK_AUDIT, case=case, role=Role.PRACTITIONER)
        for window in (Window.OPEN, Window.ENDED):
            _all_from_catalogue(Talk(replace(where, window=window), phrases).look())


def _say_what_follows(phrases: Phrases) -> None:
    """Questions asked because of a change, and answers that come back; an edit of a choice that was typed."""
    talk = Talk(situation(GREEK, audit=GREEK_AUDIT, case=Case("Γ07", {})), phrases)
    for action in ("begin", "go"):
        talk.take(Pressed(talk.offered(action)))
    talk.say("ίσως")
    _all_from_catalogue(*talk.take(Edited("όχι", "text-1")).notes)
    for typed in ("σωστό", "ίσως", "σωστό"):
        talk.take(Commanded("overview"))
        talk.take(Pressed(talk.offered("jump", GREEK.position("one"))))
        _all_from_catalogue(*talk.say(typed).notes)
        talk.answers["text"] = Answer("text", text="λόγος")


def _say_what_is_held_back(phrases: Phrases) -> None:
    """In Telegram, where it is deleted from the chat and kept for too long a reason, and where it has no place."""
    talk = Talk(situation(GREEK, audit=GREEK_AUDIT, case=Case("Γ07", {}), channel="telegram"), phrases)
    for action in ("begin", "go"):
        talk.take(Pressed(talk.offered(action)))
    talk.say("λόγος 943 476 5919")
    talk.take(Pressed(talk.offered("here")))
    for action in ("unsay", "retain"):
        step = talk.take(Pressed(talk.offered(action)))
        _all_from_catalogue(step.card, *(fact.otherwise for fact in step.facts if isinstance(fact, UnsayWanted)))
        assert [] == missed(step.toast)
    for reason in ("λόγος " * 60, "943 476 5919"):
        _all_from_catalogue(*talk.say(reason).notes)
    web_only = replace(GREEK_AUDIT, web_only=frozenset({Audit.COMMENTS}))
    talk = Talk(situation(GREEK, audit=web_only, case=Case("Γ07", {})), phrases)
    for action in ("begin", "go"):
        talk.take(Pressed(talk.offered(action)))
    talk.say("λόγος 943 476 5919")
    talk.situation = replace(talk.situation, channel="telegram")
    _all_from_catalogue(talk.look())
    talk.situation = replace(talk.situation, channel="web")
    talk.look()
    talk.take(Pressed(talk.offered("here")))
    talk.situation = replace(talk.situation, channel="telegram")
    _all_from_catalogue(talk.look())


def _say_what_is_kept(phrases: Phrases) -> None:
    """An answer in the person's own words that looks as if it identified someone, with a reason."""
    talk = Talk(situation(GREEK, audit=GREEK_AUDIT), phrases)
    for action in ("begin", "go"):
        talk.take(Pressed(talk.offered(action)))
    talk.say("όχι")
    talk.take(Pressed(talk.offered("heard")))
    talk.take(Commanded("overview"))
    talk.take(Pressed(talk.offered("jump", GREEK.position("text"))))
    talk.say("λόγος 943 476 5919")
    for action in ("retain", "because"):
        _all_from_catalogue(talk.take(Pressed(talk.offered(action))).card)


def _say_what_a_new_version_says(phrases: Phrases) -> None:
    """An offer with everything that it can hold, both decisions, and a question whose former answer is shown."""
    for decision in ("stay", "carry"):
        talk = Talk(situation(GREEK, audit=GREEK_AUDIT), phrases)
        for action in ("begin", "go"):
            talk.take(Pressed(talk.offered(action)))
        for name, words in (("one", "όχι"), ("text", "λόγος"), ("number", "3"), ("last", "λόγος")):
            talk.take(Commanded("overview"))
            talk.take(Pressed(talk.offered("jump", GREEK.position(name))))
            talk.say(words)
            if name == "one":
                for action in ("heard", "over", "jump", "comment"):
                    talk.take(Pressed(talk.offered(action)))
                talk.say("λόγος")
        talk.take(Commanded("overview"))
        talk.take(Pressed(talk.offered("jump", GREEK.position("text"))))
        talk.say("λόγος 943 476 5919")
        talk.take(Pressed(talk.offered("over")))
        _all_from_catalogue(talk.offer(_next_greek()), talk.take(Pressed(talk.offered(decision))).card)
    assert "one" == talk.state.at


def _next_greek() -> Questionnaire:
    """Return a version in which one question is put otherwise, one is gone, and one is new."""
    first, second = GREEK.sections
    text, number, last, date = second.questions
    changed = [replace(each, hint="προσοχή") if each.id == "one" else each for each in first.questions]
    sections = (
        replace(first, questions=tuple(changed)),
        replace(second, questions=(replace(text, id="new"), replace(number, hint="προσοχή"), last, date), when=None),
    )
    return replace(GREEK, version=2, sections=sections)


def _of_conversation() -> set[str]:
    elsewhere = {
        "accept", "alert", "appoint", "ask", "asked", "command", "coordinator", "desk", "digest",
        "disposition", "document", "door", "erase", "extend", "failure", "family", "help", "identifies", "interview",
        "invite", "language", "link", "list", "mail", "news", "notice", "outage", "outreach", "parent", "picture",
        "privacy", "reassign", "record", "remind", "reminder", "return", "review", "sendback", "stands", "turn",
        "web", "withdrawing", "withdrawn",
    }  # fmt: skip
    return {key for key in ENTRIES if key.split(".")[0] not in elsewhere and not key.startswith("unsupported.")}


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_the_desk_has_no_words_of_its_own(channel: str) -> None:
    """On the privacy card, in the list and in every note all words come from the catalogue or the audit."""
    phrases: Recorded = pseudo(CATALOGUE)
    audit = replace(GREEK_AUDIT, web_only=frozenset({Audit.COMMENTS}))
    items = [Item(number, f"Γ{number}", disposition) for number, disposition in enumerate(Disposition)]
    desks = [Desk(), Desk(Room.LIST, told=(channel,)), Desk(Room.LIST, told=(channel,), page=1)]
    events: list[Event] = [Commanded(name) for name in (*COMMANDS, "start", "nonsense")]
    events += [Said("λόγος"), Pressed("nonsense"), *(Unsupported(kind) for kind in ("photo", "voice", "other"))]
    for desk in desks:
        for event in events:
            for own in (items, []):
                way = AtDesk(audit, desk, own, channel, phrases).take(event)
                assert isinstance(way, Stay)
                _all_from_catalogue(way.card, *way.notes)
                assert [] == missed(way.toast)
    for role in (Role.AUDITOR, Role.COORDINATOR):
        _all_from_catalogue(greeting(audit, role, phrases))
    assert {key for key in BUILT if key.startswith("disposition.")} <= phrases.said


@pytest.mark.parametrize("channel", ["web", "telegram"])
def test_the_coordinators_chat_has_no_words_of_its_own(channel: str) -> None:
    """In every view, with many requests or none, before, on and after the day, all words come from the catalogue, the
    audit or its people; and all that can be said there is said."""
    phrases: Recorded = pseudo(CATALOGUE)
    audit = replace(GREEK_AUDIT, agencies=(Agency("agency", "υπηρεσία"),))
    agency, due = "agency", audit.due
    dispositions = list(Disposition)
    many = tuple(
        Asked(
            n,
            f"Γ{n:02}",
            agency,
            "",
            f"π{n % 11}",
            f"Άλφα {n % 11}",
            dispositions[n % len(dispositions)],
            due + dt.timedelta(days=n % 3),
        )
        for n in range(1, 90)
    )
    half_past_nine = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
    said = [Heard(kind, "Γ01", "λόγος", half_past_nine) for kind in NoticeKind for _ in range(3)]
    said += [replace(said[0], waits=7), replace(said[0], by="Βήτα", answered_at=half_past_nine)]
    why_not = ("away", "blocked", "never_opened", "not_invited", "signed_out", "", "", "", "refused", "stopped")
    unreached = {f"π{n}": why for n, why in enumerate(why_not) if why}
    views = [Pressed(token("c", 0, -1, view, number)) for view in VIEWS for number in (0, 1, 2, 3, 6)]
    events: list[Event] = [Commanded(name) for name in (*ASKED, "start", "nonsense")]
    events += [Commanded("case", "99"), Commanded("agency", "λ"), Said("λόγος"), Pressed("nonsense"), *views]
    events += [Edited("λόγος", "1"), *(Unsupported(kind) for kind in ("photo", "voice", "other"))]
    for asked, heard, days in (
        (many, said, 9),
        (many[:2], (), -9),
        (many[:1], (), 0),
        ((), (), -1),
        (many[3:4], said[:1], -9),
    ):
        for desk in (Desk(), Desk(told=(channel,))):
            today = due - dt.timedelta(days=days)
            beside = (replace(many[1], is_beside=True),) if days == 0 else ()
            known = Progress(audit, asked, beside)
            here = Coordinating(known, heard, unreached, desk, channel, today, phrases, len(asked), len(asked))
            for each, event in product((here, *([replace(here, acts=False)] if beside else [])), events):
                looked = each.take(event)
                _all_from_catalogue(looked.card, *looked.notes)
                assert [] == missed(looked.toast)
    _all_from_catalogue(greeting(GREEK_AUDIT, Role.LEAD, phrases))
    ours = {key for key in ENTRIES if key.split(".")[0] in {"coordinator", "notice", "stands"}}
    elsewhere = {
        "coordinator.no_letter",
        "coordinator.report_means",
        *({"coordinator.command.web"} if channel == "web" else set()),
    }
    assert elsewhere == ours - phrases.said


def test_languages_are_called_by_their_own_names() -> None:
    """On the card for choosing one nothing else is outside the catalogue, and what is spoken now is marked."""
    card = language_card(pseudo(CATALOGUE))
    assert ["Cymraeg", "Ελληνικά"] == [choice.label for choice in card.choices]
    assert [Tick.NONE, Tick.CURRENT] == [choice.tick for choice in card.choices]
    _all_from_catalogue(replace(card, choices=()))
