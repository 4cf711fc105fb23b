"""What is kept about descriptions of staff: what the employer says of them, and representatives who are no union's."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.models import Consultation
from transition.consultation.representatives.models import (
    Representative,
    RepresentativeKind,
    StaffDescription,
)
from transition.consultation.representatives.queries import Description
from transition.db import Stale, check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


@dataclass(frozen=True)
class DescriptionAnswers:
    """What no other record holds of one description of staff; None is not known."""

    stated_count: int | None = None
    has_standing_representatives: bool | None = None
    standing_authority: str = ""
    is_invited: bool | None = None
    invited_on: date | None = None


def change_employer_facts(
    consultation: Consultation,
    *,
    employee_count: int | None,
    employee_count_on: date | None,
    are_others_affected: bool | None,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep how many the whole employer employs, and on what day; whether others than those who move are affected.

    Raises Stale; RuleBroken `in_the_future`, `count_day_required`.
    """
    check_version(consultation, version)
    if employee_count is not None and employee_count_on is None:
        raise RuleBroken("count_day_required", "employee_count_on")
    if employee_count_on is not None:
        check_happened(employee_count_on, today, "employee_count_on")
    consultation.employee_count, consultation.employee_count_on = employee_count, employee_count_on
    consultation.are_others_affected = are_others_affected
    db.session.flush()
    record(
        "consultation.employer_facts_changed",
        by=by,
        subject=consultation,
        transfer_id=consultation.transfer_id,
        employee_count=employee_count,
        are_others_affected=are_others_affected,
    )


def kept_description(
    consultation: Consultation, transfer: Transfer, described: Description
) -> StaffDescription:
    """The row of a description, made when there is something to keep of it."""
    if described.kept is not None:
        return described.kept
    hold(transfer)
    made = StaffDescription(
        consultation=consultation,
        group=described.group,
        recognition_id=described.recognition.id if described.recognition else None,
        agreement="" if described.recognition else described.agreement.lower(),
    )
    db.session.add(made)
    db.session.flush()
    return made


def change_description(
    consultation: Consultation,
    transfer: Transfer,
    described: Description,
    answers: DescriptionAnswers,
    *,
    version: int,
    by: Viewer,
    today: date,
) -> StaffDescription:
    """Keep what the employer says of one description of its staff.

    Raises Stale; RuleBroken `authority_required` (TUPE 2006 reg 13(3)(b)(i)), `invited_day_required`,
    `in_the_future`, `election_begun`.
    """
    if version != (described.kept.version if described.kept else 0):
        raise Stale
    if answers.has_standing_representatives and not answers.standing_authority.strip():
        raise RuleBroken("authority_required", "standing_authority")
    if answers.is_invited and answers.invited_on is None:
        raise RuleBroken("invited_day_required", "invited_on")
    if answers.invited_on is not None:
        check_happened(answers.invited_on, today, "invited_on")
    if answers.is_invited is False and any(one.invited_on for one in described.elections):
        raise RuleBroken("election_begun", "is_invited")
    kept = kept_description(consultation, transfer, described)
    for name in DescriptionAnswers.__dataclass_fields__:
        setattr(kept, name, getattr(answers, name))
    db.session.flush()
    record(
        "staff_description.changed",
        by=by,
        subject=kept,
        transfer_id=transfer.id,
        group=kept.group.value,
        has_standing_representatives=kept.has_standing_representatives,
        is_invited=kept.is_invited,
    )
    return kept


def add_standing_representative(
    described: Description,
    transfer: Transfer,
    *,
    name: str,
    notice_address: str,
    from_on: date,
    by: Viewer,
    today: date,
) -> Representative:
    """Keep somebody who represents these staff under the authority that was recorded.

    RuleBroken `not_standing`, `in_the_future`.
    """
    if described.kept is None or not described.kept.has_standing_representatives:
        raise RuleBroken("not_standing")
    check_happened(from_on, today, "from_on")
    return keep(
        Representative(
            description_id=described.kept.id,
            kind=RepresentativeKind.STANDING,
            name=name,
            notice_address=notice_address,
            from_on=from_on,
        ),
        "representative.recorded",
        by=by,
        transfer_id=transfer.id,
        kind=RepresentativeKind.STANDING.value,
        from_on=from_on.isoformat(),
    )


def change_notice_address(
    representative: Representative, transfer: Transfer, *, notice_address: str, version: int, by: Viewer
) -> None:
    """Keep the address to which the representative asks to be written (TUPE 2006 reg 13(5)). Raises Stale."""
    check_version(representative, version)
    representative.notice_address = notice_address
    db.session.flush()
    record("representative.address_changed", by=by, subject=representative, transfer_id=transfer.id)


def end_representative(
    representative: Representative,
    transfer: Transfer,
    *,
    ended_on: date,
    ended_reason: str,
    are_others_enough: bool,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep that somebody represents nobody any more, and whether the others still represent everybody.

    Where they do not, another must be elected (TUPE 2006 reg 14(2)). Raises Stale; RuleBroken
    `ended_already`, `in_the_future`, `ended_before_begun`.
    """
    check_version(representative, version)
    if representative.ended_on is not None:
        raise RuleBroken("ended_already", None, {"ended_on": representative.ended_on})
    check_happened(ended_on, today, "ended_on")
    if ended_on < representative.from_on:
        raise RuleBroken("ended_before_begun", "ended_on", {"from_on": representative.from_on})
    representative.ended_on, representative.ended_reason = ended_on, ended_reason
    representative.are_others_enough = are_others_enough
    db.session.flush()
    record(
        "representative.ended",
        by=by,
        subject=representative,
        transfer_id=transfer.id,
        ended_on=ended_on.isoformat(),
        are_others_enough=are_others_enough,
    )
