"""What a conversation does where it is pushed from the straight way; the straight ways stand in `transcripts`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from survey.answers import LONGEST_TEXT, Answer
from survey.audit import Role, Window
from survey.concerns import Concerned
from survey.dispositions import Disposition
from survey.drafts import Draft
from survey.events import Commanded, Pressed, Said
from survey.state import DECIDING, Answered, Stage
from survey.wording import units
from tests.survey.asking import PHRASES, actions, begun, disposition, do, one, questionnaire, said, stage, text
from tests.survey.talk import AUDIT, Talk, situation


class TestConcern:
    @pytest.mark.parametrize("place", [place for place in Stage if place is not Stage.CONCERN])
    @pytest.mark.parametrize("window", Window)
    def test_the_route_is_shown_from_everywhere(self, place: Stage, window: Window) -> None:
        """Also before an audit opens and after it closes; then the conversation goes on where it was."""
        talk = begun(one("a"), one("b"))
        held = (("text-1", "A remark."),) if place is Stage.PLACING else ()
        withheld = (Draft("a", True, (("text-1", "Mrs Heron"),)),) if place in DECIDING else ()
        talk.state = replace(talk.state, stage=place, about="a", held=held, withheld=withheld)
        talk.situation = replace(talk.situation, window=window)
        before = talk.look()
        step = talk.take(Commanded("concern"))
        assert all(route in text(talk.card) for route in AUDIT.escalation)
        assert (Concerned(),) == step.facts
        assert () == talk.take(Commanded("concern")).facts
        do(talk, "told", "heard")
        assert stage(talk) is place
        assert text(before) == text(talk.card)


class TestWhereOneIs:
    def test_where_a_question_does_not_apply_its_number_is_told_apart_from_its_place(self) -> None:
        """What is passed over counts neither as done nor as to come; numbers stay what people call them."""
        talk = begun(one("a"), one("b", "when: {question: a, equals: yes}"), one("c"))
        assert "Question 1 of 2 · C07" == talk.card.title
        talk.press("No")
        assert "Question 3 (2 of 2) · C07" == talk.card.title
        talk.press("◀ Back")
        talk.press("Yes")
        assert "Question 2 of 3 · C07" == talk.card.title

    def test_the_place_of_a_question_with_a_number_of_its_own(self) -> None:
        """'3b.1' says nothing of how far one is, and takes room in the overview."""
        talk = begun(one("a", "number: '1'"), *(one(f"b{n}", f"number: 3b.{n}") for n in range(1, 5)))
        talk.press("No")
        assert "Question 3b.1 (2 of 5) · C07" == talk.card.title
        talk.take(Commanded("overview"))
        assert [3, 2] == [len(row) for row in talk.card.rows[:2]]

    def test_a_hint_stands_beside_the_question_while_a_comment_is_given(self) -> None:
        """It may say what the comment is to hold."""
        talk = begun(one("a", "comment: asked, hint: What is your evidence?"))
        talk.press("Yes")
        assert (Stage.COMMENTING, True) == (stage(talk), "What is your evidence?" in text(talk.card))

    def test_a_probe_asks_gently_for_more(self) -> None:
        """In its own words, once, and only after an answer; what is said to it stands beside the answer."""
        talk = begun("id: a, kind: text, text: What helped?, probe: Can you think of a time?", one("b"))
        assert "Can you think of a time?" not in text(talk.card)
        talk.take(Said("The nurse."))
        assert (Stage.COMMENTING, True) == (stage(talk), "Can you think of a time?" in text(talk.card))
        step = talk.take(Said("When she rang us."))
        assert (
            Answer("a", text="The nurse.", comment="When she rang us."),
            "What helped?\nCan you think of a time?",
        ) == next((fact.answer, fact.wording) for fact in step.facts if isinstance(fact, Answered))
        again = begun("id: a, kind: text, text: What helped?, probe: Can you think of a time?", one("b"))
        do(again, "leave")
        assert Stage.ASKING is stage(again)


class TestAround:
    def test_a_request_without_a_case(self) -> None:
        """Nothing on it speaks of a child."""
        talk = Talk(situation(questionnaire(one("a")), case=None), PHRASES)
        assert {"begin", "pass", "concern", "list"} == actions(talk)
        cards = [talk.card]
        for action in ("begin", "over", "review", "submit", "review", "over", "case"):
            do(talk, action)
            cards.append(talk.card)
        words = "\n".join(text(card) + card.title + str(card.rows) for card in cards)
        assert "Case" not in words.replace("case.", "")
        assert "this child" not in words
        assert "about your agency as a whole (Health), not about one child" in words

    def test_an_agency_that_the_audit_no_longer_lists(self) -> None:
        """Its request can still be opened."""
        talk = Talk(situation(questionnaire(one("a")), case=None, agency="gone"), PHRASES)
        assert "your agency as a whole (gone)" in text(talk.card)

    def test_a_request_without_case_and_agency(self) -> None:
        """A workshop's questions are about neither."""
        talk = Talk(situation(questionnaire(one("a")), case=None, agency=None, role=Role.PRACTITIONER), PHRASES)
        assert "about your agency" not in text(talk.card)

    def test_not_known_after_a_return(self) -> None:
        """The return stops counting, the person hears it, and can take it back."""
        talk = begun(one("a"))
        do(talk, "choose", "submit", "over", "case", "unknown")
        assert "does not count now" in text(talk.card)
        assert disposition(talk) is Disposition.NOT_KNOWN
        do(talk, "known")
        assert disposition(talk) is Disposition.RETURNED
        do(talk, "begin")
        assert stage(talk) is Stage.SUBMITTED

    def test_not_known_when_the_audit_has_closed(self) -> None:
        """The closing card says what was recorded, and nothing of unsubmitted answers."""
        talk = begun(one("a"))
        do(talk, "back", "unknown")
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        assert "not known to your agency" in text(talk.look())
        assert "answers are kept" not in text(talk.card)

    def test_a_press_after_the_audit_has_closed(self) -> None:
        """The card of a moment ago stores nothing any more, and says why."""
        talk = begun(one("a"))
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        step = do(talk, "choose")
        assert step.facts == ()
        assert step.toast == "The audit is not open, so nothing was changed."

    def test_a_press_without_anything_in_it(self) -> None:
        """It is answered like any other stale press, also before the first real one."""
        talk = Talk(situation(questionnaire(one("a"))), PHRASES)
        assert talk.take(Pressed("")).toast

    def test_everything_missing_is_listed(self) -> None:
        """However many questions are open, none is left out of the list."""
        talk = begun(*(one(f"q{number}") for number in range(1, 61)))
        do(talk, "choose")
        talk.take(Commanded("review"))
        do(talk, "submit")
        listed = text(talk.card)
        while "Next page" in str(talk.card.rows):
            talk.take(Pressed(talk.token("Next page")))
            listed += "\n" + text(talk.card)
        assert [f"{number}. Question q{number}?" in listed for number in range(2, 61)] == [True] * 59

    def test_the_review_of_sixty_long_comments(self) -> None:
        """Every comment is shown in full, on pages that any chat can show."""
        talk = begun(*(one(f"q{number}") for number in range(1, 61)))
        comments = [f"{number:02}" + "😀x" * (LONGEST_TEXT // 2 - 1) for number in range(1, 61)]
        for number, comment in enumerate(comments, 1):
            talk.answers[f"q{number}"] = Answer(f"q{number}", choices=("yes",), comment=comment)
        talk.take(Commanded("review"))
        shown = text(talk.card)
        while any("Next page" in button.label for row in talk.card.rows for button in row):
            talk.take(Pressed(talk.token("Next page")))
            assert units(text(talk.card)) < 3000
            shown += text(talk.card)
        whole = shown.replace("\n", "")
        assert all(comment in whole for comment in comments)

    def test_what_a_turn_stores_carries_the_wording(self) -> None:
        """Each entry of the history holds what was shown."""
        talk = begun(one("a"))
        (answered, _) = do(talk, "choose").facts
        assert isinstance(answered, Answered)
        assert answered.wording == "Question a?\nYes\nNo"

    def test_said_when_shut(self) -> None:
        """A text is not kept when the audit is not open, and the person hears it."""
        talk = begun(one("a"))
        talk.situation = replace(talk.situation, window=Window.CLOSED)
        assert "not kept" in said(talk.take(Said("late", "text-1")))
