"""Caseround as `caseround run` runs it, but for the pace: everything leaves as soon as it can."""

from __future__ import annotations

from bot import logs
from bot.app import serve
from bot.commands.running import run_until_stopped
from bot.delivery import MOST_AT_ONCE
from bot.office import office
from bot.pace import Pace
from bot.settings import Settings
from storage.lease import lease


class Unpaced(Pace):
    """Lets everything go."""

    def free(self) -> int:
        """Return room for everything."""
        return MOST_AT_ONCE

    def wait(self, address: str, *, bulk: bool) -> float:  # noqa: ARG002 - the base class's signature
        """Return no time at all."""
        return 0.0

    def held(self) -> int:
        """Return that nobody waits."""
        return 0

    def leaves(self, address: str, message: str) -> None:
        """Count nothing."""

    def landed(self, message: str) -> None:
        """Count nothing."""


def main() -> None:
    """Run until SIGTERM."""
    logs.configure()
    settings = Settings()
    with office(settings) as here, lease(settings.home):
        run_until_stopped(serve(here, lambda: None, pace=lambda: Unpaced(lambda: 0.0)))


if __name__ == "__main__":
    main()
