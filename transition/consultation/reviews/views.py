"""The pages of reviews: the three of a transfer, one in full, and recording one."""

from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import allows, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import form_page, saved
from transition.consultation.reviews import actions, labels, queries
from transition.consultation.reviews.forms import ReviewForm
from transition.rules.reviews import REVIEWS
from transition.transfers.queries import get_transfer

reviews = Blueprint("reviews", __name__, url_prefix="/transfers/<int:transfer_id>/after/reviews")


@reviews.context_processor
def words() -> dict[str, Any]:
    """What the templates of reviews word things with."""
    return {"labels": labels}


@reviews.get("", endpoint="reviews")
@requires(Thing.MEETINGS)
def list_reviews(transfer_id: int) -> ResponseReturnValue:
    """The reviews at three, six and twelve months: when each is due, when it was held."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.reviews_of(transfer, clock.today())
    return render_template(
        "consultation/reviews/reviews.html",
        transfer=transfer,
        found=found,
        may_write=allows(Thing.MEETINGS, Verb.WRITE),
        has_begun=clock.today() >= transfer.transfer_on,
    )


@reviews.get("/<after>")
@requires(Thing.MEETINGS)
def review(transfer_id: int, after: str) -> ResponseReturnValue:
    """One review in full."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.find_review(transfer, _known(after))
    if found is None:
        abort(404)
    return render_template(
        "consultation/reviews/review.html",
        transfer=transfer,
        review=found,
        may_write=allows(Thing.MEETINGS, Verb.WRITE) and found.agreed_on is None,
    )


@reviews.route("/<after>/record", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def record_review(transfer_id: int, after: str) -> ResponseReturnValue:
    """Records what a review found, or puts it right until its minutes are agreed."""
    transfer, months = get_transfer(transfer_id, viewer()), _known(after)
    found = queries.find_review(transfer, months)
    held = {name: getattr(found, name) for name in (*actions.FIELDS, "version")} if found else {"version": 0}
    form = ReviewForm(data=held)
    stamp: dict[str, Any] = {
        "version": form.version.data, "by": viewer(), "today": clock.today(), "now": clock.now(),
        "evidence": str(_("The record of the review")),
    }  # fmt: skip
    back = url_for("reviews.reviews", transfer_id=transfer.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.keep_review(transfer, months, form.answers, **stamp), labels.problem
    ):
        return saved(_("The review was recorded."), back)
    return form_page(form, str(labels.TITLES[months]), _("Save the review"), back)


def _known(after: str) -> int:
    """After how many months the review is that the address names; 404 for any other."""
    return next((months for months in REVIEWS if str(months) == after), None) or abort(404)
