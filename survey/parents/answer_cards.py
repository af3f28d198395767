"""The cards on which a parent answers, sees what they said, changes it, and picks what may be quoted."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, letter
from survey.audit import WEB
from survey.messages import Button, Card, Choice, Line, Tick, Tone
from survey.paging import on_page, page_row, pages_of
from survey.parents.card_parts import ParentCardParts, Row
from survey.parents.quoting import quotable
from survey.parents.state import Quotes
from survey.questionnaire import Kind, Question
from survey.wording import EXCERPT, excerpt, portions, units

ANSWERS_A_PAGE = 4
SENTENCES_A_PAGE = 6
LONGEST_PAGE = 2400
"""UTF-16 units of sentences on one page: they are shown whole, for whoever agrees to print them must see them."""


class AnswerCards(ParentCardParts):
    """The cards that are about what was said."""

    __slots__ = ()

    def _question(self) -> Question:
        return self.setting.questionnaire.question(self.state.at)

    def _asking(self) -> Card:
        question, asked = self._question(), self.asked
        number = 1 + next((place for place, each in enumerate(asked) if each.id == question.id), 0)
        title = self.phrases("parent.title.question", number=number, total=len(asked))
        card = self._probing(question) if self.state.probing else self._answering(question)
        return replace(card, title=title)

    def _answering(self, question: Question) -> Card:
        section = self.setting.questionnaire.section_of(question.id)
        is_first = section.questions[0].id == question.id
        lines = [Line(section.statement)] if section.statement and is_first else []
        lines.append(Line(question.text, Tone.QUESTION))
        lines += [Line(question.hint, Tone.HINT)] if question.hint else []
        if question.kind is Kind.TEXT:
            return self._writing(lines, self.answer(question).text or "", "skip")
        rows = [self.say("skip", "parent.button.skip")]
        if question.kind is Kind.SEVERAL and self.state.ticks:
            rows = [self.say("done", "parent.button.done", main=True)]
        return replace(self.card("parent.title", lines, rows), choices=self._choices(question))

    def _probing(self, question: Question) -> Card:
        return self._writing([Line(question.probe, Tone.QUESTION)], self.answer(question).comment, "done")

    def _writing(self, lines: list[Line], so_far: str, without: str) -> Card:
        rows = [self.say(without, "parent.button.skip" if without == "skip" else "parent.button.nothing_more")]
        if so_far:
            lines = [*lines, *self._so_far(so_far)]
            rows = [self.say("done", "parent.button.done", main=True), self.say("anew", "parent.button.anew")]
        return self.card("parent.title", lines, rows, self.phrases("parent.wants.answer"))

    def _so_far(self, said: str) -> list[Line]:
        # of what is very long the end is shown: that is where somebody goes on
        shown = said if units(said) <= LONGEST_PAGE else f"… {portions(said, LONGEST_PAGE)[-1]}"
        return [
            Line(self.phrases("parent.so_far"), Tone.LABEL),
            Line(shown, Tone.QUOTE),
            self.hint("parent.so_far.more"),
        ]

    def _choices(self, question: Question) -> tuple[Choice, ...]:
        several, chosen = question.kind is Kind.SEVERAL, set(self.answer(question).choices or ())
        found = []
        for index, option in enumerate(question.options):
            tick = Tick.CURRENT if option.code in chosen and not several else Tick.NONE
            action = "choose"
            if several:
                is_on = option.code in self.state.ticks
                tick, action = (Tick.ON, "untick") if is_on else (Tick.OFF, "tick")
            found.append(Choice(self.press(action, index, question), option.label, letter(index), tick))
        return tuple(found)

    # Reading back

    def _read_back(self) -> Card:
        given = self.given
        here, page = on_page(given, self.state.page, ANSWERS_A_PAGE)
        lines = [self.plain("parent.read_back" if given else "parent.read_back.nothing")]
        changes = []
        for answer in here:
            number = given.index(answer) + 1
            lines += self._kept(answer, number)
            label = self.phrases("parent.button.change", number=number)
            question = self.setting.questionnaire.question(answer.question)
            changes.append(Button(self.press("change", 0, question), label))
        rows: list[Row] = [tuple(changes[i : i + 2]) for i in range(0, len(changes), 2)]
        rows.append(self._pages(page, pages_of(len(given), ANSWERS_A_PAGE)))
        rows.append(self.say("finish", "parent.button.finish", main=True))
        rows.append(self.say("back", "parent.button.questions"))
        return self.card("parent.title.read_back", lines, rows)

    def _pages(self, page: int, count: int) -> Row:
        return page_row(page, count, lambda other: self.press("page", other), self.phrases)

    def _kept(self, answer: Answer, number: int) -> list[Line]:
        question = self.setting.questionnaire.question(answer.question)
        lines = [Line(f"{number}. {question.text}", Tone.LABEL)]
        if answer.is_given:
            lines.append(Line(excerpt(self.words_of(question, answer), EXCERPT), Tone.QUOTE))
        if answer.comment and self.setting.takes_probe(question):
            lines.append(Line(excerpt(answer.comment, EXCERPT), Tone.QUOTE))
        found = self.findings("\n".join(filter(None, (answer.text, answer.comment))))
        return [*lines, *([self.hint("parent.identifies", words=found)] if found else [])]

    def _changing(self) -> Card:
        question = self._question()
        answer = self.answer(question)
        lines = [Line(question.text, Tone.QUESTION)]
        if answer.is_given:
            said = portions(self.words_of(question, answer), LONGEST_PAGE // 2)[0]
            label = "parent.so_far" if question.kind is Kind.TEXT else "parent.said"
            lines += [Line(self.phrases(label), Tone.LABEL), Line(said, Tone.QUOTE)]
        if answer.comment:
            said = portions(answer.comment, LONGEST_PAGE // 2)[0]
            lines += [Line(question.probe, Tone.LABEL), Line(said, Tone.QUOTE)]
        found = self.findings("\n".join(filter(None, (answer.text, answer.comment))))
        lines += [self.hint("parent.identifies", words=found)] if found else []
        is_text = question.kind is Kind.TEXT
        lines.append(self.hint("parent.changing.write" if is_text else "parent.changing.choose"))
        lines += [self.hint("parent.changing.chat")] if is_text and self.setting.channel != WEB else []
        rows = [
            self.say("done", "parent.button.done", main=True),
            self.say("omit", "parent.button.omit") if found else (),
            self.say("forget_more", "parent.button.forget_more") if answer.comment else (),
            self.say("forget", "parent.button.forget"),
        ]
        card = self.card("parent.title.changing", lines, rows, self.phrases("parent.wants.answer") if is_text else "")
        return card if is_text else replace(card, choices=self._choices(question))

    # Quotes

    def _quoting(self) -> Card:
        pages = self.pages_of_sentences()
        page = min(self.state.page, len(pages) - 1)
        first = sum(map(len, pages[:page]))
        choices = tuple(
            Choice(self.press(*self._pick(quote, first + place)), quote[1], letter(place), self._picked(quote))
            for place, quote in enumerate(pages[page])
        )
        lines = [self.plain("parent.quoting"), self.plain("parent.quoting.undo")]
        found = self.findings("\n".join(sentence for _, sentence in pages[page]))
        lines += [self.hint("parent.quoting.identifies", words=found)] if found else []
        rows = [self._pages(page, len(pages)), self.say("done", "parent.button.quoted", main=True)]
        return replace(self.card("parent.title.quoting", lines, rows), choices=choices)

    def _pick(self, quote: tuple[str, str], place: int) -> tuple[str, int]:
        return ("unpick" if quote in self.state.picked else "pick", place)

    def _picked(self, quote: tuple[str, str]) -> Tick:
        return Tick.ON if quote in self.state.picked else Tick.OFF

    def pages_of_sentences(self) -> list[Quotes]:
        """Return the sentences that can be picked, page by page; each is shown whole."""
        pages: list[list[tuple[str, str]]] = [[]]
        room = LONGEST_PAGE
        for quote in quotable(self.given, self.state.summaries):
            size = units(quote[1])
            if pages[-1] and (len(pages[-1]) == SENTENCES_A_PAGE or size > room):
                pages.append([])
                room = LONGEST_PAGE
            pages[-1].append(quote)
            room -= size
        return [tuple(page) for page in pages]
