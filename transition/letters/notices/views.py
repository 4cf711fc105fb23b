"""The pages that describe a release of employee liability information for its notice."""

import hashlib

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters.blueprint import letters, reading
from transition.letters.labels import problem
from transition.letters.notices import actions, queries
from transition.letters.notices.forms import LiabilityForm
from transition.liability.readiness import readiness_of
from transition.staff.quality.labels import HEADINGS
from transition.transfers.models import ReleaseKind, Transfer
from transition.web.pages import render_form


@letters.get("/liability", endpoint="liability")
@requires(Thing.LIABILITY_INFORMATION, Verb.WRITE)
def list_releases(transfer_id: int) -> ResponseReturnValue:
    """The releases of liability information, and which of them are described."""
    transfer, _sight = reading(transfer_id)
    return render_template(
        "letters/notices/releases.html",
        transfer=transfer,
        releases=queries.described_releases(transfer),
        identified=ReleaseKind.LIABILITY_IDENTIFIED,
    )


@letters.route("/liability/<int:release_id>", methods=["GET", "POST"])
@requires(Thing.LIABILITY_INFORMATION, Verb.WRITE)
def describe_release(transfer_id: int, release_id: int) -> ResponseReturnValue:
    """Says what a released file is: as at which day, how complete, what moved since the version before."""
    transfer, _sight = reading(transfer_id)
    found = queries.get_described(transfer, release_id)
    ready = readiness_of(transfer, found.release.released_on)
    lacking = [one for one, count in ready.answered.items() if count < ready.people]
    form = LiabilityForm(data={"people_count": ready.people, "incomplete": lacking})
    if form.validate_on_submit() and form.attempt(lambda: _describe(form, transfer, release_id), problem):
        db.session.commit()
        flash(_("The release was described. Its notice can be written now."))
        return redirect(url_for("letters.liability", transfer_id=transfer.id))
    return render_form(
        "letters/notices/describe_release.html", form, transfer=transfer, found=found, headings=HEADINGS
    )


def _describe(form: LiabilityForm, transfer: Transfer, release_id: int) -> None:
    file = request.files["file"]
    said = actions.Said(
        specified_on=form.specified_on.data,
        file_name=(file.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:120],
        file_digest=hashlib.sha256(file.read()).hexdigest(),
        people_count=form.people_count.data,
        incomplete=form.incomplete.data or (),
        reasons=form.reasons.data or "",
        reasons_cy=form.reasons_cy.data or "",
        handed_over=form.handed_over.data,
        handed_over_cy=form.handed_over_cy.data or "",
        moved=form.moved.data or (),
        rows=tuple(dict.fromkeys((form.rows.data or "").replace(",", " ").split())),
    )
    actions.describe_release(transfer, release_id, said, by=viewer(), today=clock.today())
