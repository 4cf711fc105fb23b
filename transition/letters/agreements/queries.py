"""Finding agreements to have letters by e-mail: a reader's own, and those that held on a day."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from transition.db import db
from transition.employers.models import Recognition
from transition.letters.agreements.models import EmailAgreement
from transition.letters.models import Batch, Letter
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

Reader = tuple[int | None, int | None]
_AT_ONCE = 500


def reader_of(letter: Letter) -> Reader:
    """Whom a letter goes to: the key of a person or of a recognised union."""
    return letter.person_id, letter.recognition_id


def agreements_of(transfer: Transfer, reader: Reader) -> list[EmailAgreement]:
    """All that one reader agreed to and withdrew, the newest first."""
    query = select(EmailAgreement).where(EmailAgreement.transfer_id == transfer.id, _is_of(reader))
    return list(db.session.scalars(query.order_by(EmailAgreement.id.desc())))


def get_agreement(transfer: Transfer, agreement_id: int) -> EmailAgreement:
    """One agreement about letters of this transfer. Raises NotVisible."""
    query = select(EmailAgreement).where(
        EmailAgreement.transfer_id == transfer.id,
        EmailAgreement.id == agreement_id,
        EmailAgreement.withdraws_id.is_(None),
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def withdrawal_of(agreement: EmailAgreement) -> EmailAgreement | None:
    """What withdrew an agreement, if anything did."""
    return db.session.scalar(select(EmailAgreement).where(EmailAgreement.withdraws_id == agreement.id))


def standing_agreements(
    transfer_id: int, readers: Iterable[Reader], on: date
) -> dict[Reader, EmailAgreement]:
    """The agreement of each reader that held on a day, the latest where there are several."""
    people = sorted({one for one, _union in readers if one})
    unions = sorted({one for _person, one in readers if one})
    found: dict[Reader, EmailAgreement] = {}
    for start in range(0, max(len(people), 1), _AT_ONCE):
        query = select(EmailAgreement).where(
            EmailAgreement.transfer_id == transfer_id,
            EmailAgreement.agreed_on <= on,
            or_(
                EmailAgreement.person_id.in_(people[start : start + _AT_ONCE]),
                EmailAgreement.recognition_id.in_(unions),
            ),
        )
        rows = list(db.session.scalars(query.order_by(EmailAgreement.agreed_on, EmailAgreement.id)))
        gone = {row.withdraws_id for row in rows}
        found |= {
            (row.person_id, row.recognition_id): row
            for row in rows
            if row.withdraws_id is None and row.id not in gone
        }
    return found


def agreed_to_letters(letters: Iterable[Letter], transfer_id: int, on: date) -> dict[int, EmailAgreement]:
    """For each of these letters, by its key, its reader's agreement that held on a day."""
    letters = list(letters)
    standing = standing_agreements(transfer_id, [reader_of(one) for one in letters], on)
    return {one.id: standing[reader_of(one)] for one in letters if reader_of(one) in standing}


def reader_named(transfer: Transfer, reader: Reader) -> tuple[str, int]:
    """A reader's name and the employer that writes to them about this transfer. Raises NotVisible.

    A person is reached through a letter or a post of this transfer; a union through its employer's side.
    """
    person_id, recognition_id = reader
    if person_id is not None:
        person = db.session.scalar(
            select(Person).where(Person.id == person_id, Person.employer_id == transfer.outgoing_employer_id)
        )
        if person is not None and _is_in(transfer, person):
            return person.name, person.employer_id
    elif recognition_id is not None:
        sides = [one for one in (transfer.outgoing_employer_id, transfer.incoming_employer_id) if one]
        union = db.session.scalar(
            select(Recognition).where(Recognition.id == recognition_id, Recognition.employer_id.in_(sides))
        )
        if union is not None:
            return union.union.name, union.employer_id
    raise NotVisible


def _is_in(transfer: Transfer, person: Person) -> bool:
    assigned = select(Assignment.id).join(Post, Post.id == Assignment.post_id).where(
        Post.person_id == person.id, Assignment.transfer_id == transfer.id
    )  # fmt: skip
    written = select(Letter.id).join(Letter.batch).where(
        Batch.transfer_id == transfer.id, Letter.person_id == person.id
    )  # fmt: skip
    return any(db.session.scalar(query.limit(1)) is not None for query in (assigned, written))


def _is_of(reader: Reader) -> ColumnElement[bool]:
    person_id, recognition_id = reader
    if person_id is not None:
        return EmailAgreement.person_id == person_id
    return EmailAgreement.recognition_id == recognition_id
