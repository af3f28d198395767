"""The card that shows a person where they are, derived from the state: nothing here is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from survey.answers import Answer, letter
from survey.audit import Window
from survey.messages import Button, Card, Choice, Line, Press, Tick, Tone
from survey.path import Standing
from survey.phrases import Phrases
from survey.questionnaire import CommentRule, Kind, Question
from survey.state import Situation, Stage, State
from survey.summaries import overview, return_lines, review_lines
from survey.wording import excerpt, in_words, pages

QUESTIONS_A_PAGE = 25
NUMBERS_A_ROW = 5

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything a card depends on."""

    situation: Situation
    state: State
    standing: Standing
    phrases: Phrases

    def card(self, confirms: str = "") -> Card:
        """Return the card for the state; its first line says what the last turn stored."""
        stage = self.state.stage
        if self.situation.window is not Window.OPEN and stage is not Stage.READING:
            card = self._shut()
        else:
            card = self._showing(stage)()
        return replace(card, confirms=confirms)

    def _showing(self, stage: Stage) -> Callable[[], Card]:
        return {
            Stage.CASE: self._case,
            Stage.NOT_SURE: self._not_sure,
            Stage.PASSING_ON: self._passing_on,
            Stage.PASSED_ON: self._passed_on,
            Stage.NOT_KNOWN: self._not_known,
            Stage.ASKING: self._asking,
            Stage.COMMENTING: self._commenting,
            Stage.PLACING: self._placing,
            Stage.CONCERN: self._concern,
            Stage.OVERVIEW: self._overview,
            Stage.REVIEW: self._review,
            Stage.MISSING: self._missing,
            Stage.SUBMITTED: self._submitted,
            Stage.READING: self._reading,
        }[stage]

    def press(self, action: str, question: Question | None = None, argument: int = 0) -> str:
        """Return the token of a button on this card."""
        position = -1 if question is None else self.situation.questionnaire.position(question.id)
        return Press(str(self.situation.request), self.state.revision, position, action, argument).token

    def _button(self, action: str, label: str, *, main: bool = False, question: Question | None = None) -> Button:
        return Button(self.press(action, question), label, main)

    def _say(self, action: str, phrase: str, *, main: bool = False, **details: str | int) -> Row:
        return (self._button(action, self.phrases(phrase, **details), main=main),)

    def _card(self, title: str, lines: Iterable[Line], rows: Iterable[Row], wants: str = "") -> Card:
        slot = str(self.situation.request)
        return Card(slot, title, tuple(lines), rows=tuple(row for row in rows if row), wants=wants)

    def _titled(self, phrase: str) -> str:
        return self.phrases(phrase, name=self.situation.name)

    def _plain(self, phrase: str, **details: str | int) -> Line:
        return Line(self.phrases(phrase, **details))

    def _shut(self) -> Card:
        audit, name = self.situation.audit, self.situation.name
        if self.situation.window is Window.NOT_OPEN:
            lines = [self._plain("shut.not_open", day=self.phrases.day(audit.opens))]
            return self._card(name, lines, [self._say("list", "button.list")])
        lines = [self._plain("shut.closed", day=self.phrases.day(audit.closes))]
        returned = self.state.returns > 0
        done, total = self.standing.done, len(self.standing.numbered)
        lines.append(self._plain("shut.counts") if returned else self._plain("shut.partial", done=done, total=total))
        lines.append(self._plain("shut.coordinator", coordinator=audit.coordinator))
        read = self._say("read", "button.read", main=True) if returned else ()
        return self._card(name, lines, [read, self._say("list", "button.list")])

    def _case(self) -> Card:
        situation, audit = self.situation, self.situation.audit
        begun = self.state.confirmed
        lines = []
        if situation.case is not None:
            seen = [a for a in audit.attributes if a.on_card and situation.case.attributes.get(a.name) is not None]
            known = [f"{a.label}: {situation.case.attributes[a.name]}" for a in seen]
            lines.append(Line(" · ".join([situation.name, *known]), Tone.QUESTION))
            lines += [self._plain("case.key", source=audit.key_source), self._plain("case.confirm")]
        else:
            lines += [self._plain("case.without")]
        lines.append(Line(self.phrases("case.due", due=self.phrases.day(audit.due)), Tone.HINT))
        asked = "case.begin" if situation.case is not None else "case.begin_without"
        rows = [
            self._say("begin", "case.go_on" if begun else asked, main=True),
            self._say("unsure", "case.unsure") if situation.case is not None else (),
            self._say("unknown", "case.unknown") if situation.case is not None else (),
            self._say("pass", "case.pass_on"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("case.title"), lines, rows)

    def _not_sure(self) -> Card:
        lines = [self._plain("not_sure.told"), self._plain("not_sure.next")]
        rows = [self._say("case", "not_sure.back", main=True), self._say("list", "button.list")]
        return self._card(self._titled("not_sure.title"), lines, rows, self.phrases("not_sure.wants"))

    def _passing_on(self) -> Card:
        rows = [self._say("case", "button.cancel")]
        return self._card(
            self._titled("passing_on.title"), [self._plain("passing_on.ask")], rows, self.phrases("passing_on.wants")
        )

    def _passed_on(self) -> Card:
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("case", "passed_on.back"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("passed_on.title"), [self._plain("passed_on.told")], rows)

    def _not_known(self) -> Card:
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("known", "not_known.back"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("not_known.title"), [self._plain("not_known.recorded")], rows)

    def _asking(self) -> Card:
        question = self.situation.questionnaire.question(self.state.at)
        lines = [*self._opening(question), Line(question.text, Tone.QUESTION)]
        if question.hint:
            lines.append(Line(question.hint, Tone.HINT))
        card = self._card(self._question_title(question), (), ())
        if self.situation.web_only(question.id):
            return replace(
                card, lines=(*lines, self._plain("web_only.question")), rows=(self._web_row(), *self._ways(question))
            )
        repeated = self.repeated_answer(question)
        if repeated is not None:
            return self._repeats(card, question, repeated, lines)
        lines += self._so_far(question)
        rows = [self._done_row(question), self._comment_row(question), *self._ways(question)]
        return replace(
            card,
            lines=tuple(lines),
            choices=self._choices(question),
            rows=tuple(row for row in rows if row),
            wants=self._prompt(question),
        )

    def _question_title(self, question: Question) -> str:
        if question.kind is Kind.STATEMENT:
            return self.phrases("question.statement", name=self.situation.name)
        total = sum(q.kind is not Kind.STATEMENT for q in self.situation.questionnaire.questions)
        return self.phrases("question.title", number=question.number, total=total, name=self.situation.name)

    def _opening(self, question: Question) -> list[Line]:
        """What stands above a question: its section where it opens one, and what was passed over before it."""
        section = self.situation.questionnaire.section_of(question.id)
        asked = [q for q in self.standing.asked if q in section.questions]
        lines = []
        if asked and asked[0] == question and section.statement:
            lines.append(Line(section.statement))
        position = self.situation.questionnaire.position
        before = [position(q.id) for q in self.standing.asked if position(q.id) < position(question.id)]
        lines += [
            Line(self._why_passed_over(passed), Tone.HINT)
            for passed in self.standing.passed_over
            if max(before, default=-1) < position(passed.id) < position(question.id)
        ]
        return lines

    def _why_passed_over(self, question: Question) -> str:
        source = self.situation.questionnaire.question(question.repeats or "")
        answer = self.standing.answers.get(source.id)
        numbers = {"number": question.number, "source": source.number}
        if answer is None or not answer.is_given:
            return self.phrases("repeats.unanswered", **numbers)
        return self.phrases("repeats.not_offered", answer=in_words(source, answer, self.phrases), **numbers)

    def repeated_answer(self, question: Question) -> Answer | None:
        """Return the answer that a repeated question offers to keep; None where it is asked like any other."""
        if question.repeats is None or self.state.apart or self.standing.given(question):
            return None
        return self.standing.answers.get(question.repeats)

    def _repeats(self, card: Card, question: Question, repeated: Answer, lines: list[Line]) -> Card:
        source = self.situation.questionnaire.question(repeated.question)
        answer = in_words(source, repeated, self.phrases)
        said = self._plain("repeats.says", number=question.number, source=source.number, answer=answer)
        keep = self._button("keep", self.phrases("repeats.keep", answer=answer), main=True, question=question)
        apart = self._button("apart", self.phrases("repeats.apart"), question=question)
        return replace(card, lines=(*lines, said), rows=((keep,), (apart,), *self._ways(question)))

    def _so_far(self, question: Question) -> list[Line]:
        answer = self.standing.answers.get(question.id)
        lines = []
        if answer is not None and answer.is_given and question.kind not in {Kind.ONE, Kind.SCALE, Kind.SEVERAL}:
            lines.append(Line(excerpt(in_words(question, answer, self.phrases)), Tone.QUOTE))
        if answer is not None and answer.comment:
            lines.append(self._plain("comment.yours"))
            lines.append(Line(excerpt(answer.comment), Tone.QUOTE))
        if question.kind is Kind.SEVERAL:
            lines.append(Line(self.phrases("question.several"), Tone.HINT))
        return lines

    def _choices(self, question: Question) -> tuple[Choice, ...]:
        chosen = self.ticks(question)
        several = question.kind is Kind.SEVERAL
        choices = []
        for index, option in enumerate(question.options):
            on = option.code in chosen
            tick = (Tick.ON if on else Tick.OFF) if several else (Tick.CURRENT if on else Tick.NONE)
            action = ("untick" if on else "tick") if several else "choose"
            choices.append(Choice(self.press(action, question, index), option.label, letter(index), tick))
        return tuple(choices)

    def ticks(self, question: Question) -> tuple[str, ...]:
        """Return what stands ticked or chosen: the draft where there is one, else the answer."""
        if question.id in self.state.drafts:
            return self.state.drafts[question.id]
        answer = self.standing.answers.get(question.id)
        return (answer.choices or ()) if answer is not None else ()

    def _done_row(self, question: Question) -> Row:
        if question.kind is Kind.STATEMENT:
            return (self._button("go", self.phrases("button.go_on"), main=True, question=question),)
        if question.kind is not Kind.SEVERAL:
            return ()
        ticks = self.ticks(question)
        if ticks:
            return (self._button("done", self.phrases.many("button.done", len(ticks)), main=True, question=question),)
        if question.minimum or any(option.exclusive for option in question.options):
            return ()  # the questionnaire has its own way of saying 'none of these', or wants at least one
        return (self._button("none", self.phrases("button.none"), question=question),)

    def _comment_row(self, question: Question) -> Row:
        if not self.situation.takes_comments:
            return ()
        row = []
        if question.comment is not CommentRule.NONE and question.kind is not Kind.STATEMENT:
            answer = self.standing.answers.get(question.id)
            label = "button.comment_change" if answer is not None and answer.comment else "button.comment"
            row.append(self._button("comment", self.phrases(label), question=question))
        previous = self.previous()
        if previous is not None and previous != question and previous.comment is not CommentRule.NONE:
            label = self.phrases("button.comment_on", number=previous.number)
            row.append(self._button("earlier", label, question=question))
        return tuple(row)

    def previous(self) -> Question | None:
        """Return the question that was answered last, where it still applies."""
        questions = [q for q in self.standing.numbered if q.id == self.state.last]
        return questions[0] if questions else None

    def _ways(self, question: Question) -> tuple[Row, ...]:
        statement = question.kind is Kind.STATEMENT
        row = [self._button("back", self.phrases("button.back"), question=question)]
        if not statement and not self.standing.given(question) and not self.standing.left_out(question):
            row.append(self._button("leave", self.phrases("button.leave"), question=question))
        elif not statement:
            if self.standing.given(question):
                row.append(self._button("leave", self.phrases("button.clear"), question=question))
            row.append(self._button("forward", self.phrases("button.forward"), question=question))
        return tuple(row), (self._button("over", self.phrases("button.overview")),)

    def _prompt(self, question: Question) -> str:
        typed = {Kind.TEXT: "wants.text", Kind.NUMBER: "wants.number", Kind.DATE: "wants.date"}
        return self.phrases(typed[question.kind], number=question.number) if question.kind in typed else ""

    def _web_row(self) -> Row:
        return self._say("web", "web_only.link", main=True)

    def _commenting(self) -> Card:
        question = self.situation.questionnaire.question(self.state.about)
        answer = self.standing.answers.get(question.id)
        lines = [Line(question.text, Tone.QUESTION)]
        if answer is not None and answer.is_given:
            lines.append(self._plain("comment.answer", answer=excerpt(in_words(question, answer, self.phrases))))
        asked = answer is not None and any(question.option(c).asks_comment for c in answer.choices or ())
        rows: list[Row] = [self._say("skip", "comment.skip")]
        if answer is not None and answer.comment:
            lines += [self._plain("comment.replaces"), Line(excerpt(answer.comment), Tone.QUOTE)]
            rows = [self._say("skip", "comment.keep", main=True), self._say("uncomment", "comment.remove")]
        else:
            lines.append(self._plain("comment.asked" if asked else "comment.invited"))
        wants = self.phrases("wants.comment", number=question.number)
        return self._card(self._question_title(question), lines, rows, wants)

    def _placing(self) -> Card:
        question = self.situation.questionnaire.question(self.state.at)
        lines = [
            self._plain("placing.wrote"),
            Line(excerpt(self.state.held_text), Tone.QUOTE),
            self._plain("placing.ask"),
        ]
        rows: list[Row] = [self._say("here", "placing.here", number=question.number)]
        previous = self.previous()
        if previous is not None and previous != question:
            rows.append(self._say("there", "placing.here", number=previous.number))
        rows.append(self._say("drop", "placing.drop"))
        return self._card(self._question_title(question), lines, rows)

    def _concern(self) -> Card:
        lines = [Line(step, Tone.ALERT) for step in self.situation.audit.escalation]
        lines = [self._plain("concern.first"), *lines, self._plain("concern.kept")]
        return self._card(self._titled("concern.title"), lines, [self._say("heard", "concern.heard", main=True)])

    def _overview(self) -> Card:
        asked = self.standing.numbered
        count = max(1, -(-len(asked) // QUESTIONS_A_PAGE))
        page = min(self.state.page, count - 1)
        here = asked[page * QUESTIONS_A_PAGE : (page + 1) * QUESTIONS_A_PAGE]
        lines = [self._plain("overview.done", done=self.standing.done, total=len(asked))]
        lines.append(overview(here, self.standing, self.phrases))
        numbers = [Button(self.press("jump", question), self._mark(question)) for question in here]
        rows = [tuple(numbers[i : i + NUMBERS_A_ROW]) for i in range(0, len(numbers), NUMBERS_A_ROW)]
        rows += [self._page_row(page, count), *self._overview_ways()]
        return self._card(self._titled("overview.title"), lines, rows)

    def _mark(self, question: Question) -> str:
        given = self.standing.given(question)
        return f"{question.number} {'✓' if given else '-' if self.standing.left_out(question) else '○'}"

    def _overview_ways(self) -> list[Row]:
        again = "button.review_again" if self.state.returns else "button.review"
        complete = not self.standing.unanswered
        return [
            self._say("resume", "button.resume", main=True) if self.state.at and not complete else (),
            self._say("review", again, main=complete),
            self._say("case", "button.case"),
            self._say("list", "button.list"),
        ]

    def _page_row(self, page: int, count: int) -> Row:
        row = []
        if page > 0:
            row.append(Button(self.press("page", None, page - 1), self.phrases("button.page_back")))
        if page < count - 1:
            row.append(Button(self.press("page", None, page + 1), self.phrases("button.page_on")))
        return tuple(row)

    def _paged(self, title: str, lines: list[Line], rows: list[Row]) -> Card:
        parts = pages(lines)
        page = min(self.state.page, len(parts) - 1)
        if len(parts) > 1:
            title = self.phrases("page.of", title=title, page=page + 1, count=len(parts))
        return self._card(title, parts[page], [self._page_row(page, len(parts)), *rows])

    def _review(self) -> Card:
        lines = [self._plain("review.intro"), *review_lines(self.situation, self.standing, self.phrases)]
        submit = "review.submit_again" if self.state.returns else "review.submit"
        rows = [self._say("submit", submit, main=True), self._say("over", "review.change")]
        return self._paged(self._titled("review.title"), lines, rows)

    def _missing(self) -> Card:
        lines = [self._plain("missing.intro")]
        lines += [Line(f"{q.number}. {q.short}") for q in self.standing.unanswered[:QUESTIONS_A_PAGE]]
        if not self.standing.done:
            lines.append(self._plain("missing.nothing"))
        rows = [
            self._say("fill", "missing.fill", main=True),
            self._say("anyway", "missing.anyway") if self.standing.done else (),
            self._say("review", "missing.back"),
        ]
        return self._card(self._titled("missing.title"), lines, rows)

    def _submitted(self) -> Card:
        closes = self.phrases.day(self.situation.audit.closes)
        lines = [
            self._plain("submitted.thanks", name=self.situation.name),
            self._plain("submitted.until", day=closes),
        ]
        if self.state.changed:
            lines = [self._plain("submitted.changed", number=self.state.returns)]
        rows = [
            self._say("next", "button.next_request", main=True),
            self._say("review", "button.review_again") if self.state.changed else (),
            self._say("read", "button.read"),
            self._say("over", "review.change"),
            self._say("list", "button.list"),
        ]
        return self._card(self._titled("submitted.title"), lines, rows)

    def _reading(self) -> Card:
        returned = self.situation.returned
        lines = return_lines(self.situation.questionnaire, returned, self.phrases) if returned else []
        rows = [self._say("shut", "button.close_reading", main=True)]
        return self._paged(self._titled("reading.title"), lines, rows)
