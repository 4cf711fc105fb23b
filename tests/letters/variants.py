"""Every letter as a reader may get it: each kind in both sizes, and each turn that its facts can give it."""

from dataclasses import replace
from datetime import date

from tests.letters.samples import ADDRESSEE, FACTS, LETTERHEAD, MEASURE, letter
from tests.letters.variants_staff import STAFF_VARIANTS
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, Letter, OwnText
from transition.rules.basis import LegalBasis
from transition.rules.consultation import Outcome
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.wording import Slot

OWN = (
    OwnText(
        Slot.OPENING, Words("Drop in.\n\n- Bring questions\n- Bring a friend", "Galwch heibio.\n\n- Dewch")
    ),
    OwnText(Slot.CLOSING, Words("Only in English: the Welsh is still to come.")),
)


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
    "measures-request-undecided": letter(
        LetterKind.MEASURES_REQUEST, on_basis=LegalBasis.UNDECIDED, facts_posts=(), facts_information_by=None
    ),
    "measures-request-loan": letter(
        LetterKind.MEASURES_REQUEST, on_basis=LegalBasis.SECTION_113_LOAN, facts_other_posts=0
    ),
    "measures-none": letter(
        LetterKind.MEASURES, facts_measures=(), facts_stated_none_on=date(2026, 2, 20), facts_asked_on=None
    ),
    "measures-changed": letter(
        LetterKind.MEASURES, on_basis=LegalBasis.UNDECIDED, facts_replaces_earlier=True
    ),
    "measures-offer": letter(LetterKind.MEASURES, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "representation-reply-agreed": letter(
        LetterKind.REPRESENTATION_REPLY, facts_outcome=Outcome.AGREED, facts_reasons=NO_WORDS
    ),
    "representation-reply-rejected-late": letter(
        LetterKind.REPRESENTATION_REPLY,
        on_basis=LegalBasis.UNDECIDED,
        facts_outcome=Outcome.REJECTED,
        facts_reply_due_on=date(2026, 2, 20),
        facts_what_changed=NO_WORDS,
        facts_wordings=(),
        facts_theme=NO_WORDS,
        facts_measure=NO_WORDS,
    ),
    "representation-reply-withdrawn": letter(
        LetterKind.REPRESENTATION_REPLY, facts_outcome=Outcome.WITHDRAWN
    ),
    "liability-information-early": letter(
        LetterKind.LIABILITY_INFORMATION,
        facts_is_identified=False,
        facts_incomplete=(),
        facts_reasons=NO_WORDS,
    ),
    "liability-information-undecided": letter(
        LetterKind.LIABILITY_INFORMATION,
        on_basis=LegalBasis.UNDECIDED,
        facts_lawful_basis="UK GDPR article 6(1)(f)",
    ),
    "liability-change-offer": letter(LetterKind.LIABILITY_CHANGE, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "pension-notice-new-employer": letter(
        LetterKind.PENSION_NOTICE, on_basis=LegalBasis.TUPE_EQUIVALENT, facts_is_transferor=False
    ),
    "close-out-no-measures": letter(
        LetterKind.CLOSE_OUT, on_basis=LegalBasis.SECTION_113_LOAN, facts_measures=(), facts_to_come=()
    ),
    "correction-again": letter(LetterKind.CORRECTION, facts_is_again=True),
    "objection-offer": letter(LetterKind.OBJECTION, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "announcement-own-paragraphs": letter(LetterKind.ANNOUNCEMENT, own=OWN),
    "record-check-own-paragraphs-large": letter(LetterKind.RECORD_CHECK, own=OWN, is_large_print=True),
    "announcement-arms": letter(LetterKind.ANNOUNCEMENT, letterhead=replace(LETTERHEAD, crest="crest.png")),
    **STAFF_VARIANTS,
}
