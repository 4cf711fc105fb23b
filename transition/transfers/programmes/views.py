"""The pages of programmes and their items."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import SQLColumnExpression, func

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.rules.programmes import is_link
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind
from transition.transfers.pages import is_kept, transfers
from transition.transfers.programmes import actions, queries
from transition.transfers.programmes.forms import FORMS, ProgrammeForm, progress_form
from transition.transfers.programmes.labels import ITEMS, STATE_SHAPES, state_words
from transition.web.language import language
from transition.web.pages import render_form
from transition.web.paging import sort_from

# The part of an address that names a kind of item.
KINDS = {
    "phase": ProgrammeItemKind.PHASE,
    "area": ProgrammeItemKind.AREA_OF_DEVELOPMENT,
    "benefit": ProgrammeItemKind.EXPECTED_BENEFIT,
}
WORDING: dict[str, Any] = {
    "ITEMS": ITEMS,
    "STATE_SHAPES": STATE_SHAPES,
    "is_link": is_link,
    "state_words": state_words,
}


@transfers.get("/programmes", endpoint="programmes")
@requires(Thing.PROGRAMMES)
def list_programmes() -> ResponseReturnValue:
    """The programmes that the reader leads, takes part in, or that are public."""
    return render_template("transfers/programmes.html", programmes=queries.list_programmes(viewer()))


@transfers.get("/programmes/<int:programme_id>")
@requires(Thing.PROGRAMMES)
def programme(programme_id: int) -> ResponseReturnValue:
    """One programme: its transfers, phases, areas of development and expected benefits."""
    found, sort = queries.get_programme(programme_id, viewer()), sort_from(_sorts(), "order")
    order = sort.column.desc() if sort.is_descending else sort.column.asc()
    return render_template(
        "transfers/programme.html",
        programme=found,
        transfers=queries.transfers_in(found, viewer()),
        items=queries.items_now(found, clock.today(), order),
        sort=sort,
        reads_reports=queries.reads_reports(found, viewer()),
        is_led=found.id in queries.led_ids(viewer()),
        **WORDING,
    )


def _sorts() -> dict[str, SQLColumnExpression[Any]]:
    """What its tables can be sorted by; names in the language that is being read."""
    item = ProgrammeItem
    return {
        "order": item.id,
        "name": func.coalesce(func.nullif(item.name_cy, ""), item.name) if language() == "cy" else item.name,
        "begins": item.begins_on,
        "ends": item.ends_on,
        "owner": item.owner,
    }


@transfers.get("/programmes/<int:programme_id>/items/<int:item_id>")
@requires(Thing.PROGRAMMES)
def item(programme_id: int, item_id: int) -> ResponseReturnValue:
    """One item: what it is, how it stands, and the history of its progress, newest first."""
    found = queries.get_programme(programme_id, viewer())
    one = queries.get_item(found, item_id)
    history = queries.history_of(one)
    return render_template(
        "transfers/item.html",
        programme=found,
        now=queries.item_now(one, history, clock.today()),
        history=history,
        recorders=queries.recorders_of(history),
        is_led=found.id in queries.led_ids(viewer()),
        **WORDING,
    )


@transfers.route("/programmes/new", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def new_programme() -> ResponseReturnValue:
    """A programme lead begins another programme."""
    form = ProgrammeForm()
    kept: list[Programme] = []
    begin = actions.begin_programme
    if is_kept(form, lambda: kept.append(begin(form.answers, by=viewer(), today=clock.today()))):
        flash(_("The programme was added, and you lead it."))
        return redirect(url_for("transfers.programme", programme_id=kept[0].id))
    return render_form("transfers/new_programme.html", form)


@transfers.route("/programmes/<int:programme_id>/change", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def change_programme(programme_id: int) -> ResponseReturnValue:
    """Its lead changes a programme."""
    found = queries.get_led_programme(programme_id, viewer())
    form = ProgrammeForm(obj=found)
    version = form.version.data
    if is_kept(form, lambda: actions.change_programme(found, form.answers, version=version, by=viewer())):
        flash(_("The programme was changed."))
        return redirect(url_for("transfers.programme", programme_id=found.id))
    return render_form("transfers/change_programme.html", form, programme=found)


@transfers.route(
    "/programmes/<int:programme_id>/items/new/<any(phase, area, benefit):sort_of>", methods=["GET", "POST"]
)
@requires(Thing.PROGRAMMES, Verb.WRITE)
def new_item(programme_id: int, sort_of: str) -> ResponseReturnValue:
    """Its lead adds a phase, an area of development or an expected benefit."""
    found, kind = queries.get_led_programme(programme_id, viewer()), KINDS[sort_of]
    form, add = FORMS[kind](), actions.add_item
    if is_kept(form, lambda: add(found, kind, form.answers, by=viewer(), today=clock.today())):
        flash(_("The item was added."))
        return redirect(url_for("transfers.programme", programme_id=found.id))
    return render_form("transfers/new_item.html", form, programme=found, kind=kind)


@transfers.route("/programmes/<int:programme_id>/items/<int:item_id>/change", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def change_item(programme_id: int, item_id: int) -> ResponseReturnValue:
    """Its lead changes what an item is."""
    found = queries.get_led_programme(programme_id, viewer())
    one = queries.get_item(found, item_id)
    form, today = FORMS[one.kind](obj=one), clock.today()
    version = form.version.data
    if is_kept(
        form, lambda: actions.change_item(one, form.answers, version=version, by=viewer(), today=today)
    ):
        flash(_("The item was changed."))
        return redirect(_address(found, one))
    return render_form("transfers/change_item.html", form, programme=found, item=one)


@transfers.route("/programmes/<int:programme_id>/items/<int:item_id>/progress/new", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def new_progress(programme_id: int, item_id: int) -> ResponseReturnValue:
    """Its lead says how an item stands; what was said before stays."""
    found = queries.get_led_programme(programme_id, viewer())
    one, today = queries.get_item(found, item_id), clock.today()
    now = queries.item_now(one, queries.history_of(one), today)
    form = progress_form(one.kind, now.latest.state if now.latest else None, as_at_on=today)
    keep = actions.record_progress
    if is_kept(form, lambda: keep(one, form.answers, by=viewer(), today=today, now=clock.now())):
        flash(_("The progress was recorded."))
        return redirect(_address(found, one))
    return render_form("transfers/new_progress.html", form, programme=found, item=one)


def _address(programme: Programme, item: ProgrammeItem) -> str:
    return url_for("transfers.item", programme_id=programme.id, item_id=item.id)
