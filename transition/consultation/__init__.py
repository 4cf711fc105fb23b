"""Consultation: each employer's file, measures, meetings, representations, records, coverage, objections."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
    from transition.consultation.after import after
    from transition.consultation.arrivals.views import arrivals
    from transition.consultation.claims.views import claims
    from transition.consultation.coverage.views import coverage
    from transition.consultation.elections.views import elections
    from transition.consultation.information.views import information
    from transition.consultation.delivery.views import delivery
    from transition.consultation.measures.views import measures
    from transition.consultation.meetings.views import meetings
    from transition.consultation.objections.queries import objectors
    from transition.consultation.objections.views import objections
    from transition.consultation.records.views import records
    from transition.consultation.representations.views import representations
    from transition.consultation.representatives.views import representatives
    from transition.consultation.reviews.views import reviews
    from transition.consultation.views import consultation
    from transition.staff.snapshots.moving import register_stays

    for pages in (
        consultation, measures, meetings, representations, records, coverage, objections, representatives, elections,
        information,
    ):  # fmt: skip
        app.register_blueprint(pages)
    for pages in (after, claims, arrivals, reviews, delivery):
        app.register_blueprint(pages)
    register_stays(app, "objections", objectors)
