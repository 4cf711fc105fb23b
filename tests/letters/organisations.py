"""What tests of letters to organisations share: a named person there, and the whole way of a kind from its pages."""

from datetime import date

from flask import Flask
from sqlalchemy import select

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import Case, check_welsh
from tests.visitor import Page
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.correspondents.models import Correspondent, CorrespondentRole
from transition.letters.models import Letter, LetterSettings

PERSON = {
    "name": "Dŵynwen Prosser",
    "title": "Head of People",
    "address": "Civic Centre\nPontypool",
    "postcode": "NP4 6YB",
}


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def on(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def named(
    case: Case, build: Build, role: CorrespondentRole = CorrespondentRole.EMPLOYER, by_host: bool = False
) -> None:
    """Somebody who receives the letters of one of the employers."""
    with build():
        db.session.add(
            Correspondent(
                transfer_id=case.transfer.id,
                employer_id=(case.incoming if by_host else case.outgoing).id,
                role=role,
                organisation="Gwent Pension Fund" if role is CorrespondentRole.PENSION_FUND else "",
                **PERSON,
            )
        )


def wanted(build: Build, reply_by: date | None = date(2026, 3, 16)) -> None:
    """The day by which the new employer is to answer."""
    with build():
        db.session.scalars(select(LetterSettings)).one().measures_reply_by = reply_by


def host_writes(case: Case, build: Build) -> None:
    """What letters of the new employer say, and a second officer there."""
    with build():
        held = dict.fromkeys(("contact_name", "contact_phone", "functions", "functions_cy"), "x")
        db.session.add(
            LetterSettings(
                transfer_id=case.transfer.id,
                employer_id=case.incoming.id,
                **held,
            )
        )
        db.session.flush()
        check_welsh(case.transfer, case.incoming, case.host)


def go(
    app: Flask, visit: Visit, case: Case, kind: str, *, by: object = None, approver: object = None
) -> Page:
    """The whole way of one kind, from choosing to issued, as its officers go it; the page of the batch."""
    preparer = visit(by or case.preparer)
    page = preparer.get(path(case, "/new")).follow(kind)
    assert page.status == 200
    return through(app, visit, case, page.submit("Prepare the letters"), by=by, approver=approver)


def through(
    app: Flask, visit: Visit, case: Case, page: Page, *, by: object = None, approver: object = None
) -> Page:
    assert page.status == 200, page.errors
    batch = page.response.request.path
    do_waiting(app)
    assert (
        visit(approver or case.approver).get(batch).follow("Approve").submit("Approve the letters").status
        == 200
    )
    page = visit(by or case.preparer).get(batch).follow("Issue").submit("Issue the letters")
    assert "The letters have been issued." in page.text, page.errors
    return page


def written() -> list[Letter]:
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def met() -> set[str]:
    return set(db.session.scalars(select(Milestone.key).where(Milestone.done_on == TODAY)))
