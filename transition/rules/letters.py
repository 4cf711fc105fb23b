"""Kinds of letter: the duty each meets, whom it is for, the facts it needs, its stages; no wording."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from transition.rules.broken import RuleBroken
from transition.rules.duties import Duty


class LetterKind(StrEnum):
    """Each letter that the product writes."""

    ANNOUNCEMENT = "ANNOUNCEMENT"
    REGULATION_13_INFORMATION = "REGULATION_13_INFORMATION"
    ELECTION_NOTICE = "ELECTION_NOTICE"
    NOMINATION = "NOMINATION"
    ELECTION_RESULT = "ELECTION_RESULT"
    MEASURES_REQUEST = "MEASURES_REQUEST"
    MEASURES = "MEASURES"
    SCOPE_DECISION = "SCOPE_DECISION"
    RECORD_CHECK = "RECORD_CHECK"
    ONE_TO_ONE = "ONE_TO_ONE"
    REPRESENTATION_REPLY = "REPRESENTATION_REPLY"
    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    LIABILITY_CHANGE = "LIABILITY_CHANGE"
    CONSULTATION_OUTCOME = "CONSULTATION_OUTCOME"
    CONFIRMATION = "CONFIRMATION"
    WELCOME = "WELCOME"
    OBJECTION = "OBJECTION"
    STAYING = "STAYING"
    PENSION_NOTICE = "PENSION_NOTICE"
    CORRECTION = "CORRECTION"
    CLOSE_OUT = "CLOSE_OUT"


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


class Fact(StrEnum):
    """What a letter must say; a record that lacks it stops its own letter."""

    TRANSFER_ON = "TRANSFER_ON"
    OUTGOING_EMPLOYER = "OUTGOING_EMPLOYER"
    INCOMING_EMPLOYER = "INCOMING_EMPLOYER"
    LEGAL_BASIS = "LEGAL_BASIS"
    REASONS = "REASONS"
    IMPLICATIONS = "IMPLICATIONS"
    MEASURES = "MEASURES"
    TRANSFEREE_MEASURES = "TRANSFEREE_MEASURES"
    AGENCY_WORKERS = "AGENCY_WORKERS"
    UNION_CONTACT = "UNION_CONTACT"
    HR_CONTACT = "HR_CONTACT"
    CONSULTATION_DATES = "CONSULTATION_DATES"
    REPLY_BY = "REPLY_BY"
    SCOPE = "SCOPE"
    SEATS = "SEATS"
    NOMINATIONS_BY = "NOMINATIONS_BY"
    BALLOT_ON = "BALLOT_ON"
    RESULT = "RESULT"
    ASSIGNMENT = "ASSIGNMENT"
    ASSIGNMENT_REASON = "ASSIGNMENT_REASON"
    CHALLENGE_BY = "CHALLENGE_BY"
    NAME = "NAME"
    ADDRESS = "ADDRESS"
    POST = "POST"
    TERMS = "TERMS"
    PAY = "PAY"
    SERVICE_DATES = "SERVICE_DATES"
    CONTINUOUS_FROM = "CONTINUOUS_FROM"
    PENSION = "PENSION"
    MEETING = "MEETING"
    REPRESENTATION = "REPRESENTATION"
    OUTCOME = "OUTCOME"
    SPECIFIED_ON = "SPECIFIED_ON"
    LIABILITY_RECORDS = "LIABILITY_RECORDS"
    CHANGES = "CHANGES"
    OBJECTED_ON = "OBJECTED_ON"
    WITHDRAW_BY = "WITHDRAW_BY"
    MEMBERS = "MEMBERS"
    EARLIER_LETTER = "EARLIER_LETTER"
    CORRECTION_TEXT = "CORRECTION_TEXT"
    MEASURES_DELIVERED = "MEASURES_DELIVERED"
    SIGNATORY = "SIGNATORY"


class LanguageChoice(StrEnum):
    """What a person chose when asked (Welsh Language Standards 100-104); not asked is not a choice."""

    WELSH = "WELSH"
    ENGLISH = "ENGLISH"
    BOTH = "BOTH"
    NOT_ASKED = "NOT_ASKED"


class Language(StrEnum):
    """A document's language, by its tag."""

    WELSH = "cy"
    ENGLISH = "en"


class Stage(StrEnum):
    """How far a letter is; the order of the members is the order of the stages."""

    PREPARED = "PREPARED"
    RENDERED = "RENDERED"
    APPROVED = "APPROVED"
    ISSUED = "ISSUED"
    SERVED = "SERVED"


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


def languages_for(choice: LanguageChoice) -> tuple[Language, ...]:
    """Say which documents go out, in order: Welsh first; who was not asked gets both (Standards 100-104)."""
    match choice:
        case LanguageChoice.WELSH:
            return (Language.WELSH,)
        case LanguageChoice.ENGLISH:
            return (Language.ENGLISH,)
        case LanguageChoice.BOTH | LanguageChoice.NOT_ASKED:
            return (Language.WELSH, Language.ENGLISH)


def encloses_question(choice: LanguageChoice) -> bool:
    """The question which language someone wants is enclosed until answered; it never holds a letter."""
    return choice is LanguageChoice.NOT_ASKED


def announces_before_unions(kind: LetterKind, unions_informed_on: date | None, today: date) -> bool:
    """Warn whoever announces to staff before the unions were told."""
    if kind is not LetterKind.ANNOUNCEMENT:
        return False
    return unions_informed_on is None or unions_informed_on > today


def check_stage(current: Stage, following: Stage) -> None:
    """Let a letter take the next stage only. RuleBroken `already_issued`, `stage_out_of_order`."""
    order = list(Stage)
    if order.index(current) >= order.index(Stage.ISSUED) and order.index(following) <= order.index(
        Stage.ISSUED
    ):
        raise RuleBroken("already_issued", None, {"current": current, "following": following})
    if order.index(following) != order.index(current) + 1:
        raise RuleBroken("stage_out_of_order", None, {"current": current, "following": following})


def check_approver(prepared_by: int, approved_by: int) -> None:
    """Approval is another officer's. RuleBroken `approver_is_preparer`."""
    if prepared_by == approved_by:
        raise RuleBroken("approver_is_preparer", "approved_by")


def check_languages(
    languages: AbstractSet[Language],
    is_welsh_checked: bool,
    english_first_by: int | None = None,
    english_first_reason: str = "",
) -> None:
    """Hold a letter until its Welsh is checked, unless a named officer sends English now, with a reason.

    A letter wanted in Welsh alone has no English to send instead. RuleBroken `welsh_not_checked`,
    `english_first_needs_reason`.
    """
    if Language.WELSH not in languages or is_welsh_checked:
        return
    if english_first_by is None or Language.ENGLISH not in languages:
        raise RuleBroken("welsh_not_checked", "languages")
    if not english_first_reason.strip():
        raise RuleBroken("english_first_needs_reason", "reason")


def check_may_prepare(kind: LetterKind, known: AbstractSet[Fact], is_address_checked: bool) -> None:
    """Stop a letter whose record lacks what it must say, or whose address nobody checked.

    RuleBroken `facts_missing`, `address_not_checked`.
    """
    if missing := missing_facts(kind, known):
        raise RuleBroken("facts_missing", None, {"missing": missing})
    if LETTERS[kind].needs_checked_address and not is_address_checked:
        raise RuleBroken("address_not_checked", "address")
