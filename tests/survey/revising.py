"""Later versions of invented questionnaires: a coordinator who changes this and that between two of them."""

from __future__ import annotations

import copy
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from survey.loading.building import build
from survey.loading.conditions import read_conditions
from survey.loading.draft import read_draft
from survey.loading.questionnaire_checks import check
from survey.questionnaire import Questionnaire
from survey.reading.faults import Faults
from survey.reading.file import Reading
from survey.reading.yaml_source import Source
from tests.survey.invented import CHOICES

File = dict[str, Any]


class Editor:
    """Writes one version after the other of a questionnaire's file."""

    def __init__(self, random: Random, file: File) -> None:
        self.random = random
        self.versions = [file]
        self.newest = _load(file)

    def revise(self) -> None:
        """Write a next version, with a few changes that loading accepts."""
        file = {**copy.deepcopy(self.versions[-1]), "version": len(self.versions) + 1}
        for _ in range(self.random.randint(1, 4)):
            changed = copy.deepcopy(file)
            self.random.choice(
                (self._reword, self._drop, self._add, self._option, self._move, self._free, self._back)
            )(changed)
            with suppress(Faults):
                self.newest = _load(changed)
                file = changed
        self.versions.append(file)
        self.newest = replace(self.newest, version=len(self.versions))

    def _questions(self, file: File) -> list[dict[str, Any]]:
        return [question for section in file["sections"] for question in section["questions"]]

    def _any(self, file: File) -> dict[str, Any]:
        return self.random.choice(self._questions(file))

    def _reword(self, file: File) -> None:
        question = self._any(file)
        key = self.random.choice(("text", "hint", "short"))
        question[key] = f"v{file['version']} {question.get(key, '')[:2000]}"

    def _drop(self, file: File) -> None:
        section = self.random.choice(file["sections"])
        section["questions"].pop(self.random.randrange(len(section["questions"])))

    def _add(self, file: File) -> None:
        version = file["version"]
        question = {"id": f"new{version}", "kind": "text", "theme": "t", "text": f"added in {version}"}
        self.random.choice(file["sections"])["questions"].insert(0, question)

    def _option(self, file: File) -> None:
        questions = [question for question in self._questions(file) if question["kind"] in CHOICES]
        if not questions:
            return
        options = self.random.choice(questions)["options"]
        place = self.random.randrange(len(options))
        change = self.random.choice(("label", "drop", "add", "turn"))
        if change == "label":
            options[place] = {**options[place], "label": f"v{file['version']} label {place}"}
        elif change == "drop":
            options.pop(place)
        elif change == "add":
            options.append({"code": f"v{file['version']}", "label": f"added option {file['version']}"})
        else:
            options.reverse()

    def _move(self, file: File) -> None:
        questions = self.random.choice(file["sections"])["questions"]
        questions.append(questions.pop(0))

    def _free(self, file: File) -> None:
        self.random.choice([*self._questions(file), *file["sections"]]).pop("when", None)

    def _back(self, file: File) -> None:
        """Bring a question back as an earlier version had it."""
        earlier = self._any(self.random.choice(self.versions))
        for section in file["sections"]:
            for place, question in enumerate(section["questions"]):
                if question["id"] == earlier["id"]:
                    section["questions"][place] = copy.deepcopy(earlier)
                    return
        section["questions"].append(copy.deepcopy(earlier))


def _load(file: File) -> Questionnaire:
    """Load values as a file of them would be loaded, without writing it out: that takes far longer than the rest."""
    reading = Reading(Source("invented", file, {}))
    draft = read_draft(reading)
    check(reading, draft)
    conditions = read_conditions(reading, draft)
    reading.finish()
    return build(draft, conditions)
