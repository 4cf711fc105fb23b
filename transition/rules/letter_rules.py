"""What each kind of letter is for, as one table: who writes it, to whom, its duty and source; no wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from transition.rules.duties import Duty
from transition.rules.letters import LetterKind


class Sender(StrEnum):
    """Which employer writes a letter."""

    TRANSFEROR = "TRANSFEROR"
    TRANSFEREE = "TRANSFEREE"


class Audience(StrEnum):
    """Whom a letter is written to."""

    STAFF = "STAFF"
    STAFF_WITHOUT_UNION = "STAFF_WITHOUT_UNION"
    RESIDUAL_STAFF = "RESIDUAL_STAFF"
    REPRESENTATIVES = "REPRESENTATIVES"
    TRANSFEROR = "TRANSFEROR"
    TRANSFEREE = "TRANSFEREE"
    PENSION_FUND = "PENSION_FUND"
    EARLIER_RECIPIENT = "EARLIER_RECIPIENT"


_STAFF = frozenset({Audience.STAFF, Audience.STAFF_WITHOUT_UNION, Audience.RESIDUAL_STAFF})
_ORGANISATIONS = frozenset({Audience.TRANSFEROR, Audience.TRANSFEREE, Audience.PENSION_FUND})


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What one kind of letter is for.

    One that `gives_date` states the transfer date, so it is written again when the date moves;
    `needs_checked_address` holds a letter from an address that nobody checked. One that `names_staff` goes to an
    organisation and is read by none but those who may read letters to staff.
    """

    kind: LetterKind
    senders: frozenset[Sender]
    audiences: tuple[Audience, ...]
    duty: Duty | None = None
    source: str = ""
    gives_date: bool = False
    needs_checked_address: bool = False
    names_staff: bool = False

    @property
    def is_personal(self) -> bool:
        """Whether it goes to people at home, in the language that each chose."""
        return bool(_STAFF & set(self.audiences))

    @property
    def is_to_organisation(self) -> bool:
        """Whether it goes to a named person of another organisation, as the writing employer recorded them."""
        return bool(_ORGANISATIONS & set(self.audiences))


_A, _K = Audience, LetterKind
_FROM = frozenset({Sender.TRANSFEROR})
_TO = frozenset({Sender.TRANSFEREE})
_EITHER = _FROM | _TO
_REG_14 = "TUPE 2006 reg 14"

_RULES = (
    LetterRule(_K.ANNOUNCEMENT, _FROM, (_A.STAFF,), gives_date=True),
    LetterRule(
        _K.REGULATION_13_INFORMATION, _EITHER, (_A.REPRESENTATIVES,),
        Duty.REGULATION_13_INFORMATION, "TUPE 2006 reg 13(2), (2A), (5)", gives_date=True,
    ),
    LetterRule(_K.ELECTION_NOTICE, _FROM, (_A.STAFF_WITHOUT_UNION,), source=_REG_14, gives_date=True),
    LetterRule(_K.NOMINATION, _FROM, (_A.STAFF_WITHOUT_UNION,), source=_REG_14, gives_date=True),
    LetterRule(_K.ELECTION_RESULT, _FROM, (_A.STAFF_WITHOUT_UNION,), source=_REG_14, gives_date=True),
    LetterRule(_K.MEASURES_REQUEST, _FROM, (_A.TRANSFEREE,), Duty.MEASURES_REQUEST, "TUPE 2006 reg 13(4)"),
    LetterRule(_K.MEASURES, _TO, (_A.TRANSFEROR,), Duty.MEASURES, "TUPE 2006 reg 13(4)"),
    LetterRule(_K.SCOPE_DECISION, _FROM, (_A.STAFF,), source="TUPE 2006 reg 2(1)", gives_date=True),
    LetterRule(_K.RECORD_CHECK, _FROM, (_A.STAFF,), gives_date=True, needs_checked_address=True),
    LetterRule(_K.ONE_TO_ONE, _FROM, (_A.STAFF,), gives_date=True),
    LetterRule(
        _K.REPRESENTATION_REPLY, _EITHER, (_A.REPRESENTATIVES,), Duty.CONSULTATION_REPLY, "TUPE 2006 reg 13(7)"
    ),
    LetterRule(
        _K.LIABILITY_INFORMATION, _FROM, (_A.TRANSFEREE,), Duty.LIABILITY_INFORMATION, "TUPE 2006 reg 11"
    ),
    LetterRule(_K.LIABILITY_CHANGE, _FROM, (_A.TRANSFEREE,), source="TUPE 2006 reg 11(5)", names_staff=True),
    LetterRule(
        _K.CONSULTATION_OUTCOME, _EITHER, (_A.STAFF, _A.REPRESENTATIVES),
        Duty.CONSULTATION_CLOSE, "TUPE 2006 reg 13(7)", gives_date=True,
    ),
    LetterRule(
        _K.CONFIRMATION, _FROM, (_A.STAFF,), source="TUPE 2006 reg 4", gives_date=True,
        needs_checked_address=True,
    ),
    LetterRule(
        _K.WELCOME, _TO, (_A.STAFF,), Duty.WRITTEN_STATEMENT, "ERA 1996 s.4(6)-(8)", gives_date=True
    ),
    LetterRule(_K.OBJECTION, _FROM, (_A.STAFF,), source="TUPE 2006 reg 4(7)-(8)", gives_date=True),
    LetterRule(_K.STAYING, _FROM, (_A.RESIDUAL_STAFF,), source="TUPE 2006 reg 13(1)", gives_date=True),
    LetterRule(
        _K.PENSION_NOTICE, _EITHER, (_A.PENSION_FUND,), source="TUPE 2006 reg 10; LGPS", gives_date=True,
        names_staff=True,
    ),
    LetterRule(_K.CORRECTION, _EITHER, (_A.EARLIER_RECIPIENT,)),
    LetterRule(_K.CLOSE_OUT, _EITHER, (_A.REPRESENTATIVES,)),
)  # fmt: skip


# The employer's own practice: with the letters that confirm the transfer. The law's last day is in the duties.
_WELCOME_DAYS_BEFORE = 14


def may_welcome(transfer_on: date, today: date) -> bool:
    """Whether the transfer has come, or is so near that the new employer may welcome those who transfer."""
    return today >= transfer_on - timedelta(_WELCOME_DAYS_BEFORE)


LETTERS: Mapping[LetterKind, LetterRule] = MappingProxyType({rule.kind: rule for rule in _RULES})
