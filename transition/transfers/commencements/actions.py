"""Entering when a rule whose commencement is not confirmed began, and taking that back."""

from datetime import date, datetime

from transition.audit.record import By, keep
from transition.db import Stale
from transition.rules.broken import RuleBroken
from transition.rules.register import DecidingDate, RuleId, check_commencement
from transition.transfers.commencements.models import RuleCommencement
from transition.transfers.commencements.queries import newest_entries


def enter_commencement(
    rule_id: RuleId,
    *,
    applies_from: date,
    decided_by: DecidingDate,
    source: str,
    after: int,
    by: By,
    now: datetime,
) -> RuleCommencement:
    """Writes down from when a rule applies and which date decides, beside what was written before.

    `after` is the key of the entry that the administrator saw, 0 where there was none. Raises Stale;
    RuleBroken as `rules.register.check_commencement`, `source_required`.
    """
    check_commencement(rule_id, applies_from, decided_by)
    return _keep(rule_id, applies_from, decided_by, source, after, by, now)


def take_back_commencement(
    rule_id: RuleId, *, source: str, after: int, by: By, now: datetime
) -> RuleCommencement:
    """Writes down that a rule is off again, and why. Raises Stale; RuleBroken `not_entered`, `source_required`."""
    held = newest_entries().get(rule_id)
    if held is None or held.applies_from is None:
        raise RuleBroken("not_entered")
    return _keep(rule_id, None, None, source, after, by, now)


def _keep(
    rule_id: RuleId,
    applies_from: date | None,
    decided_by: DecidingDate | None,
    source: str,
    after: int,
    by: By,
    now: datetime,
) -> RuleCommencement:
    if not source.strip():
        raise RuleBroken("source_required", "source")
    held = newest_entries().get(rule_id)
    if after != (held.id if held else 0):
        raise Stale
    return keep(
        RuleCommencement(
            rule_id=rule_id.value,
            applies_from=applies_from,
            decided_by=decided_by,
            source=source,
            recorded_by_id=by.account_id,
            recorded_at=now,
        ),
        "rule.commenced" if applies_from else "rule.commencement_taken_back",
        by=by,
        rule_id=rule_id.value,
        applies_from=applies_from.isoformat() if applies_from else None,
        decided_by=decided_by.value if decided_by else None,
    )
