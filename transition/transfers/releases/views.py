"""The pages of what was released, to whom and when."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Condition, Needs, Thing, Verb, conditions
from transition.employers.queries import recognitions_of
from transition.transfers.labels import RELEASES
from transition.transfers.models import ReleaseKind
from transition.transfers.pages import is_kept, the_transfer, transfers
from transition.transfers.releases import actions, queries
from transition.transfers.releases.forms import AccessForm, ReleaseForm, WithdrawalForm
from transition.web.pages import render_form
from transition.web.words import own_words

_READ = Needs(Thing.LIABILITY_INFORMATION, Verb.READ)


@transfers.get("/transfers/<int:transfer_id>/releases", endpoint="releases")
@requires(*_READ)
def list_releases(transfer_id: int) -> ResponseReturnValue:
    """What was released: with its recipients and notes for the employer whose it is and for auditors."""
    transfer, held = the_transfer(transfer_id), conditions(posts(), _READ)
    return render_template(
        "transfers/releases.html",
        transfer=transfer,
        releases=queries.releases_of(transfer, held),
        kinds=RELEASES,
        is_whole=Condition.ALWAYS in held,
        today=clock.today(),
    )


@transfers.route("/transfers/<int:transfer_id>/releases/new", methods=["GET", "POST"])
@requires(Thing.LIABILITY_INFORMATION, Verb.WRITE)
def new_release(transfer_id: int) -> ResponseReturnValue:
    """The present employer records that it released information."""
    transfer = the_transfer(transfer_id)
    form = ReleaseForm()
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today()}
    if is_kept(form, lambda: actions.release_information(transfer, **form.answers, **stamp)):
        flash(_("The release was recorded. What it opens can be read from its day on."))
        return redirect(url_for("transfers.releases", transfer_id=transfer.id))
    return render_form("transfers/new_release.html", form, transfer=transfer)


@transfers.route("/transfers/<int:transfer_id>/releases/access/new", methods=["GET", "POST"])
@requires(Thing.LIABILITY_INFORMATION, Verb.WRITE)
def new_access_release(transfer_id: int) -> ResponseReturnValue:
    """The present employer records that a union's representatives see names, for access to employees."""
    transfer = the_transfer(transfer_id)
    unions = recognitions_of(transfer.outgoing_employer_id)
    named = [(one.id, f"{one.union.name}: {own_words(one, 'bargaining_unit').striptags()}") for one in unions]
    form = AccessForm(choices={"recognition_id": named})
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today()}
    kind = ReleaseKind.ACCESS_TO_EMPLOYEES
    if is_kept(form, lambda: actions.release_information(transfer, kind, **form.answers, **stamp)):
        flash(
            _(
                "The release was recorded. The union's representatives see names, posts and teams until its last day."
            )
        )
        return redirect(url_for("transfers.releases", transfer_id=transfer.id))
    return render_form("transfers/new_access_release.html", form, transfer=transfer)


@transfers.route("/transfers/<int:transfer_id>/releases/<int:release_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.LIABILITY_INFORMATION, Verb.WRITE)
def withdraw_release(transfer_id: int, release_id: int) -> ResponseReturnValue:
    """The present employer withdraws a release."""
    transfer = the_transfer(transfer_id)
    release = queries.get_release(release_id, transfer)
    form = WithdrawalForm()
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today()}
    if is_kept(form, lambda: actions.withdraw_release(release, **form.answers, **stamp)):
        flash(_("The release was withdrawn."))
        return redirect(url_for("transfers.releases", transfer_id=transfer.id))
    return render_form(
        "transfers/withdraw_release.html", form, transfer=transfer, release=release, kinds=RELEASES
    )
