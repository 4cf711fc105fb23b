"""The pages of what councils share: the costs, how each is divided, and a part taken into a council's own lines."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.money import labels
from transition.money.blueprint import money
from transition.money.shared import actions, queries
from transition.money.shared.actions import SharedCostAnswers
from transition.money.shared.forms import SharedCostForm, TakePartForm, share_name, shared_cost_form
from transition.money.shared.models import SharedCost
from transition.rules.shares import ShareKey
from transition.transfers.models import Programme
from transition.transfers.programmes.queries import get_led_programme, led_ids
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form

_AT = "/programmes/<int:programme_id>/shared-costs"


@money.get(_AT)
@requires(Thing.PROGRAMMES)
def shared_costs(programme_id: int) -> ResponseReturnValue:
    """What the councils of a programme share, for those who read money there.

    Its lead writes the keys: a key belongs to the programme, as its phases do (PROGRAMMES, WRITE), and no council's
    line is shown by it. Each council's HR takes its own part into its own lines.
    """
    programme = queries.sharing_programme(programme_id, viewer())
    return render_template(
        "money/shared/shared_costs.html", programme=programme, costs=queries.shared_costs(programme),
        is_led=programme.id in led_ids(viewer()), keys=labels.KEYS,
    )  # fmt: skip


@money.get(f"{_AT}/<int:shared_id>")
@requires(Thing.PROGRAMMES)
def shared_cost(programme_id: int, shared_id: int) -> ResponseReturnValue:
    """One shared cost, and how each part of it was worked out."""
    programme = queries.sharing_programme(programme_id, viewer())
    cost = queries.get_shared_cost(programme, shared_id)
    return render_template(
        "money/shared/shared_cost.html", programme=programme, cost=cost, parts=queries.parts_of(cost),
        whole=sum(share.weight for share in cost.shares), is_led=programme.id in led_ids(viewer()),
        keys=labels.KEYS, ShareKey=ShareKey,
    )  # fmt: skip


@money.route(f"{_AT}/new", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def new_shared_cost(programme_id: int) -> ResponseReturnValue:
    """Its lead records what the councils share, and by which key."""
    programme = get_led_programme(programme_id, viewer())
    form = shared_cost_form(queries.councils_of(programme))
    if kept := _kept(programme, form, None):
        return redirect(url_for("money.shared_cost", programme_id=programme.id, shared_id=kept.id))
    return render_form("money/shared/edit_shared_cost.html", form, programme=programme, cost=None)


@money.route(f"{_AT}/<int:shared_id>/change", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def edit_shared_cost(programme_id: int, shared_id: int) -> ResponseReturnValue:
    """Its lead changes a shared cost or its key."""
    programme = get_led_programme(programme_id, viewer())
    cost = queries.get_shared_cost(programme, shared_id)
    form = shared_cost_form(queries.councils_of(programme), _said(cost))
    if kept := _kept(programme, form, cost):
        return redirect(url_for("money.shared_cost", programme_id=programme.id, shared_id=kept.id))
    return render_form("money/shared/edit_shared_cost.html", form, programme=programme, cost=cost)


@money.post("/transfers/<int:transfer_id>/money/shared/<int:shared_id>")
@requires(Thing.MONEY, Verb.WRITE)
def take_part(transfer_id: int, shared_id: int) -> ResponseReturnValue:
    """Puts one's own part of a shared cost into one's own lines."""
    transfer, form = get_transfer(transfer_id, viewer()), TakePartForm()
    actions.take_part(
        transfer, queries.part_for(transfer, shared_id), cost_version=form.cost_version.data,
        line_version=form.line_version.data, by=viewer(),
    )  # fmt: skip
    db.session.commit()
    flash(_("Your part is in the lines."))
    return redirect(url_for("money.money", transfer_id=transfer.id))


def _kept(programme: Programme, form: SharedCostForm, cost: SharedCost | None) -> SharedCost | None:
    """What was kept of a form that was sent and is in order."""
    kept: list[SharedCost] = []

    def keep() -> None:
        given = {
            name: form.answers[name] for name in SharedCostAnswers.__dataclass_fields__ if name != "weights"
        }
        answers = SharedCostAnswers(**given, weights=form.weights())
        kept.append(
            actions.record_shared_cost(
                programme, answers, by=viewer(), today=clock.today(), cost=cost, version=form.version.data
            )
        )

    if not (form.validate_on_submit() and form.attempt(keep, labels.problem)):
        return None
    db.session.commit()
    flash(_("The shared cost was saved."))
    return kept[0]


def _said(cost: SharedCost) -> dict[str, Any]:
    shares = {share_name(share.transfer_id): share.weight for share in cost.shares}
    names = ("name", "name_cy", "amount_pence", "key", "source", "source_cy", "as_at", "version")
    if cost.key is ShareKey.EQUAL:
        shares = {name: weight * 100 for name, weight in shares.items()}
    return {name: getattr(cost, name) for name in names} | shares
