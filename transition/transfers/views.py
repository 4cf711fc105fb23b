"""The pages that set up, change and agree a transfer."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Needs, Side, Thing, Verb, conditions
from transition.employers.queries import all_employers, all_services
from transition.transfers import actions
from transition.transfers.forms import AgreementForm, NewTransferForm, TransferForm
from transition.transfers.models import Transfer
from transition.transfers.pages import is_kept, the_transfer, transfers
from transition.transfers.programmes.queries import get_led_programme, led_programmes
from transition.web.pages import render_form


@transfers.route("/transfers/new", methods=["GET", "POST"])
@requires(Thing.TRANSFER, Verb.WRITE)
def new_transfer() -> ResponseReturnValue:
    """A programme lead sets up a transfer."""
    led = led_programmes(viewer())
    employers = [(one.id, one.name) for one in all_employers()]
    form = NewTransferForm(
        data={"programme_id": request.args.get("programme", type=int)},
        choices={
            **_places(),
            "programme_id": [(one.id, one.name) for one in led],
            "outgoing_employer_id": employers,
        },
    )
    kept: list[Transfer] = []
    if is_kept(form, lambda: kept.append(_add(form))):
        flash(_("The transfer was set up."))
        return redirect(url_for("overview.transfer", transfer_id=kept[0].id))
    return render_form("transfers/new_transfer.html", form)


def _add(form: NewTransferForm) -> Transfer:
    answers = {name: value for name, value in form.answers.items() if name != "programme_id"}
    programme = get_led_programme(form.programme_id.data, viewer())
    return actions.add_transfer(programme, answers, by=viewer())


@transfers.route("/transfers/<int:transfer_id>/change", methods=["GET", "POST"])
@requires(Thing.TRANSFER, Verb.WRITE)
def change_transfer(transfer_id: int) -> ResponseReturnValue:
    """The programme lead changes a transfer."""
    transfer = the_transfer(transfer_id)
    form = TransferForm(obj=transfer, choices=_places())
    version = form.version.data
    if is_kept(form, lambda: actions.change_transfer(transfer, form.answers, version=version, by=viewer())):
        flash(_("The transfer was changed."))
        return redirect(url_for("overview.transfer", transfer_id=transfer.id))
    return render_form("transfers/change_transfer.html", form, transfer=transfer)


@transfers.post("/transfers/<int:transfer_id>/date/agree")
@requires(Thing.TRANSFER, Verb.AGREE)
def agree_date(transfer_id: int) -> ResponseReturnValue:
    """An employer's HR officer agrees to the date for their own side, or takes that back."""
    transfer, form = the_transfer(transfer_id), AgreementForm()
    if not form.validate() or form.side.data not in _own_sides():
        abort(403)
    if is_kept(form, lambda: actions.agree_date(transfer, **form.answers, by=viewer())):
        flash(_("What your employer says about the date was recorded."))
    else:
        flash(form.error_list[0]["text"], "warning")
    return redirect(url_for("overview.transfer", transfer_id=transfer.id))


def _own_sides() -> set[Side]:
    """The sides that the reader may speak for."""
    needs = Needs(Thing.TRANSFER, Verb.AGREE)
    return {post.side for post in posts() if conditions({post}, needs)}


def _places() -> dict[str, list[tuple[int, str]]]:
    return {
        "service_id": [(one.id, one.name) for one in all_services()],
        "incoming_employer_id": [(one.id, one.name) for one in all_employers()],
    }
