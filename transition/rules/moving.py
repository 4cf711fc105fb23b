"""How people move on each legal basis, when their terms can be locked, and which answers an offer may have."""

from datetime import date
from enum import StrEnum

from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken


class Way(StrEnum):
    """What moves a contract from one employer to the other."""

    BY_LAW = "BY_LAW"
    """The Regulations themselves move whoever is assigned, unless they object (TUPE 2006 reg 4(1), (7))."""
    BY_ACCEPTANCE = "BY_ACCEPTANCE"
    """Nothing moves a contract but the person's own yes to an offer."""
    NOBODY = "NOBODY"
    """Everybody stays with the employer that they have."""
    NOT_DECIDED = "NOT_DECIDED"


class Answer(StrEnum):
    """What somebody said to an offer; whoever has not answered has none."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"


class Means(StrEnum):
    """How an answer came."""

    SIGNED = "SIGNED"
    EMAIL = "EMAIL"
    IN_PERSON = "IN_PERSON"
    TELEPHONE = "TELEPHONE"
    OTHER = "OTHER"


class SignedFor(StrEnum):
    """The two employers that sign off what transferred."""

    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"


_WAYS = {
    LegalBasis.TUPE: Way.BY_LAW,
    LegalBasis.TUPE_EQUIVALENT: Way.BY_ACCEPTANCE,
    LegalBasis.SECTION_113_LOAN: Way.NOBODY,
    LegalBasis.NO_EMPLOYER_CHANGE: Way.NOBODY,
    LegalBasis.UNDECIDED: Way.NOT_DECIDED,
}


def way_of(basis: LegalBasis) -> Way:
    """Say what moves people under a basis: the law (TUPE 2006 reg 4), each person's acceptance, or nothing."""
    return _WAYS[basis]


def check_snapshot(basis: LegalBasis, transfer_on: date, today: date) -> None:
    """Refuse to lock terms before they have transferred, or where nothing transfers.

    What transfers is what holds at the transfer (TUPE 2006 reg 4(1) to (3)), so it can be locked from that day on.
    RuleBroken `basis_undecided`, `nobody_transfers`, `too_early`.
    """
    way = way_of(basis)
    if way is Way.NOT_DECIDED:
        raise RuleBroken("basis_undecided")
    if way is Way.NOBODY:
        raise RuleBroken("nobody_transfers")
    if today < transfer_on:
        raise RuleBroken("too_early")


def check_offer(
    basis: LegalBasis,
    offered_on: date | None,
    answer: Answer | None,
    answered_on: date | None,
    means: Means | None,
    today: date,
) -> None:
    """Refuse an offer where none is made, and an answer that says too little or comes before its offer.

    RuleBroken `no_offers`, `offered_on_needed`, `in_the_future`, `answer_needed`, `answered_on_needed`,
    `means_needed`, `answered_before_offer`.
    """
    if way_of(basis) is not Way.BY_ACCEPTANCE:
        raise RuleBroken("no_offers")
    if offered_on is None:
        raise RuleBroken("offered_on_needed", "offered_on")
    if offered_on > today:
        raise RuleBroken("in_the_future", "offered_on")
    if answer is None:
        if answered_on or means:
            raise RuleBroken("answer_needed", "answer")
        return
    if answered_on is None:
        raise RuleBroken("answered_on_needed", "answered_on")
    if answered_on > today:
        raise RuleBroken("in_the_future", "answered_on")
    if answered_on < offered_on:
        raise RuleBroken("answered_before_offer", "answered_on")
    if means is None:
        raise RuleBroken("means_needed", "means")
