"""The report's words for figures: one sentence for each thing, whichever page, file or picture says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from reporting.collation import Collation
from reporting.disclosure import FEWEST
from reporting.figures import OptionFigure, QuestionFigures
from reporting.parents import Parents
from reporting.versions import Wording
from survey.dispositions import Disposition
from survey.languages import english_name
from survey.progress import Rate
from survey.shares import per_cent

DISPOSITIONS = {
    Disposition.NOT_INVITED: "Not yet invited",
    Disposition.INVITED: "Invited",
    Disposition.OPENED: "Opened",
    Disposition.PARTIAL: "Begun",
    Disposition.RETURNED: "Returned",
    Disposition.ACCEPTED: "Accepted",
    Disposition.SENT_BACK: "Sent back for more",
    Disposition.NOT_KNOWN: "Child not known to the agency",
    Disposition.DECLINED: "Declined",
    Disposition.WITHDRAWN: "Withdrawn",
}
SHORT = {
    Disposition.NOT_INVITED: "not invited",
    Disposition.INVITED: "invited",
    Disposition.OPENED: "opened",
    Disposition.PARTIAL: "begun",
    Disposition.RETURNED: "returned",
    Disposition.ACCEPTED: "accepted",
    Disposition.SENT_BACK: "sent back",
    Disposition.NOT_KNOWN: "not known",
    Disposition.DECLINED: "declined",
    Disposition.WITHDRAWN: "withdrawn",
}
"""For a cell of a table or a picture."""
NO_CASE = "No case"
NO_AGENCY = "No agency"
RATES = (
    "Requested: every request. Eligible: without those where the child is not known to the agency. Returned: what was"
    " submitted, also where it was sent back for more."
)
"""What the two rates of return are, in one line to stand under them."""
SYNTHETIC = "Synthetic data: nobody wrote these answers"
FEW_PARENTS, FEW_PRACTITIONERS = f"fewer than {FEWEST} parents", f"fewer than {FEWEST} practitioners"
"""Of whom no figure is printed."""
HELD_BACK_ALL = (
    f"What parents said is held back, figures and quotes alike, because {FEW_PARENTS} have finished: it could show"
    f" who said what. It is printed once {FEWEST} have."
)
HELD_BACK_WORKSHOP = (
    f"What practitioners said is held back, because {FEW_PRACTITIONERS} have answered: whoever knows who was asked"
    " would know whose it is."
)
SEVERAL = "A return can count under more than one option, so the shares can add up to more than 100%."
SEVERAL_OF_PARENTS = SEVERAL.replace("A return", "A parent")


def made_up(synthetic: int, of: int, noun: str) -> str:
    """Return what says that returns, or whatever `noun` says that these are, are made up; empty where none is."""
    if not synthetic:
        return ""
    return SYNTHETIC if synthetic == of else f"{SYNTHETIC} ({synthetic} of the {of} {noun} are made up)"


def held_back(few: str) -> str:
    """Return why a question has no figures, where `few` answered it."""
    return f"Held back, because {few} answered: the figures could show who said what."


def finished(parents: Parents) -> str:
    """Return on how many conversations what parents said rests, as a sentence."""
    if parents.finished == 1:
        return "1 conversation is finished."
    return f"{parents.finished or 'No'} conversations are finished."


def day(date: dt.date) -> str:
    """Return a date as '3 March 2026'."""
    return f"{date.day} {date:%B %Y}"


def count_and_share(figure: OptionFigure) -> str:
    """Return '44 (58.7%)'; only the count where there is no base."""
    return f"{figure.count} ({per_cent(figure.share)})" if figure.answered else str(figure.count)


def of_requested(rate: Rate) -> str:
    """Return '77 of 90 (85.6%)'; 'none' where nothing was requested."""
    return _rate(rate.returned, rate.requested, rate.of_requested)


def of_eligible(rate: Rate) -> str:
    """Return '77 of 88 (87.5%)'; 'none' where nothing is eligible."""
    return _rate(rate.returned, rate.eligible, rate.of_eligible)


def rate_lines(rate: Rate) -> tuple[str, ...]:
    """Return '77 of 90 requests returned (85.6%)' and 'of those eligible 77 of 88 (87.5%)'."""
    if not rate.requested:
        return ("Nothing was requested",)
    requested = f"{rate.returned} of {rate.requested} requests returned ({per_cent(rate.of_requested)})"
    return requested, f"of those eligible {of_eligible(rate)}"


def both_rates(rate: Rate) -> str:
    """Return both rates in one line, without a full stop."""
    return "; ".join(rate_lines(rate))


def _rate(returned: int, base: int, part: Decimal | None) -> str:
    return f"{returned} of {base} ({per_cent(part)})" if base else "none"


def counts(found: Mapping[Disposition, int]) -> str:
    """Return 'returned 77, invited 13' in the order of a request's life; 'none' for nothing."""
    return ", ".join(f"{SHORT[each]} {found[each]}" for each in Disposition if found.get(each)) or "none"


def versions(whole: Collation) -> str:
    """Return '40 returns under version 1, 37 returns under version 2', and what was carried over from which."""
    found = [f"{_counted(count, 'return')} under version {version}" for version, count in whole.versions]
    carried = [f"{_counted(count, 'answer')} given under version {version}" for version, count in whole.carried]
    were = "was" if sum(count for _, count in whole.carried) == 1 else "were"
    said = f"{', '.join(found)}."
    return f"{said} In these, {' and '.join(carried)} {were} carried over." if carried else said


def earlier(wording: Wording) -> str:
    """Return '3 of these answers were given under version 1, when it was put in other words'."""
    were = "1 of these answers was" if wording.answered == 1 else f"{wording.answered} of these answers were"
    return f"{were} given under version {wording.version}, when the question was put like this:"


def given_in(language: str) -> str:
    """Return 'given in Welsh' for the code of a language."""
    return f"given in {english_name(language)}"


def translated_from(language: str) -> str:
    """Return what stands before a translation of somebody's words: 'Translated from Welsh:'."""
    return f"Translated from {english_name(language)}:"


def concerns(raised: int, closed: int) -> str:
    """Return how many concerns about children were raised and closed, or that none was, as a sentence."""
    if not raised:
        return "No concern about a child was raised while the questions of this audit were answered."
    were = "was" if raised == 1 else "were"
    stand = f"{closed} of them {'is' if closed == 1 else 'are'} closed" if raised > 1 else "it is closed"
    return (
        f"{_counted(raised, 'concern')} about a child {were} raised while the questions of this audit were answered;"
        f" {stand if closed or raised > 1 else 'it is not closed yet'}."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def base(figures: QuestionFigures) -> str:
    """Return the sentence that names the base n and the item non-response."""
    text = f"n = {figures.answered} answered of {figures.asked} asked; {figures.not_answered} not answered"
    return f"{text}; did not apply to {figures.not_asked}" if figures.not_asked else text


def second_base(figures: QuestionFigures) -> str:
    """Return the shares on the second base as one sentence; empty where the question has none."""
    if not figures.with_view:
        return ""
    shares = "; ".join(
        f"{each.option.short} {per_cent(each.view_share)}" for each in figures.options if each.with_view
    )
    return f"{figures.view_name[:1].upper()}{figures.view_name[1:]} (n = {figures.with_view}): {shares}"


def rounding(figures: QuestionFigures) -> str:
    """Return a note where rounded shares do not add up to 100%; empty where they do."""
    totals = [total for total in (figures.rounded_total, figures.rounded_view_total) if total is not None]
    if not totals:
        return ""
    return f"Rounded shares add up to {' and '.join(per_cent(total) for total in dict.fromkeys(totals))}."


def described(figures: QuestionFigures, several: str = SEVERAL) -> str:
    """Return the figures of a choice question as sentences, for those who do not see its chart; `several` says what
    can count under more than one option."""
    title = f"{numbered(figures)}: {figures.question.short}."
    bars = "; ".join(f"{each.option.short} {count_and_share(each)}" for each in figures.options)
    none = f"; none of these {figures.none_of_these} ({per_cent(figures.none_share)})" if shows_none(figures) else ""
    more = f" {several}" if figures.is_several else ""
    second = f" {text}." if (text := second_base(figures)) else ""
    return f"Bar chart. {title} {bars}{none}. {base(figures)}.{second}{more}"


def shows_none(figures: QuestionFigures) -> bool:
    """Return whether 'none of these' stands beside the options: wherever someone can tick nothing, or did."""
    return figures.is_several and (figures.question.minimum == 0 or figures.none_of_these > 0)


def numbered(figures: QuestionFigures) -> str:
    """Return 'Question 7'."""
    return f"Question {figures.question.number}" if figures.question.number else "Question"
