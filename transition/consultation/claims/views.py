"""The pages of claims: limits, what an employer keeps of claims, and a limit reckoned from any days."""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import File, file_of_employer, form_page, saved, the_file
from transition.consultation.claims import actions, labels, queries
from transition.consultation.claims.forms import CaseworkerClaimForm, ClaimForm, LimitForm
from transition.consultation.claims.models import Claim
from transition.consultation.reach import employers_of
from transition.rules.claims import SOURCES, ClaimLimit, Failure, claimant_for
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form

claims = Blueprint("claims", __name__, url_prefix="/transfers/<int:transfer_id>/after")


@claims.context_processor
def words() -> dict[str, Any]:
    """What the templates of claims word things with."""
    return {"labels": labels}


@claims.get("/claims", endpoint="claims")
@requires(Thing.TIMELINE)
def list_claims(transfer_id: int) -> ResponseReturnValue:
    """Until when claims may be made about this transfer; for the employer's own HR, what it knows of any."""
    file = the_file(transfer_id)
    given = (file.transfer, file.employer, posts())
    is_open = queries.reads_claims(*given)
    found = queries.claims_of(file.transfer, file.employer) if is_open else []
    return render_template(
        "consultation/claims/claims.html",
        file=file,
        transfer=file.transfer,
        limit=queries.limit_for(file.transfer, Failure.OTHER),
        claims=[(one, queries.limit_of_claim(file.transfer, one)) for one in found],
        reads=is_open,
        writes=queries.writes_claims(*given),
        readable=[one for one in employers_of(file.transfer) if queries.reads_claims(file.transfer, one, posts())],
        failures=[(one, claimant_for(one), SOURCES[one]) for one in Failure],
    )  # fmt: skip


@claims.get("/claims/calculator")
@requires(Thing.TIMELINE)
def calculator(transfer_id: int) -> ResponseReturnValue:
    """A limit reckoned from any days; nothing is kept."""
    transfer = get_transfer(transfer_id, viewer())
    is_asked = "failure" in request.args
    form = LimitForm(request.args if is_asked else None, data={"transfer_on": transfer.transfer_on})
    found: list[ClaimLimit] = []
    if is_asked and form.validate():
        form.attempt(lambda: found.append(queries.limit_for(transfer, **form.answers)), labels.problem)
    return render_form(
        "consultation/claims/calculator.html", form, transfer=transfer, limit=found[0] if found else None
    )


@claims.route("/claims/new", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def new_claim(transfer_id: int) -> ResponseReturnValue:
    """Records that Acas was contacted, or that a claim is expected or made."""
    file = the_file(transfer_id)
    if not queries.writes_claims(file.transfer, file.employer, posts()):
        abort(403)
    form = _form(file, {"version": 0})
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_claim(file.transfer, file.employer, form.answers, **stamp), labels.problem
    ):
        return saved(_("The claim was recorded."), file.url("claims.claims"))
    return form_page(form, _("Record a claim"), _("Save"), file.url("claims.claims"))


@claims.get("/claims/<int:claim_id>")
@requires(Thing.TIMELINE)
def claim(transfer_id: int, claim_id: int) -> ResponseReturnValue:
    """One claim, with its last day step by step."""
    file, found = _found(transfer_id, claim_id)
    given = (file.transfer, file.employer, posts())
    return render_template(
        "consultation/claims/claim.html",
        file=file,
        transfer=file.transfer,
        claim=found,
        limit=queries.limit_of_claim(file.transfer, found),
        lawful_claimant=claimant_for(found.failure),
        source=SOURCES[found.failure],
        writes=queries.writes_claims(*given),
        named=queries.reads_names(*given),
    )


@claims.route("/claims/<int:claim_id>/change", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def change_claim(transfer_id: int, claim_id: int) -> ResponseReturnValue:
    """Puts right what is kept of a claim, such as the certificate once it has come."""
    file, found = _found(transfer_id, claim_id)
    if not queries.writes_claims(file.transfer, file.employer, posts()):
        abort(403)
    back = file.url("claims.claim", claim_id=found.id)
    form = _form(file, {name: getattr(found, name) for name in (*actions.FIELDS, "version")})
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_claim(found, file.transfer, form.answers, **stamp), labels.problem
    ):
        return saved(_("The claim was changed."), back)
    return form_page(form, _("Change a claim"), _("Save"), back)


def _form(file: File, data: dict[str, Any]) -> ClaimForm:
    """The form with who it is for caseworkers, without it for anybody else."""
    named = queries.reads_names(file.transfer, file.employer, posts())
    form: ClaimForm = (CaseworkerClaimForm if named else ClaimForm)(data=data)
    return form


def _found(transfer_id: int, claim_id: int) -> tuple[File, Claim]:
    """A claim and the file of the employer that keeps it; 404 for everybody but that employer's own."""
    found = queries.get_claim(get_transfer(transfer_id, viewer()), claim_id)
    file = file_of_employer(transfer_id, found.employer_id)
    if not queries.reads_claims(file.transfer, file.employer, posts()):
        abort(404)
    return file, found
