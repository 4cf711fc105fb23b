"""What happens to an employer's file: opening it, its dates, and the information that it gives."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of, informed_on
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.rules.broken import RuleBroken
from transition.rules.consultation import InformationItem, check_happened, check_steps
from transition.transfers.models import Transfer

NAMED_NONE = (
    InformationItem.LEGAL_IMPLICATIONS,
    InformationItem.ECONOMIC_IMPLICATIONS,
    InformationItem.SOCIAL_IMPLICATIONS,
)


@dataclass(frozen=True)
class InformationAnswers:
    """The texts of reg 13(2) and (2A) as an employer gives them; `stated_none` names what it says is none."""

    legal_implications: str = ""
    legal_implications_cy: str = ""
    economic_implications: str = ""
    economic_implications_cy: str = ""
    social_implications: str = ""
    social_implications_cy: str = ""
    stated_none: tuple[InformationItem, ...] = ()
    agency_worker_count: int | None = None
    agency_worker_places: str = ""
    agency_worker_places_cy: str = ""
    agency_worker_work: str = ""
    agency_worker_work_cy: str = ""
    contact: str = ""


def open_file(transfer: Transfer, employer: Employer, *, by: Viewer) -> Consultation:
    """Begin an employer's file for this transfer; the one that is there already stays as it is."""
    if found := consultation_of(transfer, employer):
        return found
    return keep(
        Consultation(transfer_id=transfer.id, employer=employer),
        "consultation.file_opened",
        by=by,
        transfer_id=transfer.id,
        employer_id=employer.id,
    )


def set_dates(
    consultation: Consultation,
    transfer: Transfer,
    *,
    opened_on: date | None,
    closes_on: date | None,
    closed_on: date | None,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep when consultation opens, is to close, and closed (TUPE 2006 reg 13(2), (6)).

    An opening that lies ahead may be planned before the information has gone; one that has come may not.
    Raises Stale; RuleBroken as `check_steps` and `check_happened`.
    """
    check_version(consultation, version)
    informed = informed_on(consultation)
    if informed is None and opened_on is not None and opened_on > today:
        informed = opened_on
    check_steps(transfer.transfer_on, informed, opened_on, None)
    _check_end(transfer, informed, opened_on, closes_on, "closes_on")
    _check_end(transfer, informed, opened_on, closed_on, "closed_on")
    if closed_on is not None:
        check_happened(closed_on, today, "closed_on")
    consultation.opened_on, consultation.closes_on, consultation.closed_on = opened_on, closes_on, closed_on
    db.session.flush()
    days = {"opened_on": opened_on, "closes_on": closes_on, "closed_on": closed_on}
    record(
        "consultation.dates_set",
        by=by,
        subject=consultation,
        transfer_id=transfer.id,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    )


def _check_end(
    transfer: Transfer, informed: date | None, opened: date | None, end: date | None, field: str
) -> None:
    """The same order for the planned end as for the real one, told beside the answer at fault."""
    try:
        check_steps(transfer.transfer_on, informed, opened, end)
    except RuleBroken as broken:
        raise RuleBroken(broken.code, field, broken.facts) from None


def change_information(
    consultation: Consultation, answers: InformationAnswers, *, version: int, by: Viewer
) -> None:
    """Keep what the employer says under each item. Raises Stale; RuleBroken `given_and_none`."""
    check_version(consultation, version)
    for item in NAMED_NONE:
        text = getattr(answers, item.value)
        if item in answers.stated_none and text.strip():
            raise RuleBroken("given_and_none", item.value, {"items": (item,)})
    for name in InformationAnswers.__dataclass_fields__:
        if name != "stated_none":
            setattr(consultation, name, getattr(answers, name))
    consultation.stated_none = sorted(item.value for item in answers.stated_none)
    db.session.flush()
    record(
        "consultation.information_changed",
        by=by,
        subject=consultation,
        transfer_id=consultation.transfer_id,
        stated_none=consultation.stated_none,
    )
