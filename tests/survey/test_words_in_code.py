"""No word that a participant sees is written in code, in a page or in its scripts, and no key of a phrase is put
together that nobody knows of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.survey.test_phrases import BUILT, ROOT, SPACES

PAGE = ROOT / "bot" / "channels" / "web" / "page"
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_BUILT = {"coordinator.{}", "refused.{}"}
"""Keys that stand in code elsewhere, and an event of the ledger."""

SHOWN: dict[str, tuple[int, ...]] = {
    "Line": (0,),
    "Button": (1,),
    "Choice": (1,),
    "Card": (1,),
    "Record": (0,),
    "Picture": (3,),
}
"""The texts of what is shown, by their places."""
SHOWN_KEYS = {"text", "label", "confirms", "wants", "toast", "alt"}


def _files() -> Iterator[tuple[Path, ast.Module]]:
    for package in ("survey", "bot"):
        for path in sorted((ROOT / package).rglob("*.py")):
            # what a command prints, and who is invented for a preview, no participant sees
            if not {"commands", "importing", "preview.py"} & set(path.relative_to(ROOT).parts):
                yield path, ast.parse(path.read_text("utf-8"))


def _words(value: ast.expr) -> bool:
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(WORD.search(text) for text in texts)


def _shown(call: ast.Call) -> list[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in SHOWN | {"Stay": (), "Step": (), "Looked": (), "Receipt": (), "replace": ()}:
        return []
    by_place = [call.args[place] for place in SHOWN.get(name, ()) if place < len(call.args)]
    return [*by_place, *(keyword.value for keyword in call.keywords if keyword.arg in SHOWN_KEYS)]


def test_no_card_has_words_of_its_own() -> None:
    """What a card, a note or a button says goes through the catalogue; a test of the pseudo-language walks them, and
    this one reads those that no walk comes by."""
    calls = [(path, node) for path, tree in _files() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    shown = [(path, value) for path, call in calls for value in _shown(call)]
    assert len(shown) > 200
    assert [] == [f"{path.relative_to(ROOT)}:{value.lineno}" for path, value in shown if _words(value)]


def test_every_key_that_is_put_together_is_known() -> None:
    """A key with a part that is filled in has its phrases in BUILT, where each is looked for in the catalogue."""
    found = set()
    for path, tree in _files():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and (shape := _shape(node)):
                found.add((path.name, shape))
    assert len(found) > 15
    unknown = {
        (file, shape)
        for file, shape in found
        if shape not in NOT_BUILT
        and not any(re.fullmatch(re.escape(shape).replace(r"\{\}", r"\w+"), key) for key in BUILT)
    }
    assert set() == unknown


def _shape(node: ast.JoinedStr) -> str:
    """Return 'notice.{}' for what may be the key of a phrase, empty for another text."""
    shape = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    is_key = re.fullmatch(r"[a-z_]+(\.([a-z_]+|\{\}))+", shape)
    return shape if is_key and shape.split(".")[0] in SPACES and "{}" in shape else ""


def test_no_page_has_words_of_its_own() -> None:
    """Everything between the tags, and what a screen reader is told, comes from the catalogue: of the chat, of the
    way into it, and of the board."""
    pages = sorted(PAGE.rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|<!doctype html>", "", page.read_text("utf-8"), flags=re.DOTALL)
        assert [] == WORD.findall(re.sub(r"<[^>]*>", " ", text)), page.name
        told = re.findall(r'\b(?:aria-label|placeholder|title|alt)="([^"]*)"', text)
        assert [] == [words for words in told if WORD.search(words)], page.name


def test_no_script_has_words_of_its_own() -> None:
    """A script says what the page hands it; of its own texts none is put into the page or told to a screen reader."""
    scripts = sorted(PAGE.rglob("*.js"))
    assert len(scripts) > 10
    shows = re.compile(
        r"""(?:textContent|innerText|innerHTML|title|placeholder|"aria-label"|alt)\s*[=:]\s*["'`]([^"'`$]*)"""
    )
    for script in scripts:
        text = script.read_text("utf-8")
        assert [] == [words for words in shows.findall(text) if WORD.search(words)], script.name
        assert [] == re.findall(r"""["'`][A-Z][a-z]+ [a-z]+[^"'`]*["'`]""", _code(text)), script.name


def _code(script: str) -> str:
    """Return a script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", script, flags=re.DOTALL)
