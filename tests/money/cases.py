"""The published case and others who read it, for the tests of money."""

from tests.factories import (
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_transfer,
    viewer_for,
)
from transition.access.permissions import Role, Viewer
from transition.accounts.models import Account
from transition.money.actions import CostLineAnswers, add_cost_line, name_source, record_published_figure
from transition.money.models import CostKind, CostLine, Figure
from transition.transfers.models import Transfer

POUND = 100
RESERVE, LATER = "Technology reserve", "New commitment in the budget, or departmental savings"


def monmouthshire(transfer: Transfer, by: Viewer) -> list[CostLine]:
    """The published figures of the case, in pence, and a line of two people that was not published."""
    kept = []
    for kind, name, pounds, people, published in (
        (CostKind.NEW_POST, "New data post", 52_744, 1, True),
        (CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT, "Salaries and management share", 370_273, 9, True),
        (CostKind.CURRENT_BUDGET, "Current digital team budget", 346_000, None, True),
        (CostKind.OTHER, "Canary laptops", 0, 2, False),
    ):
        answers = CostLineAnswers(
            kind, name, pounds * POUND, people_count=people, is_published=published, first_year=2025,
            funding_source=RESERVE, funding_source_cy="Cronfa wrth gefn technoleg",
        )  # fmt: skip
        kept.append(add_cost_line(transfer, answers, by=by))
    versions = {line.id: line.version for line in kept}
    name_source(transfer, kept, versions=versions, from_year=2026, source=LATER, source_cy="", by=by)
    for figure, pounds in ((Figure.ADDITIONAL_CONTRIBUTION, 24_273), (Figure.FIRST_YEAR_INCREASE, 77_017)):
        record_published_figure(
            transfer,
            figure,
            amount_pence=pounds * POUND,
            source="Cabinet report",
            source_cy="",
            version=0,
            by=by,
        )
    return kept


def the_case() -> tuple[Transfer, dict[str, Account]]:
    """A transfer with the published figures, and who reads it."""
    transfer = make_transfer()
    employer = transfer.outgoing_employer
    officer = make_officer(employer)
    monmouthshire(transfer, viewer_for(officer))
    people = {
        "officer": officer,
        "host": make_officer(transfer.incoming_employer),
        "caseworker": make_officer(employer, Role.HR_CASEWORKER),
        "auditor": make_officer(employer, Role.AUDITOR),
        "lead": make_lead(transfer.programme),
        "union": make_representative(make_recognition(employer)),
        "manager": make_officer(employer, Role.MANAGER),
        "stranger": make_officer(make_transfer().outgoing_employer),
    }
    return transfer, people
