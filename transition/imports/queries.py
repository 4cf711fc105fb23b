"""Reading uploads, their lines, remembered columns, and the records that a list is put beside."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, or_, select

from transition.db import db
from transition.imports.cleaning import folded
from transition.imports.fields import Field
from transition.imports.headings import forbidden_columns, propose_mapping
from transition.imports.known import KnownPerson, KnownPost, KnownTerm
from transition.imports.models import OPEN, WAITING, ColumnMapping, ImportLine, LineKind, StaffImport
from transition.imports.records import PERSON, POST, SERVICE_DATES
from transition.staff.people.models import AgencyWorker, Assignment, Person, Post, Provenance, StaffQuestion
from transition.staff.people.roll_models import StaffEntry
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Team, Transfer

KEPT_FOR: Final = timedelta(hours=24)
PERSON_NAMES: Final = tuple(sorted({*PERSON.values(), "address", *SERVICE_DATES}))
POST_NAMES: Final = tuple(sorted(POST.values()))


class NoSuchImport(Exception):
    """There is no such upload in this transfer."""


def get_import(transfer: Transfer, import_id: int) -> StaffImport:
    """One upload of this transfer. Raises NoSuchImport."""
    query = select(StaffImport).where(StaffImport.id == import_id, StaffImport.transfer_id == transfer.id)
    found = db.session.scalar(query)
    if found is None:
        raise NoSuchImport
    return found


def imports_of(transfer: Transfer) -> Select[StaffImport]:
    """The uploads of a transfer, without an order."""
    return select(StaffImport).where(StaffImport.transfer_id == transfer.id)


def lines_of(upload: StaffImport, kind: LineKind) -> Select[ImportLine]:
    """The lines of one kind, without an order."""
    return select(ImportLine).where(ImportLine.import_id == upload.id, ImportLine.kind == kind)


def line_counts(upload: StaffImport) -> dict[LineKind, int]:
    """How many lines there are of each kind."""
    query = select(ImportLine.kind, func.count()).where(ImportLine.import_id == upload.id)
    found = {row[0]: row[1] for row in db.session.execute(query.group_by(ImportLine.kind))}
    return {kind: found.get(kind, 0) for kind in LineKind}


def accepted_people(upload: StaffImport) -> set[int]:
    """The people of whom an officer takes the file's values for their own."""
    query = select(ImportLine.person_id).where(
        ImportLine.import_id == upload.id, ImportLine.is_accepted, ImportLine.person_id.isnot(None)
    )
    return {person_id for person_id in db.session.scalars(query) if person_id is not None}


def rejected_rows(upload: StaffImport) -> set[int]:
    """The first row of each person whom an officer leaves out."""
    query = select(ImportLine.row).where(ImportLine.import_id == upload.id, ImportLine.is_rejected)
    return {row for row in db.session.scalars(query) if row is not None}


def rejected_count(upload: StaffImport) -> int:
    """How many people an officer leaves out, so far."""
    return len(rejected_rows(upload))


def answers_of(upload: StaffImport) -> dict[tuple[int | None, str, str, str], str]:
    """What was answered in the review: by row, heading, code and what the file says."""
    query = select(ImportLine.row, ImportLine.heading, ImportLine.code, ImportLine.raw, ImportLine.answer)
    query = query.where(ImportLine.import_id == upload.id, ImportLine.answer != "")
    return {(row[0], row[1], row[2], row[3]): row[4] for row in db.session.execute(query)}


def kept_counts(upload: StaffImport) -> tuple[int, int]:
    """Of how many people something is kept unless accepted, and of how many it was accepted."""
    query = select(func.count(), func.count().filter(ImportLine.is_accepted)).where(
        ImportLine.import_id == upload.id, ImportLine.has_kept
    )
    row = db.session.execute(query).one()
    return int(row[0]), int(row[1])


def waiting_imports(limit: int, now: datetime) -> list[int]:
    """Uploads that a worker has something to do for, and that none is at."""
    query = select(StaffImport.id).where(
        StaffImport.state.in_(WAITING),
        or_(StaffImport.leased_until.is_(None), StaffImport.leased_until < now),
    )
    return list(db.session.scalars(query.order_by(StaffImport.id).limit(limit)))


def expired_imports(limit: int, now: datetime) -> list[int]:
    """Uploads that nobody has committed within 24 hours."""
    query = select(StaffImport.id).where(
        StaffImport.state.in_(OPEN), StaffImport.uploaded_at < now - KEPT_FOR
    )
    return list(db.session.scalars(query.order_by(StaffImport.id).limit(limit)))


def proposed_mapping(employer_id: int, headings: list[str]) -> dict[int, Field | None]:
    """A field for each column: as this employer's lists had it before, else by what its heading says.

    Columns that are never kept get none, whatever was remembered.
    """
    query = select(ColumnMapping.heading, ColumnMapping.field).where(ColumnMapping.employer_id == employer_id)
    remembered = {row[0]: row[1] for row in db.session.execute(query)}
    forbidden, proposed = forbidden_columns(headings), propose_mapping(headings)
    found: dict[int, Field | None] = dict.fromkeys(range(len(headings)))
    taken: set[Field] = set()
    for is_second in (False, True):
        for column, heading in enumerate(headings):
            known = remembered.get(folded(heading))
            if column in forbidden or (known is not None) == is_second or not heading:
                continue
            field = proposed[column] if known is None else Field.__members__.get(known)
            if field is not None and field not in taken:
                found[column] = field
                taken.add(field)
    return found


def scopes_of_teams(transfer: Transfer) -> dict[str, Scope]:
    """What was decided of each team, by its name in either language, folded."""
    query = select(Team.name, Team.name_cy, Team.scope).where(Team.transfer_id == transfer.id)
    return {folded(name): row[2] for row in db.session.execute(query) for name in (row[0], row[1]) if name}


def known_teams(transfer: Transfer) -> set[str]:
    """The names of this transfer's teams, as they were set up and as its posts have them."""
    query = select(Team.name, Team.name_cy).where(Team.transfer_id == transfer.id)
    posts = (
        select(Post.team)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id)
        .distinct()
    )
    return {name for row in db.session.execute(query) for name in row if name} | set(
        db.session.scalars(posts)
    )


def known_people(transfer: Transfer, *, locked: bool = False) -> list[KnownPerson]:
    """Everybody on record at the outgoing employer, as far as a list may say something else; locked to change."""
    columns = [Person.id, *(getattr(Person, name) for name in PERSON_NAMES)]
    query = select(*columns).where(Person.employer_id == transfer.outgoing_employer_id).order_by(Person.id)
    rows = db.session.execute(query.with_for_update() if locked else query)
    people = {row.id: KnownPerson(row.id, _values(row, PERSON_NAMES)) for row in rows}
    posts = _known_posts(transfer, people)
    _add_terms(transfer, posts)
    query = (
        select(Provenance.person_id, Provenance.post_id, Provenance.digests)
        .join(Person, Person.id == Provenance.person_id)
        .where(Person.employer_id == transfer.outgoing_employer_id)
        .order_by(Provenance.id)
    )
    for person_id, post_id, digests in db.session.execute(query):
        people[person_id].digests |= digests
        if post_id is not None and post_id in posts:
            posts[post_id].digests |= digests
    return list(people.values())


def _known_posts(transfer: Transfer, people: dict[int, KnownPerson]) -> dict[int, KnownPost]:
    columns = [Post.id, Post.person_id, *(getattr(Post, name) for name in POST_NAMES)]
    query = (
        select(*columns, Assignment.id.label("assignment_id"), Assignment.share_percent)
        .join(Person, Person.id == Post.person_id)
        .outerjoin(Assignment, (Assignment.post_id == Post.id) & (Assignment.transfer_id == transfer.id))
        .where(Person.employer_id == transfer.outgoing_employer_id)
        .order_by(Post.id)
    )
    posts = {}
    for row in db.session.execute(query):
        is_assigned = row.assignment_id is not None
        posts[row.id] = KnownPost(row.id, _values(row, POST_NAMES), is_assigned, row.share_percent)
        people[row.person_id].posts.append(posts[row.id])
    return posts


def _add_terms(transfer: Transfer, posts: dict[int, KnownPost]) -> None:
    query = (
        select(Term.id, Term.post_id, Term.category, Term.text, Term.is_none, Term.checked_on)
        .join(Person, Person.id == Term.person_id)
        .where(
            Person.employer_id == transfer.outgoing_employer_id,
            Term.until_on.is_(None),
            Term.post_id.isnot(None),
        )
        .order_by(Term.id)
    )
    for term_id, post_id, category, text, is_none, checked_on in db.session.execute(query):
        if post_id is not None:
            posts[post_id].terms[category] = KnownTerm(term_id, text, is_none, checked_on is not None)


def _values(row: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def known_questions(transfer: Transfer) -> set[tuple[int, int | None, str, str, str]]:
    """What has been asked of the outgoing employer's people, answered or not: nothing is asked twice."""
    query = (
        select(
            StaffQuestion.person_id,
            StaffQuestion.post_id,
            StaffQuestion.field,
            StaffQuestion.code,
            StaffQuestion.raw,
        )
        .join(Person, Person.id == StaffQuestion.person_id)
        .where(Person.employer_id == transfer.outgoing_employer_id)
    )
    return {(row[0], row[1], row[2], row[3], row[4]) for row in db.session.execute(query)}


def imported_agency_workers(transfer: Transfer) -> list[AgencyWorker]:
    """The agency workers that earlier lists of this transfer named."""
    query = select(AgencyWorker).where(AgencyWorker.transfer_id == transfer.id, AgencyWorker.row.isnot(None))
    return list(db.session.scalars(query.order_by(AgencyWorker.id)))


def people_written(upload: StaffImport) -> Select[StaffEntry]:
    """The people whose records a committed list wrote, as lines of the staff list, without an order."""
    written = select(Provenance.person_id).where(Provenance.import_id == upload.id)
    return select(StaffEntry).where(
        StaffEntry.transfer_id == upload.transfer_id, StaffEntry.person_id.in_(written)
    )


def names_of_people(people: Iterable[int]) -> dict[int, str]:
    """The names of these people, as letters write them."""
    query = select(Person.id, Person.forenames, Person.surname, Person.payroll_number)
    rows = db.session.execute(query.where(Person.id.in_(list(people))))
    return {row[0]: f"{row[1]} {row[2]}".strip() or row[3] for row in rows}
