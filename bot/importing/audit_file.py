"""The text of an audit file -> Audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from zoneinfo import available_timezones

from bot.importing.audit_digest import read_digest
from bot.importing.audit_reminders import read_reminders
from bot.importing.audit_shape import (
    MOST_WORDS,
    AgencyShape,
    AttributeShape,
    AuditShape,
    ConcernsShape,
    ScreeningShape,
)
from survey.audit import Agency, Attribute, Audit, Role
from survey.concerns import Alerting
from survey.names import folded
from survey.reading.file import Reading
from survey.reading.places import Path
from survey.reading.shapes import nearest
from survey.reading.yaml_source import read_yaml
from survey.screening import can_be_found

OTHER_FACTS = frozenset({"agency", "role", "case"})
"""What a condition can ask of every request, so no case attribute may be called that."""


def read_audit(text: str, file: str) -> Audit:
    """Return the audit that `text` sets up; `file` is what errors call it.

    Raises Faults with everything that is wrong in it.
    """
    reading = Reading(read_yaml(text, file))
    shape, wrong = reading.partial(AuditShape, reading.source.data, ())
    agencies = _agencies(reading)
    attributes = _attributes(reading)
    words = _words(reading)
    reminders = read_reminders(reading)
    alerting = _alerting(reading)
    digest = read_digest(reading, reminders)
    if shape is not None:
        for path, message in _findings(shape):
            if path[0] not in wrong:
                reading.fault(path, message)
        _dates(reading, shape, wrong)
    reading.finish()
    if shape is None:
        raise AssertionError("a file that cannot be read has faults")
    audit = _audit(shape, agencies, attributes, words)
    return replace(audit, reminders=reminders, alerting=alerting, digest=digest)


def _agencies(reading: Reading) -> tuple[Agency, ...]:
    found = [
        (path, reading.shape(AgencyShape, raw, path))
        for path, raw in reading.items(reading.source.data.get("agencies"), ("agencies",))
    ]
    known = [(path, shape) for path, shape in found if shape is not None]
    reading.unique(_names(known), "the name")
    return tuple(Agency(shape.id, shape.name, shape.aliases) for _, shape in known)


def _names(agencies: list[tuple[Path, AgencyShape]]) -> Iterator[tuple[Path, str]]:
    """Yield every way to call each agency; its id may be its name too."""
    for path, shape in agencies:
        if shape.id.casefold() != shape.name.casefold():
            yield (*path, "id"), shape.id
        yield (*path, "name"), shape.name
        yield from (((*path, "aliases", index), alias) for index, alias in enumerate(shape.aliases))


def _attributes(reading: Reading) -> tuple[Attribute, ...]:
    items = reading.items(reading.source.data.get("case_attributes"), ("case_attributes",))
    found = [(path, reading.shape(AttributeShape, raw, path)) for path, raw in items]
    known = [(path, shape) for path, shape in found if shape is not None]
    reading.unique((((*path, "name"), shape.name) for path, shape in known), "the attribute")
    reading.unique((((*path, "label"), shape.label) for path, shape in known), "the label")
    for path, shape in known:
        if shape.name.casefold() in OTHER_FACTS:
            reading.fault((*path, "name"), f"'{shape.name}' means something else in conditions: choose another name")
    return tuple(Attribute(shape.name, shape.label, shape.on_card) for _, shape in known)


def _words(reading: Reading) -> tuple[str, ...]:
    screening = reading.source.data.get("screening")
    found = reading.shape(ScreeningShape, screening, ("screening",)) if screening is not None else None
    words = tuple(found.words) if found is not None else ()
    named = [(("screening", "words", index), word) for index, word in enumerate(words)]
    for path, word in named:
        if not can_be_found(word):
            reading.fault(
                path, f"'{word}' has fewer than two letters or digits, so it cannot be told apart in a text"
            )
    reading.unique(((path, folded(word)) for path, word in named), "the word")
    if len(words) > MOST_WORDS:
        reading.fault(("screening", "words"), f"has {len(words)} words; at most {MOST_WORDS} can be looked for")
    return words


def _alerting(reading: Reading) -> Alerting:
    concerns = reading.source.data.get("concerns")
    found = reading.shape(ConcernsShape, concerns, ("concerns",)) if concerns is not None else None
    if found is None:
        return Alerting()
    names = [(("concerns", "then", index), folded(name)) for index, name in enumerate(found.then)]
    reading.unique(names, "the name")
    return Alerting(found.acknowledge_minutes, found.then)


def _findings(shape: AuditShape) -> Iterator[tuple[Path, str]]:
    zones = available_timezones()
    if shape.time_zone not in zones:
        yield (
            ("time_zone",),
            f"is no time zone that is known here, such as Europe/London{nearest(shape.time_zone, zones)}",
        )
    for role in shape.questionnaires:
        if role not in shape.channels:
            yield ("channels",), f"names no channel for the role '{role}', which has a questionnaire"
    if Role.PARENT in shape.questionnaires and not shape.help_lines:
        yield ("help_lines",), "is missing: say whom a parent can call who needs help now, one a line"
    for index, question in enumerate(shape.web_only):
        if question in shape.web_only[:index]:
            yield ("web_only", index), f"'{question}' stands twice"


def _dates(reading: Reading, shape: AuditShape, wrong: frozenset[str]) -> None:
    for earlier, later in pairwise(key for key in ("opens", "due", "closes") if key not in wrong):
        if getattr(shape, earlier) > getattr(shape, later):
            reading.fault((later,), f"is {getattr(shape, later)}, before '{earlier}' ({getattr(shape, earlier)})")


def _audit(
    shape: AuditShape, agencies: tuple[Agency, ...], attributes: tuple[Attribute, ...], words: tuple[str, ...]
) -> Audit:
    return Audit(
        id=shape.id,
        title=shape.title,
        theme=shape.theme,
        board=shape.board,
        timezone=shape.time_zone,
        opens=shape.opens,
        due=shape.due,
        closes=shape.closes,
        questionnaires={Role(role): name for role, name in shape.questionnaires.items()},
        agencies=agencies,
        attributes=attributes,
        channels={role: tuple(channels) for role, channels in shape.channels.items()},
        escalation=tuple(shape.escalation),
        key_source=shape.key_source,
        coordinator=shape.coordinator,
        web_only=frozenset(shape.web_only),
        synthetic=shape.synthetic,
        words=words,
        help_lines=tuple(shape.help_lines),
    )
