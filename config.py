"""The settings, read once from the environment; safe for production when unset."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsError(Exception):
    """One or more settings are missing or wrong; the message names every one of them."""


@dataclass(frozen=True)
class Config:
    """Everything the application is told from outside."""

    database_url: str
    secret_key: str
    base_url: str = "http://127.0.0.1:5000"
    smtp_url: str | None = None
    mail_from: str = "transition@localhost"
    trusted_hosts: tuple[str, ...] = ()
    today: date | None = None
    demo_password: str | None = None
    instance: Path = ROOT / "instance"
    testing: bool = False

    @property
    def is_plain_loopback(self) -> bool:
        """Plain cookies are for plain http on the loopback address only."""
        parts = urlsplit(self.base_url)
        return parts.scheme == "http" and parts.hostname in LOOPBACK


def from_environment(
    environment: Mapping[str, str] = os.environ, instance: Path = ROOT / "instance"
) -> Config:
    """The settings of this environment. Raises SettingsError naming all that are wrong at once."""
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    wrong: list[str] = []
    base_url = given.get("BASE_URL", "http://127.0.0.1:5000").rstrip("/")
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        wrong.append("BASE_URL must be a whole address, such as https://transition.example.gov.uk")
    elif parts.scheme == "http" and parts.hostname not in LOOPBACK:
        wrong.append("BASE_URL must start with https:// unless it is a loopback address")
    database_url = _database_url(given.get("DATABASE_URL"), instance, wrong)
    smtp_url = given.get("SMTP_URL")
    if smtp_url and urlsplit(smtp_url).scheme not in {"smtp", "smtps", "smtp+starttls"}:
        wrong.append("SMTP_URL must start with smtp://, smtps:// or smtp+starttls://")
    if smtp_url and "MAIL_FROM" not in given:
        wrong.append("MAIL_FROM must be set when SMTP_URL is: the address that messages come from")
    today = _today(given.get("TODAY"), wrong)
    secret_key = given.get("SECRET_KEY") or (None if wrong else _kept_secret(instance))
    if secret_key is not None and len(secret_key) < 32:
        wrong.append("SECRET_KEY must have at least 32 characters")
    if wrong or secret_key is None:
        raise SettingsError(
            "These settings need your attention:\n" + "\n".join(f"  - {line}" for line in wrong)
        )
    hosts = tuple(host.strip() for host in given.get("TRUSTED_HOSTS", "").split(",") if host.strip())
    return Config(
        database_url=database_url,
        secret_key=secret_key,
        base_url=base_url,
        smtp_url=smtp_url,
        mail_from=given.get("MAIL_FROM", "transition@localhost"),
        trusted_hosts=hosts or _own_hosts(parts.hostname or ""),
        today=today,
        demo_password=given.get("DEMO_PASSWORD"),
        instance=instance,
    )


def _own_hosts(hostname: str) -> tuple[str, ...]:
    return ("127.0.0.1", "localhost", "[::1]") if hostname in LOOPBACK else (hostname,)


def _database_url(value: str | None, instance: Path, wrong: list[str]) -> str:
    if value is None:
        return f"sqlite:///{instance / 'transition.sqlite'}"
    scheme, _, rest = value.partition("://")
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest:
        return value
    wrong.append("DATABASE_URL must start with sqlite:/// or postgresql://")
    return value


def _today(value: str | None, wrong: list[str]) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        wrong.append("TODAY must be a date such as 2026-03-02")
        return None


def _kept_secret(instance: Path) -> str:
    """A secret made once and kept for the owner only, so that every process signs alike."""
    instance.mkdir(parents=True, exist_ok=True)
    path = instance / "secret-key"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        secret = secrets.token_urlsafe(48)
        file.write(secret)
    return secret
