"""A board's own languages: a catalogue to fill in, and what is missing or wrong in it."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.commands.paper import paper
from bot.house import WrongCatalogue, catalogue_file, shipped_catalogues
from bot.settings import Settings
from reporting.whole_file import write_whole
from survey.catalogues import BrokenCatalogue, Flaw, empty_catalogue, english_entries, findings
from survey.languages import BASE, NoSuchLanguage, english_name, tidied

_SHIPPED = "comes with Caseround, and is complete"


def new(code: str) -> None:
    """Write a catalogue to be filled in, or bring the one that is there up to date; raises NoSuchLanguage and
    WrongCatalogue."""
    language, file = _place(code)
    former = _text(file) if file.exists() else ""
    english = english_entries(shipped_catalogues()[BASE])
    try:
        text = empty_catalogue(language, english, former)
    except BrokenCatalogue as broken:
        raise WrongCatalogue(file, str(broken)) from broken
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode("utf-8"))
    done = "Brought up to date, and kept every translation:" if former else "Wrote"
    paper().print(f"{done} {file}")
    paper().print(
        f"{len(english)} phrases to say in {english_name(language)}. Then: caseround language check {language}"
    )


def check(code: str) -> None:
    """Name everything that keeps a catalogue from being complete; ends with 1 where there is something."""
    language, file = _place(code)
    if not file.exists():
        raise NoSuchLanguage(f"There is no file {file}. Make it first: caseround language new {language}")
    english = english_entries(shipped_catalogues()[BASE])
    try:
        found = findings(_text(file), language, english)
    except BrokenCatalogue as broken:
        raise WrongCatalogue(file, str(broken)) from broken
    say = paper().print
    for each in found:
        say(f"{file}:{each.line}: {each.key}: {each.message}" if each.line else f"{file}: {each.key}: {each.message}")
    shown = len(english) - len({each.key for each in found if each.flaw is not Flaw.OBSOLETE})
    say(f"{shown} of {len(english)} phrases are in {english_name(language)}; Caseround shows the others in English.")
    if found:
        raise typer.Exit(1)
    say("Nothing is missing. Restart Caseround, and /language offers it.")


def _place(code: str) -> tuple[str, Path]:
    language = tidied(code)
    if language in shipped_catalogues():
        raise NoSuchLanguage(f"{english_name(language)} {_SHIPPED}: there is nothing to fill in.")
    return language, catalogue_file(Settings().catalogues, language)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise WrongCatalogue(file, "it is not written in UTF-8") from error
