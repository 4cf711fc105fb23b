"""Letters that were issued before slips were kept: the step that brings slips finds their codes."""

from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import select

from tests.conftest import TODAY, Build
from tests.letters.case import RECORD_CHECK, issued, make_case, make_ready, rendered
from transition.db import db
from transition.staff.checks.models import RecordSlip
from transition.staff.checks.queries import find_slip


def test_letters_issued_before_have_their_slips_afterwards(app: Flask, build: Build) -> None:
    with build():
        case = make_case()
    issued(app, case, RECORD_CHECK)
    with build():
        make_ready(case.transfer, surname="Later")
    rendered(app, case, RECORD_CHECK)
    with app.app_context():
        codes = set(db.session.scalars(select(RecordSlip.code).where(RecordSlip.issued_on.is_not(None))))
        db.session.rollback()
        db.engine.dispose()
        downgrade(revision="0008-1")
        upgrade()
        slips = list(db.session.scalars(select(RecordSlip)))
        assert {slip.code for slip in slips} == codes
        assert len(codes) == 2
        assert {slip.issued_on for slip in slips} == {TODAY}
        assert find_slip(case.transfer, codes.pop()).person_id in {person.id for person in case.people}
        db.session.rollback()
