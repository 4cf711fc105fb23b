"""The timeline of a transfer, and one's own tasks over all one's transfers."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.consultation.timeline.views import timeline

    app.register_blueprint(timeline)
