"""Moving the date: agreed by each employer, shown before it is done, refused where it cannot be."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import Build, CountQueries, Visit
from tests.factories import (
    make_consultation,
    make_lead,
    make_officer,
    make_own_milestone,
    make_recognition,
    make_representative,
    make_timeline,
    make_transfer,
    viewer_for,
)
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.letters.models import Batch, Letter
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.milestones import MilestoneKey, Owner
from transition.transfers.models import DateMove, ReleaseKind
from transition.transfers.releases.actions import release_information


def test_each_employer_agrees_for_itself_and_a_moved_date_is_not_agreed(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        officer, host = make_officer(transfer.outgoing_employer), make_officer(transfer.incoming_employer)
        lead = make_lead(transfer.programme)
    path = f"/transfers/{transfer.id}"
    page = visit(officer).get(path).submit("Agree to the date for the present employer")
    assert "Present employer: agreed" in page.text
    assert "New employer: not agreed yet" in page.text
    stale = visit(host).get(path)
    _move(visit(lead).get(f"{path}/date"), "1", "5", "2026").submit("Move the transfer date")
    page = stale.submit("Agree to the date for the new employer")
    assert "was moved after you opened the page" in page.soup.get_text()
    assert "Present employer: not agreed yet" in visit(lead).get(path).text


def _move(page, day: str, month: str, year: str):
    return page.submit(
        "Continue",
        **{"to_on-day": day, "to_on-month": month, "to_on-year": year, "reason": "Cabinet is later"},
    )


def test_moving_the_date_shows_what_follows_what_stays_and_what_went_out_before_it_is_done(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead, officer = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
        consultation = make_consultation(transfer)
        rows = {
            "follows": Milestone(name="Roadshow", planned_on=date(2026, 3, 18), side=Owner.TRANSFEROR),
            "fixed": Milestone(name="Council", planned_on=date(2026, 3, 19), is_fixed=True, side=Owner.ALL),
            "done": Milestone(
                key=MilestoneKey.NAMED_LEAD.value, done_on=date(2025, 12, 9), side=Owner.TRANSFEROR
            ),
        }
        for row in rows.values():
            row.transfer_id, row.baseline_on = transfer.id, row.planned_on or date(2025, 12, 10)
        batch = Batch(
            transfer_id=transfer.id,
            employer_id=transfer.outgoing_employer_id,
            kind=LetterKind.ANNOUNCEMENT,
            transfer_on=date(2026, 4, 1),
            prepared_by_id=officer.id,
            prepared_on=date(2026, 2, 1),
            dated_on=date(2026, 2, 5),
        )
        db.session.add_all([*rows.values(), batch])
        db.session.flush()
        db.session.add_all(
            [
                Letter(
                    batch_id=batch.id,
                    number=1,
                    reference="A/1",
                    addressee="One",
                    facts={},
                    language=LanguageChoice.ENGLISH,
                ),
                InformationSent(
                    consultation_id=consultation.id,
                    recipient="UNISON",
                    what="Regulation 13 letter",
                    means=Means.DELIVERED,
                    sent_on=date(2026, 2, 4),
                    transfer_on=date(2026, 4, 1),
                    recorded_by_id=officer.id,
                ),
            ]
        )
        db.session.flush()
        batch.issued_on = date(2026, 2, 5)
    preview = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), "1", "5", "2026")
    assert "Nothing has moved yet." in preview.text
    counted = {row[0]: row[1:4] for row in preview.rows(0)}
    assert counted["Employee liability information"] == [
        "4 March 2026",
        "3 April 2026",
        "Thursday 2 April 2026",
    ]
    assert ["Roadshow", "18 March 2026", "17 April 2026"] in preview.rows(1)
    stays = {row[0]: row[2] for row in preview.rows(2)}
    assert stays == {"Lead officer named": "It has been done.", "Council": "Its day is fixed."}
    assert preview.rows(3)[0][0] == "First announcement to staff"
    assert preview.rows(4)[0][:2] == ["Regulation 13 letter", "UNISON"]
    with build():
        assert db.session.scalars(select(DateMove)).all() == []
        assert db.session.scalar(select(Milestone.planned_on).where(Milestone.name == "Roadshow")) == date(
            2026, 3, 18
        )
    done = preview.submit("Move the transfer date")
    assert "The transfer date is now 1 May 2026." in done.text
    assert "Cabinet is later" in done.text
    with build():
        days = dict(db.session.execute(select(Milestone.name, Milestone.planned_on)).all())
        assert (days["Roadshow"], days["Council"]) == (date(2026, 4, 17), date(2026, 3, 19))
    seen = visit(officer).get(f"/transfers/{transfer.id}")
    assert "went out with a date that is no longer the transfer date" in seen.text
    assert "First announcement" not in visit(representative).get(f"/transfers/{transfer.id}/date/moves").text


@pytest.mark.only_sqlite
def test_liability_information_that_went_with_another_date_is_listed_and_held_against_its_new_day(
    build: Build, visit: Visit
) -> None:
    """Worked example 11: given on 2 March for 1 April, it is in time for 1 May too; for 25 March it was late."""
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead, hr = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
        representative = make_representative(make_recognition(transfer.outgoing_employer))
        given = make_timeline(transfer)["LIABILITY_INFORMATION", Owner.TRANSFEROR]
        given.done_on, given.evidence = date(2026, 3, 2), "Receipt 12"
        release_information(
            transfer, ReleaseKind.LIABILITY_IDENTIFIED, recipient="Host HR", released_on=date(2026, 3, 2),
            by=viewer_for(hr), today=date(2026, 3, 2),
        )  # fmt: skip
    for day, month, against in (("25", "3", "25 February 2026 Met late"), ("1", "5", "3 April 2026 Met")):
        preview = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), day, month, "2026")
        stays = next(row for row in preview.rows(2) if row[0] == "Employee liability information")
        assert stays[1:] == ["2 March 2026", "It has been done.", against]
        assert "Host HR" in preview.text
    moved = preview.submit("Move the transfer date")
    assert moved.rows(1)[0] == [
        "Employee liability information, with names", "Host HR", "2 March 2026", "1 April 2026",
    ]  # fmt: skip
    assert "is in time for a later one" in moved.text
    assert "Host HR" not in visit(representative).get(f"/transfers/{transfer.id}/date/moves").text
    assert moved.links.keys() >= {"Timeline"}
    timeline = visit(hr).get(f"/transfers/{transfer.id}/timeline")
    assert "Moves of the transfer date, and what went out with another one" in timeline.links


def test_what_would_follow_is_worked_out_without_writing(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    with build():
        transfer = make_transfer(transfer_on=date(2026, 4, 1))
        lead = make_lead(transfer.programme)
        make_timeline(transfer)
        make_own_milestone(transfer)
    question = visit(lead).get(f"/transfers/{transfer.id}/date")
    with count_queries() as statements:
        preview = _move(question, "1", "5", "2026")
    assert "Badges ordered 20 March 2026 19 April 2026" in preview.text
    verbs = ("INSERT", "UPDATE milestone", "DELETE", "SAVEPOINT")
    assert [one for one in statements if one.startswith(verbs)] == []


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (("1", "4", "2026"), "This is the transfer date already."),
        (("1", "3", "2026"), "a day that has passed"),
    ],
)
def test_a_date_that_cannot_be_moved_to_is_refused(
    build: Build, visit: Visit, day: tuple[str, str, str], error: str
) -> None:
    with build():
        transfer = make_transfer()
        lead = make_lead(transfer.programme)
    page = _move(visit(lead).get(f"/transfers/{transfer.id}/date"), *day)
    assert page.status == 400
    assert any(error in message for message in page.errors)


def test_the_second_of_two_leads_who_move_the_date_is_told(build: Build, visit: Visit) -> None:
    with build():
        transfer = make_transfer()
        first, second = make_lead(transfer.programme), make_lead(transfer.programme)
    mine = _move(visit(first).get(f"/transfers/{transfer.id}/date"), "1", "5", "2026")
    _move(visit(second).get(f"/transfers/{transfer.id}/date"), "1", "6", "2026").submit(
        "Move the transfer date"
    )
    assert mine.submit("Move the transfer date").status == 409
    with build():
        assert [one.to_on for one in db.session.scalars(select(DateMove))] == [date(2026, 6, 1)]
