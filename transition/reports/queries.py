"""Reading reports as issued, and the numbers of people and terms that a report is made from."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import undefer

from transition.db import db
from transition.reports.content import PUBLIC
from transition.reports.models import ReportDocument, ReportWork, StatusReport
from transition.rules.protection import TermCategory
from transition.staff.people.models import Assignment, Post
from transition.staff.terms.models import Term
from transition.transfers.models import DateMove, Scope, Transfer
from transition.transfers.queries import NotVisible


def reports_of(transfer: Transfer, part: int) -> list[StatusReport]:
    """The reports of one part, the newest first, without their frozen facts."""
    query = select(StatusReport).where(StatusReport.transfer_id == transfer.id, StatusReport.part == part)
    return list(db.session.scalars(query.order_by(StatusReport.number.desc())))


def get_report(transfer: Transfer, part: int, number: int) -> StatusReport:
    """One report of this transfer. Raises NotVisible."""
    query = select(StatusReport).where(
        StatusReport.transfer_id == transfer.id, StatusReport.part == part, StatusReport.number == number
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def latest_report(transfer: Transfer, part: int, by: date | None = None) -> StatusReport | None:
    """The newest report of one part, or the newest that describes that day or an earlier one."""
    query = select(StatusReport).where(StatusReport.transfer_id == transfer.id, StatusReport.part == part)
    if by is not None:
        query = query.where(StatusReport.as_at_on <= by)
    return db.session.scalar(query.order_by(StatusReport.number.desc()).limit(1))


def latest_public(of: ColumnElement[bool], by: date | None = None) -> dict[int, StatusReport]:
    """The newest Part 1 that was issued of each transfer that `of` selects, by the transfer's key, with its facts.

    `by` leaves out what describes a later day. One query, however many transfers.
    """
    is_meant = [of, StatusReport.part == PUBLIC, *([] if by is None else [StatusReport.as_at_on <= by])]
    newest = (
        select(StatusReport.transfer_id, func.max(StatusReport.number).label("number"))
        .join(Transfer, Transfer.id == StatusReport.transfer_id)
        .where(*is_meant)
        .group_by(StatusReport.transfer_id)
        .subquery()
    )
    is_newest = and_(newest.c.transfer_id == StatusReport.transfer_id, newest.c.number == StatusReport.number)
    query = select(StatusReport).join(newest, is_newest).where(StatusReport.part == PUBLIC)
    return {one.transfer_id: one for one in db.session.scalars(query.options(undefer(StatusReport.facts)))}


def documents_of(report: StatusReport) -> dict[str, ReportDocument]:
    """The PDFs made so far, by language, without their bytes."""
    query = select(ReportDocument).where(ReportDocument.report_id == report.id)
    return {one.language: one for one in db.session.scalars(query)}


def work_of(report: StatusReport) -> ReportWork:
    """How far the making of the report's PDFs has come."""
    return db.session.scalars(select(ReportWork).where(ReportWork.report_id == report.id)).one()


def people_by_scope(transfer: Transfer) -> dict[Scope, int]:
    """How many people have a post in scope, and how many others one that is undecided."""
    taken = people_in(transfer, Scope.IN)
    undecided = people_in(transfer, Scope.UNDECIDED).where(Post.person_id.not_in(taken))
    return {
        Scope.IN: db.session.scalar(select(func.count()).select_from(taken.subquery())) or 0,
        Scope.UNDECIDED: db.session.scalar(select(func.count()).select_from(undecided.subquery())) or 0,
    }


def people_in(transfer: Transfer, scope: Scope) -> Select[Any]:
    """The keys of the people with a post of that scope."""
    return (
        select(Post.person_id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == scope)
        .distinct()
    )


def term_counts(transfer: Transfer, as_at: date) -> dict[TermCategory, int]:
    """How many people in scope have a term of each category on a day."""
    query = (
        select(Term.category, func.count(Term.person_id.distinct()))
        .where(
            Term.person_id.in_(people_in(transfer, Scope.IN)),
            Term.is_none.is_(False),
            or_(Term.until_on.is_(None), Term.until_on >= as_at),
        )
        .group_by(Term.category)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def moves_of(transfer: Transfer) -> list[DateMove]:
    """The moves of the transfer date, oldest first."""
    query = select(DateMove).where(DateMove.transfer_id == transfer.id)
    return list(db.session.scalars(query.order_by(DateMove.id)))
