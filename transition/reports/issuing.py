"""What issuing any report asks and refuses: the day described, numbers without a gap, a status set by name."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from transition.db import Stale
from transition.i18n.names import Words
from transition.reports.content import NO_WORDS
from transition.reports.transfer_facts import Override
from transition.rules.broken import RuleBroken
from transition.rules.standing import Status, check_override


@dataclass(frozen=True)
class Issuing:
    """What somebody says when issuing a report: the day described, what is asked, and a status set by name.

    `after` is the number of the last report that they knew of; None where nobody was asked on a page.
    """

    as_at: date
    asked: Words = NO_WORDS
    override_status: Status | None = None
    override_by: str = ""
    override_reason: Words = NO_WORDS
    after: int | None = None

    @property
    def override(self) -> Override | None:
        """The status that was set, if any. RuleBroken `name_required`, `reason_required`."""
        if self.override_status is None:
            return None
        check_override(self.override_by, self.override_reason.en or self.override_reason.cy)
        return Override(self.override_status, self.override_by.strip(), self.override_reason)


def check_issuing(said: Issuing, *, number: int, last_on: date | None, today: date) -> None:
    """Refuses a day to come, one before that of the last report, and a second issue on what was known of the first.

    RuleBroken `as_at_in_future`, `as_at_before_last`. Raises Stale when another was issued after `said.after`.
    """
    if said.after is not None and number != said.after + 1:
        raise Stale
    if said.as_at > today:
        raise RuleBroken("as_at_in_future", "as_at")
    if last_on is not None and said.as_at < last_on:
        raise RuleBroken("as_at_before_last", "as_at")


def digest_of(facts: object) -> str:
    """The SHA-256 of frozen facts, whatever order the database gives their names back in."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
