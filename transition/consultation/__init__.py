"""Consultation: each employer's file, measures, meetings, representations, records, coverage, objections."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.consultation.after import after
    from transition.consultation.arrivals.views import arrivals
    from transition.consultation.claims.views import claims
    from transition.consultation.coverage.views import coverage
    from transition.consultation.delivery.views import delivery
    from transition.consultation.elections.views import elections
    from transition.consultation.facilities.views import facilities
    from transition.consultation.information.views import information
    from transition.consultation.measures.views import measures
    from transition.consultation.meetings import action_pages as action_pages
    from transition.consultation.meetings.views import meetings
    from transition.consultation.objections.marks import objection_marks
    from transition.consultation.objections.queries import objectors
    from transition.consultation.objections.views import objections
    from transition.consultation.records import question_pages as question_pages
    from transition.consultation.records.views import records
    from transition.consultation.representations import outcome_pages as outcome_pages
    from transition.consultation.representations.views import representations
    from transition.consultation.representatives.views import representatives
    from transition.consultation.reviews.views import reviews
    from transition.consultation.views import consultation
    from transition.staff.people.marks import register_marks
    from transition.staff.snapshots.moving import register_stays

    for pages in (
        consultation, representatives, elections, information, measures, meetings, facilities, representations,
        records, coverage, objections, after, claims, arrivals, reviews, delivery,
    ):  # fmt: skip
        app.register_blueprint(pages)
    register_stays(app, "objections", objectors)
    register_marks(app, "objections", objection_marks)
