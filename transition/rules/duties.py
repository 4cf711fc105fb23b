"""What duties are made of: who owes whom, how the day is counted, and where that is written."""

from dataclasses import dataclass
from enum import StrEnum

from transition.rules.basis import ALL_BASES, LegalBasis, Nature
from transition.rules.register import (
    REGISTER,
    DecidingDate,
    Evidence,
    RuleId,
)


class Duty(StrEnum):
    """Everything with a day of its own that the product counts."""

    SOCIAL_PARTNERSHIP = "SOCIAL_PARTNERSHIP"
    MEASURES_REQUEST = "MEASURES_REQUEST"
    MEASURES = "MEASURES"
    REGULATION_13_INFORMATION = "REGULATION_13_INFORMATION"
    CONSULTATION_CLOSE = "CONSULTATION_CLOSE"
    CONSULTATION_REPLY = "CONSULTATION_REPLY"
    LIABILITY_SPECIFIED_DATE = "LIABILITY_SPECIFIED_DATE"
    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    SECTION_113_CONSULTATION = "SECTION_113_CONSULTATION"
    SPONSOR_REPORT = "SPONSOR_REPORT"
    WRITTEN_STATEMENT = "WRITTEN_STATEMENT"
    RIGHT_TO_WORK_CHECK = "RIGHT_TO_WORK_CHECK"
    CLAIM_LIMIT = "CLAIM_LIMIT"
    ORDER_CLAIM_LIMIT = "ORDER_CLAIM_LIMIT"
    COLLECTIVE_TERMS_CHANGE = "COLLECTIVE_TERMS_CHANGE"


class Party(StrEnum):
    """Who owes a duty, and to whom."""

    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    EACH_EMPLOYER = "each_employer"
    BOTH_EMPLOYERS = "both_employers"
    REPRESENTATIVES = "representatives"
    EMPLOYEES = "employees"
    TRADE_UNIONS = "trade_unions"
    CLAIMANTS = "claimants"
    TRIBUNAL = "tribunal"
    HOME_OFFICE = "home_office"


class Counted(StrEnum):
    """How a day is counted from the day that it hangs on."""

    DAYS_BEFORE = "days_before"
    MONTHS_BEGINNING_WITH = "months_beginning_with"
    MONTHS_AFTER = "months_after"
    DAY_AFTER_MONTHS = "day_after_months"
    DAYS_AFTER = "days_after"
    WORKING_DAYS_AFTER = "working_days_after"


class Bound(StrEnum):
    """Whether the day is the last on which something is in time, or the first on which it may happen."""

    LAST_DAY = "last_day"
    FIRST_DAY = "first_day"


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One version of one duty; the unit of `number` is in `counted`.

    `source` is the provision that fixes the day or, for a target, the duty. `is_task` is False for what
    no employer does: a limit on other people's claims, the bounds of a choice. `cautious_number` counts
    the more careful reading where there is one.
    """

    duty: Duty
    rule_id: RuleId
    source: str
    owed_by: Party
    owed_to: Party
    counted: Counted
    number: int
    bound: Bound = Bound.LAST_DAY
    nature: Nature = Nature.FROM_TUPE
    counted_from: DecidingDate = DecidingDate.TRANSFER_ON
    cautious_number: int | None = None
    is_task: bool = True
    bases: frozenset[LegalBasis] = ALL_BASES
    evidence: tuple[Evidence, ...] = (Evidence.TEXT,)

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether the product says "to be confirmed by your adviser" beside the day."""
        return REGISTER[self.rule_id].is_to_be_confirmed or bool(
            {Evidence.INFERENCE, Evidence.NOT_CONFIRMED} & set(self.evidence)
        )
