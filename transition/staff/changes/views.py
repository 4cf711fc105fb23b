"""The pages of proposed changes: put to the rules, read, advised on, recorded as made; and of terms that end."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.changes import ChangeStep, Ending
from transition.staff.blueprint import staff
from transition.staff.changes import actions, labels, queries
from transition.staff.changes.forms import AdviceForm, ChangeForm, MadeForm
from transition.staff.changes.models import TermChange
from transition.staff.people.actions import note_opening
from transition.staff.people.editing import BOTH
from transition.staff.people.labels import CLOSED
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.staff.people.sight import Level
from transition.staff.people.views import page_of_person, person_of, reading
from transition.staff.terms.labels import CATEGORIES
from transition.staff.terms.models import Term
from transition.staff.terms.queries import get_term
from transition.transfers.models import ReleaseKind, Transfer
from transition.web.pages import render_form
from transition.web.paging import Sort, page_of, sort_from


@staff.get("/transfers/<int:transfer_id>/term-changes")
@requires(Thing.STAFF_DETAILS)
def list_changes(transfer_id: int) -> ResponseReturnValue:
    """Every change of a term proposed in a transfer, with what the rules said."""
    transfer, sight = reading(transfer_id)
    if sight.level is not Level.EVERYTHING:
        return _closed(transfer, sight.waits_for)
    newest = Sort("id", TermChange.id, is_descending=True)
    page = page_of(queries.changes_of(transfer), newest, TermChange.id)
    return render_template(
        "staff/list_changes.html", transfer=transfer, page=page, labels=labels, categories=CATEGORIES
    )


@staff.get("/transfers/<int:transfer_id>/terms/ending")
@requires(Thing.STAFF_DETAILS)
def list_endings(transfer_id: int) -> ResponseReturnValue:
    """The terms of people in scope that end within six months; or, asked for, that have ended."""
    transfer, sight = reading(transfer_id)
    if sight.level is not Level.EVERYTHING:
        return _closed(transfer, sight.waits_for)
    which = Ending.ENDED if request.args.get("which") == "ended" else Ending.SOON
    query = queries.terms_that_end(transfer, which, clock.today())
    sort = sort_from({"until": Term.until_on, "name": Person.sort_key}, "until")
    return render_template(
        "staff/list_endings.html", transfer=transfer, page=page_of(query, sort, Term.id), sort=sort, which=which,
        labels=labels, categories=CATEGORIES,
    )  # fmt: skip


def _closed(transfer: Transfer, waits_for: ReleaseKind | None) -> ResponseReturnValue:
    reason = CLOSED[waits_for] if waits_for else abort(404)
    return render_template("staff/closed.html", transfer=transfer, reason=reason)


@staff.route(
    "/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/changes/new", methods=BOTH
)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def propose_change(transfer_id: int, person_id: int, term_id: int) -> ResponseReturnValue:
    """Puts a change of a term to the rules: whatever they say is kept."""
    transfer, person = person_of(transfer_id, person_id)
    term, form = get_term(person, term_id), ChangeForm()
    kept: list[TermChange] = []
    if form.validate_on_submit() and form.attempt(
        lambda: kept.append(
            actions.propose_change(transfer, term, form.said(), by=viewer(), now=clock.now())
        ),
        labels.problem,
    ):
        db.session.commit()
        return redirect(page_of_change(transfer, person, kept[0]))
    return render_form(
        "staff/propose_change.html", form, transfer=transfer, person=person, term=term, categories=CATEGORIES,
        back_href=page_of_person(transfer, person),
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/staff/<int:person_id>/changes/<int:change_id>")
@requires(Thing.STAFF_DETAILS)
def show_change(transfer_id: int, person_id: int, change_id: int) -> ResponseReturnValue:
    """One proposed change: the verdict with its regulation beside what was answered, and what became of it."""
    transfer, sight = reading(transfer_id)
    if sight.level is not Level.EVERYTHING:
        abort(404)
    person = get_person(transfer, person_id)
    change = queries.get_change(transfer, person, change_id)
    if sight.is_logged:
        note_opening(transfer, person, by=viewer())
    named = [change.proposed_by_id, *(one.recorded_by_id for one in change.advice)]
    named += [change.made.recorded_by_id] if change.made else []
    return render_template(
        "staff/show_change.html", transfer=transfer, person=person, change=change, sight=sight, labels=labels,
        categories=CATEGORIES, step=ChangeStep, names=names_of(named),
    )  # fmt: skip


def page_of_change(transfer: Transfer, person: Person, change: TermChange) -> str:
    """Where a proposed change's page is."""
    return url_for("staff.show_change", transfer_id=transfer.id, person_id=person.id, change_id=change.id)


@staff.route(
    "/transfers/<int:transfer_id>/staff/<int:person_id>/changes/<int:change_id>/advice", methods=BOTH
)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_advice(transfer_id: int, person_id: int, change_id: int) -> ResponseReturnValue:
    """Keeps what an adviser said of a proposed change."""
    transfer, person = person_of(transfer_id, person_id)
    change, form = queries.get_change(transfer, person, change_id), AdviceForm()
    back = page_of_change(transfer, person, change)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_advice(
            transfer, change, adviser=form.adviser.data, advised_on=form.advised_on.data, text=form.text.data,
            may_be_made=form.may_be_made.data, by=viewer(), now=clock.now(), today=clock.today(),
        ),
        labels.problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The advice was recorded."))
        return redirect(back)
    title = _("Record the advice")
    return render_form("staff/edit.html", form, title=title, person=person, back_href=back)


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/changes/<int:change_id>/made", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_made(transfer_id: int, person_id: int, change_id: int) -> ResponseReturnValue:
    """Records that a change was made, when the law or the adviser says that it may be."""
    transfer, person = person_of(transfer_id, person_id)
    change = queries.get_change(transfer, person, change_id)
    form, back = (
        MadeForm(data={"effective_on": change.effective_on}),
        page_of_change(transfer, person, change),
    )
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_made(
            transfer, change, effective_on=form.effective_on.data, agreed_on=form.agreed_on.data,
            written_in=form.written_in.data, by=viewer(), now=clock.now(), today=clock.today(),
        ),
        labels.problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The change was recorded as made."))
        return redirect(back)
    title = _("Record the change as made")
    note = _("The term as it was ends on the day before, and stays in the record.")
    return render_form("staff/edit.html", form, title=title, person=person, back_href=back, note=note)
