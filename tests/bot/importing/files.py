"""An invented audit in the form of its file."""

from bot.importing.audit_file import read_audit
from survey.audit import Audit

AUDIT = """\
id: repeat-plans-2026
title: Repeat plans, autumn 2026
theme: Repeat Child Protection Plans
board: Anyshire Safeguarding Children Partnership
time_zone: Europe/London
opens: 2026-11-02
due: 2026-11-20
closes: 2026-11-27
questionnaires:
  auditor: repeat-child-protection-plan
  parent: parents-voice
agencies:
  - {id: police, name: Police, aliases: [Anyshire Constabulary]}
  - {id: schools, name: Schools, aliases: [School, Education]}
  - {id: csc, name: "Children's Social Care"}
case_attributes:
  - {name: age, label: Age at the sample date, on_card: true}
  - {name: category, label: Category of the plan}
channels:
  auditor: [web, telegram]
  parent: [web]
web_only: [comments, q13]
escalation:
  - Tell your manager or safeguarding lead now.
  - If a child is in immediate danger, call 999.
key_source: The business manager sent you the key by secure e-mail.
coordinator: The business manager, telephone 01632 960000
synthetic: true
screening:
  words: [Ashdown, "Little Acorns", Zoë]
concerns:
  acknowledge_minutes: 30
  then: [Morgan Lark, Kim Wren]
help_lines: ["Invented help line: 01632 960001, day and night."]
"""


def audit() -> Audit:
    return read_audit(AUDIT, "audit.yaml")
