"""What practitioners said in their workshop: figures by hypothesis, words by theme, and nobody whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reporting.collation import Collation, collate, counted
from reporting.figures import QuestionFigures, Remark
from reporting.parents import FEWEST
from reporting.requested import RequestRow
from reporting.stands import Stands
from reporting.versions import merged
from survey.dispositions import RUNNING
from survey.questionnaire import Questionnaire
from survey.returns import Return


@dataclass(frozen=True, slots=True)
class Workshop:
    """The collation of the practitioners' returns, how many of them are still answering, and which returns it counts.

    No remark in it says about which case, for which agency or under which request it was made, and their order is
    that of their words. Of fewer than FEWEST there are no questions in it at all.
    """

    collation: Collation
    answering: int
    stands: tuple[Stands, ...] = field(repr=False)

    @property
    def is_held_back(self) -> bool:
        """Whether nothing that was said is shown, because too few have answered."""
        return self.collation.returns < FEWEST

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
    # whoever knows who was asked would know whose it is
    shown = whole.questions if whole.returns >= FEWEST else ()
    anonymous = replace(whole, questions=tuple(map(_anonymous, shown)))
    texts = Counter(each.request for said in shown for each in (*said.texts, *said.comments))
    stands = tuple(Stands(each.request, each.number, texts[each.request]) for each in given)
    return Workshop(anonymous, sum(each.disposition in RUNNING for each in asked), stands)


def _anonymous(figures: QuestionFigures) -> QuestionFigures:
    return replace(figures, texts=_by_words(figures.texts), comments=_by_words(figures.comments))


def _by_words(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    nobodys = (replace(each, request=0, case=None, agency=None) for each in remarks)
    return tuple(sorted(nobodys, key=lambda each: (each.beside, each.text.casefold(), each.text)))
