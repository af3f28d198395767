"""A conversation that goes on with somebody else: every answer is there, and nothing of the first one's chat."""

from __future__ import annotations

from dataclasses import replace

from survey.events import Edited
from survey.handing_over import handed_over
from survey.state import Stage
from tests.survey.asking import actions, begun, do, one, stage, text
from tests.survey.invented import Author, seeded
from tests.survey.monkey import Monkey
from tests.survey.talk import Talk, english, situation

OPEN = "comment: invited"


def hand_over(talk: Talk) -> None:
    """Let somebody else go on."""
    talk.state = handed_over(talk.state)
    talk.look()


def test_the_child_is_confirmed_first() -> None:
    """Then the questions go on where they were."""
    talk = begun(one("a"), one("b"))
    do(talk, "choose")
    hand_over(talk)
    assert stage(talk) is Stage.CASE
    assert "Yes, I have this child's file: begin" in [button.label for row in talk.card.rows for button in row]
    do(talk, "begin")
    assert ("b", {"a": ("yes",)}) == (talk.state.at, talk.given)


def test_what_was_submitted_or_is_not_known_stays_so() -> None:
    """Whoever has it now can read it, and take it back."""
    talk = begun(one("a"))
    do(talk, "choose", "submit")
    hand_over(talk)
    do(talk, "begin")
    assert stage(talk) is Stage.SUBMITTED
    talk = begun(one("a"))
    do(talk, "over", "case", "unknown")
    hand_over(talk)
    assert {"next", "known", "list"} == actions(talk)


def test_messages_of_another_chat_are_not_named() -> None:
    """An edit there is of no text here; ticks that were not confirmed are gone."""
    options = "options: [{code: y, label: 'Yes'}, {code: n, label: 'No'}]"
    talk = begun(one("a", OPEN), f"id: b, kind: several, text: b?, {options}")
    do(talk, "comment")
    talk.say("What I thought.")
    do(talk, "choose", "tick")
    hand_over(talk)
    do(talk, "begin")
    assert () == talk.take(Edited("What I found.", "text-1")).facts
    assert "done" not in actions(talk)


def test_a_text_without_a_place_is_placed_by_whoever_goes_on() -> None:
    """Before anything else, once they have said whose file it is."""
    talk = begun(one("a", OPEN))
    talk.say("Where does this go?")
    hand_over(talk)
    do(talk, "begin")
    assert "Where does this go?" in text(talk.card)
    do(talk, "here")
    assert "Where does this go?" == talk.answers["a"].comment


def test_from_anywhere_somebody_else_gets_to_a_return() -> None:
    """Wherever the first one was, the answers stand and nothing that was typed is lost."""
    for seed in range(10):
        random = seeded(4000 + seed)
        talk = Talk(situation(Author(random).questionnaire(5)), english())
        monkey = Monkey(talk, random)
        for _ in range(random.randrange(60)):
            monkey.change_the_world()
            talk.take(monkey.event())
        before, given = talk.state, dict(talk.answers)
        hand_over(talk)
        assert given == talk.answers
        assert [words for _, words in before.held] == [words for _, words in talk.state.held]
        assert [draft.text for draft in before.withheld] == [draft.text for draft in talk.state.withheld]
        assert replace(talk.state, revision=0) == replace(handed_over(talk.state), revision=0)
        monkey.finish()
