"""Every setting that comes from the environment, in one place."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.channels.telegram import OFFICIAL
from storage import erasure_register
from storage.postgresql import address
from storage.vault import parse_master, read_master, write_master

KEY_FILE = "master.key"
DATABASE_FILE = "caseround.db"
LOCALE_FOLDER = "locale"


class NoPublicAddress(Exception):
    """Nobody could open the links that would be made."""


class Settings(BaseSettings):
    """The environment variables CASEROUND_HOME, CASEROUND_TELEGRAM_TOKEN and so on.

    `home` is the data folder; `master_key` stands in for the key file in it, `database` for the SQLite file in it,
    `locale` for the folder of catalogues in it;
    `web_address` is where the web chat listens, `web_url` how people reach it, where a proxy stands before it;
    `smtp_url` is the mail server, `smtp_from` who its e-mails are from.
    """

    model_config = SettingsConfigDict(env_prefix="CASEROUND_", frozen=True)

    home: Path = Path("caseround-data")
    master_key: SecretStr | None = None
    database: SecretStr | None = None
    locale: Path | None = None
    web_address: str = "127.0.0.1:8080"
    web_url: str = ""
    telegram_token: SecretStr | None = None
    telegram_api_url: str = OFFICIAL
    smtp_url: SecretStr | None = None
    smtp_from: str = ""

    @property
    def database_url(self) -> str:
        """The database's URL, password and all: SQLite in the data folder where no other is named.

        Raises storage.postgresql.WrongAddress.
        """
        if self.database is None or not self.database.get_secret_value():
            return f"sqlite:///{self.home / DATABASE_FILE}"
        return address(self.database.get_secret_value()).render_as_string(hide_password=False)

    @property
    def catalogues(self) -> Path:
        """The folder of the board's own languages, which need not be there."""
        return self.locale or self.home / LOCALE_FOLDER

    @property
    def register(self) -> Path:
        """The file of the register of erasures."""
        return self.home / erasure_register.NAME

    @property
    def mails(self) -> bool:
        """Whether there is a mail server."""
        return self.smtp_url is not None and bool(self.smtp_url.get_secret_value())

    @property
    def public_url(self) -> str:
        """The address of the web chat as people type it, without a slash at its end; raises NoPublicAddress."""
        host = self.web_address.rpartition(":")[0]
        if not self.web_url and host in {"0.0.0.0", "[::]"}:  # noqa: S104 - it is compared, not listened on
            raise NoPublicAddress(
                f"The web chat listens on every address ({self.web_address}), so links need the one that people type."
                " Nothing was started. Set CASEROUND_WEB_URL to it, for example https://audit.example.org"
            )
        return (self.web_url or f"http://{self.web_address}").rstrip("/")

    @property
    def secure_cookies(self) -> bool:
        """Whether people reach the web chat over TLS."""
        return urlsplit(self.public_url).scheme == "https"

    def master(self) -> bytes:
        """Return the master key; raises storage.vault.MasterRefused where there is none that can be used."""
        if self.master_key is not None:
            return parse_master(self.master_key.get_secret_value())
        return read_master(self.home / KEY_FILE)

    def new_master(self) -> bytes:
        """Return the master key for a database that has none yet: made now and kept in its file, unless there is
        one already; raises storage.vault.MasterRefused as `master` does."""
        path = self.home / KEY_FILE
        known = self.master_key is not None or path.exists()
        return self.master() if known else write_master(path)
