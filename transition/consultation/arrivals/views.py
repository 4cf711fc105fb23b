"""The pages of written statements and of checks of the right to work: for the new employer's HR."""

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.consultation.arrivals import actions, labels, queries
from transition.consultation.arrivals.forms import RestForm, RightToWorkForm, StatementForm
from transition.consultation.asked import form_page, saved
from transition.rules.arrivals import ArrivalKind
from transition.staff.people.models import Person
from transition.staff.people.reading import closed, reading_of_details
from transition.transfers.models import Transfer
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from

arrivals = Blueprint("arrivals", __name__, url_prefix="/transfers/<int:transfer_id>/after/people")
_COLUMNS = {"name": Person.sort_key, "payroll": Person.payroll_number}
_KINDS = {address: kind for kind, address in labels.ADDRESSES.items()}


@arrivals.context_processor
def words() -> dict[str, Any]:
    """What the templates of arrivals word things with."""
    return {"labels": labels}


@arrivals.get("/<kind>", endpoint="arrivals")
@requires(Thing.STAFF_DETAILS)
def list_arrivals(transfer_id: int, kind: str) -> ResponseReturnValue:
    """For whom it was done and for whom not yet."""
    wanted = _kind(kind)
    transfer, sight = reading_of_details(transfer_id)
    if not queries.may_read(posts()):
        abort(403)
    if sight.waits_for:
        return closed(transfer, sight)
    state = request.args.get("state", "")
    sort, deadline = sort_from(_COLUMNS, "name"), queries.last_day(transfer, wanted)
    page = page_of(queries.people_coming(transfer, wanted, state), sort, Person.id)
    return render_template(
        "consultation/arrivals/arrivals.html",
        transfer=transfer, kind=wanted, address=kind, state=state, sort=sort, page=page, deadline=deadline,
        records=queries.records_of(transfer, wanted, page.rows), writes=queries.may_write(posts()),
        counts=queries.counts_of(transfer, wanted, deadline.due_on if deadline else None), today=clock.today(),
        ArrivalKind=ArrivalKind,
    )  # fmt: skip


@arrivals.route("/<kind>/<int:person_id>", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def record_arrival(transfer_id: int, kind: str, person_id: int) -> ResponseReturnValue:
    """Records for one person when it was done, or that it was not."""
    wanted, transfer = _kind(kind), _to_write(transfer_id)
    person = queries.get_arrival(transfer, person_id)
    history = queries.history_of(transfer, wanted, person)
    held = {name: getattr(history[0], name) for name in ("done_on", "done_by")} if history else {}
    shape = RightToWorkForm if wanted is ArrivalKind.RIGHT_TO_WORK else StatementForm
    form = shape(data={**held, "version": history[0].id if history else 0})
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    given = {
        "done_by": "",
        **form.answers,
        "after": form.version.data,
        "evidence": str(labels.EVIDENCE[wanted]),
    }
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_arrival(transfer, person, wanted, **given, **stamp), labels.problem
    ):
        return saved(_("It was recorded."), _list_of(transfer, kind))
    return render_form(
        "consultation/arrivals/record_arrival.html", form, transfer=transfer, person=person, kind=wanted,
        history=history, back_href=_list_of(transfer, kind), names=names_of(one.recorded_by_id for one in history),
    )  # fmt: skip


@arrivals.route("/statements/rest", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def record_rest(transfer_id: int) -> ResponseReturnValue:
    """Records that the statement was issued to everybody who has none yet."""
    transfer, wanted = _to_write(transfer_id), ArrivalKind.WRITTEN_STATEMENT
    count, kind = queries.counts_of(transfer, wanted, None).open, labels.ADDRESSES[wanted]
    form = RestForm(data={"version": count})
    given = {**form.answers, "seen_count": form.version.data, "evidence": str(labels.EVIDENCE[wanted])}
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_rest(transfer, **given, **stamp), labels.problem
    ):
        return saved(_("The statements were recorded as issued."), _list_of(transfer, kind))
    intro = ngettext(
        "%(num)s person has no statement recorded yet. The day that you enter is recorded for them.",
        "%(num)s people have no statement recorded yet. The day that you enter is recorded for each of them.",
        count,
    )
    title = _("Record the statements that are left")
    return form_page(form, title, _("Save"), _list_of(transfer, kind), intro=intro)


def _kind(address: str) -> ArrivalKind:
    return _KINDS.get(address) or abort(404)


def _to_write(transfer_id: int) -> Transfer:
    """The transfer, for HR of its new employer once its people were released to it; 403 otherwise."""
    if not queries.may_write(posts()):
        abort(403)
    transfer, sight = reading_of_details(transfer_id)
    if sight.waits_for:
        abort(403)
    return transfer


def _list_of(transfer: Transfer, kind: str) -> str:
    return url_for("arrivals.arrivals", transfer_id=transfer.id, kind=kind)
