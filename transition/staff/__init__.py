"""Staff: people with their posts and assignments, and their protected terms."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.staff.blueprint import staff
    from transition.staff.changes import views as change_views  # noqa: F401 - pages register by being imported
    from transition.staff.people import editing as editing
    from transition.staff.people import exporting as exporting
    from transition.staff.people import questions as questions
    from transition.staff.people import views as views
    from transition.staff.service import views as service_views  # noqa: F401 - pages register by being imported
    from transition.staff.terms import views as term_views  # noqa: F401 - pages register by being imported

    app.register_blueprint(staff)
