"""Sending questions of a return back, each with a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import reviewing
from bot.changing.bench import Bench, Done, Gone, Proposed
from bot.finding import Found
from bot.refusing import CannotDo
from survey.audit import WEB, Audit
from survey.command_cards import Wish
from survey.commanding import Propose
from survey.messages import Line, Note
from survey.questionnaire import Question
from survey.tasks import Task
from survey.wording import excerpt


def propose(bench: Bench, wanted: Propose) -> Proposed:
    """Return what would go back, or what asks for a question or its note.

    Raises bot.reviewing.CannotReview, and CannotDo for what was typed and is not taken.
    """
    found = bench.found(wanted.task)
    asked = reviewing.askable(bench.house, bench.connection, bench.audit, found)
    task = _chosen(bench, asked, wanted)
    if wanted.typed:
        task = _noted(bench, found, asked, task, wanted.typed)
    wishes = [Wish(place, each.number, each.short, dict(task.notes).get(each.number, "")) for place, each in asked]
    if task.question:
        wish = next((each for each in wishes if each.number == task.question), None)
        if wish is None:
            raise Gone
        return Proposed(task, bench.cards.note(found.name, wish))
    if task.picking or not task.notes:
        return Proposed(replace(task, picking=True), bench.cards.which_question(found.name, wishes, task.page))
    number = reviewing.returned(bench.house, bench.connection, found).number
    stands = bench.phrases(f"stands.{found.request.disposition}")
    return Proposed(task, bench.cards.send_back(found.name, number, stands, _ordered(wishes, task)))


def _ordered(wishes: Sequence[Wish], task: Task) -> list[Wish]:
    """Return those that have a note, in the order in which they were noted: buttons count by it."""
    known = {each.number: each for each in wishes}
    return [known[number] for number, _ in task.notes if number in known]


def _chosen(bench: Bench, asked: Sequence[tuple[int, Question]], wanted: Propose) -> Task:
    if wanted.position < 0:
        return wanted.task
    question = next((each for place, each in asked if place == wanted.position), None)
    if question is None:
        raise Gone
    _may_be_typed(bench, question)
    return replace(wanted.task, question=question.number, picking=False)


def _noted(bench: Bench, found: Found, asked: Sequence[tuple[int, Question]], task: Task, typed: str) -> Task:
    """Return the task with a note that was typed: for the question that was chosen, or for the one that it names."""
    number, note = task.question, typed
    if not number:
        number, _, note = typed.strip().partition(" ")
        number = number.rstrip(".:")
    question = next((each for _, each in asked if each.number.casefold() == number.casefold()), None)
    if question is None:
        raise CannotDo("sendback.no_question", said=excerpt(number))
    _may_be_typed(bench, question)
    if not note.strip():
        return replace(task, question=question.number, picking=False)
    others = tuple(each for each in task.notes if each[0] != question.number)
    notes = (*others, (question.number, note.strip()))
    reviewing.queries(bench.house, bench.connection, bench.audit, found, notes)
    return replace(task, notes=notes, question="", picking=False)


def _may_be_typed(bench: Bench, question: Question) -> None:
    """Raise CannotDo where a note on a question stays out of this channel, as its answer does."""
    if bench.screen.channel != WEB and bench.audit.web_only & {question.id, Audit.COMMENTS}:
        raise CannotDo("sendback.in_web")


def do(bench: Bench, task: Task) -> Done:
    """Send it back."""
    found = bench.found(task)
    is_told = reviewing.send_back(
        bench.house, bench.connection, bench.audit, found, task.notes, actor=bench.participant.id, now=bench.now
    )
    said = bench.phrases("sendback.done", name=found.name)
    view = "case" if found.request.case is not None else "request"
    missed = Note((Line(bench.phrases("sendback.unreached", name=bench.asked(task.scope).name)),))
    told = frozenset({found.request.participant})
    return Done(said, (view, found.request.number), () if is_told else (missed,), told=told)
