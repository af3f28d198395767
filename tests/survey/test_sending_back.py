"""A return that the coordinator sends back: the auditor gets exactly those questions, and settles each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from survey.answers import Answer
from survey.audit import Audit, Window
from survey.conversation import look
from survey.dispositions import Disposition
from survey.events import Commanded, Edited, Pressed, Said
from survey.queries import LONGEST_NOTE
from survey.state import Answered, Disposed, Replied, Stage, Step, Submitted
from tests.survey.asking import YES_NO, actions, begun, do, one, questionnaire, stage, text
from tests.survey.invented import Author, seeded
from tests.survey.monkey import Monkey
from tests.survey.talk import AUDIT, Talk, english, situation
from tests.survey.test_monkey import Before, holds

NOTE = "Which plan is meant?"
OPEN = "comment: invited"
WHY = "id: a, kind: text, text: Why?"


def returned(*questions: str) -> Talk:
    """Return a conversation in which everything was answered with 'yes' and submitted."""
    talk = begun(*questions)
    do(talk, *(["choose"] * len(questions)), "submit")
    assert stage(talk) is Stage.SUBMITTED
    return talk


def shows(talk: Talk) -> str:
    """Return the lines of the card."""
    return text(talk.card)


def replies(step: Step) -> list[tuple[str, bool]]:
    """Return what a step settled, and whether that was a change."""
    return [(fact.question, fact.changed) for fact in step.facts if isinstance(fact, Replied)]


class TestTheWay:
    def test_the_card_holds_every_question_with_its_note(self) -> None:
        """And nothing of the others; what was submitted can be read beside it."""
        talk = returned(one("a"), one("b"), one("c"))
        card = talk.send_back({"c": NOTE, "a": "Really?"})
        assert "C07 · sent back" == card.title
        assert ["1. Question a?", "Really?", "3. Question c?", NOTE] == [line.text for line in card.lines[1:]]
        assert {"revisit", "read", "list"} == actions(talk)

    def test_each_is_changed_or_confirmed_and_then_comes_the_review(self) -> None:
        """Other questions are not asked; until it is submitted again the first return counts."""
        talk = returned(one("a"), one("b"), one("c"))
        talk.send_back({"a": NOTE, "c": "Really?"})
        do(talk, "revisit")
        assert (Stage.ASKING, "a") == (talk.state.stage, talk.state.at)
        assert NOTE in shows(talk)
        changed = talk.take(Pressed(talk.card.choices[1].press))
        assert [("a", True)] == replies(changed)
        assert "c" == talk.state.at
        assert "Really?" in shows(talk)
        stands = talk.take(Pressed(talk.offered("stands")))
        assert (Replied("c", changed=False),) == stands.facts
        assert stage(talk) is Stage.REVIEW
        assert 1 == talk.state.returns
        step = talk.take(Pressed(talk.offered("submit")))
        assert Disposed(Disposition.RETURNED, "submitted") in step.facts
        assert (2, (), ()) == (talk.state.returns, talk.state.queried, talk.state.replied)
        [submitted] = [fact for fact in step.facts if isinstance(fact, Submitted)]
        assert [("no",), ("yes",), ("yes",)] == [answer.choices for answer in submitted.answers]

    def test_nothing_is_submitted_while_one_waits(self) -> None:
        """The review leads to it instead, and says which it is."""
        talk = returned(one("a"), one("b"))
        talk.send_back({"b": NOTE})
        talk.take(Commanded("review"))
        assert {"revisit", "over"} == actions(talk)
        assert "still to look at: 2." in shows(talk)
        do(talk, "over")
        assert "still to look at: 2." in shows(talk)
        do(talk, "revisit", "stands", "submit")
        assert stage(talk) is Stage.SUBMITTED

    def test_a_comment_settles_it_too(self) -> None:
        """Whether it was given on the card of the question or by editing an earlier one."""
        talk = begun(one("a", OPEN), one("b", OPEN))
        do(talk, "choose", "earlier")
        talk.say("What I thought.")
        do(talk, "choose", "submit")
        talk.send_back({"a": NOTE, "b": NOTE})
        assert [("a", True)] == replies(talk.take(Edited("What I found.", "text-1")))
        do(talk, "revisit", "comment")
        assert NOTE in shows(talk)
        do(talk, "skip")
        assert (Stage.ASKING, "b") == (talk.state.stage, talk.state.at)
        do(talk, "comment")
        assert [("b", True)] == replies(talk.say("The latest one."))
        assert stage(talk) is Stage.REVIEW

    def test_the_same_answer_again_is_no_change(self) -> None:
        """It settles the question all the same."""
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        do(talk, "revisit")
        assert [("a", False)] == replies(talk.take(Pressed(talk.offered("choose"))))

    def test_a_question_that_was_left_out_can_stay_so(self) -> None:
        """Or be answered now."""
        for action, given in (("stands", False), ("choose", True)):
            talk = begun(one("a"), one("b"))
            do(talk, "leave", "choose", "submit", "anyway")
            talk.send_back({"a": NOTE})
            do(talk, "revisit", action)
            assert stage(talk) is Stage.REVIEW
            assert given == ("a" in talk.given)

    def test_what_is_asked_because_of_a_change_is_asked(self) -> None:
        """What was left unanswered before is not."""
        talk = begun(one("a"), one("b", "when: {question: a, equals: no}"), one("c"))
        do(talk, "choose")
        talk.take(Commanded("review"))
        do(talk, "submit", "anyway")
        talk.send_back({"a": NOTE})
        do(talk, "revisit")
        talk.take(Pressed(talk.card.choices[1].press))
        assert "b" == talk.state.at
        do(talk, "choose")
        assert stage(talk) is Stage.REVIEW

    def test_a_question_that_no_longer_applies_waits_for_nobody(self) -> None:
        """The change of another one has settled it."""
        talk = returned(one("a"), one("b", "when: {question: a, equals: yes}"))
        talk.send_back({"a": NOTE, "b": NOTE})
        do(talk, "revisit")
        talk.take(Pressed(talk.card.choices[1].press))
        assert stage(talk) is Stage.REVIEW
        assert "submit" in actions(talk)

    def test_ticks_that_were_not_confirmed_go_when_it_stands(self) -> None:
        """The review does not say that they wait."""
        talk = begun(f"id: a, kind: several, text: a?, {YES_NO}")
        do(talk, "tick", "done", "submit")
        talk.send_back({"a": NOTE})
        do(talk, "revisit", "untick", "stands")
        assert {} == talk.state.drafts
        assert {"a": ("yes",)} == talk.given


class TestWhatComesBetween:
    def test_buttons_of_before_mean_nothing(self) -> None:
        """The press that was on its way shows what was sent back; a double press is passed over."""
        talk = returned(one("a"))
        do(talk, "over", "review")
        again = talk.offered("submit")
        talk.send_back({"a": NOTE})
        step = talk.take(Pressed(again))
        assert ((), "C07 · sent back") == (step.facts, talk.card.title)
        assert step.toast
        look_at = talk.offered("revisit")
        talk.take(Pressed(look_at))
        assert Step(talk.state) == talk.take(Pressed(look_at))

    def test_a_text_without_a_place_comes_first(self) -> None:
        """And the route for a concern; what was sent back comes then."""
        talk = returned(one("a", OPEN), one("b", OPEN))
        do(talk, "over", "jump")
        talk.say("Where does this go?")
        talk.send_back({"b": NOTE})
        assert stage(talk) is Stage.PLACING
        do(talk, "here")
        talk.take(Commanded("review"))
        do(talk, "revisit")
        assert "b" == talk.state.at
        talk = returned(one("a"))
        talk.take(Commanded("concern"))
        talk.send_back({"a": NOTE})
        assert stage(talk) is Stage.CONCERN
        do(talk, "heard")
        assert stage(talk) is Stage.SENT_BACK

    def test_whose_file_it_is_can_be_looked_up(self) -> None:
        """From the card of the case the way leads back to what was sent back, or on to the review."""
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        do(talk, "read", "shut")
        assert stage(talk) is Stage.SENT_BACK
        talk.take(Commanded("overview"))
        do(talk, "case", "begin")
        assert stage(talk) is Stage.SENT_BACK
        do(talk, "revisit", "stands", "over", "case", "begin")
        assert stage(talk) is Stage.REVIEW

    def test_a_child_that_is_known_after_all_is_sent_back_still(self) -> None:
        """Not returned."""
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        talk.take(Commanded("overview"))
        do(talk, "case", "unknown", "known")
        assert talk.disposition is Disposition.SENT_BACK

    def test_a_text_that_is_held_back_settles_nothing(self) -> None:
        """Until its author has decided about it."""
        talk = begun(WHY)
        talk.say("All was well.")
        do(talk, "submit")
        talk.send_back({"a": NOTE})
        do(talk, "revisit")
        assert [] == replies(talk.say("Mrs Heron said so, 943 476 5919"))
        do(talk, "retain")
        assert [("a", True)] == replies(talk.take(Pressed(talk.offered("because"))))

    def test_when_the_audit_has_closed(self) -> None:
        """The return counts as it was."""
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        talk.look()
        assert {"read", "list"} == actions(talk)
        do(talk, "read", "shut")
        assert "Your return counts as you last submitted it." in shows(talk)

    def test_a_new_version_asks_what_changed_too(self) -> None:
        """What was sent back stays sent back; what is no longer asked is forgotten."""
        talk = returned(one("a"), one("b"), one("c"))
        talk.send_back({"a": NOTE, "c": NOTE})
        talk.offer(replace(questionnaire(one("a"), one("b", "hint: Take your time.")), version=2))
        do(talk, "revisit", "carry")
        assert (("a",), "a") == (talk.state.queried, talk.state.at)
        do(talk, "stands")
        assert "b" == talk.state.at
        do(talk, "choose", "submit")
        assert 2 == talk.state.returns


class TestAccepting:
    def test_the_card_says_so(self) -> None:
        """And what follows from a change; after that it is returned once more."""
        talk = returned(one("a"))
        assert "The coordinator has accepted it." in talk.accept().lines[1].text
        do(talk, "over", "jump", "choose", "submit")
        assert talk.disposition is Disposition.RETURNED
        assert "accepted" not in shows(talk)

    def test_what_was_sent_back_and_is_accepted_as_it_was(self) -> None:
        """Nothing waits any more, and what was under way is stale."""
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        do(talk, "revisit")
        stands = talk.offered("stands")
        talk.accept()
        assert () == talk.take(Pressed(stands)).facts
        do(talk, "over")
        assert "still to look at" not in shows(talk)
        talk = returned(one("a"))
        talk.send_back({"a": NOTE})
        talk.accept()
        assert stage(talk) is Stage.SUBMITTED


class TestWhereItIsShown:
    @pytest.mark.parametrize("web_only", [Audit.COMMENTS, "a"])
    def test_a_note_stays_out_of_telegram_where_comments_do(self, web_only: str) -> None:
        """It may speak of what is answered in the web chat only; there it is shown."""
        talk = returned(one("a"))
        audit = replace(AUDIT, web_only=frozenset({web_only}))
        talk.situation = replace(talk.situation, audit=audit, channel="telegram")
        talk.send_back({"a": NOTE})
        do(talk, "revisit")
        assert NOTE not in shows(talk)
        assert "web" in actions(talk)
        assert "stands" not in actions(talk)
        talk.situation = replace(talk.situation, channel="web")
        talk.look()
        assert NOTE in shows(talk)

    def test_a_long_note_fits_beside_its_question(self) -> None:
        """In full where there is room, and always in full on the card of all of them."""
        talk = returned(one("a"))
        note = "x" * LONGEST_NOTE
        assert note in [line.text for line in talk.send_back({"a": note}).lines]
        do(talk, "revisit")
        assert note in shows(talk)


@pytest.mark.parametrize("seed", range(12))
def test_anything_goes_while_returns_are_sent_back(seed: int) -> None:
    """After every step of a random walk all promises hold; a return is made of what was looked at again; and from
    wherever it ends one can be made."""
    random = seeded(3000 + seed)
    talk = Talk(situation(Author(random).questionnaire(random.choice((2, 4, 8)))), english())
    monkey = Monkey(talk, random)
    monkey.finish()
    settled = 0
    for _ in range(80):
        monkey.change_the_world()
        monkey.review(0.4)
        event, before = monkey.event(), Before.of(talk)
        step = talk.take(event)
        holds(talk, before, event, step)
        settled += _settles_what_was_sent_back(before, step)
        if step.card is not None and not talk.state.withheld:
            assert replace(step.card, confirms="") == look(talk.situation, talk.state, talk.answers, talk.phrases)
        if random.random() < 0.1:
            settled += len(talk.state.queried)
            monkey.finish()
            assert () == talk.state.queried
    monkey.finish()
    assert settled


def _settles_what_was_sent_back(before: Before, step: Step) -> int:
    """Hold what is promised of one step; returns how many questions it settled."""
    replied = [fact for fact in step.facts if isinstance(fact, Replied)]
    waited = set(before.state.queried) - set(before.state.replied)
    assert {fact.question for fact in replied} <= waited
    answered = {fact.answer.question for fact in step.facts if isinstance(fact, Answered)}
    assert answered & waited <= {fact.question for fact in replied}
    for fact in replied:
        if fact.changed:
            [given] = [each.answer for each in step.facts if isinstance(each, Answered)]
            assert given != before.answers.get(fact.question, Answer(fact.question))
    if any(isinstance(fact, Submitted) for fact in step.facts):
        assert not waited & {question.id for question in before.standing.numbered}
    elif len(step.state.replied) != len(before.state.replied):
        assert len(step.state.replied) == len(before.state.replied) + len(replied)
    return len(replied)


def test_a_text_on_the_way_is_not_lost_without_a_word() -> None:
    """Typed at a question when it was sent back: it was not kept, and that is said."""
    talk = begun(WHY)
    talk.say("All was well.")
    do(talk, "submit", "over", "jump")
    talk.send_back({"a": NOTE})
    step = talk.take(Said("Too late.", "text-9"))
    assert "not kept" in step.notes[0].lines[0].text
