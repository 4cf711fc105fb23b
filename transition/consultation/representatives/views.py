"""The pages of who must be consulted: every description of staff, and what is recorded of it."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    file_behind,
    file_to_write,
    form_page,
    given,
    page,
    present,
    saved,
    the_file,
)
from transition.consultation.labels import REASONS, ROUTES
from transition.consultation.reach import employers_of
from transition.consultation.representatives import actions
from transition.consultation.representatives.forms import (
    AddressForm,
    DescriptionForm,
    EmployerFactsForm,
    EndForm,
    StandingRepresentativeForm,
    said,
    three_states,
)
from transition.consultation.representatives.labels import GROUPS, KINDS, NEXT, problem
from transition.consultation.representatives.models import Representative
from transition.consultation.representatives.queries import (
    Description,
    descriptions_of,
    get_description,
    get_representative,
)
from transition.rules.representatives import Route
from transition.rules.suppression import SMALLEST_SHOWN
from transition.staff.people.sight import Level, sight_of

representatives = Blueprint(
    "representatives", __name__, url_prefix="/transfers/<int:transfer_id>/consultation/representatives"
)

WORDS = {
    "groups": GROUPS,
    "kinds": KINDS,
    "next_steps": NEXT,
    "reasons": REASONS,
    "routes": ROUTES,
    "Route": Route,
    "smallest": SMALLEST_SHOWN,
}


def sees_people(file: File) -> bool:
    """Whether counts under 5 may be shown: to the employer's own HR, and to whoever may see the people themselves."""
    if file.reach.writes(Thing.MEETINGS):
        return True
    is_outgoing = file.employer.id == file.transfer.outgoing_employer_id
    return is_outgoing and sight_of(file.transfer, viewer(), clock.today()).level > Level.NOTHING


def described(file: File, key: str) -> Description:
    """The description that the address names; 404 for any other."""
    return get_description(file.transfer, file.employer, file.kept, key, clock.today())


@representatives.get("")
@requires(Thing.MEETINGS)
def list_descriptions(transfer_id: int) -> ResponseReturnValue:
    """Each description of the employer's staff: how many, through whom they are consulted, why, what is next."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    today = clock.today()
    return page(
        "representatives/list_descriptions", file, employers=employers_of(file.transfer), today=today,
        descriptions=descriptions_of(file.transfer, file.employer, file.kept, today),
        sees_people=sees_people(file), sees_names=file.reach.reads_evidence(), **WORDS,
    )  # fmt: skip


def _home(file: File) -> str:
    return file.url("representatives.list_descriptions")


@representatives.route("/employer", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_employer_facts(transfer_id: int) -> ResponseReturnValue:
    """How many the employer employs, and whether others than those who move are affected."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    kept = file.consultation
    data = present(kept, "employee_count", "employee_count_on")
    form = EmployerFactsForm(data={**data, "are_others_affected": three_states(kept.are_others_affected)})
    if form.validate_on_submit() and form.attempt(lambda: _change_employer_facts(form, file), problem):
        return saved(_("What you said of the employer was saved."), _home(file))
    return form_page(form, _("About the employer"), _("Save"), _home(file))


def _change_employer_facts(form: EmployerFactsForm, file: File) -> None:
    answers = given(form)
    affected = said(answers.pop("are_others_affected"))
    actions.change_employer_facts(
        file.consultation, **answers, are_others_affected=affected, by=viewer(), today=clock.today()
    )


@representatives.route("/<key>/facts", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_description(transfer_id: int, key: str) -> ResponseReturnValue:
    """What no record holds of one description of staff."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    consultation, one = file.consultation, described(file, key)
    form = DescriptionForm(data=_present(one))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_description(
            consultation,
            file.transfer,
            one,
            form.said(),
            version=form.version.data,
            by=viewer(),
            today=clock.today(),
        ),
        problem,
    ):
        return saved(_("What you said of these staff was saved."), _home(file))
    return form_page(form, _("About a description of staff"), _("Save"), _home(file))


def _present(one: Description) -> dict[str, object]:
    if one.kept is None:
        return {"version": 0}
    data = present(one.kept, "stated_count", "standing_authority", "invited_on")
    standing, invited = one.kept.has_standing_representatives, one.kept.is_invited
    return {
        **data,
        "has_standing_representatives": three_states(standing),
        "is_invited": three_states(invited),
    }


@representatives.route("/<key>/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_representative(transfer_id: int, key: str) -> ResponseReturnValue:
    """Keeps the name of a standing representative."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    _consultation, one, form = file.consultation, described(file, key), StandingRepresentativeForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_standing_representative(
            one, file.transfer, **given(form), by=viewer(), today=clock.today()
        ),
        problem,
    ):
        return saved(_("The representative was saved."), _home(file))
    return form_page(form, _("Add a standing representative"), _("Save"), _home(file))


def _to_write(transfer_id: int, representative_id: int) -> tuple[File, Representative]:
    found = get_representative(the_file(transfer_id).transfer, representative_id)
    file = file_behind(transfer_id, found.description.consultation, Thing.MEETINGS)
    file.must_write(Thing.MEETINGS)
    return file, found


@representatives.route("/people/<int:representative_id>/address", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_address(transfer_id: int, representative_id: int) -> ResponseReturnValue:
    """Where a representative asks to be written to."""
    file, found = _to_write(transfer_id, representative_id)
    form = AddressForm(data=present(found, "notice_address"))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_notice_address(found, file.transfer, **given(form), by=viewer()), problem
    ):
        return saved(_("The address was saved."), _home(file))
    return form_page(form, _("Address of %(name)s", name=found.name), _("Save"), _home(file))


@representatives.route("/people/<int:representative_id>/end", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def end_representative(transfer_id: int, representative_id: int) -> ResponseReturnValue:
    """Keeps that somebody represents nobody any more."""
    file, found = _to_write(transfer_id, representative_id)
    form = EndForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(lambda: _end(form, file, found), problem):
        return saved(_("It was recorded that %(name)s left.", name=found.name), _home(file))
    return form_page(
        form, _("%(name)s is no longer a representative", name=found.name), _("Save"), _home(file)
    )


def _end(form: EndForm, file: File, found: Representative) -> None:
    answers = given(form)
    enough = bool(said(answers.pop("are_others_enough")))
    actions.end_representative(
        found, file.transfer, **answers, are_others_enough=enough, by=viewer(), today=clock.today()
    )
