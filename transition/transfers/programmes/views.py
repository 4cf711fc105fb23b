"""The pages of programmes and their items."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.labels import ITEMS
from transition.transfers.models import Programme
from transition.transfers.pages import is_kept, transfers
from transition.transfers.programmes import actions, queries
from transition.transfers.programmes.forms import ItemForm, ProgrammeForm
from transition.web.pages import render_form


@transfers.get("/programmes", endpoint="programmes")
@requires(Thing.PROGRAMMES)
def list_programmes() -> ResponseReturnValue:
    """The programmes that the reader leads, takes part in, or that are public."""
    return render_template("transfers/programmes.html", programmes=queries.list_programmes(viewer()))


@transfers.get("/programmes/<int:programme_id>")
@requires(Thing.PROGRAMMES)
def programme(programme_id: int) -> ResponseReturnValue:
    """One programme: its transfers, phases, areas of development and expected benefits."""
    found = queries.get_programme(programme_id, viewer())
    return render_template(
        "transfers/programme.html",
        programme=found,
        transfers=queries.transfers_in(found, viewer()),
        kinds=ITEMS,
        is_led=found.id in queries.led_ids(viewer()),
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


@transfers.route("/programmes/<int:programme_id>/items/new", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def new_item(programme_id: int) -> ResponseReturnValue:
    """Its lead adds a phase, an area of development or an expected benefit."""
    found, form = queries.get_led_programme(programme_id, viewer()), ItemForm()
    if is_kept(form, lambda: actions.add_item(found, form.answers, by=viewer())):
        flash(_("The item was added."))
        return redirect(url_for("transfers.programme", programme_id=found.id))
    return render_form("transfers/new_item.html", form, programme=found)


@transfers.route("/programmes/<int:programme_id>/items/<int:item_id>/change", methods=["GET", "POST"])
@requires(Thing.PROGRAMMES, Verb.WRITE)
def change_item(programme_id: int, item_id: int) -> ResponseReturnValue:
    """Its lead changes an item, or says how far it has come."""
    found = queries.get_led_programme(programme_id, viewer())
    item = queries.get_item(found, item_id)
    form = ItemForm(obj=item)
    version = form.version.data
    if is_kept(form, lambda: actions.change_item(item, form.answers, version=version, by=viewer())):
        flash(_("The item was changed."))
        return redirect(url_for("transfers.programme", programme_id=found.id))
    return render_form("transfers/change_item.html", form, programme=found)
