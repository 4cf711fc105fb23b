"""Reminders: one digest a day to each person with something due, through an outbox that loses nothing."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition.reminders.commands import reminders as commands
    from transition.reminders.jobs import register_work
    from transition.reminders.queries import NoSuchMessage
    from transition.reminders.views import reminders
    from transition.web.errors import not_found

    app.register_blueprint(reminders)
    app.register_error_handler(NoSuchMessage, not_found)
    app.cli.add_command(commands)
    register_work(app)
