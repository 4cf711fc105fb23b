"""The pages before a batch exists: the list, settings, preparing, previews, specimens, and checking a file."""

import hashlib

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.employers.models import Employer
from transition.letters import actions, compose, queries, standings
from transition.letters.blueprint import letters, reading, writing
from transition.letters.chains import is_in_part, superseded_by
from transition.letters.content import Letter
from transition.letters.forms import CheckForm, PrepareForm, SettingsForm
from transition.letters.kinds import kinds_of
from transition.letters.labels import DOCUMENTS, KINDS, PURPOSES, SHAPES, STAGES, given_up, problem
from transition.letters.mends.gaps import missing
from transition.letters.models import Document, LetterSettings
from transition.letters.preparing import Plan, plan, whats_missing
from transition.letters.problems import CLOSED
from transition.letters.settings import change_settings
from transition.letters.sight import Sight, employer_written_for
from transition.letters.sources import sources_of
from transition.letters.specimens import specimen
from transition.letters.texts.queries import crests_of, pictures, still_to_follow
from transition.pdf import PdfError
from transition.rules.letter_rules import LETTERS, Sender
from transition.rules.letters import LetterKind
from transition.staff.people.queries import not_asked_count
from transition.transfers.models import Transfer
from transition.web.downloads import PDF
from transition.web.pages import render_form
from transition.web.words import day

_SHOWN_AT_ONCE = 50


@letters.get("", endpoint="batches")
@requires(Thing.STAFF_LETTERS)
def list_batches(transfer_id: int) -> ResponseReturnValue:
    """The batches by stage, as far as the reader may see them; specimens and one's own letters for a union."""
    transfer, sight = reading(transfer_id)
    own = queries.letters_to(transfer, sight.recognition_ids, sight.writes_for)
    seen = [one for one in queries.batches_of(transfer) if sight.counts(one.employer_id, one.read_as)]
    return render_template(
        "letters/batches.html", transfer=transfer, sight=sight, standings=standings.standings(seen, clock.today()),
        own=own, superseded_by=superseded_by(own), is_in_part=is_in_part,
        employer=employer_written_for(transfer, sight), kinds=KINDS, stages=STAGES, shapes=SHAPES,
        documents=DOCUMENTS, staff_kinds=_specimens(transfer), old=_old_dates(transfer, sight),
        **_language_owed(transfer, sight),
    )  # fmt: skip


def _language_owed(transfer: Transfer, sight: Sight) -> dict[str, object]:
    """For those who write: the Welsh that is still to follow, and how many were not asked for their language."""
    employer = employer_written_for(transfer, sight)
    if employer is None:
        return {"to_follow": [], "not_asked": 0}
    own = [one for one in still_to_follow(transfer) if sight.writes(one.employer_id)]
    is_theirs = employer.id == transfer.outgoing_employer_id
    return {"to_follow": own, "not_asked": not_asked_count(transfer) if is_theirs else 0}


def _specimens(transfer: Transfer) -> list[LetterKind]:
    """The letters to staff of which a specimen can be shown today: the records say all that it must say."""
    sides = (transfer.outgoing_employer, transfer.incoming_employer)
    sources = {one.id: sources_of(transfer, one, clock.today()) for one in sides if one is not None}
    return [
        kind
        for kind in PURPOSES
        if LETTERS[kind].is_personal
        and (employer := _sender(transfer, kind)) is not None
        and not whats_missing(specimen(sources[employer.id], kind))
    ]


def _sender(transfer: Transfer, kind: LetterKind) -> Employer | None:
    """Whose letters of this kind specimens are of: the present employer's where it writes them."""
    is_theirs = Sender.TRANSFEROR in LETTERS[kind].senders
    return transfer.outgoing_employer if is_theirs else transfer.incoming_employer


def _old_dates(transfer: Transfer, sight: Sight) -> int:
    found = queries.letters_with_old_date(transfer)
    return sum(1 for one in found if sight.counts(one.batch.employer_id, one.batch.read_as))


@letters.route("/settings", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def settings(transfer_id: int) -> ResponseReturnValue:
    """What one's own employer's letters say that no other record holds."""
    transfer, employer = writing(transfer_id)
    kept = queries.settings_of(transfer, employer)
    form = SettingsForm(data=_held(kept), choices={"crest": _crests(employer)})
    if form.validate_on_submit() and form.attempt(
        lambda: change_settings(
            transfer, employer, _texts(form), version=form.version.data or 0, by=viewer()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The settings of letters were saved."))
        return redirect(url_for("letters.batches", transfer_id=transfer.id))
    return render_form("letters/settings.html", form, transfer=transfer, employer=employer)


def _held(kept: LetterSettings | None) -> dict[str, object]:
    if kept is None:
        return {"version": 0}
    return {column.name: getattr(kept, column.name) for column in LetterSettings.__table__.columns}


def _crests(employer: Employer) -> list[tuple[str, str]]:
    return [(one.name, _("Added on %(day)s", day=day(one.added_on))) for one in crests_of(employer)]


def _texts(form: SettingsForm) -> dict[str, object]:
    dates = {
        "measures_reply_by",
        "record_reply_by",
        "first_pay_on",
        "offer_reply_by",
        "consulted_on",
        "challenge_by",
    }
    return {name: value if name in dates else value or "" for name, value in form.answers.items()}


@letters.get("/new")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def choose_kind(transfer_id: int) -> ResponseReturnValue:
    """Which letter is to be written?"""
    transfer, employer = writing(transfer_id)
    return render_template(
        "letters/choose_kind.html", transfer=transfer, kinds=KINDS, purposes=PURPOSES,
        offered=kinds_of(transfer, employer),
    )  # fmt: skip


@letters.route("/new/<kind>", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def prepare(transfer_id: int, kind: str) -> ResponseReturnValue:
    """Who would get the letter, who cannot be written to and why; then its preparation."""
    transfer, employer = writing(transfer_id)
    chosen, today = kind_of(kind), clock.today()
    if chosen not in kinds_of(transfer, employer):
        abort(404)  # its page would name those of the other employer's staff who cannot be written to
    form = PrepareForm(data={"dated_on": today})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.prepare_batch(
            transfer, employer, chosen, by=viewer(), today=today, dated_on=form.dated_on.data
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The letters are being made. This page follows them."))
        return redirect(url_for("letters.batch", transfer_id=transfer.id, batch_id=_newest(transfer)))
    found = plan(sources_of(transfer, employer, today), chosen, today)
    return render_form(
        "letters/prepare.html", form, transfer=transfer, plan=found, kind=chosen, kinds=KINDS,
        reasons=_reasons(found, transfer), people=_people(found, transfer), documents=DOCUMENTS,
        closed=CLOSED,
    )  # fmt: skip


def _newest(transfer: Transfer) -> int:
    found = queries.newest_batch(transfer)
    return found.id if found else 0


def _reasons(found: Plan, transfer: Transfer) -> list[tuple[object, int]]:
    return [(missing(code, transfer.id), count) for code, count in found.reasons]


def _people(found: Plan, transfer: Transfer) -> list[tuple[str, list[object]]]:
    """The first of those who cannot be written to, each with what to mend."""
    return [
        (
            one.letter.addressee.name,
            [missing(code, transfer.id, one.person_id) for code in one.missing],
        )
        for one in found.stopped[:_SHOWN_AT_ONCE]
    ]


@letters.get("/new/<kind>/<any(cy, en):language>.pdf")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def preview(transfer_id: int, kind: str, language: str) -> ResponseReturnValue:
    """One letter as it would be today, marked as a draft: the first that lacks nothing, else a specimen."""
    transfer, employer = writing(transfer_id)
    chosen, today = kind_of(kind), clock.today()
    if chosen not in kinds_of(transfer, employer):
        abort(404)
    sources = sources_of(transfer, employer, today)
    whole = [one.letter for one in plan(sources, chosen, today).whole]
    if whole:
        return draft(whole[0], language, transfer)
    return draft(specimen(sources, chosen), language, transfer) if LETTERS[chosen].is_personal else abort(404)


@letters.get("/specimens/<kind>/<any(cy, en):language>.pdf")
@requires(Thing.STAFF_LETTERS)
def show_specimen(transfer_id: int, kind: str, language: str) -> ResponseReturnValue:
    """A letter to staff as an invented person would get it."""
    transfer, _sight = reading(transfer_id)
    chosen = kind_of(kind)
    if not LETTERS[chosen].is_personal:
        abort(404)
    employer = _sender(transfer, chosen) or abort(404)
    sources = sources_of(transfer, employer, clock.today())
    return draft(specimen(sources, chosen), language, transfer)


def draft(letter: Letter, language: str, transfer: Transfer) -> ResponseReturnValue:
    """A letter's PDF, marked as a draft, shown in the browser; a page that says what it still lacks, if it does."""
    if codes := whats_missing(letter):
        lacks = [missing(code, transfer.id) for code in codes]
        return render_template("letters/not_yet.html", transfer=transfer, lacks=lacks), 409
    crest = pictures(letter.letterhead.crest)
    try:
        return inline(compose.letter_pdf(letter, language, is_draft=True, pictures=crest))
    except PdfError as error:
        return render_template("letters/not_drawn.html", transfer=transfer, why=given_up(error.code)), 503


def inline(content: bytes) -> Response:
    """A PDF that the browser shows."""
    response = Response(content, mimetype=PDF)
    response.headers["Content-Disposition"] = "inline"
    return response


def kind_of(words: str) -> LetterKind:
    """The kind of letter that an address names; 404 for one that is not written here."""
    try:
        kind = LetterKind(words.upper().replace("-", "_"))
    except ValueError:
        abort(404)
    return kind if kind in PURPOSES else abort(404)


@letters.route("/check", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS)
def check(transfer_id: int) -> ResponseReturnValue:
    """Whether a file is a letter as it was issued: told by its digest, so one changed byte is noticed."""
    transfer, sight = reading(transfer_id)
    form, found, digest = CheckForm(), None, ""
    if form.validate_on_submit():
        digest = hashlib.sha256(request.files["file"].read()).hexdigest()
        found = _known(queries.document_with(transfer, digest), sight)
    return render_form(
        "letters/check.html", form, transfer=transfer, found=found, digest=digest, documents=DOCUMENTS, kinds=KINDS
    )  # fmt: skip


def _known(document: Document | None, sight: Sight) -> Document | None:
    """The document, unless this reader may not know of it."""
    if document is None:
        return None
    batch, letter = document.letter.batch, document.letter
    return document if sight.is_addressed(letter) or sight.reads(batch.employer_id, batch.read_as) else None
