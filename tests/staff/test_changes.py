"""Changes of terms: put to the rules, refused, advised on and made; what is kept of each; and terms that end."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.conftest import TODAY
from tests.factories import make_account, make_staff, make_transfer
from tests.staff.changing import AGREED, NOW, Case
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import Base, db
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.changes import ChangeStep
from transition.rules.protection import EDITION, ChangeReason, TermCategory, TermStatus, Verdict
from transition.staff.changes.models import TermChange, TermChangeAdvice, TermChangeMade
from transition.staff.terms.models import Term
from transition.transfers.models import LegalBasisDecision


def events() -> list[tuple[str, dict[str, Any]]]:
    db.session.commit()
    query = select(AuditEvent.name, AuditDetail.details).join(AuditDetail).order_by(AuditEvent.id)
    return [(name, details) for name, details in db.session.execute(query) if name.startswith("term_change")]


@pytest.mark.usefixtures("context")
def test_a_change_that_the_law_allows_is_recorded_as_made_and_the_term_keeps_its_history() -> None:
    case = Case()
    change = case.propose()
    assert (change.verdict, change.step) == (Verdict.ALLOWED, ChangeStep.MAY_BE_MADE)
    made = case.make(change)
    new = db.session.get_one(Term, made.new_term_id)
    assert (case.term.text, case.term.until_on) == ("31 days", date(2026, 3, 31))
    assert (new.text, new.since_on, new.until_on, new.status) == (
        "33 days",
        date(2026, 4, 1),
        None,
        TermStatus.CONTRACTUAL,
    )
    assert case.step(change) is ChangeStep.MADE
    assert [name for name, _ in events()] == ["term_change.proposed", "term_change.made"]


@pytest.mark.usefixtures("context")
def test_a_void_change_is_refused_and_kept_as_evidence_with_its_facts_and_the_edition_of_the_rules() -> None:
    case = Case()
    change = case.propose(ChangeReason.TRANSFER)
    assert (change.step, change.source) == (ChangeStep.REFUSED, "TUPE 2006 reg 4(4)")
    assert change.edition == EDITION
    assert change.facts["transfer_on"] == "2024-04-01"
    assert (change.facts["reason"], change.facts["is_agreed"]) == ("TRANSFER", True)
    assert (change.before.text, change.before.is_none) == ("31 days", False)
    for act in (lambda: case.advise(change), lambda: case.make(change)):
        with pytest.raises(RuleBroken, match="change_is_void"):
            act()
    said = {
        "category": "LEAVE",
        "verdict": "VOID",
        "code": "because_of_transfer",
        "edition": EDITION,
    }
    assert events() == [("term_change.refused", said)]
    assert case.term.until_on is None


@pytest.mark.usefixtures("context")
def test_what_needs_an_adviser_waits_for_the_advice_and_the_last_advice_counts() -> None:
    case = Case()
    change = case.propose(facts={"is_agreed": None})
    assert change.step is ChangeStep.WITH_ADVISER
    with pytest.raises(RuleBroken, match="advice_needed"):
        case.make(change)
    case.advise(change, may_be_made=False)
    assert case.step(change) is ChangeStep.ADVISED_AGAINST
    with pytest.raises(RuleBroken, match="advised_against"):
        case.make(change)
    case.advise(change)
    assert case.step(change) is ChangeStep.MAY_BE_MADE
    case.make(change, agreed_on=None)
    with pytest.raises(RuleBroken, match="made_before"):
        case.make(change)
    with pytest.raises(RuleBroken, match="made_before"):
        case.advise(change)


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"text": ""}, "text_or_none", "text"),
        ({"is_none": True}, "text_or_none", "text"),
        ({"facts": {"contract_permits": True}}, "clause_needed", "clause"),
        ({"effective_on": date(2009, 9, 1)}, "change_before_term", "effective_on"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_and_not_kept(
    given: dict[str, Any], code: str, field: str
) -> None:
    case = Case()
    with pytest.raises(RuleBroken) as broken:
        case.propose(**given)
    assert (broken.value.code, broken.value.field) == (code, field)
    assert db.session.scalars(select(TermChange)).all() == []


@pytest.mark.usefixtures("context")
def test_a_term_is_not_changed_after_its_last_day_and_may_be_on_it() -> None:
    case = Case(until_on=date(2026, 4, 1))
    assert case.propose(effective_on=date(2026, 4, 1)).step is ChangeStep.MAY_BE_MADE
    with pytest.raises(RuleBroken, match="term_ended"):
        case.propose(effective_on=date(2026, 4, 2))


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"agreed_on": None}, "agreed_on_needed", "agreed_on"),
        ({"agreed_on": TODAY + timedelta(days=1)}, "in_the_future", "agreed_on"),
    ],
)
def test_what_is_lawful_by_agreement_is_made_with_the_day_of_it(
    given: dict[str, Any], code: str, field: str
) -> None:
    case = Case()
    change = case.propose()
    with pytest.raises(RuleBroken) as broken:
        case.make(change, **given)
    assert (broken.value.code, broken.value.field) == (code, field)


@pytest.mark.usefixtures("context")
def test_a_change_is_judged_again_on_the_day_it_is_made() -> None:
    """A collective change was lawful for one transfer date; the transfer moved, and it is so no longer."""
    case = Case()
    collective = {**AGREED, "is_from_collective_agreement": True, "is_no_less_favourable_overall": True}
    change = case.propose(ChangeReason.TRANSFER, facts=collective)
    assert change.step is ChangeStep.MAY_BE_MADE
    with pytest.raises(RuleBroken, match="verdict_has_changed"):
        case.make(change, effective_on=date(2025, 4, 1))
    case.transfer.transfer_on = date(2025, 4, 1)
    with pytest.raises(RuleBroken, match="verdict_has_changed"):
        case.make(change)
    assert case.make(change, effective_on=date(2026, 4, 2)).effective_on == date(2026, 4, 2)


@pytest.mark.usefixtures("context")
def test_a_decision_on_the_legal_basis_sends_an_advised_change_back_to_the_rules() -> None:
    case = Case()
    case.transfer = make_transfer(
        case.transfer.outgoing_employer, case.transfer.incoming_employer, basis=None
    )
    case.person = make_staff(case.transfer)
    case.term = Term(
        person_id=case.person.id,
        category=TermCategory.LEAVE,
        text="31 days",
        status=TermStatus.CONTRACTUAL,
    )
    db.session.add(case.term)
    db.session.flush()
    change = case.propose(ChangeReason.TRANSFER)
    case.advise(change)
    decision = LegalBasisDecision(
        transfer_id=case.transfer.id, basis=LegalBasis.TUPE, adviser="A", decided_on=TODAY, reason="R",
        recorded_by_id=make_account().id, recorded_at=NOW,
    )  # fmt: skip
    db.session.add(decision)
    db.session.flush()
    db.session.refresh(case.transfer)
    with pytest.raises(RuleBroken, match="verdict_has_changed"):
        case.make(change)


@pytest.mark.parametrize("table", [TermChange, TermChangeAdvice, TermChangeMade])
def test_nothing_of_a_proposed_change_is_ever_altered_or_deleted(context: Flask, table: type[Base]) -> None:
    case = Case()
    change = case.propose()
    case.advise(change)
    case.make(change)
    db.session.commit()
    for statement in (update(table).values(id=table.__table__.c.id), delete(table)):
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.execute(statement)
        db.session.rollback()


def test_a_change_is_made_once_whoever_asks(context: Flask) -> None:
    case = Case()
    change = case.propose()
    made = case.make(change)
    db.session.commit()
    twice = text(
        "INSERT INTO term_change_made (change_id, new_term_id, effective_on, written_in, recorded_by_id, recorded_at) "
        "VALUES (:change, :term, '2026-04-01', 'L', :by, '2026-03-02 09:00:00+00:00')"
    )
    with pytest.raises(DBAPIError):
        db.session.execute(twice, {"change": change.id, "term": case.term.id, "by": case.hr.id})
    db.session.rollback()
    assert db.session.get_one(TermChangeMade, made.id).written_in == "Letter"
