"""Employers, the services that people know, unions, and which union is recognised where."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.employers.queries import NotThere
    from transition.employers.views import employers
    from transition.web.errors import not_found

    app.register_blueprint(employers)
    app.register_error_handler(NotThere, not_found)
