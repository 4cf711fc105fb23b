"""What letters to staff say and what stops them: decisions, meetings, elections, the outcome, a welcome, staying."""

from dataclasses import replace

import pytest

from tests.letters.reading import LANGUAGES, text
from tests.letters.samples import letter
from tests.letters.samples_staff import ANSWERED, IN, OUT, UNDECIDED
from tests.letters.variants_staff import ANSWERED_CHALLENGE, CHALLENGED, FAMILY
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.gaps import FactsMissing, gaps
from transition.pdf import page_count
from transition.rules.basis import LegalBasis
from transition.rules.letters import LetterKind as Kind

BLANK = Words("")
UNSETTLED = (
    Kind.SCOPE_DECISION, Kind.ONE_TO_ONE, Kind.ELECTION_NOTICE, Kind.NOMINATION, Kind.ELECTION_RESULT,
    Kind.CONSULTATION_OUTCOME, Kind.STAYING,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (Kind.SCOPE_DECISION, {"facts_posts": (replace(IN, post=BLANK),)}, "posts"),
        (Kind.SCOPE_DECISION, {"facts_posts": (replace(IN, reason=BLANK),)}, "scope_reason"),
        (Kind.SCOPE_DECISION, {"facts_posts": (replace(IN, evidence=BLANK),)}, "scope_decision"),
        (Kind.SCOPE_DECISION, {"facts_posts": (replace(OUT, decided_by=" "),)}, "scope_decision"),
        (
            Kind.SCOPE_DECISION,
            {"facts_posts": (replace(ANSWERED_CHALLENGE, answered_by=""),)},
            "challenge_answer",
        ),
        (Kind.SCOPE_DECISION, {"facts_challenge_by": None}, "challenge_by"),
        (Kind.SCOPE_DECISION, {"facts_challenge_decider": BLANK}, "challenge_decider"),
        (Kind.ONE_TO_ONE, {"facts_place": BLANK}, "meeting_place"),
        (Kind.ELECTION_NOTICE, {"facts_constituency": BLANK}, "constituency"),
        (Kind.ELECTION_NOTICE, {"facts_nominations_until": None}, "nominations_until"),
        (Kind.ELECTION_NOTICE, {"facts_arrangements": BLANK}, "arrangements"),
        (Kind.NOMINATION, {"facts_candidates": ()}, "candidates"),
        (Kind.NOMINATION, {"facts_ballot_until": None}, "ballot_days"),
        (Kind.ELECTION_RESULT, {"facts_term_until": None}, "election_term"),
        (Kind.ELECTION_RESULT, {"facts_results": ()}, "election_result"),
        (Kind.CONSULTATION_OUTCOME, {"facts_closed_on": None}, "consultation_closed"),
        (Kind.CONSULTATION_OUTCOME, {"facts_owed_count": 1}, "replies_owed"),
        (Kind.CONSULTATION_OUTCOME, {"facts_measures": None}, "measures"),
        (Kind.WELCOME, {"on_basis": LegalBasis.UNDECIDED}, "legal_basis"),
        (Kind.WELCOME, {"on_basis": LegalBasis.SECTION_113_LOAN}, "no_new_employer"),
        (Kind.WELCOME, {"on_basis": LegalBasis.NO_EMPLOYER_CHANGE}, "no_new_employer"),
        (Kind.WELCOME, {"on_incoming": None}, "legal_employer"),
        (Kind.WELCOME, {"facts_continuous_from": None}, "continuous_employment"),
        (Kind.WELCOME, {"facts_first_day": BLANK}, "first_day"),
        (Kind.WELCOME, {"facts_leave_carried": BLANK}, "leave_carried"),
        (Kind.WELCOME, {"facts_is_pension_member": None}, "pension"),
        (
            Kind.WELCOME,
            {"on_basis": LegalBasis.TUPE_EQUIVALENT, "facts_service_recognised": BLANK},
            "service_recognised",
        ),
        (Kind.STAYING, {"facts_changes": BLANK}, "staying"),
        (Kind.STAYING, {"facts_measures": None}, "own_measures"),
        (Kind.STAYING, {"facts_representatives": ()}, "representatives"),
    ],
)
def test_what_is_missing_stops_the_letter_and_is_named(kind, change, code):
    incomplete = letter(kind, **change)
    assert code in gaps(incomplete)
    with pytest.raises(FactsMissing):
        compose.document(incomplete, "cy")


def test_what_is_still_awaited_needs_no_evidence_and_an_answer_no_last_day():
    assert gaps(letter(Kind.SCOPE_DECISION, facts_posts=(UNDECIDED,), facts_challenge_by=None)) == ()
    assert gaps(letter(Kind.SCOPE_DECISION, facts_posts=(ANSWERED_CHALLENGE,), facts_challenge_by=None)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", UNSETTLED)
def test_while_the_basis_is_undecided_no_letter_says_that_contracts_move(kind, language):
    words = text(letter(kind, on_basis=LegalBasis.UNDECIDED, on_incoming=None), language)
    for claim in (
        "Torfaen County", "Sirol Torfaen", "contract of employment for it continues", "go with each person",
        "contract cyflogaeth ar ei chyfer", "mynd gyda phob person", "None",
    ):  # fmt: skip
        assert claim not in words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Statement of change (Employment Rights Act 1996, section 4)",
                "Employer until then Monmouthshire County Council",
                "Employer from 1 April 2026 Torfaen County Borough Council",
                "Continuous employment began on 3 September 2012",
                "is not broken by the change of employer",
            ],
        ),
        (
            "cy",
            [
                "Datganiad o newid (Deddf Hawliau Cyflogaeth 1996, adran 4)",
                "Cyflogwr hyd at hynny Cyngor Sir Fynwy",
                "Cyflogwr o 1 Ebrill 2026 Cyngor Bwrdeistref Sirol Torfaen",
                "Cyflogaeth ddi-dor ers 3 Medi 2012",
                "torri eich cyflogaeth ddi-dor",
            ],
        ),
    ],
)
def test_the_welcome_is_the_statement_of_change_where_the_law_moves_people_and_nowhere_else(language, said):
    whole = text(letter(Kind.WELCOME), language)
    offered = text(letter(Kind.WELCOME, on_basis=LegalBasis.TUPE_EQUIVALENT), language)
    assert all(words in whole for words in said)
    assert not any(words in offered for words in said)


@pytest.mark.parametrize(
    ("posts", "en", "never"),
    [
        ((IN,), "The post is assigned to the work that moves.", "is not assigned"),
        ((OUT,), "The post is not assigned to the work that moves.", "continues with Torfaen"),
        ((UNDECIDED,), "Not decided yet.", "You may challenge the decision until"),
        ((CHALLENGED,), "You have challenged a decision.", "You may challenge the decision until"),
        ((ANSWERED_CHALLENGE,), "Our answer to your challenge", "You have challenged a decision."),
    ],
)
def test_a_decision_says_what_was_decided_and_what_can_be_done_about_it(posts, en, never):
    words = text(letter(Kind.SCOPE_DECISION, facts_posts=posts), "en")
    assert en in words
    assert never not in words


@pytest.mark.parametrize(
    ("kind", "item", "en", "cy"),
    [
        (Kind.ELECTION_NOTICE, "14(1)(b)", "Representatives to be elected 2", "cynrychiolwyr i’w hethol 2"),
        (Kind.ELECTION_NOTICE, "14(1)(d)", "Elected until 30 September 2026", "Etholir hyd at 30 Medi 2026"),
        (Kind.ELECTION_NOTICE, "14(1)(e)", "Anybody among these staff may stand", "Caiff unrhyw un o’r staff hyn sefyll"),
        (Kind.ELECTION_NOTICE, "14(1)(f)", "kept from standing without good reason", "rhag sefyll heb reswm da"),
        (Kind.ELECTION_NOTICE, "14(1)(g)", "All of these staff may vote", "Caiff pob un o’r staff hyn bleidleisio"),
        (Kind.NOMINATION, "14(1)(h)", "as many candidates as there are representatives", "gynifer o ymgeiswyr ag sydd o gynrychiolwyr"),
        (Kind.NOMINATION, "14(1)(i)", "The ballot is secret", "Mae’r bleidlais yn gudd"),
        (Kind.ELECTION_RESULT, "14(1)(i)", "Voting papers 36", "Papurau pleidleisio 36"),
        (Kind.CONSULTATION_OUTCOME, "13(7)", "where we rejected one, we gave the reasons", "rhoesom y rhesymau"),
        (Kind.STAYING, "7", "a dismissal is automatically unfair", "mae diswyddo’n annheg yn awtomatig"),
    ],
)  # fmt: skip
def test_what_the_regulations_ask_is_said_in_both_languages(kind, item, en, cy):
    assert en in text(letter(kind), "en"), item
    assert cy in text(letter(kind), "cy"), item


def test_a_union_reads_its_own_answers_and_staff_read_who_speaks_for_them():
    staff, union = (
        text(letter(Kind.CONSULTATION_OUTCOME, facts_answered=answered), "en")
        for answered in (None, ANSWERED)
    )
    assert ("UNISON, Gwent" in staff, "UNISON, Gwent" in union) == (True, False)
    assert ("Agreed in part" in staff, "Agreed in part" in union) == (False, True)


@pytest.mark.parametrize(
    "kind", [*UNSETTLED, Kind.WELCOME, Kind.ANNOUNCEMENT, Kind.RECORD_CHECK, Kind.CONFIRMATION]
)
def test_whoever_is_away_is_told_that_they_are_heard_too(kind):
    away = letter(kind, facts_away=FAMILY)
    assert "you are on family leave until 31 July 2026" in text(away, "en")
    assert "eich bod ar absenoldeb teuluol hyd at 31 Gorffennaf 2026" in text(away, "cy")
    assert "family leave" not in text(letter(kind), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_to_staff_are_two_pages_and_a_slip_at_most(language):
    for kind, most in ((Kind.SCOPE_DECISION, 2), (Kind.ONE_TO_ONE, 3), (Kind.ELECTION_NOTICE, 3),
                       (Kind.NOMINATION, 2), (Kind.ELECTION_RESULT, 2), (Kind.CONSULTATION_OUTCOME, 2),
                       (Kind.WELCOME, 2), (Kind.STAYING, 2)):  # fmt: skip
        assert page_count(compose.letter_pdf(letter(kind), language)) <= most, kind
