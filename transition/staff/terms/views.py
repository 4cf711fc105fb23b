"""The pages of protected terms: one person's, and a transfer's by category without people."""

from collections import Counter
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.checks.shares import share_by_council
from transition.staff.people.editing import BOTH, answers, edited, kept
from transition.staff.people.forms import NothingAsked
from transition.staff.people.views import person_of
from transition.staff.terms import actions
from transition.staff.terms.forms import EndForm, TermForm
from transition.staff.terms.labels import CATEGORIES, band_label
from transition.staff.terms.queries import drawable_in, get_term, terms_by_category
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form

SAMPLE = 10
FIELDS = ("category", "text", "text_cy", "is_none", "status", "written_in", "since_on", "until_on")


@staff.get("/transfers/<int:transfer_id>/terms")
@requires(Thing.TERMS_BY_CATEGORY)
def show_terms(transfer_id: int) -> ResponseReturnValue:
    """The protected terms of a transfer by category: no person can be told from it."""
    transfer = get_transfer(transfer_id, viewer())
    found, confirmed = (
        terms_by_category(transfer, clock.today()),
        share_by_council(transfer, viewer(), clock.today()),
    )
    return render_template(
        "staff/show_terms.html", transfer=transfer, found=found, confirmed=confirmed, categories=CATEGORIES,
        band_label=band_label,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/terms/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def new_term(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Adds a protected term, or the answer that there is none."""
    transfer, person = person_of(transfer_id, person_id)
    form = TermForm()
    return edited(
        form,
        lambda: actions.add_term(transfer, person, **_asked(form)),
        title=_("Add a protected term"), transfer=transfer, person=person,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/edit", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def edit_term(transfer_id: int, person_id: int, term_id: int) -> ResponseReturnValue:
    """Corrects what the record says of a term."""
    transfer, person = person_of(transfer_id, person_id)
    term = get_term(person, term_id)
    form = TermForm(data={**kept(term, FIELDS), "is_checked": term.checked_on is not None})
    return edited(
        form,
        lambda: actions.change_term(transfer, term, version=form.version.data, **_asked(form)),
        title=_("Change a protected term"), transfer=transfer, person=person,
        note=_("This corrects the record. It changes nobody's contract."),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/end", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def end_term(transfer_id: int, person_id: int, term_id: int) -> ResponseReturnValue:
    """Says until when a term held; it stays in the record."""
    transfer, person = person_of(transfer_id, person_id)
    term = get_term(person, term_id)
    form = EndForm(data=kept(term, ("until_on",)))
    return edited(
        form,
        lambda: actions.end_term(
            transfer, term, version=form.version.data, until_on=form.until_on.data, by=viewer()
        ),
        title=_("Withdraw a protected term"), transfer=transfer, person=person,
        note=_("The term is kept in the record, with its last day."),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/terms/draw", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def draw_terms(transfer_id: int) -> ResponseReturnValue:
    """Keeps what the records of people in scope give as terms, each with the file and row it came from."""
    transfer, form = get_transfer(transfer_id, viewer()), NothingAsked()
    found = drawable_in(transfer, lock=request.method == "POST")
    if form.validate_on_submit():
        count = actions.draw_terms(transfer, found, by=viewer())
        db.session.commit()
        flash(
            _("Terms kept: %(number)s. Check them one by one, and say how firmly each binds.", number=count)
        )
        return redirect(url_for("staff.show_terms", transfer_id=transfer.id))
    counts = Counter(one.category for _person, drawn in found for one in drawn)
    return render_form(
        "staff/draw_terms.html", form, transfer=transfer, people=len(found), counts=counts, categories=CATEGORIES,
        sample=found[:SAMPLE],
    )  # fmt: skip


def _asked(form: TermForm) -> dict[str, Any]:
    return {
        "given": answers(form, FIELDS),
        "is_checked": form.is_checked.data,
        "by": viewer(),
        "today": clock.today(),
    }
