"""The cards on which a question is answered, commented on, or a text finds its place."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, asks_comment, letter, takes_comment
from survey.card_parts import Row
from survey.carrying import former
from survey.case_cards import CaseCards
from survey.families import opens_contact
from survey.messages import Card, Choice, Line, Tick, Tone
from survey.queries import LONGEST_NOTE, waits
from survey.questionnaire import TYPED_KINDS, Kind, Question
from survey.summaries import in_words_here
from survey.wording import EXCERPT, excerpt, in_words, shown, units

SHORT_EXCERPT = 120
LONGEST_BESIDE = 2000
"""UTF-16 units of a question beside which a full look at an answer and a comment still fits."""
LABEL_EXCERPT = 60


class QuestionCards(CaseCards):
    """The cards that are about one question."""

    __slots__ = ()

    def _asking(self) -> Card:
        question = self.situation.questionnaire.question(self.state.at)
        lines = [*self._opening(question), *self._wording(question)]
        if question.required and not self.standing.given(question):
            lines.append(Line(self.phrases("question.required"), Tone.HINT))
        lines += self._query(question)
        card = self._card(self._question_title(question), lines, ())
        if self.situation.web_only(question.id):
            lines.append(self._plain("web_only.question"))
            return replace(card, lines=tuple(lines), rows=(self._web_row(), *self._ways(question)))
        repeated = self.repeated_answer(question)
        if repeated is not None:
            return self._repeats(card, question, repeated)
        withheld = [draft for draft in self.state.withheld if draft.question == question.id]
        rows = [self._decide_row(withheld), self._done_row(question)]
        rows += [self._stands_row(question), self._comment_row(question)]
        rows += self._ways(question)
        return replace(
            card,
            lines=(*lines, *self._so_far(question), *self._withheld_lines(withheld)),
            choices=self._choices(question),
            rows=tuple(row for row in rows if row),
            wants=self._prompt(question),
        )

    @staticmethod
    def _wording(question: Question) -> list[Line]:
        hint = [Line(question.hint, Tone.HINT)] if question.hint else []
        return [Line(question.text, Tone.QUESTION), *hint]

    def _question_title(self, question: Question) -> str:
        if question.kind is Kind.STATEMENT:
            return self._titled("question.statement")
        position = self.situation.questionnaire.position
        here, mine = (*self.standing.numbered, *self.standing.passed_over), position(question.id)
        place = sum(position(q.id) <= mine for q in here)
        phrase = "question.title" if question.number == str(place) else "question.title_apart"
        return self.phrases(phrase, number=question.number, place=place, total=len(here), name=self.situation.name)

    def _opening(self, question: Question) -> list[Line]:
        """What stands above a question: its section where it opens one, and what was passed over before it."""
        section = self.situation.questionnaire.section_of(question.id)
        section_of = self.situation.questionnaire.section_of
        lines = []
        if next((q for q in self.standing.asked if section_of(q.id) is section), None) is question:
            if len(self.situation.questionnaire.sections) > 1:
                lines.append(Line(section.title, Tone.LABEL))
            lines += [Line(section.statement)] if section.statement else []
        passed = self._passed_over_before(question)
        if len(passed) > 1:
            numbers = ", ".join(other.number for other in passed)
            lines.append(Line(self.phrases("repeats.several", numbers=numbers), Tone.HINT))
        elif passed:
            lines.append(Line(self._why_passed_over(passed[0]), Tone.HINT))
        return lines

    def _passed_over_before(self, question: Question) -> list[Question]:
        if not self.standing.passed_over:
            return []
        position = self.situation.questionnaire.position
        before = [position(q.id) for q in self.standing.asked if position(q.id) < position(question.id)]
        last = max(before, default=-1)
        return [other for other in self.standing.passed_over if last < position(other.id) < position(question.id)]

    def _why_passed_over(self, question: Question) -> str:
        source = self.situation.questionnaire.question(question.repeats or "")
        numbers = {"number": question.number, "source": source.number}
        if not self.standing.given(source):
            return self.phrases("repeats.unanswered", **numbers)
        words = in_words_here(self.situation, source, self.standing.answers[source.id], self.phrases, short=True)
        return self.phrases("repeats.not_offered", answer=excerpt(words, SHORT_EXCERPT), **numbers)

    def repeated_answer(self, question: Question) -> Answer | None:
        """Return the answer that a repeated question offers to keep; None where it is asked like any other."""
        if question.repeats is None or self.state.apart or self.standing.given(question):
            return None
        return self.standing.answers.get(question.repeats)

    def _repeats(self, card: Card, question: Question, repeated: Answer) -> Card:
        source = self.situation.questionnaire.question(repeated.question)
        if self.situation.web_only(source.id):
            answer = label = self.phrases("answer.in_web")
        else:
            answer = in_words(question, repeated, self.phrases)
            label = excerpt(in_words(question, repeated, self.phrases, short=True), LABEL_EXCERPT)
        said = self._plain("repeats.says", number=question.number, source=source.number, answer=answer)
        keep = self._button("keep", self.phrases("repeats.keep", answer=label), main=True, question=question)
        apart = self._button("apart", self.phrases("repeats.apart"), question=question)
        stands = self._stands_row(question)
        rows = ((keep,), (apart,), *([stands] if stands else []), *self._ways(question))
        return replace(card, lines=(*card.lines, said), rows=rows)

    def _query(self, question: Question) -> list[Line]:
        """What the coordinator wrote to a question that was sent back and is not settled yet."""
        if not waits(self.state, question.id):
            return []
        if not self.situation.takes_comment(question.id):
            return [Line(self.phrases("sent_back.in_web"), Tone.HINT)]
        longest = LONGEST_NOTE if units(shown(question)) <= LONGEST_BESIDE else SHORT_EXCERPT
        note = self.situation.notes.get(question.id, "")
        return [self._plain("sent_back.note"), _quote(note, longest)] if note else []

    def _stands_row(self, question: Question) -> Row:
        """The way on for an answer that is right; whoever cannot read the note here is led to it."""
        if not waits(self.state, question.id):
            return ()
        if not self.situation.takes_comment(question.id):
            return self._web_row()
        return (self._button("stands", self.phrases("sent_back.stands"), question=question),)

    def _so_far(self, question: Question) -> list[Line]:
        answer = self.standing.answers.get(question.id)
        longest = EXCERPT if units(shown(question)) <= LONGEST_BESIDE else SHORT_EXCERPT
        lines = self._before(question, longest) if answer is None else []
        if answer is not None and answer.is_given and question.kind in TYPED_KINDS:
            lines += [self._plain("answer.yours"), _quote(in_words(question, answer, self.phrases), longest)]
        if answer is not None and answer.comment:
            lines += self._comment_lines("comment.yours", question, answer.comment, longest)
        if question.kind is Kind.SEVERAL:
            lines.append(Line(self.phrases("question.several"), Tone.HINT))
        return lines

    def _before(self, question: Question, longest: int) -> list[Line]:
        """What was answered to this question before it changed: to read, for it counts no longer."""
        kept = former(self.situation, question)
        if kept is None:
            return []
        lines = []
        if kept.answer.is_given:
            words = in_words_here(self.situation, kept.question, kept.answer, self.phrases)
            lines += [self._plain("former.answer"), _quote(words, longest)]
        if kept.answer.comment:
            lines += self._comment_lines("former.comment", question, kept.answer.comment, longest)
        return lines

    def _comment_lines(self, heading: str, question: Question, comment: str, longest: int = EXCERPT) -> list[Line]:
        if not self.situation.takes_comment(question.id):
            return [Line(self.phrases("comment.in_web"), Tone.HINT)]
        return [self._plain(heading), _quote(comment, longest)]

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
        row = []
        if self._takes_comment(question):
            answer = self.standing.answers.get(question.id)
            label = "button.comment_change" if answer is not None and answer.comment else "button.comment"
            row.append(self._button("comment", self.phrases(label), question=question))
        previous = self.previous()
        if previous is not None and previous != question:
            label = self.phrases("button.comment_on", number=previous.number)
            row.append(self._button("earlier", label, question=question))
        return tuple(row)

    def _ways(self, question: Question) -> tuple[Row, ...]:
        statement = question.kind is Kind.STATEMENT
        row = [self._button("back", self.phrases("button.back"), question=question)]
        if not statement and not self.standing.given(question) and not self.standing.left_out(question):
            label = "button.later" if question.required else "button.leave"
            row.append(self._button("leave", self.phrases(label), question=question))
        elif not statement:
            if self.standing.given(question):
                row.append(self._button("leave", self.phrases("button.clear"), question=question))
            row.append(self._button("forward", self.phrases("button.forward"), question=question))
        return tuple(row), (self._button("over", self.phrases("button.overview")),)

    def _prompt(self, question: Question) -> str:
        typed = {Kind.TEXT: "wants.text", Kind.NUMBER: "wants.number", Kind.DATE: "wants.date"}
        return self.phrases(typed[question.kind], number=question.number) if question.kind in typed else ""

    def _commenting(self) -> Card:
        question = self.situation.questionnaire.question(self.state.about)
        title = self._question_title(question)
        answer = self.standing.answers.get(question.id, Answer(question.id))
        lines = self._wording(question)
        if not self._takes_comment(question):
            rows: list[Row] = [self._web_row(), self._say("skip", "comment.skip")]
            return self._card(title, [*lines, self._plain("web_only.comment")], rows)
        lines += self._query(question)
        if answer.is_given:
            words = excerpt(in_words(question, answer, self.phrases))
            lines.append(self._plain("comment.answer", answer=words))
        if answer.comment:
            lines += [self._plain("comment.replaces"), _quote(answer.comment)]
            rows = [self._say("skip", "comment.keep", main=True), self._say("uncomment", "comment.remove")]
        else:
            lines += self._asking_comment(question, answer)
            rows = [self._say("skip", "comment.skip")]
        wants = self.phrases("wants.comment", number=question.number)
        return self._card(title, lines, rows, wants)

    def _asking_comment(self, question: Question, answer: Answer) -> list[Line]:
        if not asks_comment(question, answer):
            return [self._plain("comment.invited")]
        if opens_contact(self.situation.questionnaire, answer):
            return [self._plain("comment.contact"), self._plain("comment.contact.avoid")]
        if not question.probe:
            return [self._plain("comment.asked")]
        return [Line(question.probe, Tone.QUESTION), self._plain("comment.invited")]

    def _placing(self) -> Card:
        question = self.situation.questionnaire.question(self.state.at)
        drop = self._say("drop", "placing.drop")
        if not self.situation.takes_comment(question.id):
            lines = [self._plain("placing.in_web")]
            return self._card(self._question_title(question), lines, [self._web_row(), drop])
        lines = [self._plain("placing.wrote"), _quote(self.state.held_text), self._plain("placing.ask")]
        rows = [self._say("here", "placing.here", number=question.number)] if takes_comment(question) else []
        previous = self.previous()
        if previous is not None and previous != question:
            rows.append(self._say("there", "placing.here", number=previous.number))
        return self._card(self._question_title(question), lines, [*rows, drop])


def _quote(text: str, longest: int = EXCERPT) -> Line:
    return Line(excerpt(text, longest), Tone.QUOTE)
