"""Previewing: a questionnaire in the web chat, with nothing stored."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from bot import logs
from bot.app import serve
from bot.commands.inviting import links_for
from bot.commands.paper import paper
from bot.commands.running import run_until_stopped
from bot.demo import demo_files
from bot.house import spoken_phrases
from bot.importing.consents import ConsentText
from bot.importing.enrolment import enrol
from bot.importing.questionnaire_source import Source, questionnaire_source
from bot.office import Office, office_in_memory, utc_now
from bot.preview import PERSON, Preview, invent
from bot.settings import Settings
from storage import questionnaires
from survey.consent_file import read_consent
from survey.loading import load_questionnaire
from survey.questionnaire import FactValue, Questionnaire
from survey.reading.shapes import listed


def preview(named: str, facts: Mapping[str, str], language: str, port: int) -> None:
    """Serve a questionnaire until SIGINT or SIGTERM; what is wrong with it is said before anything starts."""
    logs.configure()
    source = questionnaire_source(named)
    questionnaire = load_questionnaire(source.text, source.name)
    invented = invent(questionnaire, facts, language or questionnaire.language, utc_now().date())
    address = f"127.0.0.1:{port}"
    # no data folder but its languages: whatever looked for one would fail, and not touch the one that people use
    languages = Settings().catalogues
    settings = Settings(home=Path(os.devnull), locale=languages, web_address=address, web_url="", telegram_token=None)
    with office_in_memory(settings) as here:
        link = _store(here, source.text, questionnaire, invented)
        run_until_stopped(serve(here, lambda: _tell(link, source, questionnaire, invented)))
    paper().print("The preview has ended, and nothing of it is left.")


def _store(here: Office, text: str, questionnaire: Questionnaire, invented: Preview) -> str:
    with here.database.writing() as connection:
        now = utc_now()
        questionnaires.publish(connection, questionnaire.id, questionnaire.version, text, now)
        cases = [] if invented.case is None else [invented.case]
        enrol(
            connection,
            here.vault,
            invented.audit,
            cases,
            [invented.request],
            words=_words(),
            file="preview",
            audit_file="preview",
            now=now,
        )
    return links_for(here, invented.audit.id, [PERSON])[0].link


def _words() -> list[ConsentText]:
    """Return the demonstration's words of consent: a parent is asked nothing without any."""
    text = demo_files(utc_now().date())["consent.yaml"]
    return [ConsentText("preview", text, read_consent(text, "preview"))]


def _tell(link: str, source: Source, questionnaire: Questionnaire, invented: Preview) -> None:
    say = paper().print
    say(f"Preview of {questionnaire.id}, version {questionnaire.version}. Nothing is stored: it is all in memory.")
    for remark in source.remarks:
        say(remark)
    say(f"The request, for the role '{invented.request.role}':")
    for name, value in invented.facts.items():
        say(f"  {name}: {'none' if value is None else value}{_hint(questionnaire, name, value)}")
    if invented.request.language not in spoken_phrases(Settings().catalogues):
        say(f"There are no phrases in '{invented.request.language}': what Caseround itself says is in English.")
    say(f"Open this link, which works once: {link}")
    say("Ctrl-C stops it, and everything is gone.")


def _hint(questionnaire: Questionnaire, name: str, value: FactValue) -> str:
    others = [each for each in questionnaire.facts.get(name, ()) if each != value]
    if others:
        return f" (conditions look for {listed(others)} too: --set {quote(f'{name}={others[0]}')})"
    return " (--set case= where it is about no case)" if name == "case" and value is not None else ""
