"""Keeping how people want to be reminded, and what an employer sets about who is next."""

from datetime import date

from transition.access.permissions import Viewer
from transition.accounts.models import Account
from transition.audit.record import record
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.reminders.settings.models import EscalationRule, NextPerson, ReminderSettings
from transition.reminders.settings.queries import (
    deputies_for,
    next_people_of,
    people_of,
    rule_of,
    settings_of,
)
from transition.rules.broken import RuleBroken
from transition.rules.reminders import ESCALATE_AFTER_DAYS, Habits, check_escalation, check_habits


def change_settings(account: Account, habits: Habits, *, version: int, by: Viewer, today: date) -> None:
    """Keep a person's own choices. Raises Stale; RuleBroken as `check_habits`, and `deputy_not_here`."""
    check_habits(account.id, habits, today)
    if habits.deputy is not None and habits.deputy not in deputies_for(by, today):
        raise RuleBroken("deputy_not_here", "deputy_id")
    kept = settings_of(account.id)
    if kept is None:
        kept = ReminderSettings(account_id=account.id)
        db.session.add(kept)
    else:
        check_version(kept, version)
    kept.is_weekly, kept.deputy_id = habits.is_weekly, habits.deputy
    kept.quiet_weekdays = sum(1 << day for day in habits.quiet_weekdays)
    kept.away_from, kept.away_until = habits.away_from, habits.away_until
    db.session.flush()
    record("reminder.settings_changed", by=by, subject=account)


def change_rule(
    employer: Employer, *, after_days: int, next_id: int | None, version: int, by: Viewer, today: date
) -> None:
    """Keep after how many days an employer's overdue tasks go on, and to whom. Raises Stale.

    RuleBroken as `check_escalation`, and `next_not_here`.
    """
    check_escalation(None, next_id, after_days)
    _check_here(employer, next_id, today)
    rule = rule_of(employer.id)
    if rule is None:
        rule = EscalationRule(employer_id=employer.id, after_days=ESCALATE_AFTER_DAYS)
        db.session.add(rule)
    else:
        check_version(rule, version)
    rule.after_days, rule.next_id = after_days, next_id
    db.session.flush()
    record("reminder.rule_changed", by=by, subject=employer, after_days=after_days, next_id=next_id)


def name_next(
    employer: Employer, account_id: int, *, next_id: int | None, version: int, by: Viewer, today: date
) -> None:
    """Keep who is next after one person; nobody for whoever is next for all. Raises Stale.

    RuleBroken as `check_escalation`, and `next_not_here`.
    """
    check_escalation(account_id, next_id, None)
    _check_here(employer, next_id, today)
    kept = next_people_of(employer.id).get(account_id)
    if kept is None:
        kept = NextPerson(employer_id=employer.id, account_id=account_id)
        db.session.add(kept)
    else:
        check_version(kept, version)
    kept.next_id = next_id
    db.session.flush()
    record("reminder.next_set", by=by, subject=employer, account_id=account_id, next_id=next_id)


def _check_here(employer: Employer, next_id: int | None, today: date) -> None:
    if next_id is not None and next_id not in people_of(employer.id, today):
        raise RuleBroken("next_not_here", "next_id")
