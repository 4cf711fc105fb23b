"""What happens to measures: recorded, changed, withdrawn, their final wording, and statements about them."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.measures.models import Measure, MeasuresRequest, MeasuresStatement
from transition.consultation.measures.queries import measures_of
from transition.consultation.measures.versions import SAID, write_version
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened, check_measure, check_no_measures
from transition.rules.measures import VersionKind
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class MeasureAnswers:
    """What is said of one measure, in both languages where it was given in both; `touches` as `touched.py` has it."""

    title: str
    text: str
    title_cy: str = ""
    text_cy: str = ""
    affected: str = ""
    affected_cy: str = ""
    effect: str = ""
    effect_cy: str = ""
    mitigation: str = ""
    mitigation_cy: str = ""
    touches: tuple[str, ...] = ()
    takes_effect_on: date | None = None


def record_measure(
    transfer: Transfer,
    employer: Employer,
    answers: MeasureAnswers,
    *,
    received_on: date,
    by: Viewer,
    today: date,
) -> Measure:
    """Keep a measure that this employer envisages (TUPE 2006 reg 13(2)(c), (d)).

    RuleBroken as `check_measure`.
    """
    _check_told(received_on, transfer, today)
    measure = Measure(transfer_id=transfer.id, employer_id=employer.id, received_on=received_on)
    _write(measure, answers)
    db.session.add(measure)
    db.session.flush()
    write_version(measure, VersionKind.RECORDED, known_on=received_on, by=by, today=today)
    record(
        "measure.recorded",
        by=by,
        subject=measure,
        transfer_id=transfer.id,
        employer_id=employer.id,
        received_on=received_on.isoformat(),
    )
    return measure


def change_measure(
    measure: Measure,
    transfer: Transfer,
    answers: MeasureAnswers,
    *,
    received_on: date,
    changed_on: date | None = None,
    version: int,
    by: Viewer,
    today: date,
) -> bool:
    """Put otherwise what is said of a measure; the earlier wording is kept. Gives whether anything was said otherwise.

    `changed_on` is the day on which the new wording was made known; today unless told. Raises Stale; RuleBroken
    `measure_withdrawn`, `changed_before_received` and as `check_measure`.
    """
    check_version(measure, version)
    _check_stands(measure)
    _check_told(received_on, transfer, today)
    changed_on = changed_on or today
    check_happened(changed_on, today, "changed_on")
    if changed_on < received_on:
        raise RuleBroken("changed_before_received", "changed_on", {"received_on": received_on})
    before = {name: getattr(measure, name) for name in SAID}
    was_received_on, measure.received_on = measure.received_on, received_on
    _write(measure, answers)
    db.session.flush()
    is_reworded = any(getattr(measure, name) != value for name, value in before.items())
    if is_reworded or received_on != was_received_on:
        kind = VersionKind.REWORDED if is_reworded else VersionKind.DAY_CORRECTED
        write_version(measure, kind, known_on=changed_on, by=by, today=today)
        record("measure.changed", by=by, subject=measure, transfer_id=transfer.id)
    return is_reworded


def withdraw_measure(measure: Measure, *, withdrawn_on: date, version: int, by: Viewer, today: date) -> None:
    """Note that a measure is no longer envisaged; it stays to be read. Raises Stale.

    RuleBroken `measure_withdrawn`, `withdrawn_before_received`, `in_the_future`.
    """
    check_version(measure, version)
    _check_stands(measure)
    check_happened(withdrawn_on, today, "withdrawn_on")
    if withdrawn_on < measure.received_on:
        raise RuleBroken("withdrawn_before_received", "withdrawn_on", {"received_on": measure.received_on})
    measure.withdrawn_on = withdrawn_on
    db.session.flush()
    write_version(measure, VersionKind.WITHDRAWN, known_on=withdrawn_on, by=by, today=today)
    record(
        "measure.withdrawn",
        by=by,
        subject=measure,
        transfer_id=measure.transfer_id,
        withdrawn_on=withdrawn_on.isoformat(),
    )


def keep_final_wording(
    measure: Measure, *, final_wording: str, final_wording_cy: str, version: int, by: Viewer, today: date
) -> None:
    """Keep how the measure reads when consultation is done. Raises Stale; RuleBroken `measure_withdrawn`."""
    check_version(measure, version)
    _check_stands(measure)
    measure.final_wording, measure.final_wording_cy = final_wording, final_wording_cy
    db.session.flush()
    write_version(measure, VersionKind.FINAL_WORDING, known_on=today, by=by, today=today)
    record("measure.final_wording_kept", by=by, subject=measure, transfer_id=measure.transfer_id)


def state_measures(
    transfer: Transfer,
    employer: Employer,
    *,
    stated_on: date,
    is_none: bool,
    note: str = "",
    by: Viewer,
    today: date,
) -> MeasuresStatement:
    """Keep an employer's dated statement: that there are no measures, or that these are all of them.

    RuleBroken `measures_exist`, `no_measures_yet`, `in_the_future`.
    """
    check_happened(stated_on, today, "stated_on")
    count = sum(1 for one in measures_of(transfer) if one.employer_id == employer.id)
    if is_none:
        try:
            check_no_measures(count)
        except RuleBroken as broken:
            raise RuleBroken(broken.code, "is_none", broken.facts) from None
    elif not count:
        raise RuleBroken("no_measures_yet", "is_none")
    return keep(
        MeasuresStatement(
            transfer_id=transfer.id,
            employer_id=employer.id,
            stated_on=stated_on,
            is_none=is_none,
            note=note,
            recorded_by_id=by.account_id,
        ),
        "measures.stated",
        by=by,
        transfer_id=transfer.id,
        employer_id=employer.id,
        stated_on=stated_on.isoformat(),
        is_none=is_none,
    )


def request_measures(
    transfer: Transfer, *, asked_on: date, reply_by: date, note: str = "", by: Viewer, today: date
) -> MeasuresRequest:
    """Keep that the host was asked for its measures, and by when (TUPE 2006 reg 13(4), which sets no day).

    RuleBroken `in_the_future`, `reply_before_request`, `reply_after_transfer`, `no_incoming_employer`.
    """
    if transfer.incoming_employer_id is None:
        raise RuleBroken("no_incoming_employer")
    check_happened(asked_on, today, "asked_on")
    if reply_by < asked_on:
        raise RuleBroken("reply_before_request", "reply_by", {"asked_on": asked_on})
    if reply_by >= transfer.transfer_on:
        raise RuleBroken("reply_after_transfer", "reply_by", {"transfer_on": transfer.transfer_on})
    return keep(
        MeasuresRequest(
            transfer_id=transfer.id,
            asked_on=asked_on,
            reply_by=reply_by,
            note=note,
            recorded_by_id=by.account_id,
        ),
        "measures.requested",
        by=by,
        transfer_id=transfer.id,
        asked_on=asked_on.isoformat(),
        reply_by=reply_by.isoformat(),
    )


def _write(measure: Measure, answers: MeasureAnswers) -> None:
    for name in MeasureAnswers.__dataclass_fields__:
        value = getattr(answers, name)
        setattr(measure, name, list(value) if name == "touches" else value)


def _check_stands(measure: Measure) -> None:
    if measure.withdrawn_on is not None:
        raise RuleBroken("measure_withdrawn", None, {"withdrawn_on": measure.withdrawn_on})


def _check_told(received_on: date, transfer: Transfer, today: date) -> None:
    try:
        check_measure(received_on, transfer.transfer_on, today)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, "received_on", broken.facts) from None
