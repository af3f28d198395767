"""Carrying a response over to another version of its questionnaire: what stands, what is asked again, and where the
person stands then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from survey.answers import Answer, Answers
from survey.drafts import Draft
from survey.path import Standing, standing
from survey.questionnaire import Question, Questionnaire
from survey.state import Kept, Situation, State
from survey.versions import asked_alike, find


@dataclass(frozen=True, slots=True)
class Prospect:
    """What carrying over would do to the answers that are given now.

    `stand` are the questions whose answers stand as they are, `again` those that are answered but changed, `new`
    those asked for the first time, `waiting` those that are answered and apply only if others are answered so; all
    of them as the later version asks them. `gone` are those that it does not ask, as they were asked.
    """

    stand: tuple[Question, ...]
    again: tuple[Question, ...]
    new: tuple[Question, ...]
    waiting: tuple[Question, ...]
    gone: tuple[Question, ...]


def present(situation: Situation, answers: Answers) -> Answers:
    """Return those of the latest answers that are answers to the questions as the situation asks them."""
    if not situation.kept:
        return answers
    return _alike(situation.questionnaire, answers, situation.kept)


def former(situation: Situation, question: Question) -> Kept | None:
    """Return what was answered to another version of a question that changed; None where nothing was."""
    kept = situation.kept.get(question.id)
    return None if kept is None or asked_alike(kept.question, question) else kept


def prospect(situation: Situation, now: Standing) -> Prospect:
    """Return what carrying over to the newest version would do; raises ValueError where none is offered."""
    later = _offered(situation)
    answers = {**now.answers, **{answer.question: answer for answer in now.set_aside}}
    latest = _latest(situation, answers)
    after = standing(later, situation.facts, _alike(later, {n: kept.answer for n, kept in latest.items()}, latest))
    answered = [question for question in now.numbered if now.given(question)]
    there = [question for each in answered if (question := find(later, each.id)) is not None]
    again = [q for q in there if q in after.asked and not asked_alike(latest[q.id].question, q)]
    return Prospect(
        stand=tuple(question for question in after.numbered if after.given(question)),
        again=tuple(again),
        new=tuple(
            question
            for question in after.numbered
            if find(situation.questionnaire, question.id) is None and not after.given(question)
        ),
        waiting=tuple(question for question in there if question not in again and not after.given(question)),
        gone=tuple(question for question in answered if find(later, question.id) is None),
    )


def left_behind(situation: Situation, state: State) -> list[Draft]:
    """Return the texts that are held back and would not come along, because their question is not asked alike; raises
    ValueError where no version is offered."""
    alike = _asked_alike(situation.questionnaire, _offered(situation))
    return [draft for draft in state.withheld if draft.question not in alike]


def carried_over(situation: Situation, state: State, answers: Answers) -> tuple[Situation, State, Answers]:
    """Return the situation, the state and the answers under the newest version; raises ValueError where none is
    offered."""
    later = _offered(situation)
    latest = _latest(situation, answers)
    under = situation.returned_under or situation.questionnaire
    there = replace(situation, questionnaire=later, newest=None, kept=latest, returned_under=under)
    return (
        there,
        moved(state, situation.questionnaire, later),
        present(there, {name: kept.answer for name, kept in latest.items()}),
    )


def _offered(situation: Situation) -> Questionnaire:
    if situation.newest is None:
        raise ValueError("no version is offered")
    return situation.newest


def _latest(situation: Situation, answers: Answers) -> dict[str, Kept]:
    """Return the latest entry of each question; `answers` are those that are present."""
    asked = situation.questionnaire
    here = {n: Kept(answer, asked.version, asked.question(n)) for n, answer in answers.items()}
    return {**here, **situation.kept}


def _alike(questionnaire: Questionnaire, answers: Answers, kept: Mapping[str, Kept]) -> dict[str, Answer]:
    def holds(name: str) -> bool:
        question = find(questionnaire, name)
        return question is not None and asked_alike(kept[name].question, question)

    return {name: answer for name, answer in answers.items() if name not in kept or holds(name)}


def moved(state: State, earlier: Questionnaire, later: Questionnaire) -> State:
    """Return the state with nothing in it that is about a question which the later version does not ask alike.

    Ticks that were not confirmed, texts that were held back, and the way back to an earlier text go with the
    questions that they were for; texts whose place is being asked stay, and so does what was sent back and is still
    there. `at` is where the person stood, or the
    nearest question before it that is there still.
    """
    alike = _asked_alike(earlier, later)
    return replace(
        state,
        at=_nearest(state.at, earlier, later),
        about="",
        last=state.last if state.last in alike else "",
        drafts={name: ticks for name, ticks in state.drafts.items() if name in alike},
        read=tuple(name for name in state.read if name in alike),
        spoken={ref: said for ref, said in state.spoken.items() if said[0][1:] in alike},
        withheld=tuple(draft for draft in state.withheld if draft.question in alike),
        queried=tuple(name for name in state.queried if find(later, name) is not None),
        replied=tuple(name for name in state.replied if find(later, name) is not None),
        apart=False,
        changed=state.returns > 0,
        offered=False,
    )


def _asked_alike(earlier: Questionnaire, later: Questionnaire) -> set[str]:
    return {
        question.id
        for question in earlier.questions
        if (after := find(later, question.id)) is not None and asked_alike(question, after)
    }


def _nearest(at: str, earlier: Questionnaire, later: Questionnaire) -> str:
    names = [question.id for question in earlier.questions]
    before = reversed(names[: names.index(at) + 1] if at else [])
    return next((name for name in before if find(later, name) is not None), later.questions[0].id)
