"""`flask demo`: loading the Gwent case."""

import os
import secrets
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup
from flask_migrate import upgrade

from transition.demo.load import TODAY, is_empty, load
from transition.demo.people import ADMINISTRATOR, SIGN_INS, SignIn
from transition.jobs import running_app

demo = AppGroup("demo", help="The demonstration: three Gwent councils and the Shared Resource Service.")

# Words of one's own language are typed from a sheet of paper without a mistake.
_WORDS = [
    "afon",
    "amlwg",
    "arian",
    "bara",
    "bore",
    "bryn",
    "capel",
    "clust",
    "coeden",
    "craig",
    "cwmwl",
    "drws",
    "dwylo",
    "eira",
    "enfys",
    "ffenest",
    "fforest",
    "gardd",
    "glaw",
    "gwanwyn",
    "haul",
    "heddwch",
    "hydref",
    "iaith",
    "llwybr",
    "llyfr",
    "machlud",
    "mellt",
    "mynydd",
    "nant",
    "ogof",
    "papur",
    "pont",
    "rhosyn",
    "seren",
    "tegell",
    "telyn",
    "traeth",
    "ysgol",
    "ystafell",
]


@demo.command("load")
@click.option(
    "--if-empty", is_flag=True, help="Do nothing when there are accounts already; say who signs in."
)
@click.option(
    "--upgrade", "is_upgraded", is_flag=True, help="Bring the database to its newest revision first."
)
def load_command(if_empty: bool, is_upgraded: bool) -> None:
    """Loads the case into an empty database, and writes its letters and reports to instance/demo/."""
    if is_upgraded:
        upgrade()
    app = running_app()
    if not is_empty():
        if not if_empty:
            raise click.ClickException(
                "The database is not empty: the demonstration is loaded into an empty one only."
            )
        _say_who(app)
        return
    if app.config["TODAY"] != TODAY:
        raise click.ClickException(
            f"The demonstration takes place on one day: set TODAY={TODAY.isoformat()}."
        )
    load(app, _password(app))
    _say_who(app)


def _password(app: Flask) -> str:
    """The DEMO_PASSWORD setting, or one made up once and kept for the owner only."""
    given: str | None = app.config["SETTINGS"].demo_password
    path = _kept_at(app)
    if given is None and path.exists():
        return path.read_text(encoding="utf-8")
    password = given or " ".join(secrets.choice(_WORDS) for _ in range(5))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password)
    return password


def _kept_at(app: Flask) -> Path:
    return Path(app.config["SETTINGS"].instance) / "demo-password"


def _say_who(app: Flask) -> None:
    click.echo("Sign in with one of these e-mail addresses:")
    for sign_in in (*SIGN_INS, ADMINISTRATOR):
        click.echo(f"  {sign_in.email:42} {_described(sign_in)}")
    path = _kept_at(app)
    if path.exists():
        click.echo(f"Password for everyone: {path.read_text(encoding='utf-8')}")


def _described(sign_in: SignIn) -> str:
    place = ", ".join(part for part in (sign_in.union, sign_in.council) if part)
    role = sign_in.role.value.replace("_", " ").lower()
    return f"{role}, {place}" if place else role
