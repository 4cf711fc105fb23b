"""The pages of agreements to have letters by e-mail: one reader's, recording one, and withdrawing it."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.letters.agreements import actions, queries
from transition.letters.agreements.forms import AgreementForm, WithdrawalForm
from transition.letters.agreements.labels import problem
from transition.letters.agreements.queries import Reader
from transition.letters.blueprint import letters, reading
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible
from transition.web.pages import render_form


@letters.route("/people/<int:person_id>/email", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def person_agreements(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """What a member of staff agreed to about letters by e-mail, and recording it."""
    return _page_of(transfer_id, (person_id, None))


@letters.route("/unions/<int:recognition_id>/email", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def union_agreements(transfer_id: int, recognition_id: int) -> ResponseReturnValue:
    """What a recognised union agreed to about letters by e-mail, and recording it."""
    return _page_of(transfer_id, (None, recognition_id))


@letters.route("/agreements/<int:agreement_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def withdraw_agreement(transfer_id: int, agreement_id: int) -> ResponseReturnValue:
    """Notes that a reader wants no more letters by e-mail."""
    agreement = queries.get_agreement(reading(transfer_id).transfer, agreement_id)
    reader = (agreement.person_id, agreement.recognition_id)
    transfer, name = _reader(transfer_id, reader)
    form = WithdrawalForm(data={"withdrawn_on": clock.today()})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.withdraw_agreement(
            transfer, agreement, withdrawn_on=form.withdrawn_on.data, by=viewer(), today=clock.today()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The agreement was withdrawn. Letters go on paper from now on."))
        return redirect(_href(transfer, reader))
    return render_form(
        "letters/agreements/withdraw.html", form, transfer=transfer, name=name, agreement=agreement,
        back_href=_href(transfer, reader),
    )  # fmt: skip


def _reader(transfer_id: int, reader: Reader) -> tuple[Transfer, str]:
    """The transfer and the reader's name, for whoever writes to them. Raises NotVisible."""
    transfer, sight = reading(transfer_id)
    if not sight.writes_for:
        abort(403)
    name, employer_id = queries.reader_named(transfer, reader)
    if not sight.writes(employer_id):
        raise NotVisible
    return transfer, name


def _page_of(transfer_id: int, reader: Reader) -> ResponseReturnValue:
    transfer, name = _reader(transfer_id, reader)
    form = AgreementForm(data={"agreed_on": clock.today()})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_agreement(
            transfer, reader, actions.Agreed(**form.answers), by=viewer(), today=clock.today()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The agreement was recorded."))
        return redirect(_href(transfer, reader))
    rows = queries.agreements_of(transfer, reader)
    return render_form(
        "letters/agreements/list.html", form, transfer=transfer, name=name,
        who=names_of(one.recorded_by_id for one in rows),
        agreements=[one for one in rows if one.withdraws_id is None],
        withdrawals={one.withdraws_id: one for one in rows if one.withdraws_id},
    )  # fmt: skip


def _href(transfer: Transfer, reader: Reader) -> str:
    person_id, recognition_id = reader
    if person_id is not None:
        return url_for("letters.person_agreements", transfer_id=transfer.id, person_id=person_id)
    return url_for("letters.union_agreements", transfer_id=transfer.id, recognition_id=recognition_id)
