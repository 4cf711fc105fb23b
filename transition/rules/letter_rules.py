"""What each kind of letter is for and must say, as one table: audience, facts, duty and source; no wording."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from transition.rules.broken import RuleBroken
from transition.rules.duties import Duty
from transition.rules.letters import Audience, Fact, LetterKind


@dataclass(frozen=True, slots=True)
class LetterRule:
    """What one kind of letter is for and needs; `needs_checked_address` holds it from an unchecked one."""

    kind: LetterKind
    audiences: tuple[Audience, ...]
    needs: frozenset[Fact]
    duty: Duty | None = None
    source: str = ""
    needs_checked_address: bool = False

    @property
    def is_personal(self) -> bool:
        """Whether it goes to people at home, in the language that each chose."""
        return bool(_STAFF & set(self.audiences))


_STAFF = frozenset({Audience.STAFF, Audience.STAFF_WITHOUT_UNION, Audience.RESIDUAL_STAFF})


_A, _F, _K = Audience, Fact, LetterKind


_ALWAYS = frozenset({Fact.NAME, Fact.OUTGOING_EMPLOYER, Fact.SIGNATORY})


_HOST = frozenset({Fact.INCOMING_EMPLOYER, Fact.TRANSFER_ON})


def _rule(
    kind: LetterKind,
    audiences: tuple[Audience, ...],
    *needs: Fact,
    host: bool = True,
    duty: Duty | None = None,
    source: str = "",
    checked: bool = False,
) -> LetterRule:
    facts = _ALWAYS | (_HOST if host else frozenset()) | frozenset(needs)
    if _STAFF & set(audiences):
        facts |= {Fact.ADDRESS}
    return LetterRule(kind, audiences, facts, duty, source, checked)


_RULES = (
    # The first announcement may come before anyone knows who the legal employer will be.
    _rule(_K.ANNOUNCEMENT, (_A.STAFF,), _F.UNION_CONTACT, _F.HR_CONTACT, _F.TRANSFER_ON, host=False),
    _rule(
        _K.REGULATION_13_INFORMATION,
        (_A.REPRESENTATIVES,),
        _F.REASONS,
        _F.IMPLICATIONS,
        _F.MEASURES,
        _F.TRANSFEREE_MEASURES,
        _F.AGENCY_WORKERS,
        _F.CONSULTATION_DATES,
        _F.HR_CONTACT,
        _F.TRANSFER_ON,
        host=False,  # it may say that the new employer is not confirmed yet
        duty=Duty.REGULATION_13_INFORMATION,
        source="TUPE 2006 reg 13(2), (2A), (5)",
    ),
    _rule(
        _K.ELECTION_NOTICE,
        (_A.STAFF_WITHOUT_UNION,),
        _F.SEATS,
        _F.NOMINATIONS_BY,
        _F.BALLOT_ON,
        source="TUPE 2006 reg 14",
    ),
    _rule(_K.NOMINATION, (_A.STAFF_WITHOUT_UNION,), _F.SEATS, _F.NOMINATIONS_BY, source="TUPE 2006 reg 14"),
    _rule(_K.ELECTION_RESULT, (_A.STAFF_WITHOUT_UNION,), _F.RESULT, source="TUPE 2006 reg 14"),
    _rule(
        _K.MEASURES_REQUEST,
        (_A.TRANSFEREE,),
        _F.SCOPE,
        _F.REPLY_BY,
        duty=Duty.MEASURES_REQUEST,
        source="TUPE 2006 reg 13(4)",
    ),
    _rule(_K.MEASURES, (_A.TRANSFEROR,), _F.MEASURES, duty=Duty.MEASURES, source="TUPE 2006 reg 13(4)"),
    _rule(
        _K.SCOPE_DECISION,
        (_A.STAFF,),
        _F.POST,
        _F.ASSIGNMENT,
        _F.ASSIGNMENT_REASON,
        _F.CHALLENGE_BY,
        source="TUPE 2006 reg 2(1)",
    ),
    # It names no new employer: a record is checked whoever that will be.
    _rule(
        _K.RECORD_CHECK,
        (_A.STAFF,),
        _F.POST,
        _F.TERMS,
        _F.PAY,
        _F.SERVICE_DATES,
        _F.REPLY_BY,
        _F.TRANSFER_ON,
        host=False,
        checked=True,
    ),
    _rule(_K.ONE_TO_ONE, (_A.STAFF,), _F.MEETING, _F.HR_CONTACT),
    _rule(
        _K.REPRESENTATION_REPLY,
        (_A.REPRESENTATIVES,),
        _F.REPRESENTATION,
        _F.OUTCOME,
        host=False,
        duty=Duty.CONSULTATION_REPLY,
        source="TUPE 2006 reg 13(7)",
    ),
    _rule(
        _K.LIABILITY_INFORMATION,
        (_A.TRANSFEREE,),
        _F.SPECIFIED_ON,
        _F.LIABILITY_RECORDS,
        _F.LEGAL_BASIS,
        duty=Duty.LIABILITY_INFORMATION,
        source="TUPE 2006 reg 11",
    ),
    _rule(_K.LIABILITY_CHANGE, (_A.TRANSFEREE,), _F.CHANGES, _F.LEGAL_BASIS, source="TUPE 2006 reg 11(5)"),
    _rule(
        _K.CONSULTATION_OUTCOME,
        (_A.STAFF, _A.REPRESENTATIVES),
        _F.OUTCOME,
        duty=Duty.CONSULTATION_CLOSE,
        source="TUPE 2006 reg 13(7)",
    ),
    _rule(
        _K.CONFIRMATION,
        (_A.STAFF,),
        _F.LEGAL_BASIS,
        _F.POST,
        _F.TERMS,
        _F.PAY,
        _F.PENSION,
        _F.CONTINUOUS_FROM,
        source="TUPE 2006 reg 4",
        checked=True,
    ),
    _rule(
        _K.WELCOME,
        (_A.STAFF,),
        _F.POST,
        _F.CONTINUOUS_FROM,
        duty=Duty.WRITTEN_STATEMENT,
        source="ERA 1996 s.4(6)-(8)",
    ),
    _rule(
        _K.OBJECTION,
        (_A.STAFF,),
        _F.OBJECTED_ON,
        _F.WITHDRAW_BY,
        _F.HR_CONTACT,
        source="TUPE 2006 reg 4(7)-(8)",
    ),
    _rule(
        _K.STAYING,
        (_A.RESIDUAL_STAFF,),
        _F.MEASURES,
        _F.UNION_CONTACT,
        _F.HR_CONTACT,
        source="TUPE 2006 reg 13(1)",
    ),
    _rule(_K.PENSION_NOTICE, (_A.PENSION_FUND,), _F.MEMBERS, source="TUPE 2006 reg 10; LGPS"),
    _rule(_K.CORRECTION, (_A.EARLIER_RECIPIENT,), _F.EARLIER_LETTER, _F.CORRECTION_TEXT, host=False),
    _rule(_K.CLOSE_OUT, (_A.REPRESENTATIVES,), _F.MEASURES_DELIVERED),
)


LETTERS: Mapping[LetterKind, LetterRule] = MappingProxyType({rule.kind: rule for rule in _RULES})


def missing_facts(kind: LetterKind, known: AbstractSet[Fact]) -> tuple[Fact, ...]:
    """List the facts that a letter of this kind needs and a record lacks."""
    return tuple(fact for fact in Fact if fact in LETTERS[kind].needs and fact not in known)


def check_may_prepare(kind: LetterKind, known: AbstractSet[Fact], is_address_checked: bool) -> None:
    """Stop a letter whose record lacks what it must say, or whose address nobody checked.

    RuleBroken `facts_missing`, `address_not_checked`.
    """
    if missing := missing_facts(kind, known):
        raise RuleBroken("facts_missing", None, {"missing": missing})
    if LETTERS[kind].needs_checked_address and not is_address_checked:
        raise RuleBroken("address_not_checked", "address")
