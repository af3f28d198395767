"""The cards of a text that looks as if it identified someone: what is to become of it."""

from __future__ import annotations

from dataclasses import replace

from survey.audit import WEB
from survey.card_parts import Row
from survey.drafts import Draft
from survey.messages import Card, Line, Tone
from survey.question_cards import QuestionCards
from survey.questionnaire import Question
from survey.screening import screen
from survey.wording import EXCERPT, excerpt

REASONS = ("keeping.no_person", "keeping.public", "keeping.needed")
"""Reasons that are given with one press."""
MOST_FINDINGS = 6
FINDING_EXCERPT = 60


class ScreeningCards(QuestionCards):
    """The cards that are about one text."""

    __slots__ = ()

    def _screening(self) -> Card:
        draft = self.state.withheld[-1]
        lines = [
            self._plain("screening.held"),
            Line(excerpt(draft.text, EXCERPT), Tone.QUOTE),
            *self._findings(draft),
            Line(self.phrases("screening.first_names"), Tone.HINT),
            *self._where_it_stands(draft),
        ]
        rows = [
            self._say("rewrite", "screening.rewrite", main=True),
            self._say("retain", "screening.keep"),
            self._say("omit", "screening.omit"),
            self._unsay_row(draft),
            self._say("over", "button.overview"),
        ]
        return self._shown_here(draft, self._card(self._title(draft), lines, rows))

    def _rewriting(self) -> Card:
        draft = self.state.withheld[-1]
        lines = [self._plain("rewriting.ask"), *self._findings(draft)]
        lines += [self._plain("rewriting.instead"), Line(draft.text, Tone.QUOTE)]
        rows = [
            self._say("undecided", "button.back"),
            self._say("omit", "screening.omit"),
            self._unsay_row(draft),
        ]
        wants = self.phrases("wants.rewritten", number=self._about(draft).number)
        return self._shown_here(draft, replace(self._paged(self._title(draft), lines, rows), wants=wants))

    def _keeping(self) -> Card:
        draft = self.state.withheld[-1]
        lines = [self._plain("keeping.ask"), *self._findings(draft)]
        rows: list[Row] = [
            (replace(self._button("because", self.phrases(reason)), press=self.press("because", None, index)),)
            for index, reason in enumerate(REASONS)
        ]
        rows.append(self._say("undecided", "button.back"))
        wants = self.phrases("wants.reason")
        return self._shown_here(draft, self._card(self._title(draft), lines, rows, wants))

    def _shown_here(self, draft: Draft, card: Card) -> Card:
        """Return the card, or one without the text where this channel may not show it."""
        if self.situation.takes(draft):
            return card
        rows = [self._web_row(), self._say("omit", "screening.omit"), self._say("over", "button.overview")]
        return self._card(self._title(draft), [self._plain("screening.in_web")], rows)

    def _about(self, draft: Draft) -> Question:
        return self.situation.questionnaire.question(draft.question)

    def _title(self, draft: Draft) -> str:
        return self._question_title(self._about(draft))

    def _findings(self, draft: Draft) -> list[Line]:
        text = draft.text
        found = screen(text, self.situation.audit.words)
        named = [
            f"• {self.phrases(f'identifies.{each.kind}')}: {excerpt(text[each.start : each.end], FINDING_EXCERPT)}"
            for each in found[:MOST_FINDINGS]
        ]
        if len(found) > MOST_FINDINGS:
            named.append(self.phrases("screening.more", count=len(found) - MOST_FINDINGS))
        return [Line("\n".join(named))] if named else []

    def _where_it_stands(self, draft: Draft) -> list[Line]:
        channels = {channel for channel, _ in draft.stands}
        if self.situation.keeps_history and self.situation.channel in channels:
            return [self._plain("screening.in_chat")]
        return [self._plain("screening.elsewhere")] if channels - {self.situation.channel, WEB} else []

    def _unsay_row(self, draft: Draft) -> Row:
        here = any(channel == self.situation.channel for channel, _ in draft.stands)
        return self._say("unsay", "screening.unsay") if here and self.situation.can_unsay else ()
