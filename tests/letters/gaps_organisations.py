"""What stops each letter to an organisation or a union, and the code that says so."""

from tests.letters.samples import TORFAEN
from transition.i18n.names import Words
from transition.letters.content import Addressee, Promised
from transition.rules.basis import LegalBasis
from transition.rules.consultation import Outcome
from transition.rules.letters import LetterKind

_K, _NOBODY = LetterKind, Addressee("", (), "")
_NOWHERE = Addressee("Siân", (), "")
_UNANSWERED = Promised(Words("A rota"), TORFAEN, None, None)
OF_ORGANISATIONS = [
    *(
        (kind, {"addressee": addressee}, code)
        for kind in (_K.MEASURES_REQUEST, _K.MEASURES, _K.PENSION_NOTICE)
        for addressee, code in (
            (_NOBODY, "correspondent"),
            (_NOWHERE, "correspondent_address"),
        )
    ),
    (_K.MEASURES_REQUEST, {"on_incoming": None}, "legal_employer"),
    (_K.MEASURES_REQUEST, {"facts_people": 0}, "staff_in_scope"),
    (_K.MEASURES_REQUEST, {"facts_reply_by": None}, "measures_reply_by"),
    (_K.MEASURES, {"facts_measures": None}, "own_measures"),
    (_K.MEASURES, {"facts_measures": ()}, "own_measures"),
    (_K.REPRESENTATION_REPLY, {"facts_reply": Words("")}, "representation_reply"),
    (_K.REPRESENTATION_REPLY, {"facts_reasons": Words("")}, "representation_reasons"),
    (
        _K.REPRESENTATION_REPLY,
        {"facts_reasons": Words(""), "facts_outcome": Outcome.REJECTED},
        "representation_reasons",
    ),
    (_K.LIABILITY_INFORMATION, {"facts_specified_on": None}, "liability_notice"),
    (_K.LIABILITY_INFORMATION, {"facts_handed_over": Words("")}, "liability_handed_over"),
    (_K.LIABILITY_CHANGE, {"facts_reasons": Words("")}, "liability_reasons"),
    (_K.LIABILITY_CHANGE, {"on_incoming": None}, "legal_employer"),
    (_K.PENSION_NOTICE, {"on_basis": LegalBasis.UNDECIDED}, "legal_basis"),
    (_K.PENSION_NOTICE, {"on_basis": LegalBasis.SECTION_113_LOAN}, "employer_stays"),
    (_K.PENSION_NOTICE, {"on_basis": LegalBasis.NO_EMPLOYER_CHANGE}, "employer_stays"),
    (_K.PENSION_NOTICE, {"on_is_date_agreed": False}, "date_agreed"),
    (_K.PENSION_NOTICE, {"on_incoming": None}, "legal_employer"),
    (_K.PENSION_NOTICE, {"facts_is_released": False}, "staff_not_released"),
    (_K.PENSION_NOTICE, {"facts_unanswered": 1}, "pension_unasked"),
    (_K.PENSION_NOTICE, {"facts_members": ()}, "pension_members"),
    (_K.CLOSE_OUT, {"facts_is_after": False}, "transfer_to_come"),
    (_K.CLOSE_OUT, {"facts_measures": (_UNANSWERED,)}, "delivery"),
    (_K.CLOSE_OUT, {"facts_reviews": ()}, "review"),
    (_K.CORRECTION, {"facts_right": Words("The 28th")}, "correction_words"),
    (_K.CORRECTION, {"addressee": Addressee("Siân", ("1 Heol",), "NP7 5ZZ")}, "address_checked"),
    (_K.CORRECTION, {"facts_of": _K.PENSION_NOTICE, "addressee": _NOBODY}, "correspondent"),
]
