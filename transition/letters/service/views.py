"""The pages that record what happened to letters on their way, for one or for many, and that put a record right."""

from collections.abc import Callable
from typing import NamedTuple

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters import queries
from transition.letters.blueprint import batch_to_write, letters, reading
from transition.letters.history import holding
from transition.letters.labels import KINDS, problem
from transition.letters.models import Batch, Letter, ServiceRecord
from transition.letters.service import actions as service
from transition.letters.service.actions import Step
from transition.letters.service.amending import correct_service
from transition.letters.service.forms import CorrectionForm, NumberedServiceForm, ServiceForm
from transition.letters.service.ranges import parse_numbers, written
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible
from transition.web.pages import render_form

_MOST_TICKED = 500


class Chosen(NamedTuple):
    """One letter that its reader's officer may change, with its batch, held until the commit."""

    transfer: Transfer
    batch: Batch
    letter: Letter


@letters.route("/<int:batch_id>/service", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def record_batch_service(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """What happened to all letters of a batch to which it can have happened, or to those of some numbers."""
    transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    form = NumberedServiceForm(data={"happened_on": clock.today(), "numbers": _ticked()})
    back = url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id)
    return _served(transfer, batch, form, lambda: _numbered(batch, form), back, None)


def _ticked() -> str:
    """The numbers of the letters that were ticked on the batch's page, as people write them."""
    asked = [one for one in request.args.getlist("number")[:_MOST_TICKED] if one.isascii() and one.isdigit()]
    return written(int(one) for one in asked if len(one) < 7)


def _numbered(batch: Batch, form: NumberedServiceForm) -> list[Letter]:
    numbers = parse_numbers(form.numbers.data or "")
    found = service.letters_to_serve(batch, numbers)
    if numbers and not found:
        raise RuleBroken("numbers_unknown", "numbers")
    return found


@letters.route("/letters/<int:letter_id>/service", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def record_letter_service(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """What happened to one letter."""
    transfer, batch, found = letter_to_write(transfer_id, letter_id)
    form = ServiceForm(data={"happened_on": clock.today()})
    return _served(transfer, batch, form, lambda: [found], _page(transfer, found), found)


def letter_to_write(transfer_id: int, letter_id: int) -> Chosen:
    """A letter of the reader's own employer, its batch held. Raises NotVisible."""
    transfer, _sight = reading(transfer_id)
    batch_id = queries.get_letter(transfer, letter_id).batch_id
    _transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    return Chosen(transfer, batch, queries.get_letter(transfer, letter_id))


def _page(transfer: Transfer, found: Letter) -> str:
    return url_for("letters.letter", transfer_id=transfer.id, letter_id=found.id)


def _served(
    transfer: Transfer,
    batch: Batch,
    form: ServiceForm,
    chosen: Callable[[], list[Letter]],
    back: str,
    one: Letter | None,
) -> ResponseReturnValue:
    counted: list[int] = []
    if form.validate_on_submit() and form.attempt(
        lambda: counted.append(
            service.record_service(batch, chosen(), step_of(form), by=viewer(), today=clock.today())
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(ngettext("Recorded for %(num)s letter.", "Recorded for %(num)s letters.", counted[0]))
        return redirect(back)
    return render_form(
        "letters/service/service.html", form, transfer=transfer, batch=batch, letter=one, back_href=back,
        kinds=KINDS, count=0 if one else len(service.letters_to_serve(batch)),
    )  # fmt: skip


def step_of(form: ServiceForm) -> Step:
    """What the form says happened."""
    return Step(
        form.kind.data, form.happened_on.data, form.post_class.data, form.note.data or "", form.by_whom.data or "",
        form.return_reason.data, form.again_by.data,
    )  # fmt: skip


@letters.route("/letters/<int:letter_id>/service/<int:record_id>/correct", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def correct_record(transfer_id: int, letter_id: int, record_id: int) -> ResponseReturnValue:
    """Puts right what was recorded of a letter; the wrong record stays and is shown as corrected."""
    transfer, batch, found = letter_to_write(transfer_id, letter_id)
    wrong = _record_of(found, record_id)
    form = CorrectionForm(data=_as_recorded(wrong))
    if form.validate_on_submit() and form.attempt(
        lambda: correct_service(
            batch, found, wrong, _corrected(form), why=form.why.data or "", by=viewer(), today=clock.today()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The record was corrected. What it said before is still shown."))
        return redirect(_page(transfer, found))
    return render_form(
        "letters/service/correct_service.html", form, transfer=transfer, letter=found, back_href=_page(transfer, found),
        is_held=wrong in holding(found.service),
    )  # fmt: skip


def _record_of(found: Letter, record_id: int) -> ServiceRecord:
    record = next((one for one in found.service if one.id == record_id), None)
    if record is None:
        raise NotVisible
    return record


def _as_recorded(wrong: ServiceRecord) -> dict[str, object]:
    names = ("kind", "happened_on", "by_whom", "post_class", "return_reason", "again_by", "note")
    return {name: getattr(wrong, name) for name in names}


def _corrected(form: CorrectionForm) -> Step | None:
    return None if form.is_void.data else step_of(form)
