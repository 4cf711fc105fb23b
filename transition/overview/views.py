"""The pages that join features: home, councils side by side, a transfer, moving its date, the trails."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import allows_anywhere, open_to, posts, requires, viewer
from transition.access.permissions import Needs, Open, Role, Side, Thing, Verb, conditions
from transition.accounts.labels import ROLES
from transition.accounts.queries import names_of
from transition.audit.models import AuditEvent
from transition.audit.queries import check_of_system
from transition.consultation.facts import timeline_of
from transition.consultation.objections.queries import open_objections
from transition.consultation.reach import reads_objections
from transition.consultation.several import Said, consulted_in
from transition.consultation.timeline.actions import would_follow
from transition.consultation.timeline.tasks import tasks_of
from transition.employers.queries import all_employers
from transition.letters.texts import labels as text_labels
from transition.letters.texts.reach import queue_of
from transition.letters.waiting import asked_of
from transition.overview import (
    labels,
    moving_date,
    programme,
    queries,
    setting_up,
    standing,
    system_trail,
    trail,
)
from transition.overview.forms import SystemTrailForm
from transition.overview.sight import reads_of_outgoing
from transition.reports.labels import RULES, STATUS_SHAPES, STATUSES
from transition.transfers.actions import AGREED, check_move
from transition.transfers.basis.queries import is_host_question_open
from transition.transfers.forms import MoveForm, NewTransferForm
from transition.transfers.labels import (
    BASES,
    KINDS,
    LEVEL_SHAPES,
    LEVELS,
    RELEASES,
    SCOPE_SHAPES,
    SCOPES,
    TREND_ARROWS,
    TRENDS,
)
from transition.transfers.labels import problem as transfer_problem
from transition.transfers.models import Transfer
from transition.transfers.pages import is_kept, places, the_transfer
from transition.transfers.programmes.queries import get_led_programme, get_programme, led_ids, led_programmes
from transition.transfers.scope.queries import teams_of
from transition.web.pages import render_form
from transition.web.paging import Sort, page_of

overview = Blueprint("overview", __name__)

LATEST = 10
# How many of the latest events of the system a page reads again.
CHECKED = 1000


@overview.get("/")
@open_to(Open.SIGNED_IN)
def home() -> ResponseReturnValue:
    """What one is to do, how one's transfers stand, and what changed lately."""
    reader, today = viewer(), clock.today()
    cards = queries.cards_of(reader, today)
    events = trail.latest_told(reader, LATEST)
    return render_template(
        "overview/home.html",
        cards=cards,
        by_id={card.transfer.id: card.transfer for card in cards},
        agenda=queries.agenda_of(tasks_of(reader, today), today),
        asked=asked_of(reader, today) if allows_anywhere(Thing.BATCH_APPROVAL, Verb.WRITE) else [],
        led=led_programmes(reader) if Role.PROGRAMME_LEAD in reader.roles else [],
        events=events,
        names=names_of(one.event.account_id for one in events),
        roles=[ROLES[role] for role in sorted(reader.roles)],
        held=reader.roles,
        texts=[line for line in queue_of(reader, today) if line.waits]
        if Role.TRANSLATOR in reader.roles
        else [],
        text_words=text_labels,
        today=today,
        **_words(),
    )


@overview.get("/programmes/<int:programme_id>/councils", endpoint="councils")
@requires(Thing.PROGRAMMES)
def councils_side_by_side(programme_id: int) -> ResponseReturnValue:
    """The councils of one programme side by side, each as far as the reader may read it."""
    found, today = get_programme(programme_id, viewer()), clock.today()
    return render_template(
        "overview/programme.html",
        programme=found,
        councils=programme.councils_of(found, viewer(), today),
        is_led=found.id in led_ids(viewer()),
        today=today,
        **_words(),
    )


@overview.route("/transfers/new", methods=["GET", "POST"])
@requires(Thing.TRANSFER, Verb.WRITE)
def new_transfer() -> ResponseReturnValue:
    """A programme lead sets up a transfer, with its timeline."""
    offered: dict[str, list[tuple[int, str]]] = {
        **places(),
        "programme_id": [(one.id, one.name) for one in led_programmes(viewer())],
        "outgoing_employer_id": [(one.id, one.name) for one in all_employers()],
    }
    form = NewTransferForm(data={"programme_id": request.args.get("programme", type=int)}, choices=offered)
    kept: list[Transfer] = []
    if is_kept(form, lambda: kept.append(_set_up(form))):
        flash(_("The transfer was set up."))
        return redirect(url_for("overview.transfer", transfer_id=kept[0].id))
    return render_form("overview/new_transfer.html", form)


def _set_up(form: NewTransferForm) -> Transfer:
    answers = {name: value for name, value in form.answers.items() if name != "programme_id"}
    chosen = get_led_programme(form.programme_id.data, viewer())
    return setting_up.set_up(chosen, answers, by=viewer())


@overview.get("/transfers/<int:transfer_id>")
@requires(Thing.TRANSFER)
def transfer(transfer_id: int) -> ResponseReturnValue:
    """One transfer: what it is, how it stands and where to go from here."""
    found, today = the_transfer(transfer_id), clock.today()
    rows = timeline_of(found, today)
    return render_template(
        "overview/transfer.html",
        transfer=found,
        days_to_go=(found.transfer_on - today).days,
        dues=standing.duties_in(rows),
        next=standing.next_to_act(rows),
        reply_since=standing.reply_first(standing.next_to_act(rows), _said_to(found, today)),
        teams=teams_of(found),
        is_question_open=is_host_question_open(found),
        may_agree=_may_agree(found),
        went_out=moving_date.went_out(found, found.transfer_on, posts()),
        objecting=len(open_objections(found)) if reads_objections(viewer(), found, today) else 0,
        **_words(),
    )


def _said_to(found: Transfer, today: date) -> Said | None:
    """What was said to the outgoing employer; None for whoever may not read it."""
    if not reads_of_outgoing(posts(), Thing.REPRESENTATIONS):
        return None
    return consulted_in([found], today)[found.id].said


def _may_agree(found: Transfer) -> list[tuple[Side, bool]]:
    """The sides for which the reader may agree to the date, and whether each agreed already."""
    needs = Needs(Thing.TRANSFER, Verb.AGREE)
    own = {post.side for post in posts() if conditions({post}, needs)}
    return [(side, getattr(found, field)) for side, field in AGREED.items() if side in own]


def _words() -> dict[str, Any]:
    return {
        "bases": BASES,
        "kinds": KINDS,
        "releases": RELEASES,
        "scopes": SCOPES,
        "scope_shapes": SCOPE_SHAPES,
        "labels": labels,
        "rules": RULES,
        "statuses": STATUSES,
        "status_shapes": STATUS_SHAPES,
        "levels": LEVELS,
        "level_shapes": LEVEL_SHAPES,
        "trends": TRENDS,
        "arrows": TREND_ARROWS,
    }


@overview.route("/transfers/<int:transfer_id>/date", methods=["GET", "POST"])
@requires(Thing.TRANSFER, Verb.WRITE)
def move_date(transfer_id: int) -> ResponseReturnValue:
    """The programme lead moves the date: first the question, then what follows from it, then it is done."""
    found = the_transfer(transfer_id)
    form = MoveForm(data={"version": found.version})
    is_new = not form.validate_on_submit() or not form.attempt(lambda: _check(found, form), transfer_problem)
    if is_new:
        return render_form("overview/move_date.html", form, transfer=found)
    if request.form.get("is_confirmed") != "yes":
        return render_template("overview/confirm_date.html", **_preview(found, form))
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    if not is_kept(form, lambda: moving_date.move(found, **form.answers, **stamp)):
        return render_form("overview/move_date.html", form, transfer=found)
    flash(_("The transfer date was moved. Both employers are to agree to the new date."))
    return redirect(url_for("overview.moves", transfer_id=found.id))


def _check(found: Transfer, form: MoveForm) -> None:
    check_move(found, form.to_on.data, today=clock.today())


def _preview(found: Transfer, form: MoveForm) -> dict[str, Any]:
    """What the reader is shown before the date moves."""
    to_on = form.to_on.data
    moving = would_follow(found, found.transfer_on, to_on)
    return {
        "transfer": found,
        "move": form,
        "recounted": moving_date.recounted(found, to_on),
        "followed": moving,
        "stays": moving_date.would_stay(found, to_on, moving, clock.today()),
        "went_out": moving_date.went_out(found, to_on, posts()),
        **_words(),
    }


@overview.get("/transfers/<int:transfer_id>/date/moves")
@requires(Thing.TRANSFER)
def moves(transfer_id: int) -> ResponseReturnValue:
    """How the date came to be what it is, and what went out with another one."""
    found = the_transfer(transfer_id)
    return render_template(
        "overview/moves.html",
        transfer=found,
        moves=moving_date.moves_of(found),
        went_out=moving_date.went_out(found, found.transfer_on, posts()),
        releases=RELEASES,
        labels=labels,
    )


@overview.get("/transfers/<int:transfer_id>/trail", endpoint="trail")
@requires(Thing.TRAIL)
def read_trail(transfer_id: int) -> ResponseReturnValue:
    """What was done about one transfer, the newest first."""
    found, subject = the_transfer(transfer_id), request.args.get("about", "")
    query = trail.events_of(found, viewer())
    if subject in labels.SUBJECTS:
        query = query.where(AuditEvent.name.startswith(subject, autoescape=True))
    page = page_of(query, Sort("number", AuditEvent.number, is_descending=True), AuditEvent.id)
    return render_template(
        "overview/trail.html",
        transfer=found,
        page=page,
        names=names_of(one.account_id for one in page.rows),
        about=subject,
        labels=labels,
    )


@overview.get("/trail", endpoint="system_trail")
@requires(Thing.ACCOUNTS)
def read_system_trail() -> ResponseReturnValue:
    """Sign-ins, accounts and settings: what was done, the newest first, and whether the trail is whole."""
    form = SystemTrailForm(request.args)
    wanted = (form.about.data, form.on.data) if form.validate() else (None, None)
    query = system_trail.system_events(*wanted)
    page = page_of(query, Sort("number", AuditEvent.number, is_descending=True), AuditEvent.id)
    subjects = system_trail.subjects_of(page.rows)
    return render_form(
        "overview/system_trail.html",
        form,
        page=page,
        doers=system_trail.who_did(page.rows, subjects),
        subjects=subjects,
        check=check_of_system(CHECKED),
        labels=labels,
    )
