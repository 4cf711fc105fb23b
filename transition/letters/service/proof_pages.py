"""The page of letters of which service is not yet proved: by name for their readers, in numbers for a lead."""

from typing import NamedTuple

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing
from transition.audit.record import record_at_once
from transition.letters.blueprint import letters, reading
from transition.letters.labels import KINDS, PROOF_SHAPES, PROOFS
from transition.letters.service.proof import Served, proved, served
from transition.letters.service.proof_list import TO_MAKE, Asked, as_workbook, next_step
from transition.rules.letters import LetterKind
from transition.rules.proof import Proof
from transition.staff.people.labels import OTHER_FORMATS
from transition.transfers.models import Transfer
from transition.web.downloads import XLSX, attachment
from transition.web.paging import SIZE


class Seen(NamedTuple):
    """The letters of a transfer that a reader may count, and those of them that they may read."""

    transfer: Transfer
    counted: list[Served]
    readable: list[Served]


def _seen(transfer_id: int) -> Seen:
    transfer, sight = reading(transfer_id)
    issued = served(transfer, clock.today())
    homes = (transfer.outgoing_employer_id, transfer.incoming_employer_id)
    if not any(home and sight.counts(home, LetterKind.ANNOUNCEMENT) for home in homes):
        abort(403)
    counted = [one for one in issued if sight.counts(one.letter.batch.employer_id, one.letter.batch.read_as)]
    return Seen(
        transfer,
        counted,
        [one for one in counted if sight.reads(one.letter.batch.employer_id, one.letter.batch.read_as)],
    )


@letters.get("/service", endpoint="unproved")
@requires(Thing.STAFF_LETTERS)
def list_unproved(transfer_id: int) -> ResponseReturnValue:
    """What was printed, posted, came back and was served again, and what is not yet proved."""
    transfer, counted, readable = _seen(transfer_id)
    asked = Asked.of(transfer.id, request.args)
    wanted = asked.narrowed(readable)
    number, last_page = request.args.get("page", ""), -(-len(wanted) // SIZE) or 1
    is_number = number.isascii() and number.isdigit() and len(number) < 7
    page = min(max(1, int(number)), last_page) if is_number else 1
    return render_template(
        "letters/service/unproved.html", transfer=transfer, numbers=proved(counted), count=len(wanted),
        letters=wanted[(page - 1) * SIZE : page * SIZE], page=page, last_page=last_page, kinds=KINDS, proofs=PROOFS,
        shapes=PROOF_SHAPES, sees_letters=bool(readable) or not counted, asked=asked, every_proof=list(Proof),
        to_make=TO_MAKE, next_step=next_step, formats=OTHER_FORMATS,
    )  # fmt: skip


@letters.get("/service.xlsx")
@requires(Thing.STAFF_LETTERS)
def export_unproved(transfer_id: int) -> ResponseReturnValue:
    """The same list as a file; taking it away is noted."""
    transfer, _counted, readable = _seen(transfer_id)
    if not readable and _counted:
        abort(403)
    wanted = Asked.of(transfer.id, request.args).narrowed(readable)
    content = as_workbook(wanted)
    record_at_once(
        "letter.service_exported", by=viewer(), subject=transfer, transfer_id=transfer.id, count=len(wanted)
    )
    return attachment(content, "service.xlsx", XLSX)
