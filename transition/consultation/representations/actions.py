"""What happens to representations: recorded, answered, withdrawn, and tied to a measure."""

from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.clock import bank_holidays
from transition.consultation.measures.models import Measure
from transition.consultation.models import Consultation
from transition.consultation.representations.models import Representation
from transition.db import check_version, db
from transition.employers.models import Recognition
from transition.rules.broken import RuleBroken
from transition.rules.consultation import (
    InformationItem,
    Outcome,
    check_reply,
    check_representation,
    reply_owed,
)
from transition.transfers.models import Transfer


def record_representation(
    consultation: Consultation,
    transfer: Transfer,
    *,
    recognition: Recognition,
    received_on: date,
    text: str,
    measure: Measure | None = None,
    item: InformationItem | None = None,
    theme: str = "",
    theme_cy: str = "",
    by: Viewer,
    today: date,
) -> Representation:
    """Keep what a union told us; a reply is owed from now on (TUPE 2006 reg 13(7)).

    The day of the reply is the employer's own promise, in working days. RuleBroken as
    `check_representation`; `not_recognised` for a union that this employer does not recognise.
    """
    check_representation(received_on, consultation.opened_on, today)
    if recognition.employer_id != consultation.employer_id:
        raise RuleBroken("not_recognised", "recognition_id")
    owed = reply_owed(
        received_on, transfer.transfer_on, bank_holidays(), consultation.employer.reply_working_days
    )
    representation = Representation(
        consultation=consultation, recognition=recognition, measure_id=measure.id if measure else None, item=item,
        theme=theme, theme_cy=theme_cy, received_on=received_on, text=text, reply_due_on=owed.due_on,
        recorded_by_id=by.account_id,
    )  # fmt: skip
    return keep(
        representation,
        "representation.recorded",
        by=by,
        transfer_id=transfer.id,
        recognition_id=recognition.id,
        measure_id=representation.measure_id,
        item=item.value if item else None,
        received_on=received_on.isoformat(),
        reply_due_on=owed.due_on.isoformat(),
    )


def reply_to_representation(
    representation: Representation,
    *,
    outcome: Outcome,
    replied_on: date,
    reply: str,
    reply_cy: str = "",
    reasons: str = "",
    reasons_cy: str = "",
    what_changed: str = "",
    what_changed_cy: str = "",
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep the reply. What is rejected, whole or in part, needs reasons (TUPE 2006 reg 13(7)(b)).

    A reply that was given is not given again. Raises Stale; RuleBroken `already_answered`, `reply_required`
    and as `check_reply`.
    """
    check_version(representation, version)
    _check_open(representation)
    check_reply(outcome, reasons, replied_on, representation.received_on, today)
    if outcome is not Outcome.WITHDRAWN and not (reply.strip() or reply_cy.strip()):
        raise RuleBroken("reply_required", "reply")
    representation.outcome, representation.replied_on = outcome, replied_on
    representation.reply, representation.reply_cy = reply, reply_cy
    representation.reasons, representation.reasons_cy = reasons, reasons_cy
    representation.what_changed, representation.what_changed_cy = what_changed, what_changed_cy
    db.session.flush()
    record(
        "representation.replied",
        by=by,
        subject=representation,
        transfer_id=representation.consultation.transfer_id,
        outcome=outcome.value,
        replied_on=replied_on.isoformat(),
    )


def withdraw_representation(
    representation: Representation, *, withdrawn_on: date, version: int, by: Viewer, today: date
) -> None:
    """Note that the union takes it back: no reply is owed any more. Raises Stale.

    RuleBroken `already_answered`, `reply_before_receipt`, `in_the_future`.
    """
    check_version(representation, version)
    _check_open(representation)
    try:
        check_reply(Outcome.WITHDRAWN, "", withdrawn_on, representation.received_on, today)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, "withdrawn_on", broken.facts) from None
    representation.outcome, representation.replied_on = Outcome.WITHDRAWN, withdrawn_on
    db.session.flush()
    record(
        "representation.withdrawn",
        by=by,
        subject=representation,
        transfer_id=representation.consultation.transfer_id,
        withdrawn_on=withdrawn_on.isoformat(),
    )


def sort_representation(
    representation: Representation,
    *,
    measure: Measure | None,
    item: InformationItem | None = None,
    theme: str,
    theme_cy: str,
    what_changed: str,
    what_changed_cy: str = "",
    version: int,
    by: Viewer,
) -> None:
    """Tie it to a measure and a theme, and say what changed because of it. Raises Stale.

    RuleBroken `nothing_changes_before_reply` when something is said to have changed before any reply.
    """
    check_version(representation, version)
    if (what_changed.strip() or what_changed_cy.strip()) and representation.outcome is None:
        raise RuleBroken("nothing_changes_before_reply", "what_changed")
    representation.measure_id, representation.item = measure.id if measure else None, item
    representation.theme, representation.theme_cy = theme, theme_cy
    representation.what_changed, representation.what_changed_cy = what_changed, what_changed_cy
    db.session.flush()
    record(
        "representation.sorted",
        by=by,
        subject=representation,
        transfer_id=representation.consultation.transfer_id,
        measure_id=representation.measure_id,
        item=item.value if item else None,
    )


def _check_open(representation: Representation) -> None:
    if representation.outcome is not None:
        raise RuleBroken("already_answered", None, {"replied_on": representation.replied_on})
