"""Of which letters service is not proved: printed, posted, expected, returned, served again; and who may see it."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import ANNOUNCEMENT, Case, issued, make_case, viewer_for
from tests.visitor import Visitor
from transition.db import db
from transition.letters.models import Batch, PostClass, ReturnReason, ServiceKind, Way
from transition.letters.service.actions import Step, letters_to_serve, record_service

pytestmark = pytest.mark.only_sqlite


@pytest.fixture
def case(build: Build) -> Case:
    with build():
        return make_case()


def standings(hr: Visitor, path: str) -> list[str]:
    """How each letter on the list stands, and what to do about it."""
    return [row[2] for row in hr.get(path).rows(1)]


def test_a_letter_stands_here_until_its_service_is_proved(case: Case, visit: Visit, app) -> None:
    path = f"/transfers/{case.transfer.id}/letters/service"
    hr = visit(case.preparer)
    assert "No letter has been issued yet." in hr.get(path).text
    number = issued(app, case, ANNOUNCEMENT)
    first = case.people[0].name
    assert standings(hr, path) == ["Not printed yet Print it, then hand it over or post it."] * 2

    def happened(kind: ServiceKind, day: date = TODAY, only: bool = True, **given: object) -> None:
        with app.app_context():
            batch = db.session.get_one(Batch, number)
            letters = [one for one in letters_to_serve(batch) if not only or one.addressee == first]
            record_service(
                batch, letters, Step(kind, TODAY, **given), by=viewer_for(case.preparer), today=TODAY
            )
            db.session.commit()

    happened(ServiceKind.PRINTED, only=False)
    happened(ServiceKind.POSTED, post_class=PostClass.FIRST)
    rows = {row[0].split(",")[0].strip(): row for row in hr.get(path).rows(1)}
    assert rows[first][2:] == [
        "On its way Wait until the day by which it is expected.",
        "2 March 2026", "2 March 2026", "4 March 2026", "", "",
    ]  # fmt: skip
    happened(ServiceKind.RETURNED, return_reason=ReturnReason.GONE_AWAY)
    assert "Returned, not served again" in "".join(standings(hr, path))
    assert len(hr.get(f"{path}?show=RETURNED").rows(1)) == 1
    assert "There is no such letter." in hr.get(f"{path}?kind=CONFIRMATION").text
    happened(ServiceKind.SERVED_AGAIN, again_by=Way.HANDED_OVER, by_whom="Mair Rees")
    assert standings(hr, path) == ["Printed, not sent yet Hand it over or post it, and record that."]
    assert standings(hr, f"{path}?show=SERVED") == ["Served"]
    assert hr.get(f"{path}?page=odd&kind=odd&show=odd").status == 200


def test_the_letters_are_for_those_who_read_them_and_numbers_for_a_lead(
    case: Case, visit: Visit, app
) -> None:
    issued(app, case, ANNOUNCEMENT)
    path = f"/transfers/{case.transfer.id}/letters/service"
    name = case.people[0].name
    for who in (case.preparer, case.auditor):
        assert name in visit(who).get(path).text
    lead = visit(case.lead).get(path)
    assert lead.status == 200
    assert name not in lead.text
    assert "First announcement 2" in lead.text
    assert name not in visit(case.host).get(path).text
    for who, status in ((case.representative, 403), (case.manager, 403), (case.stranger, 404)):
        assert visit(who).get(path).status == status
    reached = visit(case.preparer).get(f"/transfers/{case.transfer.id}/consultation/one-to-ones")
    assert reached.follow("Letters of which service is not proved").status == 200
