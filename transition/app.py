"""Builds the application: extensions, the guard, the pages of every feature and the commands; no routes."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from whitenoise import WhiteNoise

from config import Config
from transition import (
    accounts,
    audit,
    consultation,
    demo,
    employers,
    imports,
    letters,
    money,
    overview,
    reminders,
    reports,
    staff,
    transfers,
    web,
)
from transition.access.guard import check_every_page, init_guard, open_to
from transition.access.permissions import Open
from transition.accounts import signing_in
from transition.consultation import timeline
from transition.db import db, prepare_engine
from transition.jobs import worker_command
from transition.tables import load_tables
from transition.transfers.queries import NotVisible, posts_on
from transition.web import errors, headers

ROOT = Path(__file__).resolve().parent.parent
# Lowest first, one to a line.
FEATURES = (
    audit,
    accounts,
    employers,
    transfers,
    staff,
    consultation,
    timeline,
    money,
    imports,
    letters,
    reminders,
    reports,
    overview,
    demo,
)
migrate = Migrate()


def create_app(config: Config) -> Flask:
    """The application with these settings. Raises NotGuarded when a page does not say what it needs."""
    app = Flask(
        "transition",
        template_folder=ROOT / "templates",
        static_folder=ROOT / "static",
        instance_path=str(config.instance),
    )
    _settings(app, config)
    config.instance.mkdir(parents=True, exist_ok=True)
    load_tables()
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True)
    web.init_app(app)
    signing_in.init_app(app)
    init_guard(app, posts_on)
    app.register_error_handler(NotVisible, errors.not_found)
    for feature in FEATURES:
        feature.init_app(app)
    for name in web.FOR_ANYONE:
        open_to(Open.ANYONE)(app.view_functions[name])
    app.cli.add_command(worker_command)
    check_every_page(app)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # WSGI wraps it
        app.wsgi_app,
        root=ROOT / "static",
        prefix="static/",
        max_age=3600,
        allow_all_origins=False,
        add_headers_function=headers.for_files,
    )
    return app


def _settings(app: Flask, config: Config) -> None:
    secure = not config.is_plain_loopback
    app.config.update(
        SETTINGS=config,
        TESTING=config.testing,
        SECRET_KEY=config.secret_key,
        TODAY=config.today,
        BASE_URL=config.base_url,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
        SQLALCHEMY_DATABASE_URI=config.database_url,
        # What a database says when it fails may quote a staff record, and would stand in the log.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True},
        SESSION_COOKIE_NAME="__Host-session" if secure else "session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=20 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        MAX_FORM_PARTS=2000,
        WTF_CSRF_TIME_LIMIT=None,
    )
