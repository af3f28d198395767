"""Responses: where a conversation stands, and the history of its answers, from which the present ones follow.

Of an auditor the history keeps every answer. Of a parent it keeps that there was one and when, and the words of the
latest alone (`forget_earlier`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Connection, Row, Select, bindparam, insert, null, select, update

from storage.among import among
from storage.ids import new_id
from storage.later import Row as Waiting
from storage.later import later
from storage.tables import answers, data_keys, responses, wordings
from storage.times import stamp
from storage.upserts import if_new
from storage.vault import DataKey, Vault, legible, place
from survey.answers import Answer
from survey.state import State
from survey.written_in import other_than


@dataclass(frozen=True, slots=True)
class Response:
    """The response to a request; `version` is that of the questionnaire with which it began, or to which it was
    carried over.

    `answers` holds the latest entry of each question, `versions` the version under which each was made, `languages`
    the language in which each was given where that is known, `entries` how many the history has.
    """

    request: int
    version: int
    state: State
    answers: Mapping[str, Answer]
    entries: int
    key: DataKey
    versions: Mapping[str, int]
    languages: Mapping[str, str]

    def language_of(self, answer: Answer, spoken: str) -> str:
        """Return the language of an answer that is given now by somebody who is spoken to in this one: that in which
        its words seem to be written, and words that stand as they were keep theirs."""
        before = self.answers.get(answer.question)
        has_words = answer.text is not None or bool(answer.comment)
        if before is not None and has_words and (before.text, before.comment) == (answer.text, answer.comment):
            return self.languages.get(answer.question, spoken)
        return other_than(spoken, "\n".join(filter(None, (answer.text, answer.comment)))) or spoken


@dataclass(frozen=True, slots=True)
class Given:
    """What a response's history comes to: fields as those of the response."""

    answers: Mapping[str, Answer]
    versions: Mapping[str, int]
    languages: Mapping[str, str]
    entries: int

    def and_then(self, answer: Answer, version: int, language: str | None) -> Given:
        """Return what it comes to with another entry."""
        name = answer.question
        languages = {each: known for each, known in self.languages.items() if each != name}
        return Given(
            {**self.answers, name: answer},
            {**self.versions, name: version},
            languages | ({name: language} if language else {}),
            self.entries + 1,
        )


NOTHING_GIVEN = Given({}, {}, {}, 0)
History = Given | Sequence[Row[Any]]
"""What a history comes to, where that is in memory; its entries otherwise, the oldest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the history: what was answered, by whom, when, through which channel, under which wording and
    version of the questionnaire, and in which language, None where nobody knows.

    An entry of a parent's that another one has followed says no more what was answered.
    """

    answer: Answer
    wording: str
    participant: str | None
    channel: str
    at: str
    version: int
    language: str | None = None


EMPTIED = b""
"""What stands in the place of sealed words that their parent has changed or taken out since. No hash of them is kept:
of a short sentence it could be guessed."""

LAST = (
    select(answers.c.id)
    .where(answers.c.request == responses.c.request)
    .order_by(answers.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("last_answer")
)
"""The id of the latest entry of a response's history, which tells one state of it from any other: entries are only
added."""
_ONE = (
    select(responses, data_keys.c.wrapped, LAST)
    .join(data_keys, data_keys.c.id == responses.c.data_key)
    .where(responses.c.request == bindparam("b_request"))
)
_READ = (answers.c.id, answers.c.request, answers.c.question, answers.c.questionnaire_version, answers.c.language)
_ANSWERS: Select[Any] = (
    select(*_READ, answers.c.choices, answers.c.content_sealed)
    .where(among(answers.c.request, "b_requests"))
    .order_by(answers.c.seq)
)
_SAVE = (
    update(responses).where(responses.c.request == bindparam("b_request")).values(state_sealed=bindparam("b_state"))
)
_BEGIN = insert(responses)
_MOVE = (
    update(responses)
    .where(responses.c.request == bindparam("b_request"))
    .values(questionnaire_version=bindparam("b_version"))
)
_ADD = insert(answers)
_FORGET_EARLIER = (
    update(answers)
    .where(
        answers.c.request == bindparam("b_request"),
        answers.c.question == bindparam("b_question"),
        answers.c.seq < bindparam("b_seq"),
        answers.c.content_sealed != EMPTIED,
    )
    .values(content_sealed=EMPTIED, choices=null())
)


class _Wordings:
    """Writes each wording once: many of a batch were shown the same."""

    table = wordings

    def __call__(self, connection: Connection, rows: Sequence[Waiting]) -> None:
        each = {row["digest"]: row for row in rows}
        connection.execute(if_new(connection.dialect.name, wordings, ("digest",)), list(each.values()))


_WORDINGS = _Wordings()


def begin(connection: Connection, vault: Vault, request: int, version: int, now: dt.datetime) -> Response:
    """Open a response, pinned to a version of its questionnaire, under a key of its own."""
    key = vault.create(connection)
    state = State()
    row = {"request": request, "data_key": key.id, "questionnaire_version": version, "began_at": stamp(now)}
    later(connection, _BEGIN, {**row, "state_sealed": _seal_state(key, request, state)})
    return Response(request, version, state, {}, 0, key, {}, {})


def load(connection: Connection, vault: Vault, request: int) -> Response | None:
    """Return the response to a request, None where it was not opened yet; raises storage.vault.KeyErased."""
    row = connection.execute(_ONE, {"b_request": request}).first()
    return None if row is None else opened(vault, row, histories(connection, vault, [row]))


def histories(connection: Connection, vault: Vault, rows: Iterable[Row[Any]]) -> dict[int, History]:
    """Return the history of each of these responses, of rows as `opened` takes them, if its key is not gone."""
    found: dict[int, History] = {row.request: known for row, known in legible(rows, partial(_known, vault))}
    unknown = [request for request, known in found.items() if not isinstance(known, Given)]
    if unknown:
        read: dict[int, list[Row[Any]]] = {request: [] for request in unknown}
        for entry in connection.execute(_ANSWERS, {"b_requests": unknown}):
            read[entry.request].append(entry)
        found |= read
    return found


def opened(vault: Vault, row: Row[Any], history: Mapping[int, History]) -> Response:
    """Return the response of a row with all columns of a response, its wrapped key and LAST, with what `histories`
    returned for it; raises as `load` does."""
    key = vault.unwrap(row.data_key, row.wrapped)
    state = key.read(place("responses", row.request, "state_sealed"), row.state_sealed, _read_state)
    given = history[row.request]
    if not isinstance(given, Given):
        entries, given = given, NOTHING_GIVEN
        for entry in entries:
            given = given.and_then(_open(key, entry), entry.questionnaire_version, entry.language)
        key.keep(_given_at(row.request), row.last_answer, given)
    return Response(
        request=row.request,
        version=row.questionnaire_version,
        state=state,
        answers=given.answers,
        entries=given.entries,
        key=key,
        versions=given.versions,
        languages=given.languages,
    )


def _known(vault: Vault, row: Row[Any]) -> History:
    """Return what is in memory of the history of a response, no entries where its latest one is another."""
    key = vault.unwrap(row.data_key, row.wrapped)
    if row.last_answer is None:
        return NOTHING_GIVEN
    stamp, given = key.kept(_given_at(row.request))
    return cast("Given", given) if stamp == row.last_answer else ()


def _given_at(request: int) -> str:
    return place("answers", request, "*")


def save_state(connection: Connection, response: Response, state: State) -> None:
    """Store where the conversation stands."""
    values = {"b_request": response.request, "b_state": _seal_state(response.key, response.request, state)}
    later(connection, _SAVE, values)


def carry_over(connection: Connection, response: Response, version: int) -> Response:
    """Move a response to another version of its questionnaire, and return it; its history stays as it is."""
    later(connection, _MOVE, {"b_request": response.request, "b_version": version})
    return replace(response, version=version)


def add_answer(connection: Connection, response: Response, seq: int, entry: Entry) -> None:
    """Add an entry to the history, as its `seq`-th from 1; raises IntegrityError where that one exists."""
    digest = sha256(entry.wording.encode()).hexdigest()
    later(connection, _WORDINGS, {"digest": digest, "text": entry.wording})
    content = entry.answer.to_json()
    choices = content.pop("choices", None)
    answer_id = new_id()
    row = {
        "id": answer_id,
        "request": response.request,
        "seq": seq,
        "questionnaire_version": entry.version,
        "question": entry.answer.question,
        "choices": choices,
        "is_given": entry.answer.is_given,
        "content_sealed": response.key.seal(place("answers", answer_id, "content_sealed"), json.dumps(content)),
        "wording": digest,
        "participant": entry.participant,
        "channel": entry.channel,
        "language": entry.language,
        "at": entry.at,
    }
    later(connection, _ADD, row)
    # where this is rolled back, the latest entry is another, and the history is read again
    given = NOTHING_GIVEN if seq == 1 else response.key.kept(_given_at(response.request))[1]
    if given is not None and given.entries == seq - 1:
        given = given.and_then(entry.answer, entry.version, entry.language)
        response.key.keep(_given_at(response.request), answer_id, given)


def forget_earlier(connection: Connection, response: Response, question: str, seq: int) -> None:
    """Keep of what was answered to a question before the `seq`-th entry only that something was, and when."""
    values = {"b_request": response.request, "b_question": question, "b_seq": seq}
    later(connection, _FORGET_EARLIER, values)


def history(connection: Connection, vault: Vault, request: int) -> list[Entry]:
    """Return every entry of a response's history, the oldest first."""
    response = load(connection, vault, request)
    if response is None:
        return []
    rows = select(answers, wordings.c.text.label("shown")).join(wordings, wordings.c.digest == answers.c.wording)
    rows = rows.where(answers.c.request == request).order_by(answers.c.seq)
    return [
        Entry(
            _open(response.key, row),
            row.shown,
            row.participant,
            row.channel,
            row.at,
            row.questionnaire_version,
            row.language,
        )
        for row in connection.execute(rows)
    ]


def _open(key: DataKey, row: Row[Any]) -> Answer:
    if row.content_sealed == EMPTIED:
        return Answer(row.question)
    # not kept in memory by itself: there it would outlast what a parent takes out
    given = json.loads(key.open(place("answers", row.id, "content_sealed"), row.content_sealed))
    return Answer.from_json(given if row.choices is None else {**given, "choices": row.choices})


def _seal_state(key: DataKey, request: int, state: State) -> bytes:
    return key.seal_known(place("responses", request, "state_sealed"), json.dumps(state.to_json()), state)


def _read_state(text: str) -> State:
    return State.from_json(json.loads(text))
