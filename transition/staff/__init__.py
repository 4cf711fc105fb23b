"""Staff: people with their posts and assignments, their protected terms, and those terms as they transferred."""

from importlib import import_module

from flask import Flask

# Importing a part's views puts its pages on the one blueprint of this feature.
PARTS = (
    "people.editing",
    "people.exporting",
    "people.finding",
    "people.questions",
    "people.views",
    "terms.views",
    "documents.views",
    "checks.views",
    "cases.views",
    "changes.views",
    "quality.views",
    "service.views",
    "offers.views",
    "snapshots.views",
    "comparison.views",
)


def init_app(app: Flask) -> None:
    """Adds the pages and the waiting work of this feature."""
    from transition.jobs import register
    from transition.staff.blueprint import staff
    from transition.staff.quality.jobs import QUALITY_WORK
    from transition.staff.snapshots.jobs import SNAPSHOT_WORK

    for part in PARTS:
        import_module(f"transition.staff.{part}")
    app.register_blueprint(staff)
    register(app, SNAPSHOT_WORK)
    register(app, QUALITY_WORK)
