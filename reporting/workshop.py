"""What practitioners said in their workshop: figures by hypothesis, words by theme, and nobody whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from reporting.collation import Collation, collate, counted
from reporting.disclosure import FEWEST, impersonal, is_enough
from reporting.figures import QuestionFigures, Remark
from reporting.requested import RequestRow
from reporting.stands import Stands
from reporting.versions import merged
from survey.dispositions import RUNNING
from survey.questionnaire import Kind, Question, Questionnaire, Theme
from survey.returns import Return


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A question that fewer than FEWEST practitioners answered: no figure of it is printed.

    `words` are there where it was open, and put to FEWEST at least: any of these can have written them.
    """

    question: Question
    theme: Theme
    words: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """The collation of the practitioners' returns, how many of them are still answering, and which returns it counts.

    No remark in it says about which case, for which agency or under which request it was made, and their order is
    that of their words. The questions that fewer than FEWEST answered are not in the collation but in `held_back`; of
    fewer than FEWEST returns there are no questions at all.
    """

    collation: Collation
    held_back: tuple[HeldBack, ...]
    answering: int
    stands: tuple[Stands, ...] = field(repr=False)

    @property
    def is_held_back(self) -> bool:
        """Whether nothing that was said is shown, because too few have answered."""
        return self.collation.returns < FEWEST

    @property
    def themes(self) -> tuple[tuple[Theme, tuple[QuestionFigures | HeldBack, ...]], ...]:
        """The questions, theme by theme in the order of reporting, also those that are held back."""
        order = self.collation.questionnaire.reporting_order
        every: list[QuestionFigures | HeldBack] = [*self.collation.questions, *self.held_back]
        every.sort(key=lambda each: order.index(each.question.id))
        return tuple((theme, tuple(each)) for theme, each in groupby(every, key=lambda each: each.theme))

    @property
    def invited(self) -> int:
        """How many were asked."""
        return self.collation.rate.requested


def build_workshop(
    versions: Sequence[Questionnaire], requests: Iterable[RequestRow], returns: Iterable[Return]
) -> Workshop:
    """Return what was said in a workshop.

    `versions` are those of its questionnaire; `requests` and `returns` may be all of the audit. Raises
    reporting.versions.VersionsDiffer where two versions cannot be counted together.
    """
    questionnaire = merged(versions)
    asked = [each for each in requests if each.questionnaire == questionnaire.id]
    given = counted([each for each in returns if each.questionnaire == questionnaire.id], asked)
    whole = collate(questionnaire, given, asked)
    said = whole.questions if whole.returns >= FEWEST else ()
    shown = [each for each in said if is_enough(each)]
    others = [(each, _words_of_few(each)) for each in said if not is_enough(each)]
    texts = Counter(remark.request for each in shown for remark in (*each.texts, *each.comments))
    texts += Counter(remark.request for _, few in others for remark in few)
    return Workshop(
        collation=replace(whole, questions=tuple(map(_anonymous, shown))),
        held_back=tuple(HeldBack(each.question, each.theme, _by_words(few)) for each, few in others),
        answering=sum(each.disposition in RUNNING for each in asked),
        stands=tuple(Stands(each.request, each.number, texts[each.request]) for each in given),
    )


def _words_of_few(figures: QuestionFigures) -> tuple[Remark, ...]:
    """Return what is printed of a question that too few answered. A comment on an option would tell the option."""
    is_open = figures.question.kind is Kind.TEXT and figures.asked >= FEWEST
    return (*figures.texts, *figures.comments) if is_open else ()


def _anonymous(figures: QuestionFigures) -> QuestionFigures:
    return replace(impersonal(figures), texts=_by_words(figures.texts), comments=_by_words(figures.comments))


def _by_words(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    nobodys = (replace(each, request=0, case=None, agency=None) for each in remarks)
    return tuple(sorted(nobodys, key=lambda each: (each.beside, each.text.casefold(), each.text)))
