"""The pages of employers, services, unions and recognitions."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.employers import actions, queries
from transition.employers.forms import EmployerForm, NewEmployerForm, RecognitionForm, ServiceForm, UnionForm
from transition.employers.labels import problem
from transition.employers.models import Employer
from transition.web.forms import Form
from transition.web.pages import render_form

employers = Blueprint("employers", __name__)

DEFAULTS = {"reply_working_days": 10, "weeks_divisor_hundredths": 5200}


@employers.get("/employers", endpoint="employers")
@requires(Thing.ACCOUNTS)
def list_employers() -> ResponseReturnValue:
    """Every employer."""
    return render_template("employers/employers.html", employers=queries.all_employers())


@employers.get("/employers/<int:employer_id>")
@requires(Thing.ACCOUNTS)
def employer(employer_id: int) -> ResponseReturnValue:
    """One employer and the unions that it recognises."""
    return render_template("employers/employer.html", employer=queries.get_employer(employer_id))


@employers.route("/employers/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_employer() -> ResponseReturnValue:
    """Adds an employer."""
    form = NewEmployerForm(data=DEFAULTS)
    kept: list[Employer] = []
    if _is_done(form, lambda: kept.append(actions.add_employer(form.answers, by=viewer()))):
        flash(_("The employer was added. Check the Welsh forms of its name below."))
        return redirect(url_for("employers.employer", employer_id=kept[0].id))
    return render_form("employers/new_employer.html", form)


@employers.route("/employers/<int:employer_id>/change", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def change_employer(employer_id: int) -> ResponseReturnValue:
    """Changes an employer."""
    employer = queries.get_employer(employer_id)
    form = EmployerForm(obj=employer)
    change = actions.change_employer
    if _is_done(form, lambda: change(employer, form.answers, version=form.version.data, by=viewer())):
        flash(_("The employer was changed."))
        return redirect(url_for("employers.employer", employer_id=employer.id))
    return render_form("employers/change_employer.html", form, employer=employer)


@employers.get("/services", endpoint="services")
@requires(Thing.ACCOUNTS)
def list_services() -> ResponseReturnValue:
    """Every service."""
    return render_template("employers/services.html", services=queries.all_services())


@employers.route("/services/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_service() -> ResponseReturnValue:
    """Adds a service."""
    form = ServiceForm(choices=_employers())
    if _is_done(form, lambda: actions.add_service(form.answers, by=viewer())):
        flash(_("The service was added."))
        return redirect(url_for("employers.services"))
    return render_form("employers/new_service.html", form)


@employers.route("/services/<int:service_id>/change", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def change_service(service_id: int) -> ResponseReturnValue:
    """Changes a service, or settles its legal employer."""
    service = queries.get_service(service_id)
    form = ServiceForm(obj=service, choices=_employers())
    change = actions.change_service
    if _is_done(form, lambda: change(service, form.answers, version=form.version.data, by=viewer())):
        flash(_("The service was changed."))
        return redirect(url_for("employers.services"))
    return render_form("employers/change_service.html", form, service=service)


@employers.get("/unions", endpoint="unions")
@requires(Thing.ACCOUNTS)
def list_unions() -> ResponseReturnValue:
    """Every union."""
    counts = queries.recognition_counts()
    return render_template("employers/unions.html", unions=queries.all_unions(), counts=counts)


@employers.route("/unions/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_union() -> ResponseReturnValue:
    """Adds a union."""
    form = UnionForm()
    if _is_done(form, lambda: actions.add_union(form.answers, by=viewer())):
        flash(_("The union was added."))
        return redirect(url_for("employers.unions"))
    return render_form("employers/new_union.html", form)


@employers.route("/unions/<int:union_id>/change", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def change_union(union_id: int) -> ResponseReturnValue:
    """Changes a union."""
    union = queries.get_union(union_id)
    form = UnionForm(obj=union)
    change = actions.change_union
    if _is_done(form, lambda: change(union, form.answers, version=form.version.data, by=viewer())):
        flash(_("The union was changed."))
        return redirect(url_for("employers.unions"))
    return render_form("employers/change_union.html", form, union=union)


@employers.route("/employers/<int:employer_id>/recognitions/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_recognition(employer_id: int) -> ResponseReturnValue:
    """Adds a union that the employer recognises."""
    employer = queries.get_employer(employer_id)
    form = RecognitionForm(choices=_unions())
    if _is_done(form, lambda: actions.add_recognition(employer, form.answers, by=viewer())):
        flash(_("The recognition was added."))
        return redirect(url_for("employers.employer", employer_id=employer.id))
    return render_form("employers/new_recognition.html", form, employer=employer)


@employers.route(
    "/employers/<int:employer_id>/recognitions/<int:recognition_id>/change", methods=["GET", "POST"]
)
@requires(Thing.ACCOUNTS, Verb.WRITE)
def change_recognition(employer_id: int, recognition_id: int) -> ResponseReturnValue:
    """Changes a recognition."""
    recognition = queries.get_recognition(employer_id, recognition_id)
    form = RecognitionForm(obj=recognition, choices=_unions())
    change = actions.change_recognition
    if _is_done(form, lambda: change(recognition, form.answers, version=form.version.data, by=viewer())):
        flash(_("The recognition was changed."))
        return redirect(url_for("employers.employer", employer_id=employer_id))
    return render_form("employers/change_recognition.html", form, recognition=recognition)


def _is_done(form: Form, action: Callable[[], Any]) -> bool:
    """Whether the form was sent, is well shaped and the action kept it."""
    if not (form.validate_on_submit() and form.attempt(action, problem)):
        return False
    db.session.commit()
    return True


def _employers() -> dict[str, list[tuple[int, str]]]:
    return {"legal_employer_id": [(one.id, one.name) for one in queries.all_employers()]}


def _unions() -> dict[str, list[tuple[int, str]]]:
    return {"union_id": [(one.id, one.name) for one in queries.all_unions()]}
