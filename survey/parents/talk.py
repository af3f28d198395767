"""The conversation with a parent: what a press, a text or a command does to it."""

from __future__ import annotations

from dataclasses import replace

from survey.answers import Answer, Answers, Refused, clean, joined, within_limit
from survey.audit import UNSAYS, WEB, Window
from survey.distress import hear
from survey.distress_words import Sign
from survey.events import Commanded, Edited, Event, Pressed, Said, Unsupported
from survey.languages import own_name
from survey.messages import Card, Line, Note, Press, Tone
from survey.parents.card_parts import care_note, help_note
from survey.parents.presses import ParentPresses
from survey.parents.state import Quotes, Setting, Stage, State, Step
from survey.parents.typed_words import meant
from survey.phrases import Phrases
from survey.reminder_cards import SLOT as REMINDER
from survey.state import WebLinkWanted
from survey.written_in import other_than

COMMANDS = {
    "stop": "stop",
    "withdraw": "stop",
    "help": "help",
    "call": "person",
    "pause": "pause",
    "concern": "help",
    "ask": "person",
}
"""What a parent can type with a slash, and which of survey.parents.typed_words.ACTIONS each asks for; the last two
stand in the menu that everybody has in Telegram."""
ELSEWHERE = "elsewhere"
"""What the button asks for that stands where the conversation was, once it went on in another chat."""
MENU = (
    ("pause", "parent.button.pause"),
    ("call", "parent.button.call"),
    ("help", "parent.button.help"),
    ("agreed", "parent.button.agreed"),
    ("stop", "parent.button.stop"),
)
"""The commands of the web chat's menu, each with the phrase that it is called."""


def advance(setting: Setting, state: State, answers: Answers, event: Event, phrases: Phrases) -> Step:
    """Return what an event does. What does not fit changes nothing and shows the parent where they are."""
    return Talk.of(setting, state, answers, phrases).placed().take(event)


def look(setting: Setting, state: State, answers: Answers, phrases: Phrases) -> Card:
    """Return the card that shows where the parent is."""
    return Talk.of(setting, state, answers, phrases).placed().cards().show()


class Talk(ParentPresses):
    """One parent's conversation at one moment."""

    def placed(self) -> Talk:
        """Return the conversation where it can be now: the words of the consent, and what is asked, can have changed
        meanwhile."""
        state = self.state
        if state.stage in {Stage.TOPIC, Stage.USE} and state.digest != self.setting.wording.digest:
            # what was shown is kept with the consent: other words, or another language, begin anew
            begun = state.revision + bool(state.digest)
            state = state.at_stage(Stage.TOPIC, step=0, digest=self.setting.wording.digest, revision=begun)
        if state.stage in {Stage.ASKING, Stage.CHANGING} and state.at not in {each.id for each in self.cards().asked}:
            state = self._next(state)
        return self if state is self.state else replace(self, state=state)

    def take(self, event: Event) -> Step:
        """Return what this event does."""
        match event:
            case Pressed(token):
                return self._pressed(token)
            case Said(text, ref):
                return self._said(text, ref)
            case Edited(text, ref):
                return self._edited(text, ref)
            case Commanded(name, _):
                return self._commanded(name)
            case Unsupported():
                return self._stay("parent.unsupported")

    def _pressed(self, token: str) -> Step:
        press = Press.parse(token)
        if press is not None and press.slot == REMINDER:
            return self._on_reminder(press)
        if press is not None and self._is_help(press):
            return self._helped()
        if press is not None and (press.slot, press.action) == (str(self.setting.request), ELSEWHERE):
            return Step(self.state, card=self.cards().show())
        if press is None or press.either_way.isdisjoint(self.cards().show().tokens()):
            if press is not None and token == self.state.pressed:
                return Step(self.state)
            return Step(self.state, card=self.cards().show(), toast=self.phrases("toast.stale"))
        step: Step = getattr(self, f"_on_{press.action}")(press)
        return replace(step, state=replace(step.state, pressed=token))

    def _is_help(self, press: Press) -> bool:
        """Return whether this is the button for help, also of a card that is long gone: it must never be stale."""
        return press.action == "help" and press.slot == str(self.setting.request)

    def _helped(self) -> Step:
        """Say whom to call. Nothing of it is stored: no fact, no state, and no row of the outbox, for a reply is said
        once and forgotten. What remains is that an event with this id was seen, which says nothing of what it was."""
        return Step(self.state, reply=help_note(self.setting.audit, self.phrases))

    def _on_reminder(self, press: Press) -> Step:
        if press.action == "stop":
            return self._stay("parent.reminder.stopped", self._no_reminders())
        return Step(self.state, card=self.cards().show())

    def _commanded(self, name: str) -> Step:
        if name in COMMANDS:
            return self._asked_for(COMMANDS[name])
        if name == "web":
            return Step(self.state, (WebLinkWanted(),))
        if name in {"agreed", "privacy"} and self.setting.keeps:
            return self._go(self.state.aside(Stage.AGREED))
        return Step(self.state, card=self.cards().show())

    def _asked_for(self, action: str) -> Step:
        """Do what a word asks for, as its button would; where there is no such button now, show where they are."""
        press = Press(str(self.setting.request), self.state.revision, -1, action)
        match action:
            case "help":
                return self._helped()
            case "stop":
                return self._on_stop(press)
            case "person":
                return self._on_call(press)
            case "pause" if self.state.stage is Stage.ASKING:
                return self._on_pause(press)
            case "skip" if self.state.stage is Stage.ASKING and not self._has_begun():
                return self._on_done(press) if self.state.probing else self._on_skip(press)
        return Step(self.state, card=self.cards().show())

    def _said(self, text: str, ref: str) -> Step:
        try:
            text = clean(text)
        except Refused as refused:
            return self._to_unsay(ref, self._refused(refused))
        action = meant(text, self.phrases)
        return self._asked_for(action) if action else self._to_unsay(ref, self._told(text, ref))

    def _to_unsay(self, ref: str, step: Step) -> Step:
        """Remember which message it was, where something is kept that can be withdrawn: it goes from the chat with
        the rest then, whatever became of it."""
        channel, is_call = self.setting.channel, self.state.stage is Stage.CALL
        if channel not in UNSAYS or not (self.setting.keeps or is_call):
            return step
        return replace(step, state=replace(step.state, typed=(*step.state.typed, (channel, ref))))

    def _told(self, text: str, ref: str) -> Step:
        if self.state.stage is Stage.CALL:
            return self._about_the_call(text)
        there = self._among_the_answers()
        if self.setting.window is not Window.OPEN or not there._takes_text():  # noqa: SLF001 - the same class
            return self._beside_the_questions(text, self._not_kept(Line(self.phrases("parent.use_buttons")), text))
        try:
            before = self.state.parts[-1][1] if self.state.parts else ""
            wrote = self._of_language(text, there._wrote(((ref, text),)))  # noqa: SLF001 - the same class
            return self._cared(text, wrote, before)
        except Refused as refused:
            return self._refused(refused, text)

    def _of_language(self, text: str, step: Step) -> Step:
        """Say once what becomes of words in another language than the chat's, and how to change that."""
        language = other_than(self.phrases.language, text)
        if not language or step.state.told_language:
            return step
        lines = [Line(self.phrases("parent.other_language"))]
        if language in self.phrases.others:
            lines.append(Line(self.phrases("parent.other_language.here", language=own_name(language))))
        return replace(step, state=replace(step.state, told_language=True), notes=(*step.notes, Note(tuple(lines))))

    def _among_the_answers(self) -> Talk:
        """Return the conversation where a text belongs: whoever goes on writing while they are asked about a call is
        still writing the same answer."""
        is_asked = self.state.stage is Stage.CARE
        return replace(self, state=replace(self.state, stage=self.state.resume)) if is_asked else self

    def _about_the_call(self, text: str) -> Step:
        """Ask for a call with what was written about it; where that sounds as if a child was at risk, what follows
        from it is decided next, unless it is being passed on already."""
        step = self._called(text, "parent.call.asked_so")
        signs = {heard.sign for heard in hear(text)}
        if Sign.CHILD in signs and not self._passed_on():
            return self._cared(text, step)
        return replace(step, reply=self._care_note) if signs else step

    def _beside_the_questions(self, text: str, harmless: Step) -> Step:
        """Answer a text that becomes no answer and is not kept: as a `harmless` one, or, where it sounds
        like danger or despair, with whom to call. What follows from it is decided by a parent who knows when
        something must be passed on, also when the audit has closed, and by anybody else with the button that stands
        under every message."""
        if not hear(text):
            return harmless
        if self.setting.keeps:
            return self._cared(text, self._go(self.state))
        asks = Note((*self._care_note.lines, Line(self.phrases("parent.care.call"))))
        return Step(self.state, self._quiet(), self.cards().show(), reply=asks)

    @property
    def _care_note(self) -> Note:
        return care_note(self.setting.audit, self.phrases)

    def _takes_text(self) -> bool:
        if self.state.stage not in {Stage.ASKING, Stage.CHANGING}:
            return False
        return self.state.probing or self.cards().is_typed(self._question())

    def _has_begun(self) -> bool:
        answer = self._answer(self._question())
        return bool(answer.comment) if self.state.probing else answer.is_given

    def _wrote(self, new: tuple[tuple[str, str], ...]) -> Step:
        """Take messages into the answer: many short ones become one, and each is kept as it comes."""
        question, answer = self._question(), self._answer(self._question())
        parts = (*self.state.parts, *new)
        if self.state.probing:
            text = joined(answer.comment, new[0][1])
            after = answer.with_comment(text)
        elif self.state.stage is Stage.CHANGING and not self.state.parts:
            after = replace(answer, text=new[0][1], text_reason="", left_out=False)
            return self._store(after, replace(self.state, parts=parts).with_own_words(self._mark))
        else:
            text = joined(answer.text or "", new[0][1])
            after = Answer(question.id, text=text).beside(answer)
        return self._store(after, replace(self.state, parts=parts))

    def _edited(self, text: str, ref: str) -> Step:
        """Take a message that was changed in the chat, while its answer is still being written."""
        there = self._among_the_answers()
        try:
            text = clean(text)
            is_open = self.setting.window is Window.OPEN
            if not (is_open and ref in dict(self.state.parts) and there._takes_text()):  # noqa: SLF001 - the same class
                late = "parent.edited" if is_open else "parent.edited.closed"
                return self._beside_the_questions(text, self._stay(late))
            return self._cared(text, there._rewrote(text, ref))  # noqa: SLF001 - the same class
        except Refused as refused:
            return self._refused(refused)

    def _rewrote(self, text: str, ref: str) -> Step:
        answer = self._answer(self._question())
        whole = answer.comment if self.state.probing else answer.text or ""
        # the messages are the end of the answer, one a line: the same words can stand in it twice
        before = whole.removesuffix(_lines(self.state.parts))
        parts = tuple((each, text if each == ref else old) for each, old in self.state.parts)
        changed = within_limit(before + _lines(parts))
        after = answer.with_comment(changed) if self.state.probing else replace(answer, text=changed)
        return self._store(after, replace(self.state, parts=parts))

    def _cared(self, text: str, step: Step, before: str = "") -> Step:
        """Answer with care where a text, alone or with the message `before`, sounds like danger or despair: it is
        kept as any other, and nobody hears of it but through what the parent presses next."""
        together = f"{before}\n{text}"
        signs = {heard.sign for heard in hear(together) if heard.end > len(together) - len(text)}
        is_asked = self.state.stage is Stage.CARE
        if not signs and not is_asked:
            return step
        child = Sign.CHILD in signs or (is_asked and self.state.child)
        state = replace(step.state.aside(Stage.CARE), child=child)
        card = self.of(self.setting, state, self._with(step), self.phrases).cards().show()
        if not signs:
            return replace(step, state=state, card=replace(card, confirms=self.phrases("parent.confirm.kept")))
        notes = (*step.notes, self._care_note)
        return replace(step, state=state, facts=(*step.facts, *self._quiet()), card=card, notes=notes)

    def _refused(self, refused: Refused, text: str = "") -> Step:
        return self._not_kept(Line(self.phrases(refused.phrase, **refused.details)), text)

    def _not_kept(self, said: Line, text: str) -> Step:
        """Say why a text is not kept. In the web chat, whose box is empty by now, it is said back once and stored
        nowhere, so that nobody has to write it again."""
        if text and self.setting.channel == WEB:
            return Step(self.state, card=self.cards().show(), reply=Note((said, Line(text, Tone.QUOTE))))
        return Step(self.state, card=self.cards().show(), notes=(Note((said,)),))


def _lines(parts: Quotes) -> str:
    return "\n".join(text for _, text in parts)
