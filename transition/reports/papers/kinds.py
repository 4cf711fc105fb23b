"""What kinds of paper a report lists; pure."""

from enum import StrEnum


class PaperKind(StrEnum):
    """What a paper is: an assessment that the law asks for, or one that the report draws on (LGA 1972 s.100D)."""

    EQUALITY = "EQUALITY"
    WELSH_LANGUAGE = "WELSH_LANGUAGE"
    BACKGROUND = "BACKGROUND"


ASSESSMENTS = (PaperKind.EQUALITY, PaperKind.WELSH_LANGUAGE)
