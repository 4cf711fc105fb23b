"""The pages of objections: recording one, passing one on, reading and following up. Nothing closes one."""

import io
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Side, Thing, Verb
from transition.consultation.asked import form_page, given, present, saved
from transition.consultation.labels import STEPS, problem
from transition.consultation.objections import actions
from transition.consultation.objections.forms import FollowUpForm, ObjectionForm, PassedOnForm, WithdrawnForm
from transition.consultation.objections.queries import Objector, get_objection, objections_of, steps_of
from transition.consultation.reach import employers_of, reads_objections
from transition.db import db
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer, posts_towards
from transition.web.documents import check_document
from transition.web.words import own_words

objections = Blueprint("objections", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")


def _transfer(transfer_id: int) -> Transfer:
    """The transfer, for whoever may read its objections today; 403 until staff information was released."""
    transfer = get_transfer(transfer_id, viewer())
    return transfer if reads_objections(viewer(), transfer, clock.today()) else abort(403)


def _url(transfer: Transfer, found: Objector) -> str:
    return url_for("objections.objection", transfer_id=transfer.id, objection_id=found.objection.id)


@objections.get("/objections")
@requires(Thing.OBJECTIONS)
def list_objections(transfer_id: int) -> ResponseReturnValue:
    """Every objection of the transfer."""
    transfer = _transfer(transfer_id)
    found = objections_of(transfer)
    return render_template(
        "consultation/objections/list_objections.html", transfer=transfer, objections=found,
        steps_of=steps_of, steps=STEPS,
    )  # fmt: skip


@objections.get("/objections/<int:objection_id>")
@requires(Thing.OBJECTIONS)
def objection(transfer_id: int, objection_id: int) -> ResponseReturnValue:
    """One objection: in what words, what was asked, who advises."""
    transfer = _transfer(transfer_id)
    found = get_objection(transfer, objection_id)
    told = next((one for one in employers_of(transfer) if one.id == found.objection.told_employer_id), None)
    return render_template(
        "consultation/objections/objection.html", transfer=transfer, found=found, told=told,
        left=steps_of(found.objection), steps=STEPS,
    )  # fmt: skip


@objections.get("/objections/<int:objection_id>/withdrawal")
@requires(Thing.OBJECTIONS)
def withdrawal(transfer_id: int, objection_id: int) -> Response:
    """The writing in which an objection was withdrawn, as it was handed in."""
    transfer = _transfer(transfer_id)
    found = get_objection(transfer, objection_id).objection
    content = found.withdrawal_document
    if content is None:
        abort(404)
    return send_file(
        io.BytesIO(content), found.withdrawal_document_type, as_attachment=True,
        download_name=found.withdrawal_document_name, etag=False,
    )  # fmt: skip


@objections.route("/objections/new", methods=["GET", "POST"])
@requires(Thing.OBJECTIONS, Verb.WRITE)
def new_objection(transfer_id: int) -> ResponseReturnValue:
    """Records an objection."""
    transfer = get_transfer(transfer_id, viewer())
    home = url_for("objections.list_objections", transfer_id=transfer_id)
    told = [(one.id, own_words(one, "name").striptags()) for one in employers_of(transfer)]
    form = ObjectionForm(choices={"told_employer_id": told})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_objection(transfer, form.said(), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The objection was recorded. Take legal advice before anything else is done."), home)
    return form_page(form, _("Record an objection"), _("Save the objection"), home)


@objections.route("/objections/pass-on", methods=["GET", "POST"])
@requires(Thing.OBJECTIONS, Verb.PASS_ON)
def pass_objection_on(transfer_id: int) -> ResponseReturnValue:
    """Passes on an objection that reached a manager or the host; it cannot be read again from here."""
    transfer, form = get_transfer(transfer_id, viewer()), PassedOnForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.pass_objection_on(
            transfer, _as_told(form, transfer), by=viewer(), today=clock.today()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        return render_template("consultation/objections/received.html", transfer=transfer)
    intro = _("What you write goes to the present employer's HR officers. You cannot read it again.")
    return form_page(form, _("Pass an objection on"), _("Pass it on"), "/", intro=intro)


def _as_told(form: PassedOnForm, transfer: Transfer) -> actions.ObjectionAnswers:
    """What was passed on, with the employer that was told: the one at which whoever passes it on serves."""
    homes = {Side.OUTGOING: transfer.outgoing_employer_id, Side.INCOMING: transfer.incoming_employer_id}
    mine = {homes[post.side] for post in posts_towards(transfer, viewer()) if post.side in homes}
    return replace(form.said(), told_employer_id=mine.pop() if len(mine) == 1 else None)


def _to_write(transfer_id: int, objection_id: int) -> tuple[Transfer, Objector]:
    transfer = get_transfer(transfer_id, viewer())
    return transfer, get_objection(transfer, objection_id)


@objections.route("/objections/<int:objection_id>/follow-up", methods=["GET", "POST"])
@requires(Thing.OBJECTIONS, Verb.WRITE)
def follow_objection_up(transfer_id: int, objection_id: int) -> ResponseReturnValue:
    """Who it is, whether they were asked about a detrimental change, and who advises."""
    transfer, found = _to_write(transfer_id, objection_id)
    data = present(
        found.objection, "detriment_asked_on", "is_because_of_detriment", "detriment_words", "adviser",
        "sent_to_adviser_on",
    )  # fmt: skip
    number = found.person.payroll_number if found.person else ""
    form = FollowUpForm(data={**data, "payroll_number": number})
    if form.validate_on_submit() and form.attempt(lambda: _follow_up(form, transfer, found), problem):
        return saved(_("The objection was saved. It stays open."), _url(transfer, found))
    return form_page(form, _("Follow an objection up"), _("Save"), _url(transfer, found))


def _follow_up(form: FollowUpForm, transfer: Transfer, found: Objector) -> None:
    actions.follow_objection_up(found.objection, transfer, **given(form), by=viewer(), today=clock.today())


@objections.route("/objections/<int:objection_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.OBJECTIONS, Verb.WRITE)
def withdraw_objection(transfer_id: int, objection_id: int) -> ResponseReturnValue:
    """Keeps that it was withdrawn, in writing and in the person's own words."""
    transfer, found = _to_write(transfer_id, objection_id)
    form = WithdrawnForm(data={"version": found.objection.version})
    if form.validate_on_submit() and form.attempt(lambda: _withdraw(form, found), problem):
        return saved(_("The withdrawal was recorded."), _url(transfer, found))
    return form_page(form, _("An objection is withdrawn"), _("Save"), _url(transfer, found), files=True)


def _withdraw(form: WithdrawnForm, found: Objector) -> None:
    answers = given(form)
    upload = answers.pop("document")
    document = check_document(upload.filename or "", upload.read()) if upload else None
    actions.withdraw_objection(
        found.objection, **answers, document=document, by=viewer(), today=clock.today()
    )
