"""A return as the chat shows it to whoever runs the audit: what is for the web chat alone stays there."""

from __future__ import annotations

from bot.changing.bench import Bench
from bot.reviewing import GivenAnswer, OpenedReturn
from storage.times import parse
from survey.audit import WEB, Audit, Role, Window
from survey.dispositions import Disposition
from survey.return_cards import Answered, ReturnCard
from survey.returns import IMPORTED


def shown(bench: Bench, opened: OpenedReturn) -> ReturnCard:
    """Return the card of an opened return, for the channel of the turn."""
    request, say = opened.found.request, bench.phrases
    stands, acts = request.disposition, bench.participant.role is Role.COORDINATOR
    at = bench.local(parse(opened.returned.submitted_at))
    way = "return.described_imported" if opened.returned.origin == IMPORTED else "return.described"
    described = say(way, number=opened.returned.number, at=say.moment(at), stands=say(f"stands.{stands}"))
    return ReturnCard(
        request=request.number,
        name=opened.found.name,
        described=described,
        answers=[_answered(bench, answer) for answer in opened.answers],
        set_aside=[question.number for question in opened.set_aside],
        can_accept=acts and stands is not Disposition.ACCEPTED,
        can_send_back=acts and stands is not Disposition.SENT_BACK and bench.audit.window(bench.now) is Window.OPEN,
        back=("case" if request.case is not None else "request", request.number),
    )


def _answered(bench: Bench, answer: GivenAnswer) -> Answered:
    kept = frozenset() if bench.screen.channel == WEB else bench.audit.web_only
    hides_words, hides_comment = answer.question.id in kept, Audit.COMMENTS in kept
    hidden = hides_words or (hides_comment and bool(answer.comment or answer.reasons or answer.reviews))
    is_bare = hides_words or hides_comment
    return Answered(
        number=answer.question.number,
        short=answer.question.short,
        words="" if hides_words else answer.words,
        comment="" if is_bare else answer.comment,
        reasons=() if is_bare else answer.reasons,
        notes=() if is_bare else tuple(review.note for review in answer.reviews),
        hidden=hidden,
    )
