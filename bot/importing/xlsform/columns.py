"""The columns of an XLSForm's sheets: what each heading stands for, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyxform import aliases

from bot.importing.xlsform.findings import CHOICES, SETTINGS, SURVEY

CARRIED: Mapping[str, frozenset[str]] = {
    SURVEY: frozenset(
        {
            "type", "name", "label", "hint", "required", "relevant", "constraint", "appearance", "readonly",
            "disabled", "short", "comment",
        }
    ),
    CHOICES: frozenset(
        {
            "list_name", "name", "label", "short", "meaning", "exclusive", "asks_comment", "escalates",
            "opens_contact",
        }
    ),
    SETTINGS: frozenset({"id_string", "title", "version", "audience", "default_language"}),
}  # fmt: skip
"""What a questionnaire is made of. `short`, `comment`, `meaning`, `exclusive`, `asks_comment`, `escalates`,
`opens_contact` and `audience` are Caseround's own; other programmes that read XLSForms pass them over."""

WRITTEN: Mapping[str, str] = {"id_string": "form_id", "title": "form_title", "readonly": "read_only"}
"""How people write a heading that stands here under another name."""

TRANSLATED: Mapping[str, str] = {"label": "label", "hint": "hint", "short": "short", "title": "title_in"}
"""What can stand in a column for each language, and how the headings of these begin. `title_in` is Caseround's own
too: other programmes know no title in several languages, and break off at one."""

_OWN_WORDS = "the conversation has its own words for this"
_OWN_LOOK = "the conversation has its own look"
_OTHERS = "it tells other programmes how to show, name or send the form"
LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    SURVEY: {
        "jr:constraintMsg": _OWN_WORDS,
        "jr:requiredMsg": _OWN_WORDS,
        "jr:noAppErrorString": _OWN_WORDS,
        "saveIncomplete": _OTHERS,
        "rows": _OWN_LOOK,
        "autoplay": _OWN_LOOK,
    },
    CHOICES: {},
    SETTINGS: dict.fromkeys(
        (
            "name", "style", "instance_name", "submission_url", "public_key", "auto_send", "auto_delete", "prefix",
            "instance_xmlns", "instance_id", "namespaces", "client_editable", "omit_instanceid", "sms_keyword",
            "sms_separator", "sms_allow_media", "sms_date_format", "sms_datetime_format", "sms_response", "xml_root",
            "allow_choice_duplicates", "clean_text_values", "add_none_option",
        ),
        _OTHERS,
    ),
}  # fmt: skip
"""What changes neither what is asked nor what can be answered, and why it is left out."""

_MEDIA = "pictures, sound and video cannot be shown"
REFUSED: Mapping[str, Mapping[str, str]] = {
    SURVEY: {
        **dict.fromkeys(("image", "big-image", "audio", "video"), _MEDIA),
        "calculate": "nothing is calculated: ask a question, or leave the row out",
        "default": "an answer that stands there before anybody gave it is not carried: empty the cell",
        "choice_filter": "options cannot depend on an answer: ask a question for each list, each with its 'relevant'",
        "jr:count": "nothing is repeated",
        "repeat_count": "nothing is repeated",
        "guidance_hint": "there is one hint: move the text to the column 'hint'",
        "parameters": "parameters are not carried: empty the cell",
        "trigger": "one answer cannot trigger another: empty the cell",
        "intent": "other programmes cannot be started: empty the cell",
        "query": "questions cannot be read from another file",
        "entities:saveto": "entities are not carried",
        "save_to": "entities are not carried",
    },
    CHOICES: dict.fromkeys(("image", "big-image", "audio", "video"), _MEDIA),
    SETTINGS: {},
}
"""What would change what is asked or answered, and so is refused where its cell holds something."""

_ALIASES: Mapping[str, Mapping[str, object]] = {
    SURVEY: aliases.survey_header,
    CHOICES: aliases.list_header,
    SETTINGS: aliases.settings_header,
}
_GROUPS = frozenset({"bind", "body", "control", "media"})
"""What older forms write before a heading: 'bind::relevant', 'media::image'."""
_RULES = frozenset({"relevant", "required", "constraint", "readonly", "appearance"})


def meaning_of(sheet: str, heading: str) -> tuple[str, str]:
    """Return what a heading of this sheet stands for, and the language in it ('' where there is none):
    'label::English (en)' is ('label', 'English (en)'), 'bind:relevant' is ('relevant', '')."""
    first, *rest = _parts(heading)
    plain = "_".join(first.casefold().split())
    if (sheet, plain) == (SETTINGS, TRANSLATED["title"]):
        return "title", "::".join(rest)
    known = _ALIASES[sheet].get(plain, plain)
    steps = [*(known if isinstance(known, tuple) else (str(known),)), *rest]
    if steps[0] in _GROUPS and len(steps) > 1:
        alias = _ALIASES[sheet].get(steps[1], steps[1])
        inner = alias[-1] if isinstance(alias, tuple) else str(alias)
        if inner not in _RULES | REFUSED[sheet].keys() | LEFT_OUT[sheet].keys():
            return f"{steps[0]}::{inner}", ""
        steps = [inner, *steps[2:]]
    if steps[0] in {"instance", "attribute", "title"}:
        return "::".join(steps), ""
    return steps[0].replace("list name", "list_name"), "::".join(steps[1:])


def one_for_all(sheet: str, meaning: str) -> str:
    """Return why such a column cannot be for one language; '' where it can."""
    if (sheet, meaning) == (CHOICES, "short"):
        return "other programmes break off at it: a choice's 'short' is in the form's own language alone"
    return "" if meaning in TRANSLATED else f"'{meaning}' is the same in every language"


def refusal(sheet: str, meaning: str) -> str:
    """Return why what stands in such a column is refused; '' where it is not."""
    if meaning.startswith("bind::"):
        return "is a rule for the answer that is not carried: empty the cell"
    if meaning.startswith("title::"):
        return f"other programmes take one title: head the column title_in::{meaning.partition('::')[2]}"
    return REFUSED[sheet].get(meaning, "")


def leaving_out(sheet: str, meaning: str) -> str:
    """Return why what stands in such a column is left out; '' for a column that is not known."""
    if meaning.startswith(("instance::", "attribute::", "body::", "control::", "sms_")):
        return _OTHERS
    return LEFT_OUT[sheet].get(meaning, "")


def _parts(heading: str) -> list[str]:
    """Return the parts of a heading, which old forms separate by one colon and newer ones by two."""
    if "::" not in heading:
        heading = re.sub(r"(?<!jr)(?<!entities)\s*:\s*", "::", heading)
    return [" ".join(part.split()) for part in heading.split("::")]
