"""What an interviewer is told instead of the parent: the phrases of a parent's conversation, from the other side."""

from __future__ import annotations

from survey.phrases import Phrases

TELEPHONE = "telephone"
"""How answers and consents are recorded that somebody gave on the telephone: in the place of a channel."""

INSTEAD = {
    "parent.agreed.no": "interview.agreed.no",
    "parent.agreed.yes": "interview.agreed.yes",
    "parent.button.again": "interview.button.again",
    "parent.button.agreed": "interview.button.agreed",
    "parent.button.anew": "interview.button.anew",
    "parent.button.call": "interview.button.call",
    "parent.button.call_me": "interview.button.call_me",
    "parent.button.do_not_call": "interview.button.do_not_call",
    "parent.button.erase": "interview.button.erase",
    "parent.button.finish": "interview.button.finish",
    "parent.button.help": "interview.button.help",
    "parent.button.keep_for_now": "interview.button.pause",
    "parent.button.meant_else": "interview.button.meant_else",
    "parent.button.no": "interview.button.no",
    "parent.button.no_thanks": "interview.button.no_thanks",
    "parent.button.nothing_more": "interview.button.nothing_more",
    "parent.button.on": "interview.button.on",
    "parent.button.over": "interview.button.over",
    "parent.button.pause": "interview.button.pause",
    "parent.button.phrase": "interview.button.phrase",
    "parent.button.quoted": "interview.button.quoted",
    "parent.button.skip": "interview.button.skip",
    "parent.button.stop": "interview.button.stop",
    "parent.button.yes": "interview.button.yes",
    "parent.call": "interview.call",
    "parent.call.asked": "interview.call.asked",
    "parent.call.child": "interview.call.child",
    "parent.call.safe": "interview.call.safe",
    "parent.care": "interview.care",
    "parent.care.ask": "interview.care.ask",
    "parent.care.call": "interview.care.call",
    "parent.care.child": "interview.care.child",
    "parent.care.child.ask": "interview.care.child.ask",
    "parent.care.here": "interview.care.here",
    "parent.care.passed_on": "interview.care.passed_on",
    "parent.concern": "interview.concern",
    "parent.confirm.agreed": "interview.confirm.agreed",
    "parent.confirm.kept": "interview.confirm.kept",
    "parent.confirm.skipped": "interview.confirm.skipped",
    "parent.declined": "interview.declined",
    "parent.declined.kept": "interview.declined.kept",
    "parent.finished": "interview.finished",
    "parent.finished.until": "interview.finished.until",
    "parent.for_you": "interview.for_you",
    "parent.help.call": "interview.help.call",
    "parent.history": "interview.history",
    "parent.identifies": "interview.identifies",
    "parent.kept_reason": "interview.kept_reason",
    "parent.phrase": "interview.phrase",
    "parent.phrase.how": "interview.phrase.how",
    "parent.quoting": "interview.quoting",
    "parent.read_back": "interview.read_back",
    "parent.read_back.nothing": "interview.read_back.nothing",
    "parent.said": "interview.so_far",
    "parent.so_far": "interview.so_far",
    "parent.so_far.more": "interview.so_far.more",
    "parent.stopping": "interview.stopping",
    "parent.stopping.child": "interview.stopping.child",
    "parent.title.agreed": "interview.title.agreed",
    "parent.title.care": "interview.title.care",
    "parent.use.keep": "interview.use.keep",
    "parent.use.quote": "interview.use.other",
    "parent.use.tell": "interview.use.other",
    "parent.wants.answer": "interview.wants.answer",
    "parent.withdrawn": "interview.withdrawn",
}


class Telephone(Phrases):
    """The phrases of a language, said to whoever speaks with a parent on the telephone."""

    def __init__(self, phrases: Phrases) -> None:
        """Take the phrases of the interviewer's language."""
        self.language = phrases.language
        self._said = phrases

    def __call__(self, key: str, **details: str | int) -> str:
        """Return the phrase, as the interviewer is told it; raises MissingPhrase."""
        return self._said(INSTEAD.get(key, key), **details)
