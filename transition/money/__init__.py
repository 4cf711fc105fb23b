"""What a transfer costs, and whether it agrees with what was published."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.money.views import money

    app.register_blueprint(money)
