"""A questionnaire's file that came from a workbook -> Questionnaire; what is wrong stands in the workbook's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.importing.xlsform.findings import CHOICES, SETTINGS, Findings
from bot.importing.xlsform.writing import Written
from survey.loading import load_questionnaire
from survey.loading.succession import check_succession
from survey.questionnaire import Questionnaire
from survey.reading.faults import Fault, Faults

_SETTINGS = {"id": "form_id", "title": "form_title", "language": "default_language"}
_CHOICES = {"code": "name"}
_SURVEY = {
    "id": "name",
    "kind": "type",
    "options": "type",
    "text": "label",
    "title": "label",
    "statement": "hint",
    "when": "relevant",
    "minimum": "constraint",
    "maximum": "constraint",
}
_COLUMNS: Mapping[str, Mapping[str, str]] = {SETTINGS: _SETTINGS, CHOICES: _CHOICES}


def load(written: Written, findings: Findings) -> Questionnaire | None:
    """Return the questionnaire; None where something is wrong with it, which then stands in `findings`.

    A row of which `findings` knows already is not looked at twice.
    """
    try:
        return load_questionnaire(written.text, findings.file)
    except Faults as faults:
        _keep(faults, written, findings)
        return None


def succeed(written: Written, questionnaire: Questionnaire, published: Sequence[Questionnaire], file: str) -> None:
    """Check that answers to the questionnaire can be counted with those to the published versions; raises Faults."""
    findings = Findings(file)
    try:
        check_succession(written.text, file, questionnaire, published)
    except Faults as faults:
        _keep(faults, written, findings)
    findings.finish()


def _keep(faults: Faults, written: Written, findings: Findings) -> None:
    """Keep what is wrong with the file by its place in the workbook."""
    known = findings.places
    for fault in faults.faults:
        sheet, row = written.origins[min(fault.line, len(written.origins)) - 1]
        if (sheet, row) not in known:
            findings.fault(sheet, row, _column(sheet, fault), fault.message)


def _column(sheet: str, fault: Fault) -> str:
    key = fault.key.partition(".")[0].partition("[")[0]
    return _COLUMNS.get(sheet, _SURVEY).get(key, key)
