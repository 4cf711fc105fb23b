"""Consultation: each employer's file, measures, meetings, representations, records, coverage, objections."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.consultation.coverage.views import coverage
    from transition.consultation.measures.views import measures
    from transition.consultation.meetings.views import meetings
    from transition.consultation.objections.marks import objection_marks
    from transition.consultation.objections.queries import objectors
    from transition.consultation.objections.views import objections
    from transition.consultation.records.views import records
    from transition.consultation.representations.views import representations
    from transition.consultation.views import consultation
    from transition.staff.people.marks import register_marks
    from transition.staff.snapshots.moving import register_stays

    for pages in (consultation, measures, meetings, representations, records, coverage, objections):
        app.register_blueprint(pages)
    register_stays(app, "objections", objectors)
    register_marks(app, "objections", objection_marks)
