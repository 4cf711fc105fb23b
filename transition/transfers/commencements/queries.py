"""Reading what was entered about the commencement of rules: what holds now, and all that was entered before."""

from sqlalchemy import func, select

from transition.accounts.models import Account
from transition.db import db
from transition.rules.register import Commencement, Commencements, RuleId, not_commenced
from transition.transfers.commencements.models import RuleCommencement


def commencements() -> Commencements:
    """What holds now, as the rules take it; a rule that is off, or that has its own day by now, is not there."""
    waiting = {version.rule_id for version in not_commenced()}
    return tuple(
        Commencement(rule_id, one.applies_from, one.decided_by)
        for rule_id, one in newest_entries().items()
        if rule_id in waiting and one.applies_from is not None and one.decided_by is not None
    )


def newest_entries() -> dict[RuleId, RuleCommencement]:
    """The newest entry of each rule that has one."""
    newest = select(func.max(RuleCommencement.id)).group_by(RuleCommencement.rule_id)
    query = select(RuleCommencement).where(RuleCommencement.id.in_(newest)).order_by(RuleCommencement.id)
    found = {one.rule_id: one for one in db.session.scalars(query)}
    return {rule_id: found[rule_id.value] for rule_id in RuleId if rule_id.value in found}


def history_of(rule_id: RuleId) -> list[tuple[RuleCommencement, str]]:
    """Every entry about one rule with the name of whoever made it, the newest first."""
    query = (
        select(RuleCommencement, Account.name)
        .join(Account, Account.id == RuleCommencement.recorded_by_id)
        .where(RuleCommencement.rule_id == rule_id.value)
        .order_by(RuleCommencement.id.desc())
    )
    return [(entry, name) for entry, name in db.session.execute(query)]
