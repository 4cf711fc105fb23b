"""The pages of people's checks of their records: slips that come back, and corrections routed to HR."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.record_checks import CheckState
from transition.staff.blueprint import staff
from transition.staff.checks import actions, labels, queries, shares
from transition.staff.checks.forms import MOST, CodeForm, ReplyForm, SettlementForm
from transition.staff.checks.models import RecordCorrection, RecordSlip
from transition.staff.people.editing import BOTH
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.staff.people.roll_models import StaffEntry
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form
from transition.web.paging import Sort, page_of


@staff.route("/transfers/<int:transfer_id>/record-checks", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_checks(transfer_id: int) -> ResponseReturnValue:
    """How the checks of a transfer stand, and where the code of a returned slip is typed."""
    transfer, form = get_transfer(transfer_id, viewer()), CodeForm()
    found: list[RecordSlip] = []
    typed = form.typed_code.data or ""
    if form.validate_on_submit() and form.attempt(
        lambda: found.append(queries.find_slip(transfer, typed)), labels.problem
    ):
        return redirect(url_for("staff.record_slip", transfer_id=transfer.id, slip_id=found[0].id), 303)
    today, chosen = clock.today(), request.args.get("state", "")
    states = {person: state for _id, person, state in shares.states_of([transfer.id], today)}
    wanted = (
        [person for person, state in states.items() if state == chosen] if chosen in set(CheckState) else None
    )
    page = page_of(queries.people_asked(transfer, wanted), Sort("name", StaffEntry.name_key), Person.id)
    return render_form(
        "staff/record_checks.html", form, transfer=transfer, share=shares.shares([transfer], today)[transfer.id],
        states=states, page=page, labels=labels, chosen=chosen,
    )  # fmt: skip


def _slip(transfer_id: int, slip_id: int, *, lock: bool = False) -> tuple[Transfer, RecordSlip, Person]:
    """The transfer, one of its slips and the person, with their posts. Raises what the blueprint answers by 404."""
    transfer = get_transfer(transfer_id, viewer())
    slip = queries.get_slip(transfer, slip_id, lock=lock)
    return transfer, slip, get_person(transfer, slip.person_id)


@staff.get("/transfers/<int:transfer_id>/record-checks/<int:slip_id>")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_slip(transfer_id: int, slip_id: int) -> ResponseReturnValue:
    """One slip: what came back on it, the reply in force first, and how its corrections were settled."""
    transfer, slip, person = _slip(transfer_id, slip_id)
    replies = queries.replies_of(slip)
    settled = [one.settlement for reply in replies for one in reply.corrections if one.settlement]
    named = [reply.recorded_by_id for reply in replies] + [one.settled_by_id for one in settled]
    return render_template(
        "staff/record_slip.html", transfer=transfer, slip=slip, person=person, replies=replies, labels=labels,
        names=names_of(named), is_overdue=not replies and bool(slip.reply_by and slip.reply_by < clock.today()),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/record-checks/<int:slip_id>/reply", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_reply(transfer_id: int, slip_id: int) -> ResponseReturnValue:
    """Records what came back on a slip. It is evidence: a further reply takes its place and never changes it."""
    transfer, slip, person = _slip(transfer_id, slip_id, lock=request.method == "POST")
    earlier = queries.replies_of(slip)
    offered = labels.heading_options(person, slip.said)
    choices: dict[str, Any] = {f"heading_{number}": offered for number in range(1, MOST + 1)}
    form = ReplyForm(data={"received_on": clock.today(), "version": len(earlier)}, choices=choices)
    page = url_for("staff.record_slip", transfer_id=transfer.id, slip_id=slip.id)
    if form.validate_on_submit() and form.attempt(lambda: _record(transfer, slip, form), labels.problem):
        db.session.commit()
        flash(_("The reply was recorded."))
        return redirect(page)
    note = earlier and _(
        "A reply is recorded already. This one takes its place: enter all that still stands. The earlier one is kept."
    )
    return render_form(
        "staff/edit.html", form, title=_("Record the reply"), person=person, back_href=page, note=note or None
    )


def _record(transfer: Transfer, slip: RecordSlip, form: ReplyForm) -> None:
    actions.record_reply(
        transfer, slip, answer=form.answer.data, received_on=form.received_on.data, note=form.note.data or "",
        corrections=form.wrong(), seen_count=form.version.data, by=viewer(), today=clock.today(), now=clock.now(),
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/record-corrections")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_corrections(transfer_id: int) -> ResponseReturnValue:
    """What people say is wrong with their records: open until HR settles it, and what was settled."""
    transfer, is_open = get_transfer(transfer_id, viewer()), request.args.get("settled") != "yes"
    query = queries.corrections_of(transfer, is_open=is_open)
    page = page_of(query, Sort("name", Person.sort_key), RecordCorrection.id)
    people = queries.people_with_posts(transfer, [one.reply.slip.person_id for one in page.rows])
    names = names_of(one.settlement.settled_by_id for one in page.rows if one.settlement)
    return render_template(
        "staff/record_corrections.html", transfer=transfer, page=page, people=people, shows_open=is_open,
        labels=labels, names=names,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/record-corrections/<int:correction_id>", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def settle_correction(transfer_id: int, correction_id: int) -> ResponseReturnValue:
    """Settles one correction: the record was changed, or it was not and why."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.get_correction(transfer, correction_id, lock=request.method == "POST")
    person, form = get_person(transfer, found.reply.slip.person_id), SettlementForm()
    now_says = queries.record_now(person, clock.today())
    if form.validate_on_submit() and form.attempt(
        lambda: actions.settle_correction(
            transfer, found, now_says, outcome=form.outcome.data, reason=form.reason.data or "", by=viewer(),
            today=clock.today(),
        ),
        labels.problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The correction was settled."))
        return redirect(url_for("staff.record_corrections", transfer_id=transfer.id))
    return render_form(
        "staff/settle_correction.html", form, transfer=transfer, person=person, correction=found, labels=labels,
        now_says=now_says.get(found.heading), settled=found.settlement,
        names=names_of([found.settlement.settled_by_id] if found.settlement else []),
    )  # fmt: skip
