"""The pages that belong to no feature: whether the application is well, and how accessible it is."""

from flask import Blueprint, Flask, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import literal, select
from sqlalchemy.exc import SQLAlchemyError

from transition.db import db

blueprint = Blueprint("web", __name__)


def init_app(app: Flask) -> None:
    """Adds the pages."""
    app.register_blueprint(blueprint)


@blueprint.get("/healthz")
def health() -> ResponseReturnValue:
    """200 when the database answers, 503 when not; for machines that watch."""
    try:
        db.session.execute(select(literal(1)))
    except SQLAlchemyError:
        return {"status": "unavailable", "database": "away"}, 503
    return {"status": "ok", "database": "ok"}


@blueprint.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """The accessibility statement."""
    return render_template("web/accessibility.html")


@blueprint.get("/privacy")
def privacy() -> ResponseReturnValue:
    """What the product keeps about those who sign in, and whom to ask."""
    return render_template("web/privacy.html")
