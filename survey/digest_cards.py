"""A digest as a coordinator reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from survey.audit import Audit
from survey.coordinator_cards import SLOT as CHAT
from survey.digesting import Digest
from survey.messages import Button, Card, Line, Tone, token
from survey.phrases import Phrases

SLOT = "digest"
"""Of all that belongs to a digest."""


@dataclass(frozen=True, slots=True)
class DigestCards:
    """The message of a digest, in one language."""

    audit: Audit
    digest: Digest
    phrases: Phrases

    def card(self) -> Card:
        """Return the message; where nothing is new it is one line."""
        title = self.phrases("digest.title", title=self.audit.title)
        lines = tuple(self.lines()) if self.digest.is_new else (Line(self._nothing_new()),)
        return Card(SLOT, title, lines, rows=tuple(self._rows()) if self.digest.is_new else ())

    def lines(self) -> Iterator[Line]:
        """Yield what is said, one thing a line."""
        say, now = self.phrases, self.digest.now
        if now.requested:
            yield Line(self._submitted())
            yield Line(self._rates())
            yield Line(say("coordinator.rate_means"), Tone.HINT)
        else:
            yield Line(say("coordinator.empty"))
        yield Line(self._overdue())
        for count, phrase in (
            (now.sent_back, "digest.sent_back"),
            (now.unreached, "digest.unreached"),
            (now.unanswered, "digest.unanswered"),
        ):
            if count:
                yield Line(say.many(phrase, count))
        yield Line(say.many("digest.concerns", now.concerns) if now.concerns else say("digest.no_concerns"))

    def _submitted(self) -> str:
        new, say = self.digest.submitted, self.phrases
        count = sum(new.values())
        if self.digest.since is None:
            return say.many("digest.first", count)
        day = say.weekday(self.digest.since)
        return (
            say.many("digest.new", count, day=day, agencies=self._each(new)) if count else say("digest.none", day=day)
        )

    def _nothing_new(self) -> str:
        since = self.digest.since or self.digest.day
        return self.phrases("digest.nothing_new", day=self.phrases.weekday(since), due=self._due())

    def _rates(self) -> str:
        rate, (requested, eligible) = self.digest.now.rate, self.digest.changes
        return self.phrases(
            "digest.rates",
            returned=rate.returned,
            requested=rate.requested,
            share=self._share(rate.of_requested, requested),
            eligible=rate.eligible,
            share_eligible=self._share(rate.of_eligible, eligible),
        )

    def _share(self, share: Decimal | None, change: Decimal | None) -> str:
        if share is None:
            return "-"
        if change is None:
            return f"{share}%"
        way = "same" if change == 0 else "up" if change > 0 else "down"
        return f"{share}%, {self.phrases(f'digest.{way}', points=str(abs(change)))}"

    def _overdue(self) -> str:
        overdue = self.digest.now.overdue
        if not overdue:
            return self.phrases("digest.not_overdue", due=self._due())
        return self.phrases("digest.overdue", count=sum(overdue.values()), agencies=self._each(overdue))

    def _due(self) -> str:
        days, day = (self.audit.due - self.digest.day).days, self.phrases.day(self.audit.due)
        if days == 0:
            return self.phrases("coordinator.due_today", day=day)
        return self.phrases.many("coordinator.due" if days > 0 else "coordinator.was_due", abs(days), day=day)

    def _each(self, counts: Mapping[str, int]) -> str:
        none = self.phrases("digest.no_agency")
        return ", ".join(
            f"{self.audit.agency_name(each) if each else none} {count}" for each, count in counts.items()
        )

    def _rows(self) -> Iterator[tuple[Button, ...]]:
        now = self.digest.now
        yield (self._button("summary", main=True), self._button("board"))
        if now.outstanding > 0:
            yield (self._button("outstanding", count=now.outstanding),)
        if now.unreached:
            yield (self._button("outreach", count=now.unreached),)
        if now.concerns:
            yield (self._button("concerns", count=now.concerns),)

    def _button(self, view: str, *, main: bool = False, **details: str | int) -> Button:
        return Button(token(CHAT, 0, -1, view), self.phrases(f"coordinator.{view}", **details), main=main)
