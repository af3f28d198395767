"""The report as one HTML page that needs nothing else: no script, no request, its pictures inside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from reporting import words
from reporting.answers_by_case import State
from reporting.charts import NARROW, WIDE, Layout, bar_chart, svg
from reporting.figures import QuestionFigures
from reporting.report import Report
from survey.dispositions import Disposition
from survey.questionnaire import Meaning, Theme
from survey.shares import per_cent

WORKSHOP, PARENTS = "workshop-", "parents-"
"""Stand before the id of a question that practitioners or parents were asked, which may be an auditor's one's too."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data addresses, one for wide screens and paper and one for telephones."""

    wide: str
    narrow: str
    alt: str


def render_html(report: Report) -> str:
    """Return the page: every case together, then each case by itself, with comments."""
    of_workshop = report.workshop.collation.questions if report.workshop else ()
    of_parents = [each for part in report.parents.themes for each in part.choices] if report.parents else ()
    return _template().render(
        report=report,
        audit=report.audit,
        whole=report.whole,
        questionnaire=report.whole.questionnaire,
        themes=_by_theme(report.whole.questions),
        charts={
            **_charts("", report.whole.questions, report.label),
            **_charts(WORKSHOP, of_workshop, report.workshop_label),
            **_charts(PARENTS, of_parents, report.parents_label, words.SEVERAL_OF_PARENTS),
        },
        dispositions=[each for each, _ in report.whole.rate.by_disposition],
        sample=[(key, list(each)) for key, each in groupby(report.sample, key=lambda figure: figure.attribute)],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": words.day, "per_cent": per_cent}
    environment.globals |= {
        "WORKSHOP": WORKSHOP,
        "PARENTS": PARENTS,
        "words": words,
        "State": State,
        "Meaning": Meaning,
        "disposition_names": words.DISPOSITIONS,
        "NOT_KNOWN": Disposition.NOT_KNOWN,
    }
    return environment.get_template("report.html.jinja")


def _by_theme(questions: Iterable[QuestionFigures]) -> list[tuple[Theme, list[QuestionFigures]]]:
    return [(theme, list(each)) for theme, each in groupby(questions, key=lambda figures: figures.theme)]


def _charts(
    of: str, questions: Iterable[QuestionFigures], note: str, several: str = words.SEVERAL
) -> dict[str, Chart]:
    return {of + each.question.id: _chart(each, note, several) for each in questions if each.is_choice}


def _chart(figures: QuestionFigures, note: str, several: str) -> Chart:
    return Chart(_picture(figures, WIDE, note), _picture(figures, NARROW, note), words.described(figures, several))


def _picture(figures: QuestionFigures, layout: Layout, note: str) -> str:
    drawn = svg(bar_chart(figures, layout, note=note))
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()
