"""The page about languages: what it says to type leads to a language that people can choose."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bot.command_line import CommandLine, bare

__all__ = ["bare"]

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
STEPS = re.findall(r"^    (caseround [^\n]*)\n(?:\n```text\n(.*?)```)?", PAGE, re.MULTILINE | re.DOTALL)
"""Each command of the page, and what it says to see then ('' where it does not)."""
HOME = "/srv/caseround"
QUESTIONS = """
id: plan-review
version: 1
title: {en: Plan review, cy: Adolygu'r cynllun}
audience: auditor
themes: [{id: child, title: The child}]
sections:
  - id: child
    title: {en: The child, cy: Y plentyn}
    questions:
      - id: seen
        kind: one
        theme: child
        TEXT
        options: [{code: yes, label: {en: "Yes", cy: Do}}, {code: na, label: {en: Too young, cy: Rhy ifanc}},
        {code: no, label: "No"}]
"""


def _blocks(kind: str) -> list[str]:
    return [str(block) for block in re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)]


def _said(caseround: CommandLine, printed: str) -> str:
    """Return what was printed as the page shows it: in its data folder, and with any number of phrases."""
    return _numberless(printed.replace(str(caseround.home), HOME))


def _numberless(text: str) -> str:
    return re.sub(r"\b\d{3,}\b", "N", text)


def _phrases(text: str) -> int:
    [number] = re.findall(r"(\d+) phrases to say", text)
    return int(number)


def _fill_in(caseround: CommandLine, entry: str) -> None:
    """Write the translation of the page where its entry stands, which holds the same English."""
    file = caseround.home / "locale/cy/LC_MESSAGES/caseround.po"
    text = file.read_text("utf-8")
    empty = re.sub(r'^msgstr ".*"$', 'msgstr ""', entry, flags=re.MULTILINE)
    assert 1 == text.count(empty)
    file.write_text(text.replace(empty, entry), "utf-8")


def test_the_page_can_be_followed_word_for_word(bare: CommandLine) -> None:
    """Every command, in its order, prints what the page says, with the entries of the page filled in between."""
    (wording,) = _blocks("yaml")
    bare.write("plan-review.yaml", QUESTIONS.replace("TEXT", wording.strip()))
    commands = [command.removeprefix("caseround ") for command, _ in STEPS]
    assert ["language new cy", "language check cy", "language new cy", "language check cy"] == commands[:4]
    new, check, again, _, questionnaire, preview = [_numberless(shown) for _, shown in STEPS]
    said = bare("language", "new", "cy").out
    assert new == _said(bare, said)
    # whoever plans the work goes by it
    assert abs(1 - _phrases(STEPS[0][1]) / _phrases(said)) < 0.1
    for entry in _blocks("po"):
        _fill_in(bare, entry)
    done = bare("language", "check", "cy")
    slip = _numberless(_blocks("text")[1])
    assert (1, "") == (done.code, check)
    assert slip in _said(bare, done.out)
    assert "button.later:" not in done.out
    assert "Brought up to date" in bare("language", "new", "cy").out
    assert done.out == bare("language", "check", "cy").out
    assert questionnaire == _numberless(bare(*commands[4].split()).out)
    assert ("", "", "preview plan-review.yaml --language cy") == (again, preview, commands[5])


def test_what_check_says_is_explained() -> None:
    """Each of its sentences stands in the page's table."""
    table = PAGE[PAGE.index("| it says |") : PAGE.index("After an upgrade")]
    for said in (
        "is not translated",
        "was made from other English words",
        "is marked fuzzy",
        "is said nowhere any more",
    ):
        assert said in table
