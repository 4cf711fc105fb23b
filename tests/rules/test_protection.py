"""Changes of terms after a transfer: each way that the law allows one, each that it makes void, each it leaves open.

A row: the facts in words, what they are to the rules, the verdict, the regulation, and the reason's code. Unless a row
says otherwise, the transfer took place on 1 April 2026 under TUPE, and the change is of a contractual term, is made
because of the transfer, takes effect on 2 April 2027, is not agreed, and is to nobody's detriment.
"""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

import pytest

from tests.rules.examples import on
from transition.rules.basis import LegalBasis
from transition.rules.protection import (
    CODES,
    EDITION,
    ChangeReason,
    ProposedChange,
    TermCategory,
    TermStatus,
    Verdict,
    WorkforceChange,
    earliest_collective_change,
    judge,
    transfers_by_law,
)

ALLOWED, VOID, ADVISER = Verdict.ALLOWED, Verdict.VOID, Verdict.ADVISER
CHANGE = ProposedChange(
    transfer_on=on("2026-04-01"),
    basis=LegalBasis.TUPE,
    category=TermCategory.LEAVE,
    status=TermStatus.CONTRACTUAL,
    reason=ChangeReason.TRANSFER,
    effective_on=on("2027-04-02"),
)


class Row(NamedTuple):
    """One line of the table."""

    words: str
    facts: dict[str, Any]
    verdict: Verdict
    source: str
    code: str


UNRELATED = {"reason": ChangeReason.UNRELATED}
AGREED = {"is_agreed": True}
ETO = {"reason": ChangeReason.ETO, "workforce_change": WorkforceChange.NUMBERS_OR_FUNCTIONS}
MOVE = {"reason": ChangeReason.ETO, "workforce_change": WorkforceChange.WORKPLACE}
COLLECTIVE = {"is_from_collective_agreement": True, "is_no_less_favourable_overall": True} | AGREED
AWARD = {
    "reason": ChangeReason.NEW_AGREEMENT,
    "follows_agreements": True,
    "agreement_made_on": on("2026-07-01"),
    "is_participant": True,
}
PENSION = {"category": TermCategory.PENSION}
LOOSE = {"status": TermStatus.NOT_CONTRACTUAL}
CLAUSE = {"contract_permits": True}
DETRIMENT = {"is_substantial_detriment": True}

# One case is one row, for a lawyer to read across.
# fmt: off
LAWFUL = [
    Row("The reason is nothing to do with the transfer, and the employee agrees.",
        UNRELATED | AGREED, ALLOWED, "TUPE 2006 reg 4(4)", "not_because_of_transfer"),
    Row("The same on the day after the transfer: there is no waiting time for a reason of its own.",
        UNRELATED | AGREED | {"effective_on": on("2026-04-02")}, ALLOWED, "TUPE 2006 reg 4(4)", "not_because_of_transfer"),
    Row("The contract already lets the employer make this change, though the transfer is why it is made.",
        CLAUSE, ALLOWED, "TUPE 2006 reg 4(5)(b)", "contract_permits"),
    Row("An organisational reason changes the numbers or functions of the workforce, and the employee agrees.",
        ETO | AGREED, ALLOWED, "TUPE 2006 reg 4(5)(a)", "eto_agreed"),
    Row("An organisational reason moves the place of work, and the employee agrees.",
        MOVE | AGREED, ALLOWED, "TUPE 2006 reg 4(5)(a), (5A)", "eto_workplace_agreed"),
    Row("A term from a collective agreement varies more than a year after the transfer, agreed and no worse overall.",
        COLLECTIVE, ALLOWED, "TUPE 2006 reg 4(5B)", "collective_after_a_year"),
    Row("An organisational reason changes no workforce, but the term is from a collective agreement, after a year.",
        ETO | COLLECTIVE | {"workforce_change": WorkforceChange.NONE}, ALLOWED, "TUPE 2006 reg 4(5B)", "collective_after_a_year"),
    Row("A later award of bargaining in which the new employer takes part, which the contract takes in.",
        AWARD, ALLOWED, "TUPE 2006 reg 4A(1)(b)", "participant"),
    Row("A collective agreement made before the transfer brings its change after it.",
        AWARD | {"agreement_made_on": on("2026-03-01"), "is_participant": False},
        ALLOWED, "TUPE 2006 regs 4(2), 4A(1)(a), 5", "agreed_by_transfer"),
    Row("A collective agreement made on the day of the transfer itself: it was not made after it.",
        AWARD | {"agreement_made_on": on("2026-04-01"), "is_participant": False},
        ALLOWED, "TUPE 2006 regs 4(2), 4A(1)(a), 5", "agreed_by_transfer"),
    Row("The term is not contractual: no contract varies, but the change is a measure to inform of.",
        LOOSE, ALLOWED, "TUPE 2006 reg 13(2)(c)", "not_contractual_but_a_measure"),
    Row("The term is custom and practice, the reason is not the transfer, and the employee agrees.",
        UNRELATED | AGREED | {"status": TermStatus.CUSTOM_AND_PRACTICE}, ALLOWED, "TUPE 2006 reg 4(4)", "not_because_of_transfer"),
    Row("What the scheme gives on redundancy is no old-age benefit: regulation 4 protects it like any term.",
        PENSION | UNRELATED | AGREED | {"is_scheme_benefit": False}, ALLOWED, "TUPE 2006 reg 4(4)", "not_because_of_transfer"),
]
UNLAWFUL = [
    Row("The transfer is the reason, and nobody agreed.", {}, VOID, "TUPE 2006 reg 4(4)", "because_of_transfer"),
    Row("The transfer is the reason, and the employee agrees: agreement does not save it.",
        AGREED, VOID, "TUPE 2006 reg 4(4)", "because_of_transfer"),
    Row("The transfer is the reason, fourteen years later: the protection does not run out.",
        AGREED | {"effective_on": on("2040-01-01")}, VOID, "TUPE 2006 reg 4(4)", "because_of_transfer"),
    Row("The old employer makes the change before the transfer, because of it.",
        AGREED | {"effective_on": on("2026-03-01")}, VOID, "TUPE 2006 reg 4(4)", "because_of_transfer"),
    Row("Terms are brought into line with those of the new employer's staff, for an economic reason that changes no workforce.",
        ETO | AGREED | {"workforce_change": WorkforceChange.NONE}, VOID, "TUPE 2006 reg 4(5)(a)", "eto_without_workforce_change"),
    Row("An organisational reason changes the workforce, and the employee does not agree.",
        ETO, VOID, "TUPE 2006 reg 4(5)(a)", "eto_not_agreed"),
    Row("The place of work moves, and the employee does not agree.", MOVE, VOID, "TUPE 2006 reg 4(5)(a)", "eto_not_agreed"),
    Row("A collective term, agreed and no worse, on the first anniversary: one year is not more than one year.",
        COLLECTIVE | {"effective_on": on("2027-04-01")}, VOID, "TUPE 2006 reg 4(5B)(a)", "within_a_year"),
    Row("A collective term after a year that leaves the contract worse, taken as a whole.",
        COLLECTIVE | {"is_no_less_favourable_overall": False}, VOID, "TUPE 2006 reg 4(5B)(b)", "less_favourable"),
    Row("A collective term after a year, no worse overall, to which the employee does not agree.",
        COLLECTIVE | {"is_agreed": False}, VOID, "TUPE 2006 reg 4(5C)", "collective_not_agreed"),
    Row("An award agreed after the transfer by bargaining in which the new employer has no part.",
        AWARD | {"is_participant": False}, VOID, "TUPE 2006 reg 4A", "static_agreement"),
    Row("The same award, agreed on the day after the transfer.",
        AWARD | {"is_participant": False, "agreement_made_on": on("2026-04-02")}, VOID, "TUPE 2006 reg 4A", "static_agreement"),
    Row("The employee is asked to give up what TUPE protects.",
        UNRELATED | AGREED | {"waives_protection": True}, VOID, "TUPE 2006 reg 18", "contracting_out"),
    Row("Custom and practice binds like any term: a change because of the transfer is void.",
        AGREED | {"status": TermStatus.CUSTOM_AND_PRACTICE}, VOID, "TUPE 2006 reg 4(4)", "because_of_transfer"),
    Row("Nobody knows where the term comes from, but it would be too early for a collective one too.",
        COLLECTIVE | {"is_from_collective_agreement": None, "effective_on": on("2026-10-01")},
        VOID, "TUPE 2006 reg 4(5B)(a)", "within_a_year"),
]
OPEN = [
    Row("Nobody has decided yet whether TUPE applies.",
        {"basis": LegalBasis.UNDECIDED}, ADVISER, "TUPE 2006 reg 3", "basis_undecided"),
    Row("The transfer follows TUPE's principles only: no contract moved by law.",
        {"basis": LegalBasis.TUPE_EQUIVALENT}, ADVISER, "COSOP 2013", "not_under_tupe"),
    Row("The officer is on loan: their employer has not changed.",
        {"basis": LegalBasis.SECTION_113_LOAN}, ADVISER, "TUPE 2006 reg 3(1)", "no_new_employer"),
    Row("The host was their employer all along.",
        {"basis": LegalBasis.NO_EMPLOYER_CHANGE}, ADVISER, "TUPE 2006 reg 3(1)", "no_new_employer"),
    Row("The transfer took place on 30 January 2014, before the regulation was rewritten.",
        {"transfer_on": on("2014-01-30")}, ADVISER, "TUPE 2006 reg 4 before SI 2014/16", "before_2014"),
    Row("An old-age benefit of the pension scheme: outside regulation 4.",
        PENSION | {"is_scheme_benefit": True}, ADVISER, "TUPE 2006 reg 10", "pension"),
    Row("A pension term, and nobody knows which kind of benefit.", PENSION, ADVISER, "TUPE 2006 reg 10", "pension"),
    Row("It is disputed whether the term binds.",
        {"status": TermStatus.DISPUTED}, ADVISER, "TUPE 2006 reg 4(1)", "status_unsettled"),
    Row("Nobody was asked whether the term binds.", {"status": None}, ADVISER, "TUPE 2006 reg 4(1)", "status_unsettled"),
    Row("The reason is not stated.", {"reason": ChangeReason.NOT_STATED}, ADVISER, "TUPE 2006 reg 4(4)", "reason_not_stated"),
    Row("A reason of its own, but the employee does not agree.", UNRELATED | {"effective_on": on("2026-12-31")},
        ADVISER, "TUPE 2006 reg 4(4)", "not_agreed"),
    Row("The same from 1 January 2027, when restrictions on imposed changes are expected to begin.",
        UNRELATED | {"effective_on": on("2027-01-01")}, ADVISER, "ERA 2025", "not_agreed_restricted"),
    Row("Nobody knows whether the contract has a clause that permits the change.",
        AGREED | {"contract_permits": None}, ADVISER, "TUPE 2006 reg 4(5)(b)", "clause_unknown"),
    Row("A clause permits the change, but it is substantial and to the employee's material detriment.",
        CLAUSE | DETRIMENT, ADVISER, "TUPE 2006 reg 4(9)", "substantial_detriment"),
    Row("A clause permits the change, and nobody has asked whether it is to the employee's detriment.",
        CLAUSE | {"is_substantial_detriment": None}, ADVISER, "TUPE 2006 reg 4(9)", "substantial_detriment"),
    Row("The place of work moves by agreement, to the employee's material detriment.",
        MOVE | AGREED | DETRIMENT, ADVISER, "TUPE 2006 reg 4(9)", "substantial_detriment"),
    Row("Working conditions that are no term of the contract change substantially, to the employee's detriment.",
        LOOSE | DETRIMENT, ADVISER, "TUPE 2006 reg 4(9)", "substantial_detriment"),
    Row("A collective change after a year that is still to one employee's material detriment.",
        COLLECTIVE | DETRIMENT, ADVISER, "TUPE 2006 reg 4(9)", "substantial_detriment"),
    Row("An organisational reason, and nobody knows whether the workforce changes.",
        ETO | AGREED | {"workforce_change": None}, ADVISER, "TUPE 2006 reg 4(5)(a)", "workforce_change_unknown"),
    Row("An organisational reason changes the workforce, and nobody knows whether the employee agrees.",
        ETO | {"is_agreed": None}, ADVISER, "TUPE 2006 reg 4(5)(a)", "agreement_unknown"),
    Row("A later award, and the contract is not known to take in agreements as they are made from time to time.",
        AWARD | {"follows_agreements": None}, ADVISER, "TUPE 2006 reg 4A(1)", "not_incorporated"),
    Row("A later award, and nobody says when it was agreed.",
        AWARD | {"agreement_made_on": None}, ADVISER, "TUPE 2006 reg 4A(1)(a)", "agreement_day_unknown"),
    Row("A later award, and nobody knows whether the new employer takes part in that bargaining.",
        AWARD | {"is_participant": None}, ADVISER, "TUPE 2006 reg 4A(1)(b)", "participation_unknown"),
    Row("After a year, agreed and no worse, and nobody knows whether the term comes from a collective agreement.",
        COLLECTIVE | {"is_from_collective_agreement": None}, ADVISER, "TUPE 2006 reg 4(5B)", "origin_unknown"),
    Row("A collective term after a year, and nobody has compared the contract as a whole.",
        COLLECTIVE | {"is_no_less_favourable_overall": None}, ADVISER, "TUPE 2006 reg 4(5B)(b)", "favourability_unknown"),
    Row("A collective term after a year, no worse, and nobody knows whether the employee agrees.",
        COLLECTIVE | {"is_agreed": None}, ADVISER, "TUPE 2006 reg 4(5C)", "collective_agreement_unknown"),
]
# fmt: on
TABLE = [*LAWFUL, *UNLAWFUL, *OPEN]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.words)
def test_a_proposed_change_gets_the_laws_answer(row: Row) -> None:
    found = judge(replace(CHANGE, **row.facts))
    assert (found.verdict, found.source, found.code) == (row.verdict, row.source, row.code)


def test_the_three_parts_of_the_table_hold_what_they_say_and_every_reason_is_in_it() -> None:
    assert {row.verdict for row in LAWFUL} == {ALLOWED}
    assert {row.verdict for row in UNLAWFUL} == {VOID}
    assert {row.verdict for row in OPEN} == {ADVISER}
    assert {row.code for row in TABLE} == set(CODES)


def test_what_goes_to_an_adviser_names_what_is_unsure_and_nothing_else_does() -> None:
    for row in TABLE:
        found = judge(replace(CHANGE, **row.facts))
        assert (found.unsure is not None) == (found.verdict is ADVISER), row.words
        assert found.unsure is None or hasattr(CHANGE, found.unsure), row.words


def test_only_what_rests_on_inference_is_to_be_confirmed() -> None:
    codes = {row.code for row in TABLE if judge(replace(CHANGE, **row.facts)).is_to_be_confirmed}
    assert codes == {"participant", "eto_workplace_agreed"}


@pytest.mark.parametrize(
    ("transfer_on", "earliest_on"),
    [
        ("2026-04-01", "2027-04-02"),
        ("2028-02-29", "2029-03-01"),
        ("2027-02-28", "2028-02-29"),
        ("2026-12-31", "2028-01-01"),
        ("2014-01-31", "2015-02-01"),
    ],
)
def test_a_collective_term_may_vary_from_the_day_after_the_anniversary_and_not_a_day_sooner(
    transfer_on: str, earliest_on: str
) -> None:
    assert earliest_collective_change(on(transfer_on)) == on(earliest_on)
    change = replace(CHANGE, transfer_on=on(transfer_on), **COLLECTIVE)
    assert judge(replace(change, effective_on=on(earliest_on))).verdict is ALLOWED
    sooner = judge(replace(change, effective_on=on(earliest_on) - timedelta(days=1)))
    assert (sooner.verdict, sooner.earliest_on) == (VOID, on(earliest_on))


def test_no_unanswered_question_ever_makes_a_change_lawful() -> None:
    """Where an answer is not known, the law says no more than it would of the worse answer, or an adviser does."""
    asked = (
        "is_agreed", "contract_permits", "workforce_change", "is_from_collective_agreement",
        "is_no_less_favourable_overall", "is_substantial_detriment", "is_participant", "follows_agreements",
    )  # fmt: skip
    for row in TABLE:
        change = replace(CHANGE, **row.facts)
        for name in asked:
            unknown = judge(replace(change, **{name: None}))
            if unknown.verdict is ALLOWED:
                answers = [*WorkforceChange] if name == "workforce_change" else [True, False]
                verdicts = {judge(replace(change, **{name: answer})).verdict for answer in answers}
                assert VOID not in verdicts, (row.words, name)


def test_the_edition_is_raised_when_the_table_answers_differently() -> None:
    """Each proposal keeps the edition that judged it: a new answer under an old name would make that untrue."""
    said = "\n".join(f"{sorted(row.facts.items())!r}|{row.verdict}|{row.source}|{row.code}" for row in TABLE)
    editions = {"2026-11": "5f42aa946b902710"}
    assert hashlib.sha256(said.encode()).hexdigest()[:16] == editions[EDITION]


@pytest.mark.parametrize(
    ("category", "status", "basis", "verdict"),
    [
        (TermCategory.LEAVE, TermStatus.CONTRACTUAL, LegalBasis.TUPE, ALLOWED),
        (TermCategory.LEAVE, TermStatus.CUSTOM_AND_PRACTICE, LegalBasis.TUPE, ALLOWED),
        (TermCategory.LEAVE, TermStatus.NOT_CONTRACTUAL, LegalBasis.TUPE, VOID),
        (TermCategory.LEAVE, TermStatus.DISPUTED, LegalBasis.TUPE, ADVISER),
        (TermCategory.LEAVE, None, LegalBasis.TUPE, ADVISER),
        (TermCategory.PENSION, TermStatus.CONTRACTUAL, LegalBasis.TUPE, ADVISER),
        (TermCategory.LEAVE, TermStatus.CONTRACTUAL, LegalBasis.UNDECIDED, ADVISER),
        (TermCategory.LEAVE, TermStatus.CONTRACTUAL, LegalBasis.TUPE_EQUIVALENT, VOID),
    ],
)
def test_which_terms_move_with_the_contract(
    category: TermCategory, status: TermStatus | None, basis: LegalBasis, verdict: Verdict
) -> None:
    assert transfers_by_law(category, status, basis) is verdict
