"""Which way the packages depend on each other, what the survey may not touch, and how large anything may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("survey", "storage", "reporting", "bot")
"""From the bottom to the top: each may import itself and those before it."""

PURE = frozenset(
    {
        "__future__", "babel", "bisect", "collections", "dataclasses", "datetime", "decimal", "difflib", "enum",
        "functools", "gettext", "io", "itertools", "pydantic", "pydantic_core", "re", "ruamel", "string", "typing",
        "unicodedata", "zoneinfo",
    }
)  # fmt: skip
"""What the survey may use beside itself: no files, network, clock, chance, database, channel or page."""
IMPURE_CALLS = frozenset({"now", "utcnow", "today", "open", "print", "input", "read_text", "write_text"})

CHANNELS = ("bot.channels.email", "bot.channels.telegram", "bot.channels.web")
WHO_KNOWS_CHANNELS = ("bot.app", "bot.settings", "bot.channels.links")
OF_CHANNELS = frozenset({"aiohttp", "aiosmtplib", "sse_starlette", "starlette", "telegram", "uvicorn"})
"""Libraries that only channels use."""

LONGEST_FILE = 400
LISTS = {"storage.tables"}
"""Whatever their length: every table stands in one place, which is where one looks for it."""
LONGEST_FUNCTION = 60
MEDIAN_FILE = 90
MEDIAN_FUNCTION = 8
NINE_TENTHS_OF_FUNCTIONS = 25


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the four packages, parsed, by its dotted name."""
    found = {}
    for package in LAYERS:
        for path in (ROOT / package).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imports(module: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, *places: str) -> bool:
    """Return whether a dotted name is one of these places or inside of one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    """bot -> reporting -> storage -> survey, and nothing points back, or at the tests."""
    above = (*LAYERS[LAYERS.index(layer) + 1 :], "tests", "benchmarks")
    mine = {name: module for name, module in modules().items() if within(name, layer)}
    assert mine
    assert [] == [(name, used) for name, module in mine.items() for used in imports(module) if within(used, *above)]


def test_imports_are_absolute() -> None:
    """A dotted name says where something is."""
    assert [] == [name for name, module in modules().items() for used in imports(module) if used.startswith(".")]


def test_the_survey_is_pure() -> None:
    """It imports nothing that reaches the world, and calls nothing that reads the clock or a file."""
    survey = {name: module for name, module in modules().items() if within(name, "survey")}
    used = {(name, each.partition(".")[0]) for name, module in survey.items() for each in imports(module)}
    assert set() == {(name, each) for name, each in used if each not in PURE | {"survey"}}
    calls = [(name, _called(node)) for name, module in survey.items() for node in ast.walk(module)]
    assert [] == [(name, called) for name, called in calls if called in IMPURE_CALLS]


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def test_only_the_composition_root_knows_the_channels() -> None:
    """A channel is added in its own folder and where everything is put together; channels do not know each other."""
    strangers = {
        name: module
        for name, module in modules().items()
        if not within(name, *WHO_KNOWS_CHANNELS) and not within(name, *CHANNELS)
    }
    assert [] == [
        (name, used) for name, module in strangers.items() for used in imports(module) if within(used, *CHANNELS)
    ]
    for channel in CHANNELS:
        others = [each for each in CHANNELS if each != channel]
        mine = {name: module for name, module in modules().items() if within(name, channel)}
        assert mine
        assert [] == [
            (name, used) for name, module in mine.items() for used in imports(module) if within(used, *others)
        ]


def test_only_channels_use_their_libraries() -> None:
    """Telegram's types and Starlette's stay behind the small protocol."""
    outside = {name: module for name, module in modules().items() if not within(name, "bot.channels")}
    used = {(name, each.partition(".")[0]) for name, module in outside.items() for each in imports(module)}
    assert set() == {(name, each) for name, each in used if each in OF_CHANNELS}


@pytest.mark.parametrize("channel", ["email", "telegram", "web"])
def test_a_turn_is_the_same_in_every_channel(channel: str) -> None:
    """bot/turns.py does not name one."""
    words = [node.value for node in ast.walk(modules()["bot.turns"]) if isinstance(node, ast.Constant)]
    assert channel not in words


def test_files_stay_small() -> None:
    """None is longer than 400 lines, and half of them have 90 at most."""
    sizes = {name: module_lines(module) for name, module in modules().items()}
    assert {} == {name: size for name, size in sizes.items() if size > LONGEST_FILE and name not in LISTS}
    assert MEDIAN_FILE >= median(sizes.values())


def module_lines(module: ast.Module) -> int:
    """Return the line on which a module ends."""
    return max((getattr(node, "end_lineno", 0) for node in module.body), default=0)


def test_functions_stay_small() -> None:
    """None is longer than 60 lines, half have 8 at most, nine of ten 25 at most."""
    sizes = {(name, each.name): lines(each) for name, module in modules().items() for each in functions(module)}
    assert {} == {function: size for function, size in sizes.items() if size > LONGEST_FUNCTION}
    assert MEDIAN_FUNCTION >= median(sizes.values())
    assert NINE_TENTHS_OF_FUNCTIONS >= quantiles(sizes.values(), n=10)[-1]
