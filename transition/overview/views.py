"""Pages that join features: home."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from transition.access.guard import open_to
from transition.access.permissions import Open

overview = Blueprint("overview", __name__)


@overview.get("/")
@open_to(Open.SIGNED_IN)
def home() -> ResponseReturnValue:
    """My transfers and my tasks."""
    return render_template("overview/home.html")
