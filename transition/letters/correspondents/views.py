"""The pages of those who receive an employer's letters at other organisations."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters.blueprint import letters, writing
from transition.letters.correspondents import actions, queries
from transition.letters.correspondents.forms import CorrespondentForm, NewCorrespondentForm
from transition.letters.correspondents.labels import ROLES
from transition.letters.labels import LANGUAGES, problem
from transition.rules.letters import LanguageChoice
from transition.transfers.models import Transfer
from transition.web.pages import render_form


@letters.get("/correspondents", endpoint="correspondents")
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def list_correspondents(transfer_id: int) -> ResponseReturnValue:
    """Who receives one's own employer's letters, at which organisation."""
    transfer, employer = writing(transfer_id)
    return render_template(
        "letters/correspondents/list.html",
        transfer=transfer,
        employer=employer,
        correspondents=queries.correspondents_of(transfer, employer),
        roles=ROLES,
        languages=LANGUAGES,
    )


@letters.route("/correspondents/new", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def new_correspondent(transfer_id: int) -> ResponseReturnValue:
    """Names somebody who receives letters at another organisation."""
    transfer, employer = writing(transfer_id)
    form = NewCorrespondentForm(data={"version": 0, "language": LanguageChoice.BOTH})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_correspondent(transfer, employer, form.role.data, _answers(form), by=viewer()),
        problem,
    ):
        return _saved(transfer)
    return _page(form, transfer)


@letters.route("/correspondents/<int:correspondent_id>", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def change_correspondent(transfer_id: int, correspondent_id: int) -> ResponseReturnValue:
    """Puts right who receives letters there."""
    transfer, employer = writing(transfer_id)
    found = queries.get_correspondent(transfer, employer, correspondent_id)
    held = {name: getattr(found, name) for name in (*actions.FIELDS, "version")}
    form = CorrespondentForm(data=held)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_correspondent(found, _answers(form), version=form.version.data, by=viewer()),
        problem,
    ):
        return _saved(transfer)
    return _page(form, transfer)


def _answers(form: CorrespondentForm) -> dict[str, Any]:
    return {name: form[name].data or "" for name in actions.FIELDS}


def _page(form: CorrespondentForm, transfer: Transfer) -> ResponseReturnValue:
    return render_form("letters/correspondents/correspondent.html", form, transfer=transfer)


def _saved(transfer: Transfer) -> ResponseReturnValue:
    db.session.commit()
    flash(_("It was saved. Letters that are already prepared still name whom they named."))
    return redirect(url_for("letters.correspondents", transfer_id=transfer.id))
