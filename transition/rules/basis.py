"""The legal basis of a transfer, and whether a date is law or promise under it."""

from enum import StrEnum


class LegalBasis(StrEnum):
    """On what footing people move; a recorded decision, never an assumption (TUPE 2006 reg 3)."""

    TUPE = "TUPE"
    TUPE_EQUIVALENT = "TUPE_EQUIVALENT"
    SECTION_113_LOAN = "SECTION_113_LOAN"
    NO_EMPLOYER_CHANGE = "NO_EMPLOYER_CHANGE"
    UNDECIDED = "UNDECIDED"


class Kind(StrEnum):
    """How a date binds: by statute, by statute if TUPE turns out to apply, or as the council's own policy."""

    STATUTORY = "statutory"
    STATUTORY_IF_TUPE = "statutory_if_tupe"
    POLICY = "policy"


class Nature(StrEnum):
    """Where a date draws its force from."""

    FROM_TUPE = "from_tupe"
    """From the 2006 Regulations, or from a statute that bites only because the contract itself moves."""
    OF_ITS_OWN = "of_its_own"
    """From another statute, whatever the basis turns out to be."""
    TARGET = "target"
    """The duty may be law but the law fixes no day: the day is the council's own target."""


ALL_BASES = frozenset(LegalBasis)
WITH_NEW_EMPLOYER = frozenset({LegalBasis.TUPE, LegalBasis.TUPE_EQUIVALENT, LegalBasis.UNDECIDED})


def kind_of(nature: Nature, basis: LegalBasis) -> Kind:
    """Say how a date of this nature binds under this basis.

    What comes from TUPE is statutory under TUPE, statutory if TUPE applies while that is undecided, and
    policy otherwise (a public-sector transfer outside the Regulations follows their principles: COSOP 2013).
    """
    if nature is Nature.OF_ITS_OWN:
        return Kind.STATUTORY
    if nature is Nature.TARGET:
        return Kind.POLICY
    if basis is LegalBasis.TUPE:
        return Kind.STATUTORY
    if basis is LegalBasis.UNDECIDED:
        return Kind.STATUTORY_IF_TUPE
    return Kind.POLICY


def moves_contracts(basis: LegalBasis) -> bool:
    """Contracts move by law under TUPE only (reg 4); otherwise each person agrees to move, or stays."""
    return basis is LegalBasis.TUPE


def fits_one_employer(basis: LegalBasis) -> bool:
    """Whether a basis can stand where the present and the new employer are one and the same.

    A relevant transfer is a transfer "to another person" (TUPE 2006 reg 3(1)(a)); nobody can be lent, or
    offered a contract, by the employer that they have. What remains is no change, or no decision yet.
    """
    return basis in {LegalBasis.NO_EMPLOYER_CHANGE, LegalBasis.UNDECIDED}
