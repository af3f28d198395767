"""What parents said: how many were spoken with, figures by question, and the sentences that they let be printed, with
nothing beside them that shows whose they are or which of them belong together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from reporting.collation import collate, counted
from reporting.disclosure import FEWEST, impersonal, is_enough
from reporting.figures import QuestionFigures
from reporting.requested import RequestRow
from reporting.stands import Stands
from reporting.versions import merged
from survey.dispositions import COUNTED, Disposition
from survey.families import Figures
from survey.languages import BASE
from survey.parents.state import Quotes
from survey.questionnaire import Questionnaire, Theme
from survey.returns import Return
from survey.shares import share

_SPOKEN_WITH = COUNTED | {Disposition.PARTIAL}


@dataclass(frozen=True, slots=True)
class Step:
    """How many parents came how far, of how many; `base_is` says who these are."""

    code: str
    label: str
    count: int
    base: int
    base_is: str

    @property
    def share(self) -> Decimal | None:
        """The count of the base, in per cent."""
        return share(self.count, self.base)


@dataclass(frozen=True, slots=True)
class Approach:
    """How many parents were suggested or named, were approached, and what came of it: whoever was approached was
    spoken with in writing or by telephone, declined, withdrew, or has not answered yet."""

    suggested: int
    not_appropriate: int
    approached: int
    in_writing: int
    by_telephone: int
    declined: int
    withdrew: int

    @property
    def spoken_with(self) -> int:
        """How many have answered, also where they have not finished."""
        return self.in_writing + self.by_telephone

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each of these figures, with its base."""
        waiting = self.approached - self.spoken_with - self.declined - self.withdrew
        of_suggested = (
            ("approached", "Approached", self.approached),
            ("not_appropriate", "Not approached, because it was not appropriate", self.not_appropriate),
        )
        of_approached = (
            ("spoken_with", "Spoken with", self.spoken_with),
            ("in_writing", "Spoken with in writing", self.in_writing),
            ("by_telephone", "Spoken with by telephone", self.by_telephone),
            ("declined", "Declined", self.declined),
            ("withdrew", "Withdrew; what they said is erased", self.withdrew),
            ("waiting", "No answer yet", waiting),
        )
        return (
            *(Step(*each, self.suggested, "parents who were suggested") for each in of_suggested),
            *(Step(*each, self.approached, "parents who were approached") for each in of_approached),
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that a parent picked for printing; `language` is the one that it was given in, where that is not the
    report's, `translation` what it says in the report's, where somebody translated it."""

    text: str
    language: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class ThemePart:
    """What was said to the questions of a theme. `figures` holds no words of anybody; `held_back` are the questions
    that fewer than FEWEST answered, whose figures are printed nowhere."""

    theme: Theme
    figures: tuple[QuestionFigures, ...]
    held_back: tuple[QuestionFigures, ...]
    sentences: tuple[Sentence, ...]

    @property
    def choices(self) -> tuple[QuestionFigures, ...]:
        """Those of the figures of which options are counted."""
        return tuple(each for each in self.figures if each.is_choice)

    @property
    def own_words(self) -> tuple[QuestionFigures, ...]:
        """The questions that were answered in other ways, also those that are held back: only how many answered."""
        return tuple(each for each in (*self.figures, *self.held_back) if not each.is_choice)


@dataclass(frozen=True, slots=True)
class Parents:
    """What the parents of an audit said. `finished` counts the conversations that the figures rest on, `synthetic`
    those of them that nobody had; there are no `themes` where fewer than FEWEST finished."""

    questionnaire: Questionnaire
    approach: Approach
    finished: int
    synthetic: int
    several_versions: bool
    themes: tuple[ThemePart, ...]
    stands: tuple[Stands, ...] = field(repr=False)

    @property
    def is_held_back(self) -> bool:
        """Whether nothing that was said is printed, because too few finished."""
        return self.finished < FEWEST


def build_parents(
    *,
    versions: Sequence[Questionnaire],
    requests: Iterable[RequestRow],
    returns: Iterable[Return],
    keeping: Collection[int],
    telephoned: Collection[int],
    contacts: Figures,
    quotes: Mapping[int, Quotes],
) -> Parents:
    """Return what the parents of an audit said.

    `versions` are those of their questionnaire; `requests` and `returns` may be all of the audit. `keeping` are the
    requests whose parents agree to their answers being kept, `telephoned` those who agreed on the telephone,
    `contacts` how far the approach to parents has come, `quotes` what may be printed of each. Raises
    reporting.versions.VersionsDiffer.
    """
    questionnaire = merged(versions)
    mine = [each for each in requests if each.questionnaire == questionnaire.id]
    kept = [each for each in returns if each.questionnaire == questionnaire.id and each.request in keeping]
    given = counted(kept, mine)
    enough = len(given) >= FEWEST
    figures = [_wordless(each) for each in collate(questionnaire, given, mine).questions] if enough else []
    reported = {each.question.id for each in figures}
    said = {each.request: _sentences(each, quotes.get(each.request, ()), reported) for each in given}
    return Parents(
        questionnaire=questionnaire,
        approach=approach(mine, keeping, telephoned, contacts),
        finished=len(given),
        synthetic=sum(each.synthetic for each in given),
        several_versions=len({each.version for each in given}) > 1,
        themes=tuple(_themes(figures, [each for theirs in said.values() for each in theirs])),
        stands=tuple(Stands(each.request, each.number, len(said[each.request])) for each in given),
    )


def approach(
    requests: Sequence[RequestRow], keeping: Collection[int], telephoned: Collection[int], contacts: Figures
) -> Approach:
    """Return how many parents were approached, and what came of it; a parent who was named and not invited yet counts
    as suggested."""
    spoken_with = {each.number for each in requests if each.disposition in _SPOKEN_WITH} & set(keeping)
    named = sum(each.disposition is Disposition.NOT_INVITED for each in requests)
    return Approach(
        suggested=named + contacts.suggested + contacts.not_appropriate + contacts.approached,
        not_appropriate=contacts.not_appropriate,
        approached=contacts.approached,
        in_writing=len(spoken_with - set(telephoned)),
        by_telephone=len(spoken_with & set(telephoned)),
        declined=contacts.declined,
        withdrew=contacts.withdrew,
    )


def _wordless(figures: QuestionFigures) -> QuestionFigures:
    """Return figures without words and anything else that one parent alone gave."""
    return replace(impersonal(figures), texts=(), comments=())


def _sentences(given: Return, quotes: Quotes, reported: Collection[str]) -> list[tuple[str, Sentence]]:
    """Return the sentences of a return that are printed, each with its question."""
    return [
        (question, Sentence(text, "" if (language := given.languages.get(question, BASE)) == BASE else language))
        for question, text in quotes
        if question in reported
    ]


def _themes(figures: Sequence[QuestionFigures], sentences: Sequence[tuple[str, Sentence]]) -> Iterator[ThemePart]:
    for theme, group in groupby(figures, key=lambda each: each.theme):
        questions = list(group)
        names = {each.question.id for each in questions}
        enough = [each for each in questions if is_enough(each)]
        yield ThemePart(
            theme=theme,
            figures=tuple(enough),
            held_back=tuple(each for each in questions if each not in enough),
            # by their words: any other order would show which of them belong together
            sentences=tuple(sorted((each for name, each in sentences if name in names), key=_by_words)),
        )


def _by_words(sentence: Sentence) -> tuple[str, str]:
    return sentence.text.casefold(), sentence.text
