"""Transfers to report on: a cohort large enough to be counted, and one of a single person full of canaries."""

from datetime import date

from sqlalchemy import select

from tests.factories import (
    make_account,
    make_programme,
    make_recognition,
    make_staff,
    make_transfer,
    make_union,
)
from transition.access.permissions import Viewer
from transition.accounts.models import Account
from transition.consultation.measures.models import Measure, MeasuresStatement
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.representations.models import Representation
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Recognition
from transition.money.actions import CostLineAnswers, add_cost_line, record_published_figure
from transition.money.models import CostKind, Figure
from transition.rules.consultation import Outcome
from transition.rules.milestones import Owner
from transition.transfers.models import Decision, Risk, Scope, Team, Transfer

POUND = 100
CANARY = "Xanthippe"
PAY = 7_654_321
OPENED_ON = date(2026, 2, 4)


def the_case(people: int = 8) -> Transfer:
    """A transfer under way, like that of the published papers: consultation open, one reply overdue."""
    transfer = make_transfer(programme=make_programme(name_cy="Rhaglen"))
    officer = make_account("Mair Rees")
    for _ in range(people):
        make_staff(transfer, surname=CANARY, forenames="Zebedee", post={"actual_pay_pence": PAY})
    union = make_recognition(transfer.outgoing_employer, make_union())
    consult(transfer, union, officer)
    spend(transfer, Viewer(officer.id, officer.name, ()))
    decide(transfer)
    db.session.add(
        Milestone(
            transfer_id=transfer.id, side=Owner.TRANSFEROR, key="SCOPE_LIST", baseline_on=date(2025, 12, 10),
            done_on=date(2025, 12, 9), evidence="List",
        )
    )  # fmt: skip
    db.session.add(
        Milestone(
            transfer_id=transfer.id, side=Owner.BOTH_EMPLOYERS, key="PAYROLL_TEST", baseline_on=date(2026, 3, 18),
            forecast_on=date(2026, 3, 20), slip_reason="The payroll supplier is late", slip_reason_cy="Mae'r cyflenwr yn hwyr",
        )
    )  # fmt: skip
    db.session.flush()
    return transfer


def consult(transfer: Transfer, union: Recognition, officer: Account) -> None:
    """An open consultation: informed, one representation answered and one overdue, a measure."""
    file = Consultation(
        transfer_id=transfer.id, employer_id=transfer.outgoing_employer_id, opened_on=OPENED_ON,
        closes_on=date(2026, 3, 11), agency_worker_count=37, stated_none=[],
    )  # fmt: skip
    db.session.add(file)
    db.session.flush()
    db.session.add(
        InformationSent(
            consultation_id=file.id, recognition_id=union.id, means=Means.DELIVERED, sent_on=OPENED_ON,
            is_regulation_13=True, transfer_on=transfer.transfer_on, recorded_by_id=officer.id,
            recipient="UNISON", what="Regulation 13 information",
        )
    )  # fmt: skip
    said = {
        "consultation_id": file.id,
        "recognition_id": union.id,
        "recorded_by_id": officer.id,
        "theme": "Workplace",
    }
    db.session.add(
        Representation(
            received_on=date(2026, 2, 6), text="Where?", reply_due_on=date(2026, 2, 20), replied_on=date(2026, 2, 19),
            outcome=Outcome.AGREED, reply="Here", **said,
        )
    )  # fmt: skip
    db.session.add(
        Representation(received_on=date(2026, 2, 10), text="When?", reply_due_on=date(2026, 2, 24), **said)
    )
    host = transfer.incoming_employer_id
    db.session.add(
        Measure(
            transfer_id=transfer.id, employer_id=host, title="Pay day moves", title_cy="Newid diwrnod cyflog",
            text="Pay day moves to the 20th", received_on=date(2026, 1, 20),
        )
    )  # fmt: skip
    db.session.add(
        MeasuresStatement(
            transfer_id=transfer.id, employer_id=host, stated_on=date(2026, 1, 21), is_none=False,
            recorded_by_id=officer.id,
        )
    )  # fmt: skip


def spend(transfer: Transfer, by: Viewer) -> None:
    """The published figures of the case, and a line that was not published."""
    for kind, name, pounds, published in (
        (CostKind.NEW_POST, "New data post", 52_744, True),
        (CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT, "Salaries and management share", 370_273, True),
        (CostKind.CURRENT_BUDGET, "Current digital team budget", 346_000, True),
        (CostKind.OTHER, "Unpublished laptops", 0, False),
    ):
        answers = CostLineAnswers(
            kind, name, pounds * POUND, funding_source="Technology reserve", is_published=published
        )
        add_cost_line(transfer, answers, by=by)
    for figure, pounds in ((Figure.ADDITIONAL_CONTRIBUTION, 24_273), (Figure.FIRST_YEAR_INCREASE, 77_017)):
        record_published_figure(
            transfer,
            figure,
            amount_pence=pounds * POUND,
            source="Cabinet report",
            source_cy="Adroddiad cabinet",
            version=0,
            by=by,
        )


def decide(transfer: Transfer) -> None:
    """Teams, decisions and a risk, some of them published."""
    given = {"transfer_id": transfer.id}
    db.session.add(Team(name="Digital and Data", scope=Scope.IN, is_published=True, **given))
    db.session.add(Team(name=f"Team of {CANARY}", scope=Scope.UNDECIDED, **given))
    db.session.add(
        Decision(
            body="Cabinet",
            text="Agreed the spending",
            decided_on=date(2026, 1, 14),
            is_published=True,
            **given,
        )
    )
    db.session.add(
        Decision(body="Officers", text=f"Decided about {CANARY}", decided_on=date(2026, 1, 15), **given)
    )
    db.session.add(Risk(text="Payroll fails", likelihood=2, impact=5, owner="Head of Payroll", **given))


def reload(transfer: Transfer) -> Transfer:
    """The transfer in this session."""
    return db.session.scalars(select(Transfer).where(Transfer.id == transfer.id)).one()
