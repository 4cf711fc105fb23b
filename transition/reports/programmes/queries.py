"""Which programmes' reports someone may read, the reports as issued, and the Part 1s that one is made from."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from transition.access.permissions import Viewer
from transition.db import db
from transition.reports.models import StatusReport
from transition.reports.programmes.models import (
    ProgrammeReport,
    ProgrammeReportDocument,
    ProgrammeReportWork,
)
from transition.reports.queries import latest_public
from transition.transfers.models import Programme, Transfer
from transition.transfers.programmes.queries import programmes_reported_to
from transition.transfers.queries import NotVisible


def get_programme(programme_id: int, viewer: Viewer) -> Programme:
    """The programme, when the viewer may read its reports. Raises NotVisible."""
    query = programmes_reported_to(viewer).where(Programme.id == programme_id)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def reports_of(programme: Programme) -> list[ProgrammeReport]:
    """The reports of a programme, the newest first, without their frozen facts."""
    query = select(ProgrammeReport).where(ProgrammeReport.programme_id == programme.id)
    return list(db.session.scalars(query.order_by(ProgrammeReport.number.desc())))


def get_report(programme: Programme, number: int) -> ProgrammeReport:
    """One report of this programme with its facts. Raises NotVisible."""
    query = select(ProgrammeReport).where(
        ProgrammeReport.programme_id == programme.id, ProgrammeReport.number == number
    )
    if (found := db.session.scalar(query.options(undefer(ProgrammeReport.facts)))) is None:
        raise NotVisible
    return found


def latest_report(programme: Programme, by: date) -> ProgrammeReport | None:
    """The newest report that describes that day or an earlier one."""
    query = (
        select(ProgrammeReport)
        .where(ProgrammeReport.programme_id == programme.id, ProgrammeReport.as_at_on <= by)
        .options(undefer(ProgrammeReport.facts))
        .order_by(ProgrammeReport.number.desc())
    )
    return db.session.scalar(query.limit(1))


def latest_day(programme: Programme) -> date | None:
    """The latest day that a report of this programme describes."""
    query = select(func.max(ProgrammeReport.as_at_on)).where(ProgrammeReport.programme_id == programme.id)
    return db.session.scalar(query)


def next_number(programme: Programme) -> int:
    """The number of the next report."""
    query = select(func.max(ProgrammeReport.number)).where(ProgrammeReport.programme_id == programme.id)
    return (db.session.scalar(query) or 0) + 1


def documents_of(report: ProgrammeReport) -> dict[str, ProgrammeReportDocument]:
    """The PDFs made so far, by language, without their bytes."""
    query = select(ProgrammeReportDocument).where(ProgrammeReportDocument.report_id == report.id)
    return {one.language: one for one in db.session.scalars(query)}


def work_of(report: ProgrammeReport) -> ProgrammeReportWork:
    """How far the making of the report's PDFs has come."""
    query = select(ProgrammeReportWork).where(ProgrammeReportWork.report_id == report.id)
    return db.session.scalars(query).one()


def all_transfers(programme: Programme) -> list[Transfer]:
    """Every transfer of the programme, by the name of the council that staff leave."""
    query = select(Transfer).where(Transfer.programme_id == programme.id)
    found = db.session.scalars(query)
    return sorted(found, key=lambda one: (one.outgoing_employer.name, one.id))


def published_parts(programme: Programme, by: date) -> dict[int, StatusReport]:
    """Of each transfer, by its key, the newest Part 1 that was issued and describes that day or an earlier one."""
    return latest_public(Transfer.programme_id == programme.id, by)
