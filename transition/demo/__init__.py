"""The Gwent case as a demonstration, loaded through the same actions as the pages."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the commands of the demonstration."""
    from transition.demo.commands import demo

    app.cli.add_command(demo)
