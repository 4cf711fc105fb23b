"""Which terms transfer."""

from enum import StrEnum


class TermCategory(StrEnum):
    """A heading of protected terms."""

    PAY = "PAY"


class TermStatus(StrEnum):
    """What force a term has."""

    CONTRACTUAL = "CONTRACTUAL"
