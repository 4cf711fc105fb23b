"""Each description of staff of an employer: how many, through whom they are consulted and why, what comes next."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from transition.consultation.elections.models import Election
from transition.consultation.models import Consultation
from transition.consultation.queries import recognitions_of
from transition.consultation.representatives.counts import Counted, counts_of, transferring_count
from transition.consultation.representatives.models import Group, Representative, StaffDescription
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.rules.representatives import Decision, DescriptionFacts, Route, route_for
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

# Through these, information goes to the staff themselves (TUPE 2006 regs 13(11), 13A).
TO_EACH = frozenset({Route.DIRECT, Route.INFORM_EACH_EMPLOYEE})


@dataclass(frozen=True)
class Description:
    """One description of staff and who must be consulted for it. `recognition` is None without a union.

    `count` is None where nobody knows it; `is_stated` when the employer said it, and no staff record. `is_mixed`
    says that other staff of this employer have representatives while these have none.
    """

    group: Group
    recognition: Recognition | None
    agreement: str
    count: int | None
    is_stated: bool
    kept: StaffDescription | None
    decision: Decision
    representatives: tuple[Representative, ...] = ()
    elections: tuple[Election, ...] = ()
    is_mixed: bool = False

    @property
    def key(self) -> str:
        """What an address names it by."""
        return key_of(self.group, self.recognition.id if self.recognition else None, self.agreement)

    @property
    def election(self) -> Election | None:
        """The election that is under way."""
        return next((one for one in self.elections if one.is_open), None)

    @property
    def left_unrepresented(self) -> tuple[Representative, ...]:
        """Those elected who left so that staff are without a representative, not replaced since (reg 14(2))."""
        last = max((one.declared_on for one in self.elections if one.declared_on), default=None)
        return tuple(
            one
            for one in self.representatives
            if one.candidate_id
            and one.ended_on
            and one.are_others_enough is False
            and (last is None or one.ended_on >= last)
        )

    @property
    def is_nobody(self) -> bool:
        """Whether there is known to be nobody of this description."""
        return self.count == 0 and self.recognition is None


@dataclass(frozen=True)
class _Found:
    """What all the descriptions of one employer are worked out from."""

    transfer: Transfer
    consultation: Consultation | None
    kept: dict[tuple[Group, int | None, str], StaffDescription]
    representatives: dict[int, list[Representative]]
    elections: dict[int, list[Election]]
    transferring: int | None
    is_anyone_invited: bool
    today: date


def key_of(group: Group, recognition_id: int | None, agreement: str) -> str:
    """What an address names a description by: no words of a staff list stand in it."""
    digest = hashlib.sha256(agreement.lower().encode()).hexdigest()[:8]
    return f"{group.value}-{recognition_id or 0}-{digest}"


def descriptions_of(
    transfer: Transfer, employer: Employer, consultation: Consultation | None, today: date
) -> list[Description]:
    """The descriptions of an employer's affected employees and who must be consulted (TUPE 2006 regs 13(3), 13A).

    Those who move come first. Those who stay, and the new employer's own, are listed once it was said that they
    are affected, or while that has not been asked of the new employer.
    """
    found = _found(transfer, consultation, today)
    recognised = recognitions_of(employer)
    descriptions = [
        one
        for group in _groups(transfer, employer, consultation)
        for one in _of_group(found, group, employer, recognised)
    ]
    has_any = any(one.recognition or one.decision.route in _REPRESENTED for one in descriptions)
    return [
        replace(one, is_mixed=has_any) if one.decision.direct_allowed else one
        for one in sorted(descriptions, key=_place)
    ]


_REPRESENTED = (Route.UNION, Route.STANDING_REPRESENTATIVES, Route.ELECTED_REPRESENTATIVES)


def _place(one: Description) -> tuple[int, bool, int, str]:
    unit = one.recognition.id if one.recognition else 0
    return list(Group).index(one.group), one.recognition is None, unit, one.agreement.lower()


def get_description(
    transfer: Transfer, employer: Employer, consultation: Consultation | None, key: str, today: date
) -> Description:
    """The description that an address names. Raises NotVisible."""
    found = descriptions_of(transfer, employer, consultation, today)
    if (one := next((one for one in found if one.key == key), None)) is None:
        raise NotVisible
    return one


def acting_representatives(consultation: Consultation, group: Group, today: date) -> list[Representative]:
    """The standing and elected representatives of one group of an employer's staff who act on that day, by name."""
    query = (
        select(Representative)
        .join(StaffDescription, StaffDescription.id == Representative.description_id)
        .where(StaffDescription.consultation_id == consultation.id, StaffDescription.group == group)
        .order_by(Representative.name, Representative.id)
    )
    return [one for one in db.session.scalars(query) if one.acts_on(today)]


def get_representative(transfer: Transfer, representative_id: int) -> Representative:
    """One standing or elected representative of this transfer. Raises NotVisible."""
    query = (
        select(Representative)
        .join(StaffDescription, StaffDescription.id == Representative.description_id)
        .join(Consultation, Consultation.id == StaffDescription.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Representative.id == representative_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def _groups(transfer: Transfer, employer: Employer, consultation: Consultation | None) -> tuple[Group, ...]:
    are_affected = consultation.are_others_affected if consultation else None
    if employer.id == transfer.outgoing_employer_id:
        return (Group.MOVING, Group.STAYING) if are_affected else (Group.MOVING,)
    return () if are_affected is False else (Group.HOST,)


def _found(transfer: Transfer, consultation: Consultation | None, today: date) -> _Found:
    kept = _kept(consultation)
    ids = [one.id for one in kept]
    representatives: dict[int, list[Representative]] = {one: [] for one in ids}
    elections: dict[int, list[Election]] = {one: [] for one in ids}
    if ids:
        people = select(Representative).where(Representative.description_id.in_(ids))
        for person in db.session.scalars(people.order_by(Representative.name, Representative.id)):
            representatives[person.description_id].append(person)
        held = select(Election).where(Election.description_id.in_(ids)).order_by(Election.id.desc())
        for election in db.session.scalars(held):
            elections[election.description_id].append(election)
    return _Found(
        transfer,
        consultation,
        {(one.group, one.recognition_id, one.agreement): one for one in kept},
        representatives,
        elections,
        transferring_count(transfer),
        any(one.is_invited for one in kept)
        or any(one.invited_on for group in elections.values() for one in group),
        today,
    )


def _kept(consultation: Consultation | None) -> list[StaffDescription]:
    if consultation is None:
        return []
    query = select(StaffDescription).where(StaffDescription.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(StaffDescription.id)))


def _of_group(
    found: _Found, group: Group, employer: Employer, recognised: list[Recognition]
) -> list[Description]:
    counts = counts_of(found.transfer, employer.id, group)
    made = []
    units = set()
    for recognition in recognised:
        unit = recognition.collective_agreement.lower()
        units.add(unit)
        made.append(_described(found, group, recognition, "", counts.get(unit) if unit else None))
    outside = {name: one for name, one in counts.items() if name == "" or name not in units}
    for kept_group, recognition_id, agreement in found.kept:
        if kept_group is group and recognition_id is None:
            outside.setdefault(agreement, Counted(agreement, 0))
    if not outside and (not recognised or group is not Group.MOVING):
        return [*made, _described(found, group, None, "", None)]
    return made + [_described(found, group, None, name, one) for name, one in outside.items()]


def _described(
    found: _Found, group: Group, recognition: Recognition | None, agreement: str, counted: Counted | None
) -> Description:
    kept = found.kept.get((group, recognition.id if recognition else None, agreement))
    stated = kept.stated_count if kept else None
    in_records = counted.count if counted else 0
    elections = tuple(found.elections.get(kept.id, ())) if kept else ()
    representatives = tuple(found.representatives.get(kept.id, ())) if kept else ()
    return Description(
        group,
        recognition,
        counted.agreement if counted else agreement,
        in_records or stated,
        not in_records and stated is not None,
        kept,
        route_for(_facts(found, recognition, kept, representatives, elections)),
        representatives,
        elections,
    )


def _facts(
    found: _Found,
    recognition: Recognition | None,
    kept: StaffDescription | None,
    representatives: tuple[Representative, ...],
    elections: tuple[Election, ...],
) -> DescriptionFacts:
    """What is known of one description today. An invitation to any of them counts (13A)."""
    is_invited = any(one.invited_on for one in elections) or (kept.is_invited if kept else None)
    is_over = bool(elections) and elections[0].given_up_on is not None
    return DescriptionFacts(
        transfer_on=found.transfer.transfer_on,
        employer_count=found.consultation.employee_count if found.consultation else None,
        transferring_count=found.transferring,
        is_union_recognised=recognition is not None,
        has_standing_representatives=kept.has_standing_representatives if kept else None,
        has_elected_representatives=any(
            one.candidate_id is not None and one.acts_on(found.today) for one in representatives
        ),
        is_invited_to_elect=is_invited,
        has_election_time_passed=is_over,
        are_others_invited=found.is_anyone_invited and not is_invited,
    )
