"""The three staff lists, imported as they are; who manages whom; which addresses were checked; who was asked."""

from datetime import date

from sqlalchemy import select

from transition import clock
from transition.accounts.queries import find_account
from transition.db import db
from transition.demo.case import Case
from transition.demo.facts import DATA, STAFF_LISTS
from transition.imports import actions
from transition.imports.account import account_of
from transition.imports.headings import find_headings
from transition.imports.queries import proposed_mapping
from transition.imports.sheets import read_sheet
from transition.rules.letters import LanguageChoice
from transition.staff.people.actions import check_address, match_managers, record_language
from transition.staff.people.models import LetterFormat, OtherFormat, Person
from transition.staff.people.queries import people_for_letters

IMPORTED = date(2026, 1, 19)
CHECKED = date(2026, 2, 2)
# Who asked for another format when they were asked for their language, by surname.
NEEDED = {
    "Bowen": {"language": LanguageChoice.BOTH, "letter_format": LetterFormat.LARGE_PRINT},
    "Griffiths": {
        "language": LanguageChoice.WELSH,
        "letter_format": LetterFormat.OTHER,
        "other_format": OtherFormat.BRAILLE,
    },
}


def import_list(case: Case) -> None:
    """Reads, checks and commits the council's list by the steps of the pages."""
    name = STAFF_LISTS[case.slug]
    data, by, now = (DATA / name).read_bytes(), case.officer(IMPORTED), clock.now()
    staff_import = actions.upload(case.transfer, data=data, file_name=name, by=by, now=now)
    headings = list(find_headings(read_sheet(data, name)).texts)
    mapping = proposed_mapping(case.transfer.outgoing_employer_id, headings)
    account = account_of(case.transfer, data, name, mapping, today=IMPORTED)
    actions.set_mapping(case.transfer, staff_import, mapping, version=staff_import.version)
    actions.keep_account(case.transfer, staff_import, account, today=IMPORTED)
    actions.ask_commit(staff_import, version=staff_import.version, by=by)
    actions.commit(case.transfer, staff_import, account, now=now, today=IMPORTED)
    db.session.flush()


def match(case: Case) -> None:
    """Siân Pritchard, who is in the list herself, is the line manager of most of them and signs in."""
    manager = find_account("manager.monmouthshire@example.org")
    assert manager is not None, "the manager signs in"
    match_managers(case.transfer, "Siân Pritchard", manager.id, by=case.officer(CHECKED))


def check(case: Case) -> None:
    """Most addresses were checked with the person; one asked for large print, one for Braille too."""
    for number, person in enumerate(people(case)):
        if number % 5 != 4:
            check_address(
                case.transfer, person, version=person.version, by=case.officer(CHECKED), today=CHECKED
            )
        if person.surname in NEEDED:
            given = {
                "language_asked_on": CHECKED,
                "letter_format_note": "",
                **NEEDED[person.surname],
            }
            record_language(
                case.transfer,
                person,
                version=person.version,
                given=given,
                by=case.officer(CHECKED),
                today=CHECKED,
            )


def people(case: Case) -> list[Person]:
    """Everybody in the transfer, in the order of the list."""
    ids = [person.id for person in people_for_letters(case.transfer)]
    return list(
        db.session.scalars(select(Person).where(Person.id.in_(ids)).order_by(Person.sort_key, Person.id))
    )
