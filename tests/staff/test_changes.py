"""Changes of terms: put to the rules, refused, advised on and made; what is kept of each; and terms that end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_account, make_employer, make_officer, make_staff, make_transfer, viewer_for
from tests.visitor import Page
from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account
from transition.audit.models import AuditDetail, AuditEvent
from transition.consultation.timeline.tasks import TaskKind, tasks_of
from transition.db import Base, db
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.calendar import days_after, months_after
from transition.rules.changes import ChangeStep, Ending, ending
from transition.rules.protection import EDITION, ChangeReason, TermCategory, TermStatus, Verdict
from transition.staff.changes import actions
from transition.staff.changes.actions import ChangeAnswers
from transition.staff.changes.models import TermChange, TermChangeAdvice, TermChangeMade
from transition.staff.changes.queries import get_change
from transition.staff.people.models import Person
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, LegalBasisDecision, ReleaseKind, Transfer

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LONG_SINCE = date(2024, 4, 1)
AGREED = {"is_agreed": True}


class Case:
    """A transfer of some years ago, and one member of its staff with a contractual term."""

    def __init__(self, **term: Any) -> None:
        self.transfer: Transfer = make_transfer(transfer_on=LONG_SINCE)
        outgoing, incoming = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert incoming
        self.hr, self.host = make_officer(outgoing), make_officer(incoming)
        self.auditor = make_officer(outgoing, Role.AUDITOR)
        self.manager = make_officer(outgoing, Role.MANAGER)
        self.stranger = make_officer(make_employer())
        self.person: Person = make_staff(self.transfer)
        self.by = Viewer(self.hr.id, self.hr.name, ())
        said = {"category": TermCategory.LEAVE, "text": "31 days", "status": TermStatus.CONTRACTUAL, **term}
        self.term = Term(person_id=self.person.id, since_on=date(2009, 9, 1), **said)
        db.session.add(self.term)
        db.session.flush()
        self.page = f"/transfers/{self.transfer.id}/staff/{self.person.id}"
        self.new = f"{self.page}/terms/{self.term.id}/changes/new"

    def propose(self, reason: ChangeReason = ChangeReason.UNRELATED, **more: Any) -> TermChange:
        facts = {**more.pop("facts", AGREED)}
        said = {"text": "33 days", "reason_words": "A new scheme", "effective_on": date(2026, 4, 1), **more}
        answers = ChangeAnswers(reason=reason, facts=facts, **said)
        change = actions.propose_change(self.transfer, self.term, answers, by=self.by, now=NOW)
        return get_change(self.transfer, self.person, change.id)

    def advise(self, change: TermChange, *, may_be_made: bool = True, **more: Any) -> None:
        said = {"adviser": "A. Cyfreithiwr", "advised_on": TODAY, "text": "On the facts", **more}
        actions.record_advice(
            self.transfer, change, may_be_made=may_be_made, by=self.by, now=NOW, today=TODAY, **said
        )

    def make(self, change: TermChange, **more: Any) -> TermChangeMade:
        said = {"effective_on": change.effective_on, "agreed_on": TODAY, "written_in": "Letter", **more}
        return actions.record_made(self.transfer, change, by=self.by, now=NOW, today=TODAY, **said)

    def step(self, change: TermChange) -> ChangeStep:
        db.session.refresh(change, ["advice", "made"])
        return change.step


def events() -> list[tuple[str, dict[str, Any]]]:
    db.session.commit()
    query = select(AuditEvent.name, AuditDetail.details).join(AuditDetail).order_by(AuditEvent.id)
    return [(name, details) for name, details in db.session.execute(query) if name.startswith("term_change")]


# ---- What may be done ------------------------------------------------------------------------------------


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


# ---- The pages -------------------------------------------------------------------------------------------


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return Case()


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}


def asked(page: Page, reason: str, **more: str) -> Page:
    said = {"text": "33 days", "reason": reason, "reason_words": "A new scheme"}
    return page.submit("Put it to the rules", **said, **day("effective_on", date(2026, 4, 1)), **more)


@pytest.mark.only_sqlite
def test_hr_reads_why_a_change_is_void_and_from_when_it_would_not_be(case: Case, visit: Visit) -> None:
    form = visit(case.hr).get(case.page).follow("Propose a change : Annual leave")
    assert "31 days" in form.text
    empty = form.submit("Put it to the rules")
    assert "Enter the day from which the term would change." in empty.errors
    assert "Select the sole or principal reason, or that it is not known yet." in empty.errors
    page = asked(
        form, "TRANSFER", is_agreed="yes", contract_permits="no", is_from_collective_agreement="no",
        is_no_less_favourable_overall="yes",
    )  # fmt: skip
    assert page.heading == "Proposed change: Annual leave"
    assert "Refused" in page.text
    assert "Void: refused" in page.text
    assert "TUPE 2006 reg 4(4)" in page.text
    assert "no day comes after which it is safe" in page.text
    assert "Does the employee agree? Yes" in page.text
    assert "Record the change as made" not in page.links
    assert visit(case.hr).get(f"/transfers/{case.transfer.id}/term-changes").rows()[0][3:] == [
        "Void: refused",
        "TUPE 2006 reg 4(4)",
        "Refused",
    ]


@pytest.mark.only_sqlite
def test_what_is_not_known_goes_to_an_adviser_and_is_made_once_they_have_answered(
    case: Case, visit: Visit
) -> None:
    form = visit(case.hr).get(case.new)
    page = asked(form, "UNRELATED", contract_permits="no")
    assert "Sent to an adviser" in page.text
    assert "What is not settled Does the employee agree?" in page.text
    assert "Record the change as made" not in page.links
    advice = page.follow("Record the advice")
    assert "Enter who advised." in advice.submit("Save").errors
    said = {"adviser": "A. Cyfreithiwr, Caerdydd", "text": "Lawful once it is agreed", "may_be_made": "yes"}
    page = advice.submit("Save", **said, **day("advised_on", TODAY))
    assert "Lawful once it is agreed" in page.text
    made = page.follow("Record the change as made")
    page = made.submit("Save", written_in="Letter of 1 March", **day("agreed_on", TODAY))
    assert "The change was made" in page.text
    person = visit(case.hr).get(case.page)
    leave = [row for row in person.rows() if row[0] == "Annual leave"]
    assert ["33 days Since: 1 April 2026" in row[1] for row in leave] == [True, False]
    assert "Until: 31 March 2026" in leave[1][1]
    assert "Proposed change: Annual leave" in person.links


@pytest.mark.only_sqlite
def test_the_page_is_in_welsh_for_a_welsh_reader(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose(ChangeReason.TRANSFER)
    page = visit(case.hr, "cy").get(f"{case.page}/changes/{change.id}")
    assert page.heading == "Newid arfaethedig: Gwyliau blynyddol"
    assert "Gwrthodwyd" in page.text
    assert visit(case.hr, "cy").get(case.new).heading == "Cynnig newid i deler"


@pytest.mark.only_sqlite
def test_who_may_propose_and_who_may_read(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose()
    address, listed = f"{case.page}/changes/{change.id}", f"/transfers/{case.transfer.id}/term-changes"
    paths = (address, listed, f"/transfers/{case.transfer.id}/terms/ending", case.new, f"{address}/made")
    found = {
        who: [visit(getattr(case, who)).get(path).status for path in paths]
        for who in ("hr", "auditor", "host", "manager", "stranger")
    }
    assert found == {
        "hr": [200, 200, 200, 200, 200],
        "auditor": [200, 200, 200, 403, 403],
        "host": [404, 200, 200, 403, 403],
        "manager": [403, 403, 403, 403, 403],
        "stranger": [404, 404, 404, 404, 404],
    }
    assert "33 days" not in visit(case.host).get(listed).text
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=case.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED,
                released_on=date(2026, 3, 1), recipient="R", released_by_id=case.hr.id,
            )
        )  # fmt: skip
    assert "33 days" in visit(case.host).get(address).text
    assert "Record the advice" not in visit(case.host).get(address).links


@pytest.mark.only_sqlite
def test_an_auditor_who_opens_a_change_is_noted(case: Case, visit: Visit, build: Build) -> None:
    with build():
        change = case.propose()
    visit(case.auditor).get(f"{case.page}/changes/{change.id}")
    with build():
        names = db.session.scalars(select(AuditEvent.name)).all()
    assert names.count("staff.record_opened") == 1


def test_the_list_costs_the_same_however_many_changes_there_are(
    case: Case, visit: Visit, build: Build, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    address, browser = f"/transfers/{case.transfer.id}/term-changes", visit(case.hr)
    costs = []
    for more in (1, 6):
        with build():
            for _ in range(more):
                case.advise(case.propose(facts={"is_agreed": None}))
        browser.get(address)
        with count_queries() as queries:
            browser.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]


# ---- Terms that end --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until_on", "found"),
    [
        (None, None),
        ("2026-03-01", Ending.ENDED),
        ("2026-03-02", Ending.SOON),
        ("2026-09-02", Ending.SOON),
        ("2026-09-03", None),
    ],
)
def test_a_term_is_watched_from_six_months_before_its_last_day(
    until_on: str | None, found: Ending | None
) -> None:
    assert ending(date.fromisoformat(until_on) if until_on else None, TODAY) is found


@pytest.mark.only_sqlite
def test_terms_that_end_are_listed_and_shown_on_the_person_s_page(visit: Visit, build: Build) -> None:
    with build():
        case = Case(category=TermCategory.PAY_PROTECTION, text="Grade 9", until_on=date(2026, 9, 2))
        for words, until_on in (("Ended", date(2026, 3, 1)), ("Far off", date(2026, 9, 3))):
            term = Term(
                person_id=case.person.id, category=TermCategory.ALLOWANCES, text=words, until_on=until_on
            )
            db.session.add(term)
    listed = visit(case.hr).get(f"/transfers/{case.transfer.id}/terms/ending")
    assert listed.rows() == [["Siân Pritchard", "Pay protection", "Grade 9", "2 September 2026"]]
    ended = listed.follow("Show what has ended")
    assert [row[2] for row in ended.rows()] == ["Ended"]
    page = visit(case.hr).get(case.page)
    assert "Ends within six months" in page.text
    assert "Has ended" in page.text
    assert "Terms that end" in visit(case.hr).get(f"/transfers/{case.transfer.id}/staff").links


@pytest.mark.only_sqlite
def test_a_term_that_was_changed_has_not_ended(visit: Visit, build: Build) -> None:
    with build():
        case = Case(category=TermCategory.ALLOWANCES)
        case.make(case.propose())
    listed = visit(case.hr).get(f"/transfers/{case.transfer.id}/terms/ending")
    assert "No recorded term ends within six months." in listed.text


@pytest.mark.usefixtures("context")
def test_hr_is_reminded_of_terms_that_end_day_by_day_and_the_host_after_release() -> None:
    case = Case(category=TermCategory.PAY_PROTECTION, until_on=days_after(TODAY, 5))
    for until_on in (days_after(TODAY, 5), months_after(TODAY, 6), days_after(TODAY, -1)):
        term = Term(person_id=case.person.id, category=TermCategory.ALLOWANCES, text="A", until_on=until_on)
        db.session.add(term)
    db.session.flush()

    def told(account: Account) -> list[tuple[date | None, int]]:
        found = [one for one in tasks_of(viewer_for(account), TODAY) if one.kind is TaskKind.TERMS_ENDING]
        return [(one.due_on, one.count) for one in found]

    both = [(days_after(TODAY, 5), 2), (months_after(TODAY, 6), 1)]
    assert told(case.hr) == both
    assert told(case.host) == told(case.manager) == []
    release = InformationRelease(
        transfer_id=case.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=TODAY, recipient="R",
        released_by_id=case.hr.id,
    )  # fmt: skip
    db.session.add(release)
    db.session.flush()
    assert told(case.host) == both
