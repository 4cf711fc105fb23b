"""Pages that join features: home, a transfer, moving its date, the trail."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.overview.views import overview

    app.register_blueprint(overview)
