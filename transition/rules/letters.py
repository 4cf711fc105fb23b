"""Kinds of letter and the languages that each goes out in."""

from enum import StrEnum


class LetterKind(StrEnum):
    """A kind of letter."""

    ANNOUNCEMENT = "ANNOUNCEMENT"
    REGULATION_13_INFORMATION = "REGULATION_13_INFORMATION"
    RECORD_CHECK = "RECORD_CHECK"
    CONFIRMATION = "CONFIRMATION"


class LanguageChoice(StrEnum):
    """The language in which a person asked for letters."""

    WELSH = "WELSH"
    ENGLISH = "ENGLISH"
    BOTH = "BOTH"
    NOT_ASKED = "NOT_ASKED"
