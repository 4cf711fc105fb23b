"""The page of letters of which service is not yet proved: by name for their readers, in numbers for a lead."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import requires
from transition.access.permissions import Thing
from transition.letters.blueprint import letters, reading
from transition.letters.labels import KINDS, PROOF_SHAPES, PROOFS
from transition.letters.proof import Served, proved, served
from transition.rules.letters import LetterKind
from transition.rules.proof import Proof
from transition.web.paging import SIZE


@letters.get("/service", endpoint="unproved")
@requires(Thing.STAFF_LETTERS)
def list_unproved(transfer_id: int) -> ResponseReturnValue:
    """What was printed, posted, came back and was served again, and what is not yet proved."""
    transfer, sight = reading(transfer_id)
    issued = served(transfer, clock.today())
    counted = [one for one in issued if sight.counts(one.letter.batch.employer_id, one.letter.batch.read_as)]
    homes = (transfer.outgoing_employer_id, transfer.incoming_employer_id)
    if not any(home and sight.counts(home, LetterKind.ANNOUNCEMENT) for home in homes):
        abort(403)
    readable = [one for one in counted if sight.reads(one.letter.batch.employer_id, one.letter.batch.read_as)]
    wanted = [one for one in readable if _is_wanted(one)]
    asked, last_page = request.args.get("page", ""), -(-len(wanted) // SIZE) or 1
    page = min(max(1, int(asked)), last_page) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return render_template(
        "letters/unproved.html", transfer=transfer, numbers=proved(counted), count=len(wanted),
        letters=wanted[(page - 1) * SIZE : page * SIZE], page=page, last_page=last_page, kinds=KINDS, proofs=PROOFS,
        shapes=PROOF_SHAPES, sees_letters=bool(readable) or not counted, kind=request.args.get("kind", ""),
        show=request.args.get("show", ""), every_proof=list(Proof),
    )  # fmt: skip


def _is_wanted(one: Served) -> bool:
    """What the address asks for: one kind, one stage of proof; all that is not proved unless told otherwise."""
    kind, show = request.args.get("kind", ""), request.args.get("show", "")
    if kind in list(LetterKind) and one.kind.value != kind:
        return False
    return one.service.proof.value == show if show in list(Proof) else not one.service.is_proved
