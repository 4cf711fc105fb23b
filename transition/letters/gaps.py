"""What a letter still lacks: a record that cannot say what its letter must say stops that letter only."""

from transition.letters.address import fault_of
from transition.letters.content import (
    Announcement,
    Confirmation,
    Facts,
    Letter,
    Measure,
    Objection,
    RecordCheck,
    Regulation13,
)
from transition.rules.basis import LegalBasis
from transition.rules.letters import LetterKind
from transition.rules.objections import objection_ends_it

MOVES_EMPLOYER = (LegalBasis.TUPE, LegalBasis.TUPE_EQUIVALENT)
_ADDRESS_MUST_BE_CHECKED = (LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION)


class FactsMissing(Exception):
    """The letter cannot be written yet; `codes` name what is missing."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


def gaps(letter: Letter) -> tuple[str, ...]:
    """Codes of what is missing, in the order in which a reader would miss it; empty when it is whole."""
    return tuple(dict.fromkeys([*_envelope(letter), *_facts(letter.facts)]))


def _envelope(letter: Letter) -> list[str]:
    codes = []
    addressee, head = letter.addressee, letter.letterhead
    if not addressee.name.strip():
        codes.append("name")
    if fault := fault_of(addressee):
        codes.append(fault.value)
    elif letter.kind in _ADDRESS_MUST_BE_CHECKED and not addressee.is_checked:
        codes.append("address_checked")
    if not head.signatory.name.strip() or not head.signatory.title:
        codes.append("signatory")
    if not (head.contact.name.strip() and (head.contact.phone.strip() or head.contact.email.strip())):
        codes.append("contact")
    return codes


def _facts(facts: Facts) -> list[str]:
    transfer = facts.transfer
    codes = [name for name in ("service", "functions", "reason") if not getattr(transfer, name)]
    match facts:
        case Announcement():
            return codes + _blank(
                representatives=bool(facts.representatives), consultation_dates=_dated(facts)
            )
        case Regulation13():
            return codes + _regulation_13(facts)
        case RecordCheck():
            return codes + _blank(
                sections=bool(facts.sections),
                reply_by=facts.reply_by is not None,
                code=bool(facts.code.strip()),
            )
        case Confirmation():
            return codes + _confirmation(facts)
        case Objection():
            return codes + _blank(
                legal_employer=transfer.incoming is not None, withdraw_by=facts.withdraw_by is not None
            )


def _blank(**present: bool) -> list[str]:
    return [name for name, is_there in present.items() if not is_there]


def _regulation_13(facts: Regulation13) -> list[str]:
    """Reg 13(2)(a) to (d) and (2A): each item is there or is stated as none."""
    codes = _blank(
        affected=bool(facts.affected),
        legal_implications=bool(facts.legal_implications),
        economic_implications=bool(facts.economic_implications),
        social_implications=bool(facts.social_implications),
        own_measures=_whole(facts.own_measures),
        agency_workers=facts.agency_workers is not None,
        welsh_effects=bool(facts.welsh_effects),
        consultation_dates=_dated(facts),
    )
    if facts.is_transferor and not _whole(facts.transferee_measures):
        codes.append("transferee_measures")
    agency = facts.agency_workers
    if agency and agency.count:
        codes += _blank(agency_parts=bool(agency.parts), agency_work=bool(agency.work))
    return codes


def _dated(facts: Announcement | Regulation13) -> bool:
    return facts.consultation_from is not None and facts.consultation_until is not None


def _whole(measures: tuple[Measure, ...] | None) -> bool:
    return measures is not None and all(m.what and m.who and m.when and m.effect for m in measures)


def _confirmation(facts: Confirmation) -> list[str]:
    basis = facts.transfer.basis
    if facts.has_objected and objection_ends_it(basis):
        return ["objection_open"]
    if basis is LegalBasis.UNDECIDED:
        return ["legal_basis"]
    codes = _blank(
        posts=bool(facts.posts), workplace=bool(facts.workplace), measures=_whole(facts.measures)
    ) + _blank(terms=bool(facts.terms))
    if basis is not LegalBasis.NO_EMPLOYER_CHANGE:
        codes += _blank(legal_employer=facts.transfer.incoming is not None)
    if basis in MOVES_EMPLOYER:
        codes += _blank(
            date_agreed=facts.transfer.is_date_agreed,
            pension=facts.is_pension_member is not None,
            pension_fund=not facts.is_pension_member or bool(facts.pension_fund),
            first_pay=facts.first_pay_on is not None,
        )
    if basis is LegalBasis.TUPE_EQUIVALENT:
        codes += _blank(
            service_recognised=bool(facts.service_recognised),
            reply_by=facts.reply_by is not None,
            code=bool(facts.code.strip()),
        )
    if basis is LegalBasis.SECTION_113_LOAN:
        codes += _blank(consulted=facts.consulted_on is not None, loan_until=bool(facts.loan_until))
    return codes
