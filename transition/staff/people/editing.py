"""The pages that change people, posts and assignments."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.people import actions, asking, queries
from transition.staff.people.forms import (
    AssignmentForm,
    LanguageForm,
    NewPersonForm,
    NewPostForm,
    NothingAsked,
    PersonForm,
    PostForm,
    QuestionForm,
    ServiceDatesForm,
)
from transition.staff.people.labels import field_label, problem
from transition.staff.people.models import Person
from transition.staff.people.views import page_of_person, person_of
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import get_transfer
from transition.web.forms import Form
from transition.web.pages import render_form

BOTH = ["GET", "POST"]


def answers(form: Form, names: Iterable[str]) -> dict[str, Any]:
    """The answers with these names; an empty line of text is kept as empty text."""
    return {name: form[name].data for name in names if name in form}


def kept(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """What a record says now, for a form to begin with."""
    return {**{name: getattr(record, name) for name in names}, "version": record.version}


def edited(
    form: Form, action: Callable[[], Any], *, title: str, transfer: Transfer, person: Person, **more: Any
) -> ResponseReturnValue:
    """The page of a form about a person: shown, done and gone back from; or shown with what stands in the way."""
    back = page_of_person(transfer, person)
    if form.validate_on_submit() and form.attempt(action, problem):
        db.session.commit()
        flash(_("The record was saved."))
        return redirect(back)
    return render_form("staff/edit.html", form, title=title, person=person, back_href=back, **more)


@staff.route("/transfers/<int:transfer_id>/staff/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def new_person(transfer_id: int) -> ResponseReturnValue:
    """Adds somebody by hand."""
    transfer, form = get_transfer(transfer_id, viewer()), NewPersonForm(data={"scope": Scope.UNDECIDED})
    added: list[Person] = []
    if form.validate_on_submit() and form.attempt(lambda: added.append(_add(transfer, form)), problem):
        db.session.commit()
        flash(_("The person was added."))
        return redirect(page_of_person(transfer, added[0]))
    back = url_for("staff.list_people", transfer_id=transfer.id)
    return render_form("staff/edit.html", form, title=_("Add a person"), person=None, back_href=back)


def _add(transfer: Transfer, form: NewPersonForm) -> Person:
    post = answers(form, ("job_title", "team"))
    return actions.add_person(
        transfer, person=answers(form, actions.IDENTITY), post=post, **answers(form, ("scope",)), by=viewer(),
        today=clock.today(),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/edit", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def edit_person(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Changes who somebody is, where they live and whether they are away."""
    transfer, person = person_of(transfer_id, person_id)
    form = PersonForm(data=kept(person, actions.IDENTITY))
    return edited(
        form,
        lambda: actions.change_person(
            transfer, person, version=form.version.data, given=answers(form, actions.IDENTITY), by=viewer(),
            today=clock.today(),
        ),
        title=_("Change identity and contact"), transfer=transfer, person=person,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/language", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_language(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Records the language and format of somebody's letters."""
    transfer, person = person_of(transfer_id, person_id)
    form = LanguageForm(data=kept(person, actions.LANGUAGE))
    return edited(
        form,
        lambda: actions.record_language(
            transfer, person, version=form.version.data, given=answers(form, actions.LANGUAGE), by=viewer(),
            today=clock.today(),
        ),
        title=_("Record language and format"), transfer=transfer, person=person,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/service-dates", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def change_service_dates(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Records the dates from which somebody's service counts."""
    transfer, person = person_of(transfer_id, person_id)
    form = ServiceDatesForm(data=kept(person, actions.SERVICE_DATES))
    return edited(
        form,
        lambda: actions.change_service_dates(
            transfer, person, version=form.version.data, given=answers(form, actions.SERVICE_DATES),
            reason=form.reason.data or "", by=viewer(), now=clock.now(),
        ),
        title=_("Change service dates"), transfer=transfer, person=person,
        note=_("A transfer never changes these dates. Continuous employment is carried over (TUPE 2006 reg 4)."),
    )  # fmt: skip


@staff.post("/transfers/<int:transfer_id>/staff/<int:person_id>/address-check")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def check_address(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Notes that the address was checked; when it changed meanwhile, says so and checks nothing."""
    transfer, person = person_of(transfer_id, person_id)
    form = NothingAsked()
    if form.attempt(
        lambda: actions.check_address(
            transfer, person, version=form.version.data, by=viewer(), today=clock.today()
        ),
        problem,
    ):
        db.session.commit()
        flash(_("The address was recorded as checked."))
        return redirect(page_of_person(transfer, person))
    title, back = _("Check the address"), page_of_person(transfer, person)
    return render_form("staff/address_not_checked.html", form, title=title, person=person, back_href=back)


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/posts/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def new_post(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Adds one more job of somebody."""
    transfer, person = person_of(transfer_id, person_id)
    form = NewPostForm(data={"scope": Scope.UNDECIDED})
    return edited(
        form,
        lambda: actions.add_post(
            transfer, person, given=answers(form, actions.POST), by=viewer(), **answers(form, ("scope",))
        ),
        title=_("Add a post"), transfer=transfer, person=person,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/posts/<int:post_id>/edit", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def edit_post(transfer_id: int, person_id: int, post_id: int) -> ResponseReturnValue:
    """Changes one job: what it is, its hours and its pay."""
    transfer, person = person_of(transfer_id, person_id)
    post = queries.get_assignment(transfer, person_id, post_id).post
    form = PostForm(data=kept(post, actions.POST))
    return edited(
        form,
        lambda: actions.change_post(
            transfer, post, version=form.version.data, given=answers(form, actions.POST), by=viewer()
        ),
        title=_("Change the post"), transfer=transfer, person=person,
    )  # fmt: skip


@staff.route(
    "/transfers/<int:transfer_id>/staff/<int:person_id>/posts/<int:post_id>/assignment", methods=BOTH
)
@requires(Thing.STAFF, Verb.WRITE)
def change_assignment(transfer_id: int, person_id: int, post_id: int) -> ResponseReturnValue:
    """Records whether the transfer takes one post, with evidence, decider and any challenge."""
    transfer, person = person_of(transfer_id, person_id)
    assignment = queries.get_assignment(transfer, person_id, post_id)
    form = AssignmentForm(data=kept(assignment, actions.ASSIGNMENT))
    return edited(
        form,
        lambda: actions.change_assignment(
            assignment, version=form.version.data, given=answers(form, actions.ASSIGNMENT), by=viewer(),
            today=clock.today(),
        ),
        title=_("Record the assignment"), transfer=transfer, person=person,
        note=_("Somebody is assigned when the work is more than temporarily theirs (TUPE 2006 reg 2(1))."),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/questions/<int:question_id>", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def answer_question(transfer_id: int, person_id: int, question_id: int) -> ResponseReturnValue:
    """Answers what was asked about a value that could not be read."""
    transfer, person = person_of(transfer_id, person_id)
    question, form = queries.get_question(person, question_id), QuestionForm()
    return edited(
        form,
        lambda: actions.answer_question(
            transfer, person, question, answer=form.answer.data or "", by=viewer(), now=clock.now()
        ),
        title=_("Answer a question"), transfer=transfer, person=person,
        note=asking.note(field_label(question.field), question),
    )  # fmt: skip
