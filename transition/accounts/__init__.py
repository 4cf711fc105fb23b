"""People who sign in: accounts, appointments, sessions."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages and commands of this feature."""
    from transition.accounts.commands import accounts as commands
    from transition.accounts.views import accounts

    app.register_blueprint(accounts)
    app.cli.add_command(commands)
