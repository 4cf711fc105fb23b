"""The pages of evidence bundles: those made, making one, one with its digests, and its two files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.audit.record import record_at_once
from transition.db import db, reading
from transition.employers.models import Employer
from transition.leases import MOST_ATTEMPTS
from transition.reports.bundles import queries
from transition.reports.bundles.actions import ask_for_bundle
from transition.reports.bundles.forms import DisclosableForm, FullForm
from transition.reports.bundles.labels import INSIDE, KINDS, LANGUAGES, problem
from transition.reports.bundles.models import (
    BundleFile,
    BundleKind,
    BundleWork,
    EvidenceBundle,
    Format,
)
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, get_transfer
from transition.web.downloads import PDF, attachment, file_name
from transition.web.language import LOCALES, language
from transition.web.pages import render_form
from transition.web.words import own_words

bundles = Blueprint("bundles", __name__, url_prefix="/transfers/<int:transfer_id>/bundles")
ZIP = "application/zip"


@dataclass(frozen=True)
class Made:
    """A bundle with how far it is, and its files once they are made."""

    bundle: EvidenceBundle
    work: BundleWork
    files: dict[str, BundleFile]
    employer: Employer
    union: str
    asked_by: str

    @property
    def step_count(self) -> int:
        """How many of the three steps are done."""
        return (self.work.as_at is not None) + len(self.files)

    @property
    def is_given_up(self) -> bool:
        """Whether it was tried as often as it is, and could not be made."""
        held = self.work.claimed_until is not None and self.work.claimed_until > clock.now()
        return not self.work.is_done and self.work.attempt_count >= MOST_ATTEMPTS and not held


@bundles.get("", endpoint="bundles")
@requires(Thing.EVIDENCE_BUNDLE)
def list_bundles(transfer_id: int) -> ResponseReturnValue:
    """The bundles of one's own employer's file, the newest first."""
    transfer = get_transfer(transfer_id, viewer())
    employers = queries.homes(transfer, viewer())
    made = _made(queries.bundles_of(transfer, employers), employers)
    return render_template(
        "bundles/bundles.html", transfer=transfer, made=made, employers=employers, kinds=KINDS,
        languages=LANGUAGES, writes=queries.homes(transfer, viewer(), Verb.WRITE),
    )  # fmt: skip


def _made(found: list[EvidenceBundle], employers: list[Employer]) -> list[Made]:
    works, files = queries.work_of(found), queries.files_of(found)
    names, unions = names_of([one.asked_by_id for one in found]), _unions(employers)
    homes = {one.id: one for one in employers}
    return [
        Made(
            one, works[one.id], files[one.id], homes[one.employer_id], unions.get(one.recognition_id, ""),
            names[one.asked_by_id],
        )
        for one in found
    ]  # fmt: skip


def _unions(employers: list[Employer]) -> dict[int | None, str]:
    return {union.id: union.union.name for one in employers for union in queries.unions_of(one)}


@bundles.route("/full/new", methods=["GET", "POST"])
@requires(Thing.EVIDENCE_BUNDLE, Verb.WRITE)
def new_full(transfer_id: int) -> ResponseReturnValue:
    """Asks for a full bundle."""
    return _ask(transfer_id, BundleKind.FULL, FullForm(data={"language": language()}))


@bundles.route("/disclosable/new", methods=["GET", "POST"])
@requires(Thing.EVIDENCE_BUNDLE, Verb.WRITE)
def new_disclosable(transfer_id: int) -> ResponseReturnValue:
    """Asks for a bundle that may be disclosed."""
    _transfer, employer = _writing(transfer_id)
    named = [
        (one.id, f"{one.union.name}: {own_words(one, 'bargaining_unit').striptags()}")
        for one in queries.unions_of(employer)
    ]
    form = DisclosableForm(data={"language": language()}, choices={"recognition_id": named})
    return _ask(transfer_id, BundleKind.DISCLOSABLE, form)


def _writing(transfer_id: int) -> tuple[Transfer, Employer]:
    """The employer whose file is meant: the one that the address names, else the first of one's own."""
    transfer = get_transfer(transfer_id, viewer())
    own, asked = queries.homes(transfer, viewer(), Verb.WRITE), request.args.get("employer")
    found = [one for one in own if asked is None or str(one.id) == asked]
    if not found:
        raise NotVisible
    return transfer, found[0]


def _ask(transfer_id: int, kind: BundleKind, form: FullForm) -> ResponseReturnValue:
    transfer, employer = _writing(transfer_id)
    kept: list[EvidenceBundle] = []
    if form.validate_on_submit() and form.attempt(
        lambda: kept.append(_kept(transfer, employer, kind, form)), problem
    ):
        db.session.commit()
        return redirect(url_for("bundles.bundle", transfer_id=transfer.id, bundle_id=kept[0].id), 303)
    return render_form(
        "bundles/new.html", form, transfer=transfer, employer=employer, kind=kind, kinds=KINDS, inside=INSIDE[kind]
    )  # fmt: skip


def _kept(transfer: Transfer, employer: Employer, kind: BundleKind, form: FullForm) -> EvidenceBundle:
    wanted = form.recognition_id.data if isinstance(form, DisclosableForm) else None
    union = next((one for one in queries.unions_of(employer) if one.id == wanted), None)
    return ask_for_bundle(
        transfer, employer, kind, language=form.language.data, recognition=union, by=viewer()
    )


@bundles.get("/<int:bundle_id>")
@requires(Thing.EVIDENCE_BUNDLE)
def bundle(transfer_id: int, bundle_id: int) -> ResponseReturnValue:
    """One bundle: how far it is, then its files and their digests."""
    transfer, found = _bundle(transfer_id, bundle_id)
    return render_template(
        "bundles/bundle.html", transfer=transfer, made=_made([found], queries.homes(transfer, viewer()))[0],
        kinds=KINDS, languages=LANGUAGES, inside=INSIDE[found.kind], checks=None,
    )  # fmt: skip


@bundles.get("/<int:bundle_id>/check")
@requires(Thing.EVIDENCE_BUNDLE)
def check(transfer_id: int, bundle_id: int) -> ResponseReturnValue:
    """The digests of a bundle's files, taken again from the bytes that are kept."""
    transfer, found = _bundle(transfer_id, bundle_id)
    made = _made([found], queries.homes(transfer, viewer()))[0]
    checks = {form: _digest(file) == file.digest for form, file in made.files.items()}
    return render_template(
        "bundles/bundle.html", transfer=transfer, made=made, kinds=KINDS, languages=LANGUAGES,
        inside=INSIDE[found.kind], checks=checks,
    )  # fmt: skip


def _digest(file: BundleFile) -> str:
    found = hashlib.sha256()
    for piece in queries.pieces_of(file):
        found.update(piece)
    return found.hexdigest()


def _bundle(transfer_id: int, bundle_id: int) -> tuple[Transfer, EvidenceBundle]:
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.get_bundle(transfer, bundle_id, viewer())


@bundles.get("/<int:bundle_id>.pdf")
@requires(Thing.EVIDENCE_BUNDLE)
def download_pdf(transfer_id: int, bundle_id: int) -> ResponseReturnValue:
    """The PDF, as it was made."""
    return _taken(transfer_id, bundle_id, Format.PDF, PDF)


@bundles.get("/<int:bundle_id>.zip")
@requires(Thing.EVIDENCE_BUNDLE)
def download_zip(transfer_id: int, bundle_id: int) -> ResponseReturnValue:
    """The ZIP, as it was made."""
    return _taken(transfer_id, bundle_id, Format.ZIP, ZIP)


def _taken(transfer_id: int, bundle_id: int, form: Format, mimetype: str) -> Response:
    """A file, read piece by piece as it is sent; who took it stands in the trail."""
    transfer, found = _bundle(transfer_id, bundle_id)
    file = queries.get_file(found, form)
    employer = next(one for one in queries.homes(transfer, viewer()) if one.id == found.employer_id)
    record_at_once(
        "bundle.taken", by=viewer(), subject=found, transfer_id=transfer.id, number=found.number, format=form.value
    )  # fmt: skip
    with force_locale(LOCALES[found.language]):
        name = _("Evidence bundle %(number)s", number=found.number)
    answer = attachment(b"", file_name(f"{employer.slug} {name} {found.language}", form.value), mimetype)
    answer.response = stream_with_context(_sent(file.id, queries.count_pieces(file)))
    answer.content_length = file.size
    return answer


def _sent(file_id: int, count: int) -> Iterator[bytes]:
    """The pieces, each read in a moment of its own: a slow reader holds no transaction open."""
    for place in range(1, count + 1):
        with reading():
            content = queries.piece_at(file_id, place)
            db.session.rollback()
        yield content
