"""Programmes and transfers: their dates, legal basis, teams and scope, decisions, risks and releases."""

from importlib import import_module

from flask import Flask

# Importing a part's views puts its pages on the one blueprint of this feature.
PARTS = (
    "views", "basis.views", "programmes.views", "scope.views", "scope.decision_pages", "scope.risk_pages",
    "scope.new_post_pages", "releases.views", "commencements.views",
)  # fmt: skip


def init_app(app: Flask) -> None:
    """Adds the pages and commands of this feature."""
    from transition.transfers.commands import transfers as commands
    from transition.transfers.pages import transfers
    from transition.transfers.queries import NotVisible
    from transition.web.errors import not_found

    for part in PARTS:
        import_module(f"transition.transfers.{part}")
    app.register_blueprint(transfers)
    app.cli.add_command(commands)
    app.register_error_handler(NotVisible, not_found)
