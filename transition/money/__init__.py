"""What a transfer costs, year by year, and whether it agrees with what was published."""

from importlib import import_module

from flask import Flask

# Importing a part's views puts its pages on the one blueprint of this feature.
PARTS = ("views", "preview_pages", "shared.views", "exposure.views")


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.money.blueprint import money

    for part in PARTS:
        import_module(f"transition.money.{part}")
    app.register_blueprint(money)
