"""Setting up: the data folder, an audit and its requests, questionnaires, and returns that came on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.commands.paper import paper
from bot.importing.audit_file import read_audit
from bot.importing.cases_file import read_cases
from bot.importing.consents import read_consents
from bot.importing.enrolment import Enrolled, enrol
from bot.importing.mapping_file import read_mapping
from bot.importing.requests_file import read_requests
from bot.importing.returns_entry import enter, requests_to_fill
from bot.importing.returns_file import read_returns
from bot.importing.text_file import read_text
from bot.office import Office, office, set_up, utc_now
from bot.settings import Settings
from storage import audits, questionnaires, requests
from survey.audit import Role
from survey.loading import load_questionnaire
from survey.loading.succession import check_succession
from survey.loading.translations import untranslated
from survey.reading.shapes import listed
from survey.reading.yaml_source import read_yaml


def init() -> None:
    """Make the data folder and say where it is."""
    settings = Settings()
    fresh = set_up(settings, utc_now())
    say = paper().print
    if not fresh:
        say(f"The data folder {settings.home} was there already and is up to date.")
        return
    say(f"Made the data folder {settings.home}.")
    if settings.master_key is None:
        say("Keep a copy of its master.key in another safe place: without it nobody can read the answers any more.")


def import_audit(audit: Path, requests_file: Path, cases: Path | None, consents: Sequence[Path]) -> None:
    """Store an audit from its files."""
    with office(Settings()) as here:
        done = store_audit(here, audit, requests_file, cases, consents=consents)
    say = paper().print
    say(f"Stored: {done.cases} cases, {done.participants} participants, {done.new} new requests.")
    if done.known:
        say(f"{done.known} requests were there already and stay as they are.")


def store_audit(
    here: Office,
    audit_file: Path,
    requests_file: Path,
    cases_file: Path | None = None,
    *,
    consents: Sequence[Path] = (),
) -> Enrolled:
    """Check the files of an audit whole, then store them; raises Faults with everything that is wrong."""
    audit = read_audit(read_text(audit_file), str(audit_file))
    words = read_consents(consents)
    cases = read_cases(cases_file.read_bytes(), str(cases_file), audit) if cases_file else ()
    with here.database.reading() as connection:
        known = audits.cases_of(connection, audit.id)
    references = sorted({case.reference for case in cases} | {case.reference for case in known})
    lines = read_requests(requests_file.read_bytes(), str(requests_file), audit, references)
    with here.database.writing() as connection:
        files = {"file": str(requests_file), "audit_file": str(audit_file)}
        return enrol(connection, here.vault, audit, cases, lines, words=words, **files, now=utc_now())


def check_questionnaire(file: Path) -> None:
    """Check a questionnaire's file and say what it holds."""
    text, say = read_text(file), paper().print
    questionnaire = load_questionnaire(text, str(file))
    numbered = sum(bool(question.number) for question in questionnaire.questions)
    say(f"{file}: good. {numbered} questions in {len(questionnaire.sections)} sections.")
    if questionnaire.translations:
        languages = [questionnaire.language, *questionnaire.translations]
        missing = untranslated(read_yaml(text, str(file)))
        for fault in missing:
            say(str(fault))
        own = questionnaire.language
        say(f"In {listed(languages, 'and')}. Wording that is missing, and is shown in '{own}' then: {len(missing)}.")


def publish_questionnaire(file: Path) -> None:
    """Store a version of a questionnaire; requests that are opened from now on are answered under it."""
    text = read_text(file)
    questionnaire = load_questionnaire(text, str(file))
    with office(Settings()) as here, here.database.writing() as connection:
        check_succession(text, str(file), questionnaire, questionnaires.load_all(connection, questionnaire.id))
        fresh = questionnaires.publish(connection, questionnaire.id, questionnaire.version, text, utc_now())
    version = f"version {questionnaire.version} of {questionnaire.id}"
    paper().print(f"Published {version}." if fresh else f"{version} was published already, with this very text.")


def import_returns(audit_id: str, file: Path, mapping: Path) -> None:
    """Store returns from a CSV file."""
    with office(Settings()) as here:
        count = store_returns(here, audit_id, file, mapping)
    paper().print(f"Stored {count} returns, marked as imported.")


def store_returns(here: Office, audit_id: str, file: Path, mapping_file: Path) -> int:
    """Check a file of returns whole, then store them; raises Faults with everything that is wrong."""
    with here.database.writing() as connection:
        stored = audits.load(connection, here.vault, audit_id)
        audit = stored.audit
        name = audit.questionnaire(Role.AUDITOR)
        questionnaire = questionnaires.load(connection, name, questionnaires.newest(connection, name) or 0)
        mapping = read_mapping(read_text(mapping_file), str(mapping_file), questionnaire)
        imported = read_returns(
            file.read_bytes(),
            str(file),
            mapping=mapping,
            questionnaire=questionnaire,
            audit=audit,
            requests=requests_to_fill(requests.of_audit(connection, audit_id, stored.key), name, Role.AUDITOR),
        )
        return enter(connection, here.vault, audit, questionnaire, imported, now=utc_now())
