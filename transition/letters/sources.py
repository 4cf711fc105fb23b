"""What the records hold that an employer's letters about a transfer are written from, loaded once for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from sqlalchemy import or_, select

from transition.access.permissions import Role
from transition.accounts.models import Account, AppointmentRecord
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import has_answered, measures_of
from transition.consultation.meetings.models import Meeting
from transition.consultation.models import Consultation
from transition.consultation.objections.models import Objection
from transition.consultation.objections.queries import open_objections
from transition.consultation.queries import consultation_of, recognitions_of
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.i18n.names import Words
from transition.letters.models import Letter, LetterSettings
from transition.letters.queries import settings_of
from transition.letters.texts.models import OwnWording
from transition.letters.texts.queries import approved_wordings
from transition.staff.people.models import Person
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer

_AT_ONCE = 500


@dataclass(frozen=True)
class ToCorrect:
    """Issued letters of one batch that were wrong, with their facts, and what an officer says of them."""

    letters: tuple[Letter, ...]
    wrong: Words
    right: Words


@dataclass(frozen=True)
class Sources:
    """The records of one employer's letters about one transfer, as they are today.

    `measures` is by employer: None while that employer has answered nothing, empty when it stated none.
    `objections` are the open ones by person: whoever objects does not transfer. `own` is what the employer itself
    says in its letters, as approved. `correction` is what is to be corrected, while letters that correct others
    are prepared.
    """

    transfer: Transfer
    employer: Employer
    settings: LetterSettings
    consultation: Consultation | None
    recognitions: tuple[Recognition, ...]
    spokespeople: dict[int, Account]
    measures: dict[int, list[Measure] | None]
    meetings: tuple[Meeting, ...]
    today: date
    terms: dict[int, list[Term]] = field(default_factory=dict)
    objections: dict[int, Objection] = field(default_factory=dict)
    own: tuple[OwnWording, ...] = ()
    correction: ToCorrect | None = None

    @property
    def is_transferor(self) -> bool:
        """Whether the employer that writes is the one whose staff move."""
        return self.employer.id == self.transfer.outgoing_employer_id


def sources_of(transfer: Transfer, employer: Employer, today: date) -> Sources:
    """Everything that this employer's letters are written from, but for each person's terms."""
    recognitions = tuple(recognitions_of(employer))
    consultation = consultation_of(transfer, employer)
    both = (transfer.outgoing_employer_id, transfer.incoming_employer_id)
    sides: list[int] = [side for side in both if side is not None]
    known = measures_of(transfer)
    return Sources(
        transfer=transfer,
        employer=employer,
        settings=settings_of(transfer, employer)
        or LetterSettings(transfer_id=transfer.id, employer_id=employer.id, **_blank_texts()),
        consultation=consultation,
        recognitions=recognitions,
        spokespeople=_spokespeople(recognitions, today),
        measures={
            side: [one for one in known if one.employer_id == side] if has_answered(transfer, side) else None
            for side in dict.fromkeys(sides)
        },
        meetings=_meetings(consultation, today),
        today=today,
        objections=open_objections(transfer),
        own=tuple(approved_wordings(transfer, employer)),
    )


def _blank_texts() -> dict[str, str]:
    """A transient row has no defaults yet: its texts are empty, not None."""
    return {
        column.name: ""
        for column in LetterSettings.__table__.columns
        if column.type.python_type is str and not column.primary_key
    }


def with_terms_of(people: Iterable[Person], sources: Sources) -> list[Person]:
    """These people, once their terms of today are among the sources."""
    found = list(people)
    sources.terms.update(_terms_of(found, sources.today))
    return found


def _terms_of(people: Iterable[Person], today: date) -> dict[int, list[Term]]:
    found: dict[int, list[Term]] = defaultdict(list)
    ids = sorted(person.id for person in people)
    for start in range(0, len(ids), _AT_ONCE):
        query = select(Term).where(
            Term.person_id.in_(ids[start : start + _AT_ONCE]),
            or_(Term.until_on.is_(None), Term.until_on >= today),
        )
        for term in db.session.scalars(query.order_by(Term.id)):
            found[term.person_id].append(term)
    return found


def _spokespeople(recognitions: Iterable[Recognition], today: date) -> dict[int, Account]:
    """Who represents each recognised union today, the longest appointed where there are several."""
    query = (
        select(AppointmentRecord.recognition_id, Account)
        .join(AppointmentRecord.account)
        .where(
            AppointmentRecord.role == Role.REPRESENTATIVE,
            AppointmentRecord.recognition_id.in_([one.id for one in recognitions]),
            AppointmentRecord.from_on <= today,
            or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
            Account.is_active,
        )
        .order_by(AppointmentRecord.from_on.desc(), AppointmentRecord.id.desc())
    )
    found: dict[int, Account] = {}
    for recognition_id, account in db.session.execute(query):
        if recognition_id is not None:
            found[recognition_id] = account
    return found


def _meetings(consultation: Consultation | None, today: date) -> tuple[Meeting, ...]:
    """The consultation meetings that lie ahead."""
    if consultation is None:
        return ()
    query = select(Meeting).where(
        Meeting.consultation_id == consultation.id,
        Meeting.is_held.is_(None),
        Meeting.starts_at >= datetime.combine(today, time.min, UTC),
    )
    return tuple(db.session.scalars(query.order_by(Meeting.starts_at, Meeting.id)))
