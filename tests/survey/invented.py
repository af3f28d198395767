"""Questionnaires made up by a seeded random, as files: whatever loading accepts, up to the longest."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from survey.loading import load_questionnaire
from survey.questionnaire import Questionnaire

KINDS = ("one", "one", "several", "several", "scale", "text", "number", "date", "statement")
CHOICES = frozenset({"one", "several", "scale"})
LONGEST_CARD = 3000
BESIDE = 260  # a statement and a hint
LONGEST_LABEL = 300
LATIN = "abcdefghij klmnop qrstu vwxyz"


def seeded(seed: int) -> Random:
    """Return a random that goes the same way in every run."""
    return Random(seed)


@dataclass
class Author:
    """Writes one questionnaire with letters of one alphabet, so that its wording can be told from other words."""

    random: Random
    letters: str = LATIN
    written: list[dict[str, Any]] = field(default_factory=list)

    def questionnaire(self, questions: int) -> Questionnaire:
        """Return a questionnaire with about this many questions."""
        return load_questionnaire(json.dumps(self.file(questions)), "invented")

    def file(self, questions: int) -> dict[str, Any]:
        """Return the file of such a questionnaire, as values."""
        sections: list[dict[str, Any]] = []
        while len(self.written) < questions:
            sections.append(self._section(len(sections)))
        return {
            "id": "invented",
            "version": 1,
            "title": self.words(20),
            "audience": "auditor",
            "themes": [{"id": "t", "title": self.words(12)}],
            "sections": sections,
        }

    def words(self, length: int) -> str:
        """Return about this many characters of nonsense, always another."""
        made = "".join(self.random.choices(self.letters, k=length - 2))
        return f"{self.letters[0]}{' '.join(made.split())}{self.letters[1]}"

    def _section(self, number: int) -> dict[str, Any]:
        condition = {"when": self._condition()} if self.written and self.random.random() < 0.4 else {}
        statement = {"statement": self.words(200)} if self.random.random() < 0.4 else {}
        questions = [self._question() for _ in range(self.random.randint(1, 4))]
        return {"id": f"s{number}", "title": self.words(10), "questions": questions} | statement | condition

    def _question(self) -> dict[str, Any]:
        repeatable = [q for q in self.written if q["kind"] in CHOICES and "repeats" not in q]
        if repeatable and self.random.random() < 0.2:
            question = self._repeating(self.random.choice(repeatable))
        else:
            question = self._new(self.random.choice(KINDS))
        if self.written and self.random.random() < 0.35:
            question["when"] = self._condition()
        self.written.append(question)
        return question

    def _base(self, kind: str) -> dict[str, Any]:
        length = self.random.choice((20, 20, 60, 400))
        base: dict[str, Any] = {"id": f"q{len(self.written)}", "kind": kind, "text": self.words(length)}
        if kind != "statement":
            base |= {"theme": "t", "comment": self.random.choice(("invited", "invited", "asked", "none"))}
        if kind != "statement" and self.random.random() < 0.15:
            base["required"] = True
        if self.random.random() < 0.3:
            base |= {"hint": self.words(60), "short": self.words(30)}
        return base

    def _new(self, kind: str) -> dict[str, Any]:
        question = self._base(kind)
        if kind in CHOICES:
            question["options"] = self._options(kind, LONGEST_CARD - BESIDE - 100 - len(question["text"]))
        if kind == "several":
            question |= self._tick_bounds(question["options"])
        if kind == "number" and self.random.random() < 0.5:
            question |= {"minimum": self.random.randint(-5, 0), "maximum": self.random.randint(5, 500)}
        if kind not in CHOICES and self.random.random() < 0.2:
            question["text"] = self.words(LONGEST_CARD - BESIDE)
        return question

    def _options(self, kind: str, room: int) -> list[dict[str, Any]]:
        count = self.random.choice((2, 3, 3, 5, 26, 40))
        length = self.random.choice((8, 20, min(LONGEST_LABEL - 2, room // count)))
        return [self._option(kind, index, min(length, room // count)) for index in range(count)]

    def _option(self, kind: str, index: int, length: int) -> dict[str, Any]:
        option: dict[str, Any] = {"code": f"o{index}", "label": self.words(max(4, length)) + str(index)}
        for key, chance in (("asks_comment", 0.15), ("escalates", 0.05), ("exclusive", 0.1)):
            if self.random.random() < chance and (key != "exclusive" or kind == "several"):
                option[key] = True
        return option

    def _tick_bounds(self, options: list[dict[str, Any]]) -> dict[str, int]:
        together = sum(not option.get("exclusive", False) for option in options)
        bounds = {}
        if self.random.random() < 0.5:
            bounds["minimum"] = self.random.randint(0, min(2, max(together, 1)))
        if self.random.random() < 0.5:
            bounds["maximum"] = self.random.randint(max(1, bounds.get("minimum", 1)), len(options))
        return bounds

    def _repeating(self, first: dict[str, Any]) -> dict[str, Any]:
        least = 1 if first["kind"] == "several" else 2
        keep = self.random.randint(least, len(first["options"]))
        options = sorted(self.random.sample(first["options"], keep), key=first["options"].index)
        question = self._base(first["kind"]) | {"text": self.words(30), "options": options, "repeats": first["id"]}
        return question | (self._tick_bounds(options) if first["kind"] == "several" else {})

    def _condition(self, depth: int = 0) -> dict[str, Any]:
        looked_at = [question for question in self.written if question["kind"] != "statement"]
        facts: list[dict[str, Any]] = [
            {"fact": "role", "equals": "auditor"},
            {"fact": "agency", "any_of": ["health", "police"]},
            {"fact": "age", "equals": "under 5"},
        ]
        if depth < 2 and self.random.random() < 0.3:
            parts = [self._condition(depth + 1) for _ in range(2)]
            return self.random.choice(({"all": parts}, {"any": parts}, {"not": parts[0]}))
        if not looked_at or self.random.random() < 0.25:
            return self.random.choice(facts)
        question = self.random.choice(looked_at)
        if question["kind"] in CHOICES and self.random.random() < 0.8:
            codes = [option["code"] for option in question["options"]]
            equals = {"question": question["id"], "equals": self.random.choice(codes)}
            several = {"question": question["id"], "any_of": self.random.sample(codes, min(2, len(codes)))}
            return self.random.choice((equals, several, {"not": equals}))
        if question["kind"] == "number" and self.random.random() < 0.5:
            return {"question": question["id"], "at_least": self.random.randint(-5, 3)}
        return {"answered": question["id"]}
