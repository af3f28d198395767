"""More audits, unlike the demonstration: one agency's files with grades, agencies about themselves, a workshop."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from string import Template

from bot.commands.setting_up import store_audit
from bot.office import Office

GRADED = "graded-files"
ABOUT_ITSELF = "section-11"
WORKSHOP = "workshop"
HERON, WREN = "Auditor Heron", "Auditor Wren"
KESTREL, LINNET = "Lead Kestrel", "Lead Linnet"
PLOVER, DUNLIN, RUFF = (f"Practitioner {name}" for name in ("Plover", "Dunlin", "Ruff"))

_HEAD = """
board: Demonshire Safeguarding Children Partnership
time_zone: Europe/London
opens: $opens
due: $closes
closes: $closes
synthetic: true
channels:
  auditor: [web, telegram]
escalation:
  - "Tell your manager now."
  - "In an emergency call 999."
coordinator: the invented coordinator
"""
_GRADED = f"""\
id: {GRADED}
title: Graded case audits, autumn
theme: The quality of practice
questionnaires:
  auditor: graded-case-audit
agencies:
  - {{id: social_care, name: "Children's Social Care"}}
case_attributes:
  - {{name: plan, label: Kind of plan, on_card: true}}
key_source: sent by secure e-mail
"""
_ABOUT_ITSELF = f"""\
id: {ABOUT_ITSELF}
title: Section 11 self-assessments
theme: How agencies safeguard children
questionnaires:
  auditor: section-11-self-assessment
agencies:
  - {{id: health, name: Health}}
  - {{id: schools, name: Schools}}
"""
_WORKSHOP = f"""\
id: {WORKSHOP}
title: Practitioners' workshop, autumn
theme: Repeat Child Protection Plans
questionnaires:
  practitioner: practitioners-workshop
agencies:
  - {{id: health, name: Health}}
key_source: sent by secure e-mail
"""
FILES = {
    GRADED: {
        "audit.yaml": _GRADED + _HEAD,
        "cases.csv": "reference,plan\nC01,child protection\nC02,\nC03,child in need\n",
        "requests.csv": "case,agency,participant,role,language\n"
        f"C01,social_care,{HERON},auditor,en\n"
        f"C02,social_care,{WREN},auditor,en\n"
        f"C03,social_care,{WREN},auditor,en\n",
    },
    ABOUT_ITSELF: {
        "audit.yaml": _ABOUT_ITSELF + _HEAD,
        "requests.csv": "case,agency,participant,role,language,label\n"
        f",health,{KESTREL},auditor,en,\n"
        f",schools,{LINNET},auditor,en,first school\n"
        ",schools,Lead Martin,auditor,en,second school\n",
    },
    WORKSHOP: {
        "audit.yaml": _WORKSHOP + _HEAD.replace("auditor: [web", "practitioner: [web"),
        "cases.csv": "reference\nC01\n",
        "requests.csv": "case,agency,participant,role,language\n"
        + "".join(f"C01,health,{name},practitioner,en\n" for name in (PLOVER, DUNLIN, RUFF)),
    },
}


def write_audit(folder: Path, name: str, today: dt.date) -> dict[str, Path]:
    """Write the files of one of the audits, open on this day, into the folder; returns them by name."""
    folder.mkdir(parents=True, exist_ok=True)
    dates = {"opens": today - dt.timedelta(days=7), "closes": today + dt.timedelta(days=7)}
    written = {file: folder / file for file in FILES[name]}
    for file, path in written.items():
        text = FILES[name][file]
        path.write_text(Template(text).substitute(dates) if file == "audit.yaml" else text, "utf-8")
    return written


def store_all(here: Office, folder: Path, today: dt.date) -> None:
    """Store them all, the second one without a file of cases."""
    for name in FILES:
        files = write_audit(folder / name, name, today)
        store_audit(here, files["audit.yaml"], files["requests.csv"], files.get("cases.csv"))
