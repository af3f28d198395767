"""Whole stories of several people in one audit, as a data-protection officer could read them: `stories/*.txt`.

A line that begins with '> ' is what somebody does; what follows is what each person sees in their chat ('|'), on a
page of a browser ('#') or as an answer that is kept nowhere ('~'), and what is stored ('*').
`python -m tests.bot.test_stories` writes what follows anew, to be read before it is kept.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bot.story import Story

FOLDER = Path(__file__).parent / "stories"


async def replay(text: str, folder: Path) -> str:
    """Return the story with what is seen and stored now."""
    heading, *rest = text.split("\n\n", 1)
    lines = [heading]
    async with Story.begun(folder) as story:
        for line in rest[0].split("\n") if rest else []:
            if line.startswith("> "):
                lines += ["", line, *await story.tell(line[2:])]
    return "\n".join(lines) + "\n"


STORIES = [pytest.param(path.read_text("utf-8"), id=path.stem) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.mark.parametrize("text", STORIES)
async def test_the_story_goes_as_written(text: str, tmp_path: Path) -> None:
    """Everybody sees what the story says that they see, and nobody sees anything else."""
    assert text == await replay(text, tmp_path)


def test_there_are_stories() -> None:
    """The folder of stories is found."""
    assert STORIES


if __name__ == "__main__":
    for each in FOLDER.glob("*.txt"):
        with TemporaryDirectory() as empty:
            each.write_text(asyncio.run(replay(each.read_text("utf-8"), Path(empty))), "utf-8")
