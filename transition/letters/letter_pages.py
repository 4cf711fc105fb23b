"""The pages of one letter: its documents with their digests, whether its bytes are as issued, and drafts of it."""

import hashlib
from typing import NamedTuple

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Role, Thing
from transition.accounts.queries import names_of
from transition.audit.record import record_at_once
from transition.letters import queries
from transition.letters.agreements.queries import reader_of, standing_agreements
from transition.letters.blueprint import letters, reading
from transition.letters.chains import chain_of, is_in_part, superseded_by
from transition.letters.content import Letter as Written
from transition.letters.formats.queries import made_of
from transition.letters.history import holding, place_of
from transition.letters.labels import (
    DOCUMENTS,
    KINDS,
    LANGUAGES,
    POST_CLASSES,
    PROOF_SHAPES,
    PROOFS,
    RETURN_REASONS,
    SERVICE,
    TO_DO,
    WAYS,
)
from transition.letters.mends.gaps import missing
from transition.letters.models import Document, Letter
from transition.letters.receipts.queries import receipts_of
from transition.letters.service.proof import proof_of
from transition.letters.sight import Sight
from transition.letters.views import draft
from transition.staff.people.labels import OTHER_FORMATS
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible
from transition.web.downloads import PDF, attachment, file_name


@letters.get("/letters/<int:letter_id>")
@requires(Thing.ORGANISATION_LETTERS)
def letter(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """One letter: its documents with their digests, and what happened to it on its way."""
    transfer, found, sight = opened(transfer_id, letter_id)
    made, received = made_of(found), receipts_of(found)
    people = [
        *(one.recorded_by_id for one in found.service), *(one.recorded_by_id for one in made),
        *(one.recorded_by_id for one in received),
    ]  # fmt: skip
    return render_template(
        "letters/letter.html", transfer=transfer, letter=found, batch=found.batch, kinds=KINDS,
        documents=DOCUMENTS, languages=LANGUAGES, service=SERVICE, classes=POST_CLASSES, ways=WAYS,
        reasons=RETURN_REASONS, formats=OTHER_FORMATS, made=made, receipts=received, who=names_of(people),
        lacks=[missing(code, transfer.id, found.person_id) for code in found.missing],
        may_write=sight.writes(found.batch.employer_id),
        opens=sight.reads(found.batch.employer_id, found.batch.read_as),
        held={one.id for one in holding(found.service)},
        rows=sorted(found.service, key=lambda one: (place_of(one), one.id)), chain=chain_of(found),
        later=superseded_by([found]).get(found.id), is_in_part=is_in_part, proof=_proof(found),
        proofs=PROOFS, shapes=PROOF_SHAPES, to_do=TO_DO, agreement=_agreement(transfer, found),
        email_href=_email_href(transfer, found),
    )  # fmt: skip


def _proof(found: Letter) -> object:
    if found.batch.issued_on is None or found.rendered_at is None:
        return None
    return proof_of(found, clock.bank_holidays(), clock.today())


def _agreement(transfer: Transfer, found: Letter) -> object:
    if found.organisation:
        return None  # by which way an organisation had a letter is told by its receipt
    return standing_agreements(transfer.id, [reader_of(found)], clock.today()).get(reader_of(found))


def _email_href(transfer: Transfer, found: Letter) -> str:
    if found.organisation:
        return ""
    if found.person_id is not None:
        return url_for("letters.person_agreements", transfer_id=transfer.id, person_id=found.person_id)
    return url_for("letters.union_agreements", transfer_id=transfer.id, recognition_id=found.recognition_id)


def opened(transfer_id: int, letter_id: int) -> tuple[Transfer, Letter, Sight]:
    """A letter that the reader may open, with their sight. Raises NotVisible."""
    transfer, sight = reading(transfer_id)
    found = queries.get_letter(transfer, letter_id)
    _check_may_open(found, sight, transfer)
    return transfer, found, sight


def _check_may_open(found: Letter, sight: Sight, transfer: Transfer) -> None:
    """A union and an employer open what was issued to them; an auditor's reading is noted. Raises NotVisible."""
    if sight.is_addressed(found):
        return
    if not sight.reads(found.batch.employer_id, found.batch.read_as):
        raise NotVisible
    if any(post.role is Role.AUDITOR for post in posts()):
        record_at_once(
            "letter.opened", by=viewer(), subject=found, transfer_id=transfer.id, letter_id=found.id
        )


@letters.get("/documents/<int:document_id>.pdf")
@requires(Thing.ORGANISATION_LETTERS)
def document(transfer_id: int, document_id: int) -> ResponseReturnValue:
    """A letter's PDF in one language, exactly as it is kept."""
    transfer, sight = reading(transfer_id)
    found = queries.get_document(transfer, document_id)
    _check_may_open(found.letter, sight, transfer)
    if _digest(found) != found.digest:
        abort(500)
    return attachment(found.pdf, file_name(f"{found.letter.reference} {found.language}", "pdf"), PDF)


class Compared(NamedTuple):
    """A document, and the digest of the bytes that are kept of it now."""

    document: Document
    digest: str

    @property
    def agrees(self) -> bool:
        """Whether the bytes are those of the day of issue."""
        return self.digest == self.document.digest


@letters.get("/letters/<int:letter_id>/check")
@requires(Thing.ORGANISATION_LETTERS)
def check_letter(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """Whether the bytes that are kept of a letter have the digest that was kept of them, worked out now."""
    transfer, found, _sight = opened(transfer_id, letter_id)
    compared = [_compared(transfer, one.id) for one in found.documents]
    return render_template(
        "letters/check_letter.html", transfer=transfer, letter=found, batch=found.batch, compared=compared,
        documents=DOCUMENTS, now=clock.now(), is_whole=bool(compared) and all(one.agrees for one in compared),
    )  # fmt: skip


def _compared(transfer: Transfer, document_id: int) -> Compared:
    document = queries.get_document(transfer, document_id)
    return Compared(document, _digest(document))


def _digest(found: Document) -> str:
    return hashlib.sha256(found.pdf).hexdigest()


@letters.get("/letters/<int:letter_id>/draft/<any(cy, en):language>.pdf")
@requires(Thing.ORGANISATION_LETTERS)
def draft_letter(transfer_id: int, letter_id: int, language: str) -> ResponseReturnValue:
    """A letter from its frozen facts in either language, marked as a draft, whether it is made yet or not."""
    transfer, found, sight = opened(transfer_id, letter_id)
    if not sight.reads(found.batch.employer_id, found.batch.read_as):
        raise NotVisible
    try:
        written = Written.from_dict(queries.facts_of(found))
    except (KeyError, TypeError, ValueError):  # frozen by a version that told of it otherwise
        lacks = [missing("old_facts", transfer.id)]
        return render_template("letters/not_yet.html", transfer=transfer, lacks=lacks), 409
    return draft(written, language, transfer)
