"""The pages of written statements and checks of the right to work, for the new employer's HR."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.consultation.test_claims import day
from tests.factories import (
    make_account,
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_staff,
    make_timeline,
    make_transfer,
)
from transition.access.permissions import Role
from transition.consultation.arrivals.models import ArrivalRecord
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.basis import LegalBasis
from transition.rules.milestones import MilestoneKey
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer

pytestmark = pytest.mark.only_sqlite


def released(**given: object) -> Transfer:
    """A transfer of 1 February 2026 whose people were released to the new employer."""
    transfer = make_transfer(**{"transfer_on": date(2026, 2, 1), **given})
    db.session.add(
        InformationRelease(
            transfer_id=transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=date(2025, 12, 1),
            released_by_id=make_account().id, recipient="HR",
        )
    )  # fmt: skip
    db.session.flush()
    return transfer


def test_the_host_s_hr_records_statements_one_by_one_and_then_the_rest(build: Build, visit: Visit) -> None:
    with build():
        transfer = released()
        host = make_officer(transfer.incoming_employer)
        make_timeline(transfer)
        for surname in ("Adams", "Beynon", "Cule"):
            make_staff(transfer, surname=surname, forenames="Siân")
        make_staff(transfer, Scope.OUT, surname="Stays")
    base = f"/transfers/{transfer.id}/after/people/statements"
    page = visit(host).get(base)
    assert page.heading == "Written statements of the change of employer"
    assert "Last day Sunday 1 March 2026 Advised: 27 February 2026" in page.text
    assert "Stays" not in page.text
    assert [row[4] for row in page.rows()] == ["Overdue"] * 3
    page = page.follow("Siân Adams").submit("Save", **day("done_on", date(2026, 2, 20)))
    assert page.rows()[0][2:] == ["20 February 2026", "–", "Met"]
    page = page.follow("Record the statements that are left")
    assert "2 people have no statement recorded yet." in page.text
    page = page.submit("Save", **day("done_on", date(2026, 3, 2)))
    assert [row[4] for row in page.rows()] == ["Met", "Met late", "Met late"]
    assert "Record the statements that are left" not in page.links
    with build():
        found = db.session.scalars(
            select(Milestone).where(Milestone.key == MilestoneKey.WRITTEN_STATEMENT.value)
        ).one()
        assert (found.done_on, found.evidence) == (date(2026, 3, 2), "Issued to everybody who transferred")


def test_an_entry_is_taken_back_and_both_stay_in_sight(build: Build, visit: Visit) -> None:
    with build():
        transfer = released()
        host, person = make_officer(transfer.incoming_employer, name="Mair Rees"), make_staff(transfer)
        make_staff(transfer)
    address = f"/transfers/{transfer.id}/after/people/statements/{person.id}"
    mine = visit(host).get(address)
    visit(host).get(address).submit("Save", **day("done_on", date(2026, 2, 20)))
    assert mine.submit("Save", **day("done_on", date(2026, 2, 21))).status == 409
    page = visit(host).get(address)
    page.submit("Save", **{"done_on-day": "", "done_on-month": "", "done_on-year": ""})
    page = visit(host).get(address)
    assert [row[1] for row in page.rows()] == ["Not done", "20 February 2026"]
    assert page.rows()[0][0].startswith("Mair Rees · ")
    assert page.submit("Save").errors == ["Nothing is recorded yet. Enter the day."]
    assert page.submit("Save", **day("done_on", date(2026, 3, 3))).errors == [
        "The day must be today or in the past."
    ]


def test_a_check_of_the_right_to_work_says_who_made_it_keeps_no_document_and_what_is_unsure(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = released()
        host, person = make_officer(transfer.incoming_employer), make_staff(transfer)
    base = f"/transfers/{transfer.id}/after/people/right-to-work"
    page = visit(host).get(base)
    assert "Thursday 2 April 2026" in page.text
    assert "No document is kept here" in page.text
    assert "guidance of the Home Office" in page.text
    page = visit(host).get(f"{base}/{person.id}")
    assert page.submit("Save", **day("done_on", date(2026, 2, 2))).errors == ["Enter who checked it."]
    assert not page.soup.find("input", {"type": "file"})
    page = page.submit("Save", **day("done_on", date(2026, 2, 2)), done_by="Recruitment team")
    assert page.rows()[0][2:] == ["2 February 2026", "Recruitment team", "Met"]


@pytest.mark.parametrize(
    ("basis", "day_words"),
    [
        (LegalBasis.TUPE_EQUIVALENT, "Saturday 31 January 2026"),
        (LegalBasis.UNDECIDED, "On a careful reading: 31 January 2026"),
        (LegalBasis.SECTION_113_LOAN, "This does not arise under the legal basis of this transfer."),
    ],
)
def test_the_day_of_the_check_follows_the_basis(
    build: Build, visit: Visit, basis: LegalBasis, day_words: str
) -> None:
    with build():
        transfer = released(basis=basis)
        host = make_officer(transfer.incoming_employer)
    page = visit(host).get(f"/transfers/{transfer.id}/after/people/right-to-work")
    assert day_words in page.text


def test_before_the_release_the_host_is_told_what_it_waits_for(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer(transfer_on=date(2026, 2, 1))
        host, person = make_officer(transfer.incoming_employer), make_staff(transfer, surname="Canary")
    page = visit(host).get(f"/transfers/{transfer.id}/after/people/statements")
    assert page.status == 200
    assert "Canary" not in page.text
    for address in ("rest", str(person.id)):
        assert visit(host).get(f"/transfers/{transfer.id}/after/people/statements/{address}").status == 403


def test_only_the_new_employer_s_own_read_the_list(build: Build, visit: Visit) -> None:
    with build():
        transfer = released()
        out, into, person = transfer.outgoing_employer, transfer.incoming_employer, make_staff(transfer)
        people = {
            "incoming HR": (make_officer(into), 200, 200),
            "incoming auditor": (make_officer(into, Role.AUDITOR), 200, 403),
            "outgoing HR": (make_officer(out), 403, 403),
            "outgoing auditor": (make_officer(out, Role.AUDITOR), 403, 403),
            "lead": (make_lead(transfer.programme), 403, 403),
            "representative": (make_representative(make_recognition(out)), 403, 403),
            "manager": (make_officer(into, Role.MANAGER), 403, 403),
            "administrator": (make_administrator(), 403, 403),
            "outsider": (make_officer(make_employer()), 404, 404),
        }
    base = f"/transfers/{transfer.id}/after/people/statements"
    for who, (account, reads, writes) in people.items():
        assert (who, visit(account).get(base).status) == (who, reads)
        assert (who, visit(account).get(f"{base}/{person.id}").status) == (who, writes)
        assert (who, visit(account).get(f"{base}/rest").status) == (who, writes)


def test_somebody_of_another_transfer_or_who_stays_is_not_there(build: Build, visit: Visit) -> None:
    with build():
        transfer = released()
        host, foreign = make_officer(transfer.incoming_employer), make_staff(make_transfer())
        stays = make_staff(transfer, Scope.OUT)
    for person in (foreign, stays):
        address = f"/transfers/{transfer.id}/after/people/statements/{person.id}"
        assert visit(host).get(address).status == 404
    assert visit(host).get(f"/transfers/{transfer.id}/after/people/nonsense").status == 404


def test_whoever_joins_after_the_page_was_read_is_not_recorded_unseen(build: Build, visit: Visit) -> None:
    with build():
        transfer = released()
        host = make_officer(transfer.incoming_employer)
        make_staff(transfer)
    page = visit(host).get(f"/transfers/{transfer.id}/after/people/statements/rest")
    with build():
        make_staff(transfer)
    assert page.submit("Save", **day("done_on", date(2026, 2, 20))).status == 409
    with build():
        assert db.session.scalars(select(ArrivalRecord)).all() == []
