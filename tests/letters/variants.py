"""Every letter as a reader may get it: each kind in both sizes, and each turn that its facts can give it."""

from dataclasses import replace

from tests.letters.samples import ADDRESSEE, FACTS, MEASURE, letter
from tests.letters.variants_staff import STAFF_VARIANTS
from transition.letters.content import Letter
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice, LetterKind


def _name(kind: LetterKind) -> str:
    return kind.value.lower().replace("_", "-")


VARIANTS: dict[str, Letter] = {
    **{_name(kind): letter(kind) for kind in FACTS},
    **{f"{_name(kind)}-large": letter(kind, is_large_print=True) for kind in FACTS},
    "announcement-not-asked": letter(LetterKind.ANNOUNCEMENT, language=LanguageChoice.NOT_ASKED),
    "announcement-not-asked-large": letter(
        LetterKind.ANNOUNCEMENT, language=LanguageChoice.NOT_ASKED, is_large_print=True
    ),
    **{
        f"announcement-{_basis.value.lower()}": letter(LetterKind.ANNOUNCEMENT, on_basis=_basis)
        for _basis in LegalBasis
        if _basis not in (LegalBasis.TUPE, LegalBasis.UNDECIDED)
    },
    "announcement-undecided": letter(
        LetterKind.ANNOUNCEMENT, on_basis=LegalBasis.UNDECIDED, on_incoming=None
    ),
    "announcement-long-name": letter(
        LetterKind.ANNOUNCEMENT, addressee=replace(ADDRESSEE, name="Gwenllian " * 6 + "Ŵyn")
    ),
    "regulation-13-information-measures": letter(
        LetterKind.REGULATION_13_INFORMATION, facts_own_measures=(MEASURE, MEASURE), facts_meetings=()
    ),
    "confirmation-offer": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "confirmation-loan": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.SECTION_113_LOAN),
    "confirmation-no-change": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.NO_EMPLOYER_CHANGE),
    "objection-undecided": letter(
        LetterKind.OBJECTION, on_basis=LegalBasis.UNDECIDED, facts_is_detriment_answered=True
    ),
    "objection-offer": letter(LetterKind.OBJECTION, on_basis=LegalBasis.TUPE_EQUIVALENT),
    **STAFF_VARIANTS,
}
