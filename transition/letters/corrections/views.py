"""The pages that correct issued letters: one of them, or all of a batch."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.i18n.names import Words
from transition.letters import queries
from transition.letters.blueprint import batch_to_write, letters, reading
from transition.letters.corrections import actions
from transition.letters.corrections.forms import CorrectionForm
from transition.letters.corrections.queries import correction_of, latest_correction, standing_in
from transition.letters.forms import ConfirmForm
from transition.letters.labels import KINDS, problem
from transition.letters.models import Batch, Letter
from transition.transfers.models import Transfer
from transition.web.pages import render_form

_WORDS = ("wrong", "wrong_cy", "right", "right_cy")


@letters.route("/<int:batch_id>/correct", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def correct_batch(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Says what was wrong in every letter of an issued batch, and prepares the corrections."""
    transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    back = url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id)
    return _corrected(transfer, batch, None, back)


@letters.route("/letters/<int:letter_id>/correct", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def correct_letter(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """Says what was wrong in one letter, and prepares its correction."""
    transfer, _sight = reading(transfer_id)
    found = queries.get_letter(transfer, letter_id)
    _transfer, batch = batch_to_write(transfer_id, found.batch_id, lock=True)
    back = url_for("letters.letter", transfer_id=transfer.id, letter_id=found.id)
    return _corrected(transfer, batch, found, back)


@letters.route("/<int:batch_id>/correction-welsh", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def check_correction(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """A named person says that the Welsh of a correction says what its English says."""
    transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    said, form = correction_of(batch) or abort(404), ConfirmForm()
    back = url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.check_welsh(batch, said, by=viewer(), today=clock.today()), problem
    ):
        db.session.commit()
        flash(_("The Welsh of the correction is marked as checked."))
        return redirect(back)
    return render_form(
        "letters/corrections/check_welsh.html",
        form,
        transfer=transfer,
        batch=batch,
        said=said,
        back_href=back,
    )


def _corrected(transfer: Transfer, batch: Batch, one: Letter | None, back: str) -> ResponseReturnValue:
    if batch.issued_on is None:
        abort(404)
    kept = latest_correction(batch)
    said = {name: getattr(kept, name) for name in _WORDS} if kept and one is None else {}
    form = CorrectionForm(data={**said, "dated_on": clock.today()})
    made: list[Batch] = []
    if form.validate_on_submit() and form.attempt(
        lambda: made.append(_correct(form, transfer, batch, one)), problem
    ):
        db.session.commit()
        flash(_("The corrections are being made. This page follows them."))
        return redirect(url_for("letters.batch", transfer_id=transfer.id, batch_id=made[0].id))
    standing = standing_in(batch)
    return render_form(
        "letters/corrections/correct.html", form, transfer=transfer, batch=batch, letter=one, back_href=back,
        kinds=KINDS, count=len(standing),
    )  # fmt: skip


def _correct(form: CorrectionForm, transfer: Transfer, batch: Batch, one: Letter | None) -> Batch:
    return actions.correct_letters(
        transfer,
        batch,
        [one.id] if one else None,
        wrong=Words(form.wrong.data, form.wrong_cy.data),
        right=Words(form.right.data, form.right_cy.data),
        dated_on=form.dated_on.data,
        by=viewer(),
        today=clock.today(),
    )
