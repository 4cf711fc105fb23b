"""The page of what failing to inform and consult could cost, person by person."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.money.blueprint import money
from transition.money.exposure import queries
from transition.staff.people.models import Person
from transition.transfers.queries import get_transfer
from transition.web.paging import page_of, sort_from


@money.get("/transfers/<int:transfer_id>/money/exposure")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def show_exposure(transfer_id: int) -> ResponseReturnValue:
    """Thirteen weeks' pay for each person: for those who keep these people's pay, and in no report."""
    transfer = get_transfer(transfer_id, viewer())
    only_incomplete = request.args.get("show") == "incomplete"
    listing = queries.listing_of(transfer, only_incomplete=only_incomplete)
    sort = sort_from(listing.sorts, "name")
    page = page_of(listing.query, sort, Person.id)
    return render_template(
        "money/exposure/show_exposure.html", transfer=transfer, total=queries.total_of(transfer), page=page,
        found=queries.exposed_among(transfer, page.rows), sort=sort, only_incomplete=only_incomplete,
    )  # fmt: skip
