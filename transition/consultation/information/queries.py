"""The information as it would be issued now, the versions that were issued, and who has which."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.consultation.information.content import Change, Said, changes, measure_said, thawed
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.measures.queries import measures_of
from transition.consultation.models import Consultation
from transition.consultation.queries import Information, information_of
from transition.consultation.reach import Reach
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.records.queries import reads_all_that_was_sent
from transition.consultation.representatives.models import Representative
from transition.consultation.representatives.queries import TO_EACH, Description, descriptions_of
from transition.db import db
from transition.employers.models import Recognition
from transition.rules.consultation import InformationItem
from transition.rules.representatives import Route
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

_WORDS = {
    InformationItem.REASONS: ("reason", "reason_cy"),
    InformationItem.FACT_OF_TRANSFER: ("name", "name_cy"),
    InformationItem.LEGAL_IMPLICATIONS: ("legal_implications", "legal_implications_cy"),
    InformationItem.ECONOMIC_IMPLICATIONS: ("economic_implications", "economic_implications_cy"),
    InformationItem.SOCIAL_IMPLICATIONS: ("social_implications", "social_implications_cy"),
    InformationItem.AGENCY_PARTS: ("agency_worker_places", "agency_worker_places_cy"),
    InformationItem.AGENCY_WORK: ("agency_worker_work", "agency_worker_work_cy"),
}
_OF_THE_TRANSFER = (InformationItem.FACT_OF_TRANSFER, InformationItem.REASONS)


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom the information goes: a union, a representative by name, or each of some staff.

    `version` is the latest that they have, None for none; nought for what went before versions were kept.
    """

    key: str
    recognition: Recognition | None = None
    representative: Representative | None = None
    description: Description | None = None
    version: int | None = None

    @property
    def means(self) -> tuple[Means, ...]:
        """How the information may be given to them (TUPE 2006 reg 13(5)), and by e-mail where that was agreed."""
        record = self.recognition or self.representative
        found = [Means.DELIVERED]
        if record is not None and record.notice_address.strip():
            found.append(Means.POSTED_TO_NOTIFIED_ADDRESS)
        if self.recognition is not None:
            found.append(Means.POSTED_TO_HEAD_OFFICE)
        return (*found, Means.EMAIL_BY_AGREEMENT)


@dataclass(frozen=True)
class Issuing:
    """How issuing stands: what is open, what the last version said, what changed since, and who has which."""

    information: Information
    versions: list[InformationVersion]
    changed: list[Change]
    recipients: list[Recipient]

    @property
    def last(self) -> InformationVersion | None:
        """The latest version."""
        return self.versions[-1] if self.versions else None

    @property
    def behind(self) -> list[Recipient]:
        """Those who have an earlier version and not the latest, or have the latest and something changed since."""
        last = self.last.number if self.last else 0
        return [one for one in self.recipients if one.version and (one.version < last or self.changed)]

    @property
    def without(self) -> list[Recipient]:
        """Those to whom no version has gone."""
        return [one for one in self.recipients if one.version is None]


def said_now(consultation: Consultation, transfer: Transfer) -> list[Said]:
    """What the information says as the records stand; only the items that are given or stated as none."""
    information = information_of(consultation, transfer)
    found = []
    for item in information.items:
        if item in information.stated_none:
            found.append(Said(item, is_none=True))
        elif item in information.given:
            found.append(_given(item, consultation, transfer))
    return found


def _given(item: InformationItem, consultation: Consultation, transfer: Transfer) -> Said:
    match item:
        case InformationItem.DATE_OF_TRANSFER:
            return Said(item, day=transfer.transfer_on)
        case InformationItem.AGENCY_COUNT:
            return Said(item, count=consultation.agency_worker_count)
        case InformationItem.OWN_MEASURES | InformationItem.TRANSFEREE_MEASURES:
            is_own = item is InformationItem.OWN_MEASURES
            whose = consultation.employer_id if is_own else transfer.incoming_employer_id
            mine = (one for one in measures_of(transfer) if one.employer_id == whose)
            return Said(item, measures=tuple(measure_said(one) for one in mine))
        case _:
            record = transfer if item in _OF_THE_TRANSFER else consultation
            words, words_cy = (getattr(record, name) for name in _WORDS[item])
            return Said(item, words=words, words_cy=words_cy)


def versions_of(consultation: Consultation) -> list[InformationVersion]:
    """Every version that was issued, the first one first."""
    query = select(InformationVersion).where(InformationVersion.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(InformationVersion.number)))


def get_version(consultation: Consultation, number: int, reach: Reach) -> InformationVersion:
    """One version, for whoever may read it: a representative, one that went to their union. Raises NotVisible."""
    found = next((one for one in versions_of(consultation) if one.number == number), None)
    if found is None or not issues_for(found, reach):
        raise NotVisible
    return found


def issues_for(version: InformationVersion, reach: Reach) -> list[InformationIssue]:
    """To whom a version went, as far as this reader may know."""
    if reads_all_that_was_sent(reach):
        return version.issues
    return [one for one in version.issues if one.sent.recognition_id in reach.recognition_ids]


def issuing_of(consultation: Consultation, transfer: Transfer, today: date) -> Issuing:
    """How issuing this file's information stands."""
    versions = versions_of(consultation)
    changed = changes(thawed(versions[-1].content), said_now(consultation, transfer)) if versions else []
    descriptions = descriptions_of(transfer, consultation.employer, consultation, today)
    return Issuing(
        information_of(consultation, transfer),
        versions,
        changed,
        recipients_of(descriptions, {**_before_versions(consultation), **_held(versions)}, today),
    )


def recipients_of(descriptions: list[Description], held: dict[str, int], today: date) -> list[Recipient]:
    """Everybody to whom the information goes by the routes of today, each once; `held` says what they have."""
    found: dict[str, Recipient] = {}
    for one in descriptions:
        if one.recognition is not None:
            key = f"union-{one.recognition.id}"
            found[key] = Recipient(key, recognition=one.recognition, version=held.get(key))
        elif one.decision.route in (Route.STANDING_REPRESENTATIVES, Route.ELECTED_REPRESENTATIVES):
            for person in one.representatives:
                if person.acts_on(today):
                    key = f"representative-{person.id}"
                    found[key] = Recipient(key, representative=person, version=held.get(key))
        elif one.decision.route in TO_EACH and not one.is_nobody:
            key = f"staff-{one.key}"
            version = held.get(f"staff-{one.kept.id}") if one.kept else None
            found[key] = Recipient(key, description=one, version=version)
    return list(found.values())


def _held(versions: list[InformationVersion]) -> dict[str, int]:
    """The latest version that went to each."""
    held: dict[str, int] = {}
    for version in versions:
        for issue in version.issues:
            if issue.representative_id is not None:
                held[f"representative-{issue.representative_id}"] = version.number
            elif issue.description_id is not None:
                held[f"staff-{issue.description_id}"] = version.number
            elif issue.sent.recognition_id is not None:
                held[f"union-{issue.sent.recognition_id}"] = version.number
    return held


def _before_versions(consultation: Consultation) -> dict[str, int]:
    """The unions to which the information went before versions of it were kept."""
    query = select(InformationSent.recognition_id).where(
        InformationSent.consultation_id == consultation.id,
        InformationSent.is_regulation_13,
        InformationSent.recognition_id.is_not(None),
    )
    return {f"union-{one}": 0 for one in db.session.scalars(query)}


def version_numbers(consultation: Consultation) -> dict[int, int]:
    """Which version each row of what was sent carried, by the row's key."""
    query = (
        select(InformationIssue.sent_id, InformationVersion.number)
        .join(InformationVersion, InformationVersion.id == InformationIssue.version_id)
        .join(InformationSent, InformationSent.id == InformationIssue.sent_id)
        .where(InformationSent.consultation_id == consultation.id)
    )
    return dict(db.session.execute(query).all())
