"""Reminders: one digest a day to each person with something due, through an outbox that loses nothing."""

from importlib import import_module

from flask import Flask

# Each puts its pages on the one blueprint of reminders when it is imported.
_PAGES = ("views", "feed.views", "settings.views")


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition.reminders.blueprint import reminders
    from transition.reminders.commands import reminders as commands
    from transition.reminders.feed import jobs as calendars
    from transition.reminders.jobs import register_work
    from transition.reminders.queries import NoSuchMessage
    from transition.reminders.settings.queries import NotYours
    from transition.web.errors import not_found

    for pages in _PAGES:
        import_module(f"{__name__}.{pages}")
    app.register_blueprint(reminders)
    app.register_error_handler(NoSuchMessage, not_found)
    app.register_error_handler(NotYours, not_found)
    app.cli.add_command(commands)
    register_work(app)
    calendars.register_work(app)
