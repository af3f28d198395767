"""Carrying a response over to the newest version of its questions, as the person sees it."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer
from survey.audit import Window
from survey.events import Commanded, Edited, Pressed, Said
from survey.questionnaire import Questionnaire
from survey.state import Answered, CarriedOver, Stage, StayedWith, Submitted
from tests.survey.asking import YES_NO, actions, begun, do, jump, one, questionnaire, said, text
from tests.survey.talk import Talk

COUNT = "id: n, kind: number, text: How many?"
WHY = "id: why, kind: text, text: Why?"


def version(number: int, *questions: str) -> Questionnaire:
    """Return a later version with these questions."""
    return replace(questionnaire(*questions), version=number)


def answered(*names: str) -> Talk:
    """Return a conversation with these questions, each answered 'yes', and one more that waits."""
    talk = begun(*(one(name) for name in names), one("waits"))
    do(talk, *(["choose"] * len(names)))
    return talk


class TestTheOffer:
    def test_it_says_what_would_become_of_every_answer(self) -> None:
        """How many stand, are asked again, are new, wait for others, and are no longer asked."""
        talk = answered("a", "b", "c", "d")
        newest = version(
            2,
            one("a"),
            one("b", "hint: Take your time."),
            one("c", "when: {question: b, equals: yes}"),
            one("extra"),
            one("waits"),
        )
        card = talk.offer(newest)
        assert card.title == "C07: the questions have changed"
        assert [
            "1 of your answers stands as it is.",
            "1 question is asked again, because it changed: 2.",
            "1 question is new: 4.",
            "1 answer waits until it is clear whether its question applies.",
            "1 answer is to a question that is no longer asked. It is kept, and does not count.",
        ] == [line.text for line in card.lines][1:-1]
        assert {"carry", "stay"} == actions(talk)

    def test_what_is_read_first_is_not_interrupted(self) -> None:
        """Whose file it is, whom to tell of a concern, and that the audit is closed come before it."""
        talk = answered("a")
        for stage in (Stage.CASE, Stage.NOT_SURE, Stage.CONCERN, Stage.SUBMITTED, Stage.NOT_KNOWN):
            talk.state = replace(talk.state, stage=stage)
            talk.offer(version(2, one("a")))
            assert "carry" not in actions(talk)
        talk.state = replace(talk.state, stage=Stage.ASKING)
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        talk.look()
        assert "carry" not in actions(talk)

    def test_what_the_person_was_doing_still_counts(self) -> None:
        """A press and a text that were on their way when the offer came are stored; then the offer is shown."""
        talk = begun(one("a"), WHY, one("b"))
        press = talk.offered("choose")
        talk.offer(version(2, one("a"), WHY))
        stored = [fact.answer for fact in talk.take(Pressed(press)).facts if isinstance(fact, Answered)]
        assert [Answer("a", choices=("yes",))] == stored
        assert {"carry", "stay"} == actions(talk)
        talk.take(Said("A long text.", "text-1"))
        assert talk.given == {"a": ("yes",), "why": "A long text."}
        assert {"carry", "stay"} == actions(talk)

    def test_submitting_meanwhile_takes_it_back(self) -> None:
        """What was handed in stays as it is, and the buttons of the offer do nothing any more."""
        talk = answered("a")
        talk.take(Commanded("review"))
        do(talk, "submit")
        press = talk.offered("anyway")
        talk.offer(version(2, one("a", "hint: New.")))
        carry = talk.offered("carry")
        talk.take(Pressed(press))
        assert talk.state.stage is Stage.SUBMITTED
        assert not talk.state.offered
        assert () == talk.take(Pressed(carry)).facts
        do(talk, "over")
        assert "carry" not in actions(talk)

    def test_a_later_version_takes_its_place(self) -> None:
        """A button says which version it is about; one of an earlier offer shows the newest."""
        talk = answered("a")
        talk.offer(version(2, one("a")))
        old = talk.offered("carry")
        talk.offer(version(3, one("a", "hint: New.")))
        step = talk.take(Pressed(old))
        assert () == step.facts
        assert step.toast
        assert "asked again" in text(talk.card)
        assert (CarriedOver(3),) == do(talk, "carry").facts

    def test_it_counts_what_was_answered_a_moment_ago(self) -> None:
        """Also where that question was one that had changed before."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("b", "hint: New.")))
        do(talk, "carry")
        press = talk.offered("choose")
        assert "1 of your answers stands" in text(talk.offer(version(3, one("a"), one("b", "hint: New."))))
        talk.take(Pressed(press))
        assert "2 of your answers stand" in text(talk.card)

    def test_a_concern_can_be_told_before_deciding(self) -> None:
        """The offer is there again afterwards."""
        talk = answered("a")
        talk.offer(version(2, one("a")))
        talk.take(Commanded("concern"))
        do(talk, "heard")
        assert {"carry", "stay"} == actions(talk)


class TestStaying:
    def test_everything_is_as_it_was(self) -> None:
        """The decision is told once, and the person goes on where they were."""
        talk = answered("a")
        before = talk.card
        talk.offer(version(2, one("a", "hint: New.")))
        step = do(talk, "stay")
        assert (StayedWith(1),) == step.facts
        assert (before.title, before.lines) == (talk.card.title, talk.card.lines)
        assert (False, 2) == (talk.state.offered, talk.state.declined)
        assert talk.given == {"a": ("yes",)}

    def test_it_is_decided_once(self) -> None:
        """The other button of the card that is gone does nothing."""
        talk = answered("a")
        talk.offer(version(2, one("a")))
        carry, stay = talk.offered("carry"), talk.offered("stay")
        talk.take(Pressed(stay))
        assert () == talk.take(Pressed(carry)).facts
        assert () == talk.take(Pressed(stay)).facts


class TestCarryingOver:
    def test_only_what_changed_is_asked_again(self) -> None:
        """With the former answer to read; it counts for nothing until the question is answered."""
        talk = begun(one("a"), one("b"), WHY)
        do(talk, "choose", "choose")
        talk.say("Because.")
        jump(talk, "b")
        do(talk, "comment")
        talk.say("A remark.")
        talk.offer(version(2, one("a"), one("b", "hint: New."), WHY))
        step = do(talk, "carry")
        assert (CarriedOver(2),) == step.facts
        assert "You go on with the new questions (version 2)." == talk.card.confirms
        assert talk.given == {"a": ("yes",), "why": "Because."}
        assert "b" == talk.state.at
        shown = text(talk.card)
        assert "This question has changed. You answered before:\nYes\nAnd you commented:\nA remark." in shown
        do(talk, "choose")
        assert talk.given == {"a": ("yes",), "b": ("yes",), "why": "Because."}
        assert "" == talk.answers["b"].comment
        jump(talk, "b")
        assert "You answered before" not in text(talk.card)

    def test_what_is_submitted_says_under_which_version_it_was_given(self) -> None:
        """Answers that were given anew belong to the return's own version."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("b", "hint: New.")))
        do(talk, "carry", "choose", "submit")
        [submitted] = [fact for fact in talk.history if isinstance(fact, Submitted)]
        assert {"a": 1} == submitted.carried
        assert ("a", "b") == tuple(answer.question for answer in submitted.answers)

    def test_a_former_answer_is_never_submitted(self) -> None:
        """A question that was not answered again has no answer."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("b", "hint: New.")))
        do(talk, "carry", "over", "review", "submit", "anyway")
        [submitted] = [fact for fact in talk.history if isinstance(fact, Submitted)]
        assert ["a"] == [answer.question for answer in submitted.answers]
        assert {"a": 1} == submitted.carried
        assert ("a", "b") == submitted.asked

    def test_an_answer_comes_back_with_its_wording(self) -> None:
        """What the second version asked otherwise and the third asks as the first did stands again."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a", "hint: New."), one("b")))
        do(talk, "carry")
        assert talk.given == {"b": ("yes",)}
        talk.offer(version(3, one("a"), one("b")))
        assert "2 of your answers stand as they are." in text(talk.card)
        do(talk, "carry")
        assert talk.given == {"a": ("yes",), "b": ("yes",)}

    def test_a_condition_that_changed(self) -> None:
        """The answer waits while its question does not apply, and stands when it does."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("b", "when: {question: a, equals: no}")))
        do(talk, "carry")
        assert talk.given == {"a": ("yes",)}
        jump(talk, "a")
        talk.take(Pressed(talk.offered("choose", 0).replace("choose.0", "choose.1")))
        assert talk.given == {"a": ("no",), "b": ("yes",)}

    def test_where_the_person_stood_is_gone(self) -> None:
        """They go on at the first question that waits."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("other")))
        do(talk, "carry")
        assert (Stage.ASKING, "other") == (talk.state.stage, talk.state.at)

    def test_nothing_is_left_to_answer(self) -> None:
        """The review comes."""
        talk = answered("a", "b")
        talk.offer(version(2, one("a"), one("b")))
        do(talk, "carry")
        assert talk.state.stage is Stage.REVIEW

    def test_a_text_whose_place_is_being_asked(self) -> None:
        """It waits for its place still, also where its question is gone."""
        talk = begun(one("a"), one("b"))
        do(talk, "choose")
        talk.say("A remark.")
        talk.offer(version(2, one("a"), one("c")))
        do(talk, "carry")
        assert (Stage.PLACING, "a", "A remark.") == (talk.state.stage, talk.state.at, talk.state.held_text)
        do(talk, "here")
        assert "A remark." == talk.answers["a"].comment

    def test_ticks_and_texts_of_a_question_that_changed(self) -> None:
        """Ticks that were not confirmed go with it, and an edit of its text reaches it no longer."""
        several = f"id: m, kind: several, text: Which?, {YES_NO}"
        talk = begun(COUNT, several, "id: l, kind: several, text: Which else?, " + YES_NO)
        talk.say("3")
        do(talk, "tick", "over", "jump")
        talk.offer(version(2, f"{COUNT}, hint: New.", f"{several}, hint: New."))
        do(talk, "carry")
        assert {} == talk.state.drafts
        assert "no longer, an answer or a comment" in said(talk.take(Edited("4", "text-1")))
        assert talk.given == {}

    def test_a_text_that_is_held_back(self) -> None:
        """It comes along where its question is asked alike; else the offer says that it does not, and leads to it."""
        talk = begun(one("a"), WHY, "id: how, kind: text, text: How?", one("b"))
        do(talk, "choose")
        for name in ("why", "how"):
            jump(talk, name)
            talk.say("Call 01632 960 123 about it.")
        do(talk, "over")
        assert ["why", "how"] == [draft.question for draft in talk.state.withheld]
        card = talk.offer(version(2, one("a"), f"{WHY}, hint: New.", "id: how, kind: text, text: How?", one("b")))
        assert "It does not come along" in text(card)
        do(talk, "decide")
        assert Stage.SCREENING is talk.state.stage
        do(talk, "over")
        assert {"decide", "carry", "stay"} == actions(talk)
        do(talk, "carry")
        assert ["how"] == [draft.question for draft in talk.state.withheld]
        assert talk.given == {"a": ("yes",)}

    def test_old_buttons_do_nothing(self) -> None:
        """What stood on a card of the earlier version is stale."""
        talk = answered("a", "b")
        old = [talk.offered("choose"), talk.offered("leave"), talk.offered("over")]
        talk.offer(version(2, one("a"), one("b"), one("waits", "hint: New.")))
        do(talk, "carry")
        for token in old:
            assert () == talk.take(Pressed(token)).facts
        assert talk.given == {"a": ("yes",), "b": ("yes",)}

    def test_statements(self) -> None:
        """One that changed is to be read again; one that did not is not."""
        notes = [f"id: {name}, kind: statement, text: 'Read {name}.'" for name in ("s", "t")]
        talk = begun(*notes, one("a"), one("b"))
        do(talk, "go", "go", "choose")
        talk.offer(version(2, notes[0], "id: t, kind: statement, text: 'Read t closely.'", one("a"), one("b")))
        do(talk, "carry")
        assert "t" == talk.state.at
        do(talk, "go")
        assert "b" == talk.state.at

    def test_a_return_is_read_as_it_was_submitted(self) -> None:
        """Somebody to whom it was sent back reads it in the wording of its own version."""
        talk = answered("a", "b")
        talk.take(Commanded("review"))
        do(talk, "submit", "anyway", "over")
        talk.offer(version(2, one("b", "hint: New."), one("a")))
        do(talk, "carry")
        assert talk.state.changed
        do(talk, "choose", "submit", "read")
        assert "1. Question b?" in text(talk.card)
        talk = answered("a", "b")
        talk.take(Commanded("review"))
        do(talk, "submit", "anyway", "over")
        talk.offer(version(2, one("c")))
        do(talk, "carry")
        talk.state = replace(talk.state, stage=Stage.READING)
        assert "1. Question a?\nYes\n2. Question b?\nYes" in text(talk.look())
