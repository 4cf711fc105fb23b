"""The pages of cases, for caseworkers alone: one person's, and a transfer's as they must be told."""

from typing import NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.cases import CaseKind
from transition.rules.liability import Answer
from transition.staff.blueprint import staff
from transition.staff.cases import actions, labels, queries
from transition.staff.cases.forms import AsAtForm, CaseForm, StatementForm
from transition.staff.people.editing import BOTH, answers, kept
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.forms import Form
from transition.web.pages import render_form
from transition.web.paging import Sort, page_of


class Reading(NamedTuple):
    """A transfer, one of its people, and what its reader sees of cases."""

    transfer: Transfer
    person: Person
    sight: queries.CaseSight


def _reading(transfer_id: int, person_id: int) -> Reading:
    """Whose cases the page is about; 403 for whoever sees numbers only, 404 before a release."""
    transfer = get_transfer(transfer_id, viewer())
    sight = queries.sight_of_cases(transfer, viewer(), clock.today())
    if not sight.may_read:
        abort(404 if sight.waits_for_release else 403)
    return Reading(transfer, get_person(transfer, person_id), sight)


def _page_of(transfer: Transfer, person: Person) -> str:
    return url_for("staff.show_cases", transfer_id=transfer.id, person_id=person.id)


@staff.get("/transfers/<int:transfer_id>/cases")
@requires(Thing.CASES)
def list_cases(transfer_id: int) -> ResponseReturnValue:
    """What a transfer's information must tell of cases, as at a day; an auditor sees the numbers."""
    transfer = get_transfer(transfer_id, viewer())
    sight = queries.sight_of_cases(transfer, viewer(), clock.today())
    if sight.waits_for_release:
        abort(404)
    form = AsAtForm(request.args, meta={"csrf": False})
    asked_on = form.specified_on.data if "specified_on-day" in request.args and form.validate() else None
    specified_on = sight.told_as_at or asked_on or clock.today()
    numbers = queries.numbers_of(queries.information_of(transfer, specified_on))
    page = page_of(queries.people_in_scope(transfer), Sort("name", Person.sort_key), Person.id)
    return render_form(
        "staff/list_cases.html", form, transfer=transfer, sight=sight, specified_on=specified_on, numbers=numbers,
        page=page, people=queries.together(page.rows, specified_on) if sight.may_read else [], labels=labels,
        answers=Answer,
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/staff/<int:person_id>/cases")
@requires(Thing.CASES)
def show_cases(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """One person's cases, kind by kind; the new employer's caseworker sees those that were told of."""
    transfer, person, sight = _reading(transfer_id, person_id)
    specified_on = sight.told_as_at or clock.today()
    found = queries.cases_of(person, specified_on)
    named = [one.statement.stated_by_id for one in found.kinds.values() if one.statement]
    return render_template(
        "staff/show_cases.html", transfer=transfer, person=person, sight=sight, found=found, labels=labels,
        specified_on=specified_on, names=names_of(named), answers=Answer,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/cases/new", methods=BOTH)
@requires(Thing.CASES, Verb.WRITE)
def new_case(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Records a case."""
    transfer, person, _sight = _reading(transfer_id, person_id)
    form = CaseForm(data={"version": 0})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_case(
            transfer, person, given=answers(form, actions.CASE), by=viewer(), today=clock.today(), now=clock.now()
        ),
        labels.problem,
    ):  # fmt: skip
        return _saved(transfer, person)
    return _form(form, _("Record a case"), transfer, person)


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/cases/<int:case_id>/edit", methods=BOTH)
@requires(Thing.CASES, Verb.WRITE)
def edit_case(transfer_id: int, person_id: int, case_id: int) -> ResponseReturnValue:
    """Changes what is recorded of a case: its stage, its outcome."""
    transfer, person, _sight = _reading(transfer_id, person_id)
    case = queries.get_case(person, case_id)
    form = CaseForm(data=kept(case, actions.CASE))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_case(
            transfer, case, version=form.version.data, given=answers(form, actions.CASE), by=viewer(),
            today=clock.today(),
        ),
        labels.problem,
    ):  # fmt: skip
        return _saved(transfer, person)
    return _form(form, _("Change the case"), transfer, person)


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/cases/none/<kind>", methods=BOTH)
@requires(Thing.CASES, Verb.WRITE)
def state_cases(transfer_id: int, person_id: int, kind: str) -> ResponseReturnValue:
    """States that there is no case of a kind, or takes that back: by name, with the day."""
    transfer, person, _sight = _reading(transfer_id, person_id)
    chosen = next((one for one in CaseKind if one.value == kind), None) or abort(404)
    is_none = queries.cases_of(person, clock.today()).kinds[chosen].answer is not Answer.NONE
    form = StatementForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.state_cases(
            transfer, person, kind=chosen, is_none=is_none, by=viewer(), today=clock.today(), now=clock.now()
        ),
        labels.problem,
    ):  # fmt: skip
        return _saved(transfer, person)
    return render_form(
        "staff/state_cases.html", form, person=person, is_none=is_none, kind=labels.KINDS[chosen],
        back_href=_page_of(transfer, person), today=clock.today(),
    )  # fmt: skip


def _saved(transfer: Transfer, person: Person) -> ResponseReturnValue:
    db.session.commit()
    flash(_("The case record was saved."))
    return redirect(_page_of(transfer, person))


def _form(form: Form, title: str, transfer: Transfer, person: Person) -> ResponseReturnValue:
    back = _page_of(transfer, person)
    return render_form("staff/edit.html", form, title=title, person=person, back_href=back)
