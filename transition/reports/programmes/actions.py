"""Issuing a programme's status report: its facts frozen, numbered and kept; its PDFs wait to be made."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.jobs import defer
from transition.reports.issuing import Issuing, check_issuing, digest_of
from transition.reports.programmes.changes import status_change
from transition.reports.programmes.content import ChangeKind
from transition.reports.programmes.facts import Composed, compose, frozen_facts, thawed
from transition.reports.programmes.models import ProgrammeReport, ProgrammeReportWork
from transition.reports.programmes.queries import latest_day, latest_report, next_number
from transition.transfers.models import Programme

WORK = "programme reports"


def issue_report(programme: Programme, issue: Issuing, *, by: Viewer, today: date) -> ProgrammeReport:
    """Freezes the facts under the next number; both PDFs are made by the workers.

    RuleBroken `as_at_in_future`, `as_at_before_last`, `name_required`, `reason_required`. Raises Stale when another was
    issued after `issue.after`.
    """
    # One issue at a time for each programme, so that two never ask for the same number.
    db.session.execute(
        select(Programme.id).where(Programme.id == programme.id).with_for_update(key_share=True)
    )
    number = next_number(programme)
    check_issuing(issue, number=number, last_on=latest_day(programme), today=today)
    override = issue.override
    composed = compose(programme, issue.as_at)
    facts = replace(
        composed.facts,
        number=number,
        issued_on=today,
        issued_by=by.name,
        asked=issue.asked,
        override=override,
    )
    before = latest_report(programme, issue.as_at)
    if before is not None:
        others = tuple(one for one in facts.changes if one.kind is not ChangeKind.STATUS)
        facts = replace(facts, changes=status_change(thawed(before.facts), facts) + others)
    return _keep(programme, replace(composed, facts=facts), by)


def _keep(programme: Programme, composed: Composed, by: Viewer) -> ProgrammeReport:
    facts = frozen_facts(composed)
    kept = ProgrammeReport(
        programme_id=programme.id,
        number=composed.facts.number,
        as_at_on=composed.facts.as_at,
        issued_on=composed.facts.issued_on,
        issued_at=now(),
        issued_by_id=by.account_id,
        council_count=len(composed.facts.councils),
        facts=facts,
        facts_digest=digest_of(facts),
    )
    db.session.add(kept)
    db.session.flush()
    db.session.add(ProgrammeReportWork(report_id=kept.id))
    record(
        "programme_report.issued", by=by, subject=kept, programme_id=programme.id, number=kept.number,
        as_at_on=kept.as_at_on.isoformat(), facts_digest=kept.facts_digest,
    )  # fmt: skip
    db.session.flush()
    defer(WORK, [kept.id])
    return kept
