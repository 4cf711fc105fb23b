"""Facts are frozen as JSON and come back whole; what a letter lacks stops that letter and says why."""

import json

import pytest

from tests.letters.gaps_organisations import OF_ORGANISATIONS
from tests.letters.samples import ADDRESSEE, FACTS, LETTERHEAD, MEASURE, letter
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.content import Addressee, AgencyWorkers, Contact, Letter, Signatory
from transition.letters.gaps import FactsMissing, gaps
from transition.rules.basis import LegalBasis
from transition.rules.letters import LetterKind

ANNOUNCEMENT, REGULATION_13 = LetterKind.ANNOUNCEMENT, LetterKind.REGULATION_13_INFORMATION
RECORD_CHECK, CONFIRMATION = LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION
OBJECTION = LetterKind.OBJECTION
KINDS = list(FACTS)
BLANK = Words("")


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_survives_being_kept_as_json(kind):
    whole = letter(kind)
    assert Letter.from_dict(json.loads(json.dumps(whole.to_dict()))) == whole


def test_unanswered_and_none_stay_apart_in_json():
    for measures in (None, (), (MEASURE,)):
        kept = letter(REGULATION_13, facts_own_measures=measures).to_dict()
        assert Letter.from_dict(json.loads(json.dumps(kept))).facts.own_measures == measures


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept | {"kind": "NO_SUCH_LETTER"},
        lambda kept: kept | {"extra": 1},
        lambda kept: {name: value for name, value in kept.items() if name != "reference"},
        lambda kept: kept | {"dated_on": "2026-02-30"},
        lambda kept: kept | {"reference": 7},
        lambda kept: kept | {"kind": "RECORD_CHECK"},
        lambda kept: kept | {"facts": []},
    ],
)
def test_json_that_we_did_not_write_is_refused(spoil):
    with pytest.raises(ValueError):  # noqa: PT011 - each way of spoiling it says something else
        Letter.from_dict(spoil(letter(ANNOUNCEMENT).to_dict()))


@pytest.mark.parametrize("kind", KINDS)
def test_the_samples_lack_nothing(kind):
    assert gaps(letter(kind)) == ()


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (ANNOUNCEMENT, {"facts_representatives": ()}, "representatives"),
        (ANNOUNCEMENT, {"on_reason": BLANK}, "reason"),
        (ANNOUNCEMENT, {"addressee": Addressee("", ("1 Heol",), "NP7 5ZZ")}, "name"),
        (ANNOUNCEMENT, {"addressee": Addressee("Siân", (), "NP7 5ZZ")}, "address"),
        (ANNOUNCEMENT, {"addressee": Addressee("Siân", ("1 Heol",), "")}, "postcode_or_country"),
        (RECORD_CHECK, {"addressee": Addressee("Siân", ("1 Heol",), "NP7 5ZZ")}, "address_checked"),
        (CONFIRMATION, {"addressee": Addressee("Siân", ("1 Heol",), "NP7 5ZZ")}, "address_checked"),
        (RECORD_CHECK, {"facts_sections": ()}, "sections"),
        (RECORD_CHECK, {"facts_code": ""}, "code"),
        (REGULATION_13, {"on_functions": BLANK}, "functions"),
        (REGULATION_13, {"facts_affected": BLANK}, "affected"),
        (REGULATION_13, {"facts_legal_implications": BLANK}, "legal_implications"),
        (REGULATION_13, {"facts_economic_implications": BLANK}, "economic_implications"),
        (REGULATION_13, {"facts_social_implications": BLANK}, "social_implications"),
        (REGULATION_13, {"facts_own_measures": None}, "own_measures"),
        (REGULATION_13, {"facts_transferee_measures": None}, "transferee_measures"),
        (REGULATION_13, {"facts_agency_workers": None}, "agency_workers"),
        (REGULATION_13, {"facts_agency_workers": AgencyWorkers(3)}, "agency_parts"),
        (REGULATION_13, {"facts_agency_workers": AgencyWorkers(3, (Words("Waste"),))}, "agency_work"),
        (REGULATION_13, {"facts_welsh_effects": BLANK}, "welsh_effects"),
        (CONFIRMATION, {"on_incoming": None}, "legal_employer"),
        (CONFIRMATION, {"on_basis": LegalBasis.UNDECIDED}, "legal_basis"),
        (CONFIRMATION, {"on_is_date_agreed": False}, "date_agreed"),
        (CONFIRMATION, {"facts_terms": ()}, "terms"),
        (CONFIRMATION, {"facts_has_objected": True}, "objection_open"),
        (OBJECTION, {"on_incoming": None}, "legal_employer"),
        (OBJECTION, {"facts_withdraw_by": None}, "withdraw_by"),
        (CONFIRMATION, {"facts_posts": ()}, "posts"),
        (CONFIRMATION, {"facts_measures": None}, "measures"),
        (CONFIRMATION, {"facts_is_pension_member": None}, "pension"),
        (CONFIRMATION, {"facts_pension_fund": BLANK}, "pension_fund"),
        (CONFIRMATION, {"facts_first_pay_on": None}, "first_pay"),
        (
            CONFIRMATION,
            {"on_basis": LegalBasis.TUPE_EQUIVALENT, "facts_service_recognised": BLANK},
            "service_recognised",
        ),
        (CONFIRMATION, {"on_basis": LegalBasis.TUPE_EQUIVALENT, "facts_reply_by": None}, "reply_by"),
        (CONFIRMATION, {"on_basis": LegalBasis.TUPE_EQUIVALENT, "facts_code": ""}, "code"),
        (CONFIRMATION, {"on_basis": LegalBasis.SECTION_113_LOAN, "facts_consulted_on": None}, "consulted"),
        (CONFIRMATION, {"on_basis": LegalBasis.SECTION_113_LOAN, "facts_loan_until": BLANK}, "loan_until"),
        *OF_ORGANISATIONS,
    ],
)
def test_what_is_missing_stops_the_letter_and_is_named(kind, change, code):
    incomplete = letter(kind, **change)
    assert code in gaps(incomplete)
    with pytest.raises(FactsMissing) as stopped:
        compose.document(incomplete, "cy")
    assert code in stopped.value.codes


def test_a_letter_needs_a_named_signatory_and_someone_to_ask():
    head = type(LETTERHEAD)(
        LETTERHEAD.council, LETTERHEAD.address, Contact("Elin", Words("HR")), Signatory(" ", Words("Head"))
    )
    assert gaps(letter(ANNOUNCEMENT, letterhead=head)) == ("signatory", "contact")


def test_the_new_employer_states_no_measures_of_the_transferee():
    assert gaps(letter(REGULATION_13, facts_is_transferor=False, facts_transferee_measures=None)) == ()


def test_an_address_that_cannot_be_read_through_the_window_stops_its_letter():
    endless = Addressee("Siân " * 100, ADDRESSEE.lines, ADDRESSEE.postcode, is_checked=True)
    with pytest.raises(FactsMissing) as stopped:
        compose.document(letter(ANNOUNCEMENT, addressee=endless), "cy")
    assert stopped.value.codes == ("address_too_long",)
