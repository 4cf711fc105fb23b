"""An objection: which employer was told, what is still to be done, withdrawn only in writing, marked for its readers."""

import io
from datetime import date

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from tests.conftest import TODAY, Build, Visit
from tests.consultation.council import Council, make_council
from tests.factories import make_employer, make_officer, make_staff, viewer_for
from transition.consultation.objections.models import Objection
from transition.consultation.timeline.tasks import TaskKind, tasks_of
from transition.db import db
from transition.staff.people.models import Person
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

only_sqlite = pytest.mark.only_sqlite


@pytest.fixture
def council(build: Build) -> Council:
    with build():
        return make_council()


def on(name: str, day: date) -> dict[str, str]:
    """A day in the three boxes of a question."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def make_objection(transfer: Transfer, person: Person, recorded_by_id: int, **given: object) -> Objection:
    """Somebody said on 27 February 2026 that they would not go."""
    objection = Objection(
        transfer_id=transfer.id,
        person_id=person.id,
        received_on=date(2026, 2, 27),
        told_to="HR",
        words="I will not go.",
        recorded_by_id=recorded_by_id,
        **given,
    )
    db.session.add(objection)
    db.session.flush()
    return objection


@only_sqlite
def test_whichever_employer_was_told_is_kept(council: Council, visit: Visit, build: Build) -> None:
    for who in (council.manager, council.host):
        visit(who).get(f"{council.home}/objections/pass-on").submit(
            "Pass it on",
            person_as_given=f"Told {who.id}",
            told_to="Me",
            words="No.",
            **on("received_on", TODAY),
        )
    hr = visit(council.hr)
    listed = hr.get(f"{council.home}/objections")
    assert "Employer that was told Torfaen" in listed.follow(f"Told {council.host.id}").text
    assert "Employer that was told Monmouthshire" in listed.follow(f"Told {council.manager.id}").text
    form = hr.get(f"{council.home}/objections/new")
    form.submit(
        "Save the objection", person_as_given="Recorded", told_employer_id=str(council.incoming.id), told_to="HR",
        words="No.", **on("received_on", TODAY),
    )  # fmt: skip
    assert "told Torfaen" in hr.get(f"{council.home}/objections").follow("Recorded").text


@only_sqlite
def test_what_is_still_to_be_done_is_said_until_it_is_done(
    council: Council, visit: Visit, build: Build, app
) -> None:
    with build():
        person = make_staff(council.transfer, payroll_number="004711")
        found = make_objection(council.transfer, person, council.hr.id)
    path, hr = f"{council.home}/objections/{found.id}", visit(council.hr)
    page = hr.get(path)
    assert "Ask whether they object because of a change to their detriment." in page.text
    assert "Send it to a legal adviser." in page.text
    with app.app_context():
        kinds = {who.id: [one.kind for one in tasks_of(viewer_for(who), TODAY)] for who in everyone(council)}
    assert TaskKind.OBJECTION in kinds.pop(council.hr.id)
    assert not [one for found_kinds in kinds.values() for one in found_kinds if one is TaskKind.OBJECTION]
    form = page.follow("Follow the objection up")
    unasked = form.submit("Save", detriment_words="The journey.")
    assert unasked.errors == ["Enter the day on which they were asked."]
    nobody = unasked.submit("Save", **on("detriment_asked_on", TODAY), **on("sent_to_adviser_on", TODAY))
    assert nobody.errors == ["Say which legal adviser has it."]
    done = nobody.submit("Save", adviser="Legal services", is_because_of_detriment="yes")
    assert "The journey." in done.text
    assert "Ask whether they object" not in done.text
    assert "Acknowledge it by letter" in done.text


def everyone(council: Council) -> list:
    """Everybody who stands towards the transfer."""
    return [council.hr, council.host, council.lead, council.rep, council.manager, council.auditor]


@only_sqlite
def test_a_withdrawal_is_written_received_by_somebody_and_kept(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        found = make_objection(council.transfer, make_staff(council.transfer), council.hr.id)
    path, hr = f"{council.home}/objections/{found.id}", visit(council.hr)
    form = hr.get(f"{path}/withdraw")
    written = {"withdrawal_words": "I withdraw.", "is_in_writing": "yes", **on("withdrawn_on", TODAY)}
    nobody = form.submit("Save", **written)
    assert nobody.errors == ["Say who received the writing in which it was withdrawn."]
    spoken = nobody.submit("Save", is_in_writing=None, withdrawal_received_by="Mair Rees")
    assert "only withdrawn in writing" in spoken.errors[0]
    upload = {"document": (io.BytesIO(b"%PDF-1.7 I withdraw\n%%EOF"), "letter.pdf")}
    done = spoken.submit("Save", is_in_writing="yes", **upload)
    assert "The withdrawal was recorded." in done.text
    assert "Writing received by Mair Rees" in done.text
    assert "What is still to be done" not in done.text
    for who, status in zip(everyone(council), (200, 403, 403, 403, 403, 200), strict=True):
        answer = visit(who).get(f"{path}/withdrawal")
        assert answer.status == status, who.name
    with build():
        other = make_officer(make_employer())
    assert visit(other).get(f"{path}/withdrawal").status == 404
    again = hr.get(f"{path}/withdraw").submit("Save", withdrawal_received_by="Another", **written)
    assert again.errors == ["This was withdrawn on 2 March 2026."]


@only_sqlite
def test_who_objects_is_marked_for_readers_of_objections_alone(
    council: Council, visit: Visit, build: Build
) -> None:
    with build():
        mine = {"line_manager_account_id": council.manager.id}
        person = make_staff(council.transfer, surname="Aaron", post=mine)
        make_staff(council.transfer, surname="Zachary", post=mine)
        found = make_objection(council.transfer, person, council.hr.id)
    staff = f"/transfers/{council.transfer.id}/staff"
    pages = [staff, f"{staff}/{person.id}", f"/transfers/{council.transfer.id}"]
    words = ("Objects to the transfer", "objects to the transfer")

    def sees(who) -> list[bool]:
        return [any(one in visit(who).get(page).text for one in words) for page in pages]

    for who, marked in zip(everyone(council), (True, False, False, False, False, True), strict=True):
        assert sees(who) == [marked] * 3, who.name
    names = [row[0] for row in visit(council.manager).get(staff).rows(0)]
    assert [name.split()[1] for name in names] == ["Aaron", "Zachary"]
    with build():
        db.session.add(
            InformationRelease(
                transfer_id=council.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=date(2026, 3, 1),
                recipient="Torfaen", released_by_id=council.hr.id,
            )
        )  # fmt: skip
    assert sees(council.host) == [True] * 3
    with build():
        db.session.execute(
            update(Objection)
            .where(Objection.id == found.id)
            .values(withdrawn_on=TODAY, withdrawal_words="No.")
        )
    assert sees(council.hr) == [False] * 3


def test_the_database_refuses_to_put_an_objection_otherwise(council: Council, build: Build, app) -> None:
    with build():
        found = make_objection(council.transfer, make_staff(council.transfer), council.hr.id)
    changes = [
        update(Objection).values(words="I am content."),
        update(Objection).values(told_to="Nobody"),
        update(Objection).values(received_on=TODAY),
        delete(Objection).where(Objection.id == found.id),
    ]
    with app.app_context():
        for change in changes:
            with pytest.raises(DBAPIError):
                db.session.execute(change)
            db.session.rollback()
        db.session.execute(update(Objection).values(withdrawn_on=TODAY, withdrawal_words="I withdraw."))
        for late in ({"withdrawn_on": None}, {"withdrawal_words": "I do not."}):
            with pytest.raises(DBAPIError):
                db.session.execute(update(Objection).values(**late))
            db.session.rollback()
            db.session.execute(update(Objection).values(withdrawn_on=TODAY, withdrawal_words="I withdraw."))
