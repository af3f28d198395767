"""Cards, notes, records and captions as Telegram shows them: HTML text and an inline keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, MessageLimit

from survey.messages import Button, Card, Choice, Drawn, Line, Message, Note, Picture, Record, Tick, Tone
from survey.wording import portions

LONGEST_LABEL = 30
"""Longer labels are cut on a telephone's button: then the text lists the options and the buttons carry marks."""
SHORT_LABEL = 14
"""Two labels of this length stand side by side on a narrow telephone."""
MARKS_IN_A_ROW = 4
LONGEST_CAPTION = int(MessageLimit.CAPTION_LENGTH)
"""In units, as a text's length is."""

TICKS = {Tick.NONE: "", Tick.CURRENT: "● ", Tick.ON: "☑ ", Tick.OFF: "☐ "}
TAGS = {
    Tone.QUESTION: "b",
    Tone.HINT: "i",
    Tone.QUOTE: "blockquote",
    Tone.ALERT: "b",
    Tone.LABEL: "b",
    Tone.PLAIN: "",
}
ALERT = "⚠ "
DONE = "✓ "
CUT = " …"
SHORTEST = 80
"""UTF-16 units: no line is cut below them."""
AROUND_A_LINE = 4
"""Units: the gap behind it, and the sign before an alert."""

Key = dict[str, str]
Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text and the one tag around all of it; `gap` parts it from what follows."""

    text: str
    tag: str = ""
    gap: str = "\n\n"

    @property
    def html(self) -> str:
        """The paragraph with everything in it escaped."""
        text = escape(self.text, quote=False)
        return f"<{self.tag}>{text}</{self.tag}>" if self.tag else text


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as parameters of the Bot API; `guarded` keeps it from being forwarded or saved."""

    html: str
    keys: Keys = ()
    guarded: bool = False

    def new(self) -> dict[str, Any]:
        """Return the parameters of sendMessage that say what to show."""
        return {**self.edited(), "protect_content": self.guarded}

    def captioned(self) -> dict[str, Any]:
        """Return the parameters of sendPhoto and sendDocument beside the file itself."""
        caption = {"caption": self.html, "parse_mode": "HTML"} if self.html else {}
        return {**caption, "protect_content": self.guarded}

    def edited(self) -> dict[str, Any]:
        """Return the parameters of editMessageText that say what to show; without keys the old ones go."""
        shown: dict[str, Any] = {
            "text": self.html,
            "parse_mode": "HTML",
            # a preview is fetched by Telegram's servers, and a link of ours works once
            "link_preview_options": {"is_disabled": True},
        }
        if self.keys:
            shown["reply_markup"] = {"inline_keyboard": self.keys}
        return shown


def render(message: Message) -> Rendered:
    """Return a message as Telegram shows it; raises ValueError for what Telegram would refuse, which is a bug."""
    if isinstance(message, Record):
        mark = DONE if message.is_answer and message.text else ""
        return _rendered([Paragraph(f"{mark}{message.text}")])
    if isinstance(message, Note):
        return _note(message)
    if isinstance(message, Drawn):
        return _caption(message)
    return _card(message)


def _note(note: Note) -> Rendered:
    shown = [_paragraph(line) for line in _cut(note.lines, MessageLimit.MAX_TEXT_LENGTH - units(note.link))]
    guarded = any(line.tone is Tone.QUOTE for line in note.lines)
    host = _public_host(note.link)
    if host:
        return _rendered(shown, (({"text": host, "url": note.link},),), guarded=guarded)
    return _rendered([*shown, Paragraph(note.link)], guarded=guarded)


def _caption(drawn: Drawn) -> Rendered:
    # a file that cannot be saved is of no use: whoever asks for one takes it away
    guarded = isinstance(drawn, Picture)
    return _rendered(map(_paragraph, drawn.lines), guarded=guarded, least=0, most=LONGEST_CAPTION)


def _card(card: Card) -> Rendered:
    listed = any(len(choice.label) > LONGEST_LABEL for choice in card.choices)
    above = [Paragraph(DONE + card.confirms if card.confirms else ""), Paragraph(card.title)]
    below = [Paragraph("\n".join(map(_listed, card.choices)) if listed else ""), Paragraph(card.wants, "i")]
    around = sum(units(each.text) + AROUND_A_LINE for each in (*above, *below))
    lines = _cut(card.lines, MessageLimit.MAX_TEXT_LENGTH - around)
    shown = [*above, *map(_paragraph, lines), *below]
    keys = (*_choices(card.choices, listed=listed), *(tuple(map(_button, row)) for row in card.rows))
    return _rendered(shown, keys, guarded=True)


def _cut(lines: Sequence[Line], room: int) -> Sequence[Line]:
    """Return lines that fit into so many units, the longest cut until they do: a part of what people wrote arrives
    where the whole would not, and the web chat shows that."""
    shown = list(lines)
    while shown and (over := sum(units(line.text) + AROUND_A_LINE for line in shown) - room) > 0:
        longest = max(shown, key=lambda line: units(line.text))
        length = units(longest.text)
        if length <= SHORTEST:
            break
        least = max(SHORTEST, length // 2)
        kept = portions(longest.text, max(least, length - over) - len(CUT))[0]
        shown[shown.index(longest)] = replace(longest, text=kept.rstrip() + CUT)
    return shown


def _paragraph(line: Line) -> Paragraph:
    text = ALERT + line.text if line.tone is Tone.ALERT and line.text else line.text
    return Paragraph(text, TAGS[line.tone], "\n" if line.tone is Tone.LABEL else "\n\n")


def _listed(choice: Choice) -> str:
    return f"{TICKS[choice.tick]}{choice.mark}  {choice.label}"


def _choices(choices: Sequence[Choice], *, listed: bool) -> Keys:
    if listed:
        return _in_rows([_key(TICKS[choice.tick] + choice.mark, choice.press) for choice in choices], MARKS_IN_A_ROW)
    short = all(len(choice.label) <= SHORT_LABEL for choice in choices)
    return _in_rows([_key(TICKS[choice.tick] + choice.label, choice.press) for choice in choices], 2 if short else 1)


def _in_rows(keys: Sequence[Key], width: int) -> Keys:
    return tuple(tuple(keys[start : start + width]) for start in range(0, len(keys), width))


def _button(button: Button) -> Key:
    style = {"style": "primary"} if button.main else {}
    return _key(button.label, button.press) | style


def _key(text: str, press: str) -> Key:
    if not 1 <= len(press.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise ValueError(f"a button carries 1 to 64 bytes, not {len(press.encode())}")
    return {"text": text, "callback_data": press}


def _rendered(
    paragraphs: Iterable[Paragraph],
    keys: Keys = (),
    *,
    guarded: bool = False,
    least: int = 1,
    most: int = MessageLimit.MAX_TEXT_LENGTH,
) -> Rendered:
    shown = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    length = units("".join(paragraph.text + paragraph.gap for paragraph in shown).rstrip())
    if not least <= length <= most:
        raise ValueError(f"a message has {least} to {most:d} units of text, not {length}")
    if sum(map(len, keys)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise ValueError(f"a message has at most 100 buttons, not {sum(map(len, keys))}")
    return Rendered("".join(paragraph.html + paragraph.gap for paragraph in shown).rstrip(), keys, guarded)


def units(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _public_host(link: str) -> str:
    """Return the host of a link that Telegram takes in a button, or '': it refuses http and what is not public."""
    address = urlsplit(link)
    host = address.hostname or ""
    if address.scheme != "https" or "." not in host:
        return ""
    try:
        ip_address(host)
    except ValueError:
        return host
    return ""
