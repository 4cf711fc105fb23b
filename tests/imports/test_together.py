"""Two officers at the same moment: a staff list is committed once."""

from flask import Flask
from sqlalchemy import func, select

from tests.conftest import Build, Visit
from tests.factories import make_officer
from tests.imports.uploads import checked, csv_of, make_receiver
from tests.together import events, together
from transition.db import db
from transition.staff.people.models import Person


def test_two_who_commit_the_same_list_write_its_people_once(app: Flask, build: Build, visit: Visit) -> None:
    with build():
        transfer = make_receiver()
        officers = [make_officer(transfer.outgoing_employer) for _ in range(2)]
        list_id = checked(transfer, csv_of({}, {"Payroll no.": "002", "Post no.": "P2"})).id
    pages = [visit(one).get(f"/transfers/{transfer.id}/imports/{list_id}") for one in officers]
    answers = together(
        app, "UPDATE staff_import", *(lambda page=page: page.submit("Commit the list") for page in pages)
    )
    assert [(one.status, one.heading) for one in answers] == [(200, "The list was committed")] * 2
    told = [one.soup.get_text() for one in answers]
    assert sum("The staff list was committed." in words for words in told) == 1
    assert sum("This list was committed or cancelled" in words for words in told) == 1
    assert events(app, "import.committed") == 1
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Person)) == 2
