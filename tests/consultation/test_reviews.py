"""The pages of what comes after a transfer: the page of it all, reviews, and measures promised against delivered."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.consultation.test_claims import day, past
from tests.factories import (
    make_administrator,
    make_employer,
    make_lead,
    make_measure,
    make_officer,
    make_recognition,
    make_representative,
    make_staff,
    make_timeline,
)
from transition.access.permissions import Role
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.milestones import MilestoneKey

pytestmark = pytest.mark.only_sqlite
FOUND = {"attended": "Both HR teams, UNISON", "found": "Pay was right", "found_cy": "Roedd y cyflog yn gywir"}


def test_a_review_is_recorded_put_right_and_agreed_and_then_stays(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        hr, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        make_timeline(transfer)
    milestones = visit(hr).get(f"/transfers/{transfer.id}/timeline").follow("Review after 3 months")
    page = milestones.follow("Where this is recorded")
    assert [row[1] for row in page.rows()] == ["1 January 2026", "1 April 2026", "1 October 2026"]
    assert page.rows()[0][4] == "Overdue"
    page = page.follow("Record : Review after 3 months")
    assert set(page.submit("Save the review").errors) == {
        "Enter the day of the review.", "Say who attended.", "Say what was found.",
    }  # fmt: skip
    page = page.submit("Save the review", **FOUND, **day("held_on", date(2026, 1, 5)))
    assert page.rows()[0][2:5] == ["5 January 2026", "None yet", "Met late"]
    with build():
        query = select(Milestone).where(Milestone.key == MilestoneKey.REVIEW_3_MONTHS.value)
        assert db.session.scalars(query).one().done_on == date(2026, 1, 5)
    page = visit(host).get(f"/transfers/{transfer.id}/after/reviews/3").follow("Change")
    agreed = page.submit("Save the review", **day("agreed_on", date(2026, 1, 20)))
    assert agreed.errors == ["Enter the minutes before they are agreed."]
    page = agreed.submit("Save the review", minutes="It was said that pay was right.")
    assert page.rows()[0][3] == "Agreed on 20 January 2026"
    page = visit(hr).get(f"/transfers/{transfer.id}/after/reviews/3")
    assert "Change" not in page.links
    late = visit(hr).get(f"/transfers/{transfer.id}/after/reviews/3/record").submit("Save the review")
    assert late.errors == [
        "The minutes of this review were agreed on 20 January 2026, so its record can no longer be changed."
    ]
    assert "Roedd y cyflog yn gywir" in visit(hr, "cy").get(f"/transfers/{transfer.id}/after/reviews/3").text


def test_a_review_is_not_held_before_the_transfer_or_in_the_future(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        hr = make_officer(transfer.outgoing_employer)
    page = visit(hr).get(f"/transfers/{transfer.id}/after/reviews/6/record")
    before = page.submit("Save the review", **FOUND, **day("held_on", date(2025, 9, 30)))
    assert before.errors == ["A review is held after the transfer on 1 October 2025."]
    future = before.submit("Save the review", **day("held_on", date(2026, 3, 3)))
    assert future.errors == ["The day must be today or in the past."]
    assert visit(hr).get(f"/transfers/{transfer.id}/after/reviews/4/record").status == 404
    assert visit(hr).get(f"/transfers/{transfer.id}/after/reviews/6").status == 404


def test_the_second_of_two_who_record_a_review_is_told(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        hr, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
    address = f"/transfers/{transfer.id}/after/reviews/3/record"
    mine = visit(hr).get(address)
    visit(host).get(address).submit("Save the review", **FOUND, **day("held_on", date(2026, 1, 5)))
    assert mine.submit("Save the review", **FOUND, **day("held_on", date(2026, 1, 6))).status == 409


def test_a_measure_promised_is_delivered_or_not_with_its_reason(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        host, hr = make_officer(transfer.incoming_employer), make_officer(transfer.outgoing_employer)
        rep = make_representative(make_recognition(transfer.outgoing_employer))
        make_measure(
            transfer, takes_effect_on=date(2026, 1, 1), final_wording="Pay day is the 25th.",
            final_wording_cy="Y 25ain yw'r diwrnod cyflog.",
        )  # fmt: skip
        make_measure(transfer, title="Parking", text="Parking is free.")
        make_measure(transfer, title="Gone", withdrawn_on=date(2026, 1, 30))
    base = f"/transfers/{transfer.id}/after/measures"
    page = visit(host).get(base)
    assert [row[1:] for row in page.rows()] == [
        ["Pay day is the 25th.", "1 January 2026", "Nothing recorded yet", "–", "Overdue"],
        ["Parking is free.", "No day promised", "Nothing recorded yet", "–", "–"],
    ]
    form = page.follow("Record what became of it : Pay day")
    refused = form.submit("Save", outcome="DELIVERED", **day("delivered_on", date(2026, 1, 25)))
    assert refused.errors == ["Say what shows that it was delivered."]
    page = refused.submit("Save", evidence="January's payslips")
    assert page.rows()[0][3:] == ["Delivered 25 January 2026", "January's payslips", "Met late"]
    page = page.follow("Record what became of it : Parking").submit(
        "Save", outcome="NOT_DELIVERED", why="No room"
    )
    assert page.rows()[1][3:5] == ["Not delivered", "No room"]
    shown = visit(rep).get(base)
    assert shown.rows()[1][3:5] == ["Not delivered", "No room"]
    assert not [words for words in shown.links if words.startswith("Record")]
    other = page.links["Record what became of it : Parking"]
    assert visit(hr).get(other).status == 403
    assert visit(rep).get(other).status == 403
    again = visit(host).get(other)
    assert [row[1] for row in again.rows()] == ["Not delivered"]
    assert "Y 25ain" in visit(host, "cy").get(base).text


def test_two_who_record_one_measure_do_not_write_over_each_other(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        host, measure = make_officer(transfer.incoming_employer), make_measure(transfer)
    address = f"/transfers/{transfer.id}/after/measures/{measure.id}"
    mine = visit(host).get(address)
    visit(host).get(address).submit("Save", outcome="NOT_DELIVERED", why="First")
    assert mine.submit("Save", outcome="NOT_DELIVERED", why="Second").status == 409


def test_the_page_of_it_all_counts_people_for_whom_it_may_and_names_nobody(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = past()
        make_staff(transfer, surname="Canary")
        make_measure(transfer)
        out, into = transfer.outgoing_employer, transfer.incoming_employer
        people = {
            "outgoing HR": (make_officer(out), 200),
            "incoming HR": (make_officer(into), 200),
            "auditor": (make_officer(out, Role.AUDITOR), 200),
            "lead": (make_lead(transfer.programme), 200),
            "representative": (make_representative(make_recognition(out)), 200),
            "manager": (make_officer(out, Role.MANAGER), 403),
            "administrator": (make_administrator(), 403),
            "outsider": (make_officer(make_employer()), 404),
        }
    for who, (account, status) in people.items():
        page = visit(account).get(f"/transfers/{transfer.id}/after")
        assert (who, page.status) == (who, status)
        if status != 200:
            continue
        assert page.heading == "After the transfer"
        assert "Canary" not in page.text
        assert "Wednesday 31 December 2025" in page.text
        counted = page.rows(0)[0][3]
        assert counted == ("Not done for everybody yet" if who == "representative" else "0 of 1")
        assert page.rows(0)[0][2].startswith("Statutory ERA 1996 s.4(3), (6)-(8)")


def test_it_all_costs_no_more_with_more_people_and_measures(
    build: Build, visit: Visit, count_queries
) -> None:
    counts = []
    with build():
        transfer = past()
        hr = make_officer(transfer.outgoing_employer)
        make_measure(transfer)
    for _ in range(2):
        with count_queries() as queries:
            visit(hr).get(f"/transfers/{transfer.id}/after")
        counts.append(len(queries))
        with build():
            for _more in range(5):
                make_staff(transfer)
                make_measure(transfer)
    assert counts[0] == counts[1]


def test_whoever_may_not_read_meetings_reads_no_review(build: Build, visit: Visit) -> None:
    with build():
        transfer = past()
        manager = make_officer(transfer.outgoing_employer, Role.MANAGER)
        rep = make_representative(make_recognition(transfer.outgoing_employer))
        outsider = make_officer(make_employer())
    base = f"/transfers/{transfer.id}/after/reviews"
    assert visit(manager).get(base).status == 403
    assert visit(outsider).get(base).status == 404
    assert visit(rep).get(base).status == 200
    assert visit(rep).get(f"{base}/3/record").status == 403
