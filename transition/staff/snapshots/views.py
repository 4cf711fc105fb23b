"""The pages of snapshots: what is incomplete, taking one, what it keeps, verifying it and signing it off."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Needs, Thing, Verb, conditions
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.moving import SignedFor, way_of
from transition.staff.blueprint import staff
from transition.staff.people.actions import note_opening
from transition.staff.people.editing import BOTH
from transition.staff.people.queries import get_person
from transition.staff.people.reading import closed, reading_of_details
from transition.staff.people.sight import Level
from transition.staff.snapshots import actions, labels, queries
from transition.staff.snapshots.forms import AskForm, SignOffForm
from transition.staff.snapshots.models import SnapshotLine, TermsSnapshot
from transition.transfers.labels import BASES
from transition.transfers.models import Transfer
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from


@staff.get("/transfers/<int:transfer_id>/snapshots")
@requires(Thing.STAFF_DETAILS)
def list_snapshots(transfer_id: int) -> ResponseReturnValue:
    """Whether and when the terms can be locked, what is incomplete, and the snapshots taken."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.waits_for:
        return closed(transfer, sight)
    found = queries.snapshots_of(transfer)
    return render_template(
        "staff/list_snapshots.html", transfer=transfer, sight=sight, found=found, labels=labels, employers=SignedFor,
        lacking=queries.lacking(transfer), way=way_of(transfer.basis), has_come=clock.today() >= transfer.transfer_on,
        bases=BASES, names=names_of(kept.snapshot.asked_by_id for kept in found),
        is_locked=any(kept.is_locked for kept in found), is_under_way=any(kept.is_under_way for kept in found),
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/snapshots/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def new_snapshot(transfer_id: int) -> ResponseReturnValue:
    """Asks before the terms are locked as they transferred."""
    transfer, sight = reading_of_details(transfer_id)
    form, asked = AskForm(), list[TermsSnapshot]()
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if form.validate_on_submit() and form.attempt(
        lambda: asked.append(actions.ask_for_snapshot(transfer, **stamp)), labels.problem
    ):
        db.session.commit()
        flash(_("The snapshot is being taken."))
        return redirect(_page(transfer, asked[0]))
    back = url_for("staff.list_snapshots", transfer_id=transfer.id)
    lacking = queries.lacking(transfer)
    return render_form(
        "staff/new_snapshot.html", form, transfer=transfer, sight=sight, lacking=lacking, back_href=back
    )


@staff.get("/transfers/<int:transfer_id>/snapshots/<int:snapshot_id>")
@requires(Thing.STAFF_DETAILS)
def show_snapshot(transfer_id: int, snapshot_id: int) -> ResponseReturnValue:
    """One snapshot: its digest, who signed it off, the people in it, and where the records differ now."""
    transfer, sight = reading_of_details(transfer_id)
    kept = queries.get_snapshot(transfer, snapshot_id)
    if sight.waits_for:
        return closed(transfer, sight)
    day = max(clock.today(), transfer.transfer_on)
    differing = queries.differing(transfer, kept.snapshot, day) if kept.seal else {}
    sort = sort_from({"name": SnapshotLine.name}, "name")
    page = page_of(queries.lines_of(kept.snapshot), sort, SnapshotLine.id)
    return render_template(
        "staff/show_snapshot.html", transfer=transfer, kept=kept, labels=labels, employers=SignedFor, bases=BASES,
        page=page, sort=sort, differing=differing, may_sign=_sides() if kept.seal else [],
        is_as_recorded=kept.seal is not None and queries.digest_now(transfer) == kept.seal.digest,
        names=names_of([kept.snapshot.asked_by_id]),
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/snapshots/<int:snapshot_id>/verify")
@requires(Thing.STAFF_DETAILS)
def verify_snapshot(transfer_id: int, snapshot_id: int) -> ResponseReturnValue:
    """Digests again what a snapshot keeps, and says whether it is still what was locked."""
    transfer, sight = reading_of_details(transfer_id)
    kept = queries.get_snapshot(transfer, snapshot_id)
    if sight.waits_for:
        return closed(transfer, sight)
    if kept.seal is None:
        return redirect(_page(transfer, kept.snapshot))
    found = queries.verify(kept.snapshot, kept.seal)
    return render_template("staff/verify_snapshot.html", transfer=transfer, kept=kept, found=found)


@staff.get("/transfers/<int:transfer_id>/snapshots/<int:snapshot_id>/people/<int:person_id>")
@requires(Thing.STAFF_DETAILS)
def show_kept_terms(transfer_id: int, snapshot_id: int, person_id: int) -> ResponseReturnValue:
    """One person's terms as they transferred, beside what is recorded now."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.level is not Level.EVERYTHING:
        abort(404)
    kept = queries.get_snapshot(transfer, snapshot_id)
    line = queries.get_line(kept.snapshot, person_id)
    if sight.is_logged:
        note_opening(transfer, get_person(transfer, person_id), by=viewer())
    now = queries.facts_of_person(transfer, person_id, max(clock.today(), transfer.transfer_on))
    return render_template(
        "staff/show_kept_terms.html", transfer=transfer, kept=kept, line=line, is_gone=now is None,
        sections=labels.sections(line.facts, now),
    )  # fmt: skip


@staff.route(
    "/transfers/<int:transfer_id>/snapshots/<int:snapshot_id>/sign-off/<any(outgoing, incoming):side>",
    methods=BOTH,
)
@requires(Thing.TRANSFER, Verb.AGREE)
def sign_off_snapshot(transfer_id: int, snapshot_id: int, side: str) -> ResponseReturnValue:
    """One employer's officer signs off the digest that they were shown."""
    transfer, sight = reading_of_details(transfer_id)
    employer = SignedFor(side.upper())
    if employer not in _sides():
        abort(403)
    kept = queries.get_snapshot(transfer, snapshot_id)
    if sight.waits_for:
        return closed(transfer, sight)
    form = SignOffForm(data={"digest": kept.seal.digest if kept.seal else ""})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.sign_off(
            transfer, kept, employer, digest=form.digest.data or "", by=viewer(), now=clock.now()
        ),
        labels.problem,
    ):
        db.session.commit()
        flash(_("You signed off the terms as they transferred."))
        return redirect(_page(transfer, kept.snapshot))
    return render_form(
        "staff/sign_off_snapshot.html", form, transfer=transfer, kept=kept, back_href=_page(transfer, kept.snapshot),
        employer=labels.EMPLOYERS[employer],
    )  # fmt: skip


def _sides() -> list[SignedFor]:
    """The employers for which the reader may sign off: those whose officer they are."""
    needs = Needs(Thing.TRANSFER, Verb.AGREE)
    own = {post.side for post in posts() if conditions({post}, needs)}
    return [employer for employer in SignedFor if employer.value in own]


def _page(transfer: Transfer, snapshot: TermsSnapshot) -> str:
    return url_for("staff.show_snapshot", transfer_id=transfer.id, snapshot_id=snapshot.id)
