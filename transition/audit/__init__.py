"""The trail of what was done: append-only, chained, checked."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the commands of this feature."""
    from transition.audit.commands import audit

    app.cli.add_command(audit)
