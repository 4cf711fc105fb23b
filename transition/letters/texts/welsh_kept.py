"""The Welsh of a text, written where its English is kept: by the action of the record that holds it."""

from dataclasses import fields
from datetime import date, datetime

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.actions import InformationAnswers, change_information
from transition.consultation.measures.actions import MeasureAnswers, change_measure, keep_final_wording
from transition.consultation.measures.models import Measure
from transition.consultation.queries import consultation_of
from transition.db import Stale, db
from transition.letters.queries import settings_of
from transition.letters.texts.catalogue import Text
from transition.letters.texts.models import OwnWording, WordingApproval
from transition.letters.texts.queries import approvals_of
from transition.rules.broken import RuleBroken
from transition.rules.consultation import InformationItem
from transition.transfers.changes import write


def keep_welsh(text: Text, welsh: str, *, by: Viewer, today: date, now: datetime) -> None:
    """Keep the Welsh of a text beside its English. Raises Stale; RuleBroken `welsh_kept_elsewhere`."""
    source, _dot, name = text.key.partition(".")
    match source:
        case "settings":
            _settings(text, f"{name}_cy", welsh, by)
        case "transfer":
            if written := write(text.transfer, {f"{name}_cy": welsh}, version=text.transfer.version):
                _record_transfer(text, written, by)
        case "information":
            _information(text, f"{name}_cy", welsh, by)
        case "measure" if text.measure is not None:
            _measure(text.measure, text, name.rpartition(".")[2], welsh, by, today)
        case "own" if text.wording is not None:
            _own(text.wording, welsh, by, now)
        case _:
            raise RuleBroken("welsh_kept_elsewhere", "welsh")


def _settings(text: Text, name: str, welsh: str, by: Viewer) -> None:
    settings = settings_of(text.transfer, text.employer)
    if settings is None:
        raise Stale
    setattr(settings, name, welsh)
    db.session.flush()
    record(
        "letter_settings.changed", by=by, subject=settings, transfer_id=text.transfer.id,
        employer_id=text.employer.id, fields=[name],
    )  # fmt: skip


def _record_transfer(text: Text, written: list[str], by: Viewer) -> None:
    transfer = text.transfer
    record(
        "transfer.changed", by=by, subject=transfer, transfer_id=transfer.id, fields=written,
        incoming_employer_id=transfer.incoming_employer_id, service_id=transfer.service_id,
    )  # fmt: skip


def _information(text: Text, name: str, welsh: str, by: Viewer) -> None:
    file = consultation_of(text.transfer, text.employer)
    if file is None:
        raise Stale
    said = {
        one.name: getattr(file, one.name) for one in fields(InformationAnswers) if one.name != "stated_none"
    }
    none = tuple(InformationItem(value) for value in file.stated_none)
    answers = InformationAnswers(**{**said, name: welsh}, stated_none=none)
    change_information(file, answers, version=file.version, by=by)


def _measure(measure: Measure, text: Text, name: str, welsh: str, by: Viewer, today: date) -> None:
    if name == "final_wording":
        keep_final_wording(
            measure, final_wording=measure.final_wording, final_wording_cy=welsh, version=measure.version,
            by=by, today=today,
        )  # fmt: skip
        return
    said = {one.name: getattr(measure, one.name) for one in fields(MeasureAnswers)}
    said |= {"touches": tuple(measure.touches), f"{name}_cy": welsh}
    change_measure(
        measure, text.transfer, MeasureAnswers(**said), received_on=measure.received_on,
        version=measure.version, by=by, today=today,
    )  # fmt: skip


def _own(wording: OwnWording, welsh: str, by: Viewer, now: datetime) -> None:
    """A new version with other Welsh. What was approved stays approved: its English, which was read, is the same."""
    made = keep(
        OwnWording(
            transfer_id=wording.transfer_id, employer_id=wording.employer_id, kind=wording.kind,
            slot=wording.slot, number=wording.number + 1, text=wording.text, text_cy=welsh,
            written_by_id=by.account_id, written_at=now,
        ),
        "letter_wording.written", by=by, transfer_id=wording.transfer_id, employer_id=wording.employer_id,
        kind=wording.kind.value, slot=wording.slot.value, number=wording.number + 1,
    )  # fmt: skip
    approval = approvals_of([wording]).get(wording.id)
    if approval is not None:
        db.session.add(
            WordingApproval(
                wording_id=made.id, approved_by_id=approval.approved_by_id, approved_on=approval.approved_on,
                carried_from_id=approval.carried_from_id or wording.id,
            )
        )  # fmt: skip
        db.session.flush()
