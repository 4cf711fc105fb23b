"""The register of versions: when each rule began, when it ended, and which date decides between them.

`applies_from` None means that the commencement is not confirmed: the rule does not apply until an
administrator supplies both the day and the date that decides. What was supplied is an argument, none by default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from transition.rules.broken import RuleBroken


class Evidence(StrEnum):
    """How well a rule is known: the instrument's text, a secondary source, our inference, not confirmed."""

    TEXT = "T"
    SECONDARY = "S"
    INFERENCE = "I"
    NOT_CONFIRMED = "M"


class DecidingDate(StrEnum):
    """The date that decides which version of a rule applies, or from which a day is counted."""

    TRANSFER_ON = "transfer_on"
    NOTIFIED_ON = "notified_on"
    ACAS_CONTACTED_ON = "acas_contacted_on"
    ORDER_ON = "order_on"
    DECISION_ON = "decision_on"
    EFFECTIVE_ON = "effective_on"


class RuleId(StrEnum):
    """Each version of each rule, by the name that the register gives it."""

    TUPE_0 = "TUPE-0"
    ELI_14 = "ELI-14"
    ELI_28 = "ELI-28"
    ELI_SPECIFIED = "ELI-SPECIFIED"
    ELI_DISC = "ELI-DISC"
    AGENCY = "AGENCY"
    VARY = "VARY"
    EC = "EC"
    EC_6W = "EC-6W"
    EC_12W = "EC-12W"
    DIRECT_10 = "DIRECT-10"
    DIRECT_50 = "DIRECT-50"
    LIMIT_3M = "LIMIT-3M"
    LIMIT_6M = "LIMIT-6M"
    STATEMENT = "STATEMENT"
    SOCIAL_PARTNERSHIP = "SOCIAL-PARTNERSHIP"
    LOAN = "LOAN"
    RIGHT_TO_WORK_TUPE = "RIGHT-TO-WORK-TUPE"
    RIGHT_TO_WORK_NEW = "RIGHT-TO-WORK-NEW"
    SPONSOR = "SPONSOR"
    RESTRICTED_VARIATION = "RESTRICTED-VARIATION"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a rule: the first and the last day on which the deciding date may fall.

    `enacted_on` is set while the commencement is not known: before that day it governed nothing.
    """

    rule_id: RuleId
    source: str
    applies_from: date | None
    applies_until: date | None = None
    decided_by: DecidingDate = DecidingDate.TRANSFER_ON
    evidence: tuple[Evidence, ...] = (Evidence.TEXT,)
    enacted_on: date | None = None

    @property
    def is_to_be_confirmed(self) -> bool:
        """What we infer, or could not confirm, is shown as "to be confirmed by your adviser"."""
        return bool({Evidence.INFERENCE, Evidence.NOT_CONFIRMED} & set(self.evidence))

    def is_in_force(self, on: date) -> bool:
        """Say whether the version governs a case whose deciding date is `on`."""
        if self.applies_from is None or on < self.applies_from:
            return False
        return self.applies_until is None or on <= self.applies_until


@dataclass(frozen=True, slots=True)
class Commencement:
    """What an administrator supplies for a rule whose commencement is not confirmed: the day and the key."""

    rule_id: RuleId
    applies_from: date
    decided_by: DecidingDate


Commencements: TypeAlias = tuple[Commencement, ...]

_T, _S, _I, _M = Evidence.TEXT, Evidence.SECONDARY, Evidence.INFERENCE, Evidence.NOT_CONFIRMED
_ACAS = DecidingDate.ACAS_CONTACTED_ON

_VERSIONS = (
    Version(RuleId.TUPE_0, "SI 2006/246 reg 1", date(2006, 4, 6)),
    # Reg 21(4): the duty to notify applies to transfers after 19 April 2006.
    Version(RuleId.ELI_14, "SI 2006/246 regs 11(6), 21(4)", date(2006, 4, 20), date(2014, 4, 30)),
    Version(RuleId.ELI_28, "SI 2014/16 reg 10", date(2014, 5, 1)),
    Version(RuleId.ELI_SPECIFIED, "SI 2006/246 regs 11(3), 21(4)", date(2006, 4, 20)),
    Version(RuleId.ELI_DISC, "SI 2009/592", date(2009, 4, 6)),
    Version(RuleId.AGENCY, "SI 2010/93", date(2011, 10, 1), evidence=(_T, _S)),
    Version(RuleId.VARY, "SI 2014/16 regs 6-7", date(2014, 1, 31)),
    Version(RuleId.EC, "SI 2014/853", date(2014, 4, 20), decided_by=_ACAS),
    # Six weeks since 1 December 2020; before that a month, extendable, for which no day is worked out.
    Version(RuleId.EC_6W, "SI 2020/1003", date(2020, 12, 1), date(2025, 11, 30), _ACAS, (_S, _M)),
    Version(
        RuleId.EC_12W,
        "ET (Early Conciliation: Exemptions and Rules of Procedure) (Amendment) Regs 2025",
        date(2025, 12, 1),
        decided_by=_ACAS,
        evidence=(_S, _M),
    ),
    Version(RuleId.DIRECT_10, "SI 2014/16 reg 11", date(2014, 7, 31), date(2024, 6, 30)),
    Version(RuleId.DIRECT_50, "SI 2023/1426 regs 8-9", date(2024, 7, 1)),
    Version(RuleId.LIMIT_3M, "SI 2006/246 regs 12(2), 15(12)", date(2006, 4, 6)),
    # Not in force at Royal Assent; the timetable of February 2026 says no earlier than October 2026.
    Version(
        RuleId.LIMIT_6M,
        "ERA 2025 s.152, Sch 12 para 13",
        None,
        evidence=(_T, _S),
        enacted_on=date(2025, 12, 18),
    ),
    Version(RuleId.STATEMENT, "ERA 1996 s.4", date(1996, 8, 22)),
    Version(
        RuleId.SOCIAL_PARTNERSHIP,
        "SPPP (Wales) Act 2023 s.16",
        date(2024, 4, 1),
        decided_by=DecidingDate.DECISION_ON,
        evidence=(_T, _I),
    ),
    Version(RuleId.LOAN, "LGA 1972 s.113", date(1974, 4, 1)),
    # The 60 days are a concession for TUPE transfers; a new contract needs the check before it starts.
    Version(
        RuleId.RIGHT_TO_WORK_TUPE, "Home Office right to work guidance", date(2014, 5, 16), evidence=(_S,)
    ),
    Version(RuleId.RIGHT_TO_WORK_NEW, "IANA 2006 s.15", date(2008, 2, 29), evidence=(_S, _I)),
    Version(RuleId.SPONSOR, "Home Office sponsor guidance", date(2008, 11, 27), evidence=(_S,)),
    Version(
        RuleId.RESTRICTED_VARIATION,
        "ERA 2025, restricted variations",
        date(2027, 1, 1),
        decided_by=DecidingDate.EFFECTIVE_ON,
        evidence=(_S,),
    ),
)

REGISTER: Mapping[RuleId, Version] = MappingProxyType({version.rule_id: version for version in _VERSIONS})


# Which dates may decide whether a case falls under a rule whose transitional words are not known.
KEYS: Mapping[RuleId, tuple[DecidingDate, ...]] = MappingProxyType(
    {RuleId.LIMIT_6M: (DecidingDate.TRANSFER_ON, DecidingDate.ACAS_CONTACTED_ON, DecidingDate.ORDER_ON)}
)


def not_commenced() -> tuple[Version, ...]:
    """List the versions whose commencement is not confirmed: off until an administrator supplies it."""
    return tuple(version for version in REGISTER.values() if version.applies_from is None)


def check_commencement(rule_id: RuleId, applies_from: date, decided_by: DecidingDate) -> Commencement:
    """Refuse a commencement that the register has already, that comes before the Act, or hangs on another date.

    RuleBroken `commencement_already_confirmed`, `before_enactment`, `not_a_key`.
    """
    version = REGISTER[rule_id]
    if version.applies_from is not None:
        raise RuleBroken("commencement_already_confirmed", "applies_from", {"rule_id": rule_id})
    if version.enacted_on is not None and applies_from < version.enacted_on:
        raise RuleBroken("before_enactment", "applies_from", {"enacted_on": version.enacted_on})
    if decided_by not in KEYS.get(rule_id, ()):
        raise RuleBroken("not_a_key", "decided_by")
    return Commencement(rule_id, applies_from, decided_by)


def with_commencement(version: Version, supplied: Commencements) -> Version:
    """Give the version its day and key where they were supplied; a confirmed one is never overridden.

    What was supplied stays unconfirmed. RuleBroken `commencement_already_confirmed` when a day is supplied for a
    rule that has its own.
    """
    for commencement in supplied:
        if commencement.rule_id is version.rule_id:
            if version.applies_from is not None:
                raise RuleBroken(
                    "commencement_already_confirmed", "applies_from", {"rule_id": version.rule_id}
                )
            return replace(
                version,
                applies_from=commencement.applies_from,
                decided_by=commencement.decided_by,
                evidence=(*version.evidence, Evidence.NOT_CONFIRMED),
            )
    return version


def is_in_force(rule_id: RuleId, on: date, supplied: Commencements = ()) -> bool:
    """Say whether a rule governs a case whose deciding date is `on`."""
    return with_commencement(REGISTER[rule_id], supplied).is_in_force(on)
