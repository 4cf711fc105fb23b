"""The pages of deputies: who approves letters in whose name, naming one, and ending that."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.letters.blueprint import letters, writing
from transition.letters.deputies import actions, queries
from transition.letters.deputies.forms import DeputyForm
from transition.letters.deputies.labels import problem
from transition.letters.forms import ConfirmForm
from transition.web.pages import render_form


@letters.get("/deputies")
@requires(Thing.BATCH_APPROVAL, Verb.WRITE)
def list_deputies(transfer_id: int) -> ResponseReturnValue:
    """Who may approve one's own employer's letters in whose name, now and before."""
    transfer, employer = writing(transfer_id)
    found, today = queries.deputies_of(transfer, employer.id), clock.today()
    people = [one for row in found for one in (row.officer_id, row.deputy_id, row.named_by_id)]
    return render_template(
        "letters/deputies/list.html", transfer=transfer, employer=employer, deputies=found, who=names_of(people),
        holds=lambda row: queries.standing_of(row).holds(today), today=today,
    )  # fmt: skip


@letters.route("/deputies/new", methods=["GET", "POST"])
@requires(Thing.BATCH_APPROVAL, Verb.WRITE)
def name_deputy(transfer_id: int) -> ResponseReturnValue:
    """Names a deputy for one of one's own employer's officers."""
    transfer, employer = writing(transfer_id)
    today = clock.today()
    officers = list(queries.officers_of(employer.id, today).items())
    form = DeputyForm(
        data={"from_on": today, "officer_id": viewer().account_id},
        choices={"officer_id": officers, "deputy_id": officers},
    )
    if form.validate_on_submit() and form.attempt(
        lambda: actions.name_deputy(
            transfer, employer, actions.Named(**form.answers), by=viewer(), today=today
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The deputy was named."))
        return redirect(url_for("letters.list_deputies", transfer_id=transfer.id))
    return render_form("letters/deputies/new.html", form, transfer=transfer, employer=employer)


@letters.route("/deputies/<int:deputy_id>/end", methods=["GET", "POST"])
@requires(Thing.BATCH_APPROVAL, Verb.WRITE)
def end_deputy(transfer_id: int, deputy_id: int) -> ResponseReturnValue:
    """Ends a deputy's time today."""
    transfer, employer = writing(transfer_id)
    found, form = queries.get_deputy(transfer, employer, deputy_id), ConfirmForm()
    back = url_for("letters.list_deputies", transfer_id=transfer.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.end_deputy(transfer, found, by=viewer(), today=clock.today()), problem
    ):
        db.session.commit()
        flash(_("The deputy approves no more in that officer's name."))
        return redirect(back)
    return render_form(
        "letters/deputies/end.html", form, transfer=transfer, deputy=found, back_href=back,
        who=names_of([found.officer_id, found.deputy_id]),
    )  # fmt: skip
