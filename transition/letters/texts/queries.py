"""Finding wordings, approvals, checks, crests, and English that went ahead of its Welsh."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from transition.db import db
from transition.employers.models import Employer
from transition.letters.models import Batch
from transition.letters.texts.models import Crest, EnglishFirst, OwnWording, WelshCheck, WordingApproval
from transition.rules.letters import LetterKind
from transition.rules.wording import Slot
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def versions_of(transfer: Transfer, employer: Employer, kind: LetterKind, slot: Slot) -> list[OwnWording]:
    """Every version of what is said in one place of a letter, the newest first."""
    query = select(OwnWording).where(
        OwnWording.transfer_id == transfer.id,
        OwnWording.employer_id == employer.id,
        OwnWording.kind == kind,
        OwnWording.slot == slot,
    )
    return list(db.session.scalars(query.order_by(OwnWording.number.desc())))


def get_wording(transfer: Transfer, employer: Employer, wording_id: int) -> OwnWording:
    """One version of an employer's own paragraphs. Raises NotVisible."""
    query = select(OwnWording).where(
        OwnWording.transfer_id == transfer.id,
        OwnWording.employer_id == employer.id,
        OwnWording.id == wording_id,
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def newest_wordings(transfer: Transfer, employer: Employer) -> list[OwnWording]:
    """What each place says in its newest version, approved or not."""
    return _newest(transfer, employer, is_approved=False)


def approved_wordings(transfer: Transfer, employer: Employer) -> list[OwnWording]:
    """What each place says in its newest approved version: what letters say."""
    return _newest(transfer, employer, is_approved=True)


def _newest(transfer: Transfer, employer: Employer, *, is_approved: bool) -> list[OwnWording]:
    query = select(func.max(OwnWording.id)).where(
        OwnWording.transfer_id == transfer.id, OwnWording.employer_id == employer.id
    )
    if is_approved:
        query = query.join(WordingApproval, WordingApproval.wording_id == OwnWording.id)
    newest = query.group_by(OwnWording.kind, OwnWording.slot)
    found = select(OwnWording).where(OwnWording.id.in_(newest))
    return list(db.session.scalars(found.order_by(OwnWording.kind, OwnWording.slot.desc())))


def approvals_of(wordings: Iterable[OwnWording]) -> dict[int, WordingApproval]:
    """The approvals of these versions, by version."""
    keys = [one.id for one in wordings]
    query = select(WordingApproval).where(WordingApproval.wording_id.in_(keys))
    return {one.wording_id: one for one in db.session.scalars(query)}


def latest_checks(transfer: Transfer, employer: Employer) -> dict[str, WelshCheck]:
    """What was last marked as checked, by the key of its text."""
    newest = (
        select(func.max(WelshCheck.id))
        .where(WelshCheck.transfer_id == transfer.id, WelshCheck.employer_id == employer.id)
        .group_by(WelshCheck.key)
    )
    return {one.key: one for one in db.session.scalars(select(WelshCheck).where(WelshCheck.id.in_(newest)))}


def checks_of(transfer_id: int, employer_id: int, keys: Iterable[str]) -> list[WelshCheck]:
    """Every check of these texts, the oldest first."""
    query = select(WelshCheck).where(
        WelshCheck.transfer_id == transfer_id,
        WelshCheck.employer_id == employer_id,
        WelshCheck.key.in_(list(keys)),
    )
    return list(db.session.scalars(query.order_by(WelshCheck.id)))


def crests_of(employer: Employer) -> list[Crest]:
    """An employer's crests, the newest first."""
    return list(
        db.session.scalars(select(Crest).where(Crest.employer_id == employer.id).order_by(Crest.id.desc()))
    )


def get_crest(employer: Employer, digest: str) -> Crest:
    """One crest of an employer with its picture. Raises NotVisible."""
    query = select(Crest).where(Crest.employer_id == employer.id, Crest.digest == digest)
    if (found := db.session.scalar(query.options(undefer(Crest.image)))) is None:
        raise NotVisible
    return found


def pictures(name: str) -> dict[str, bytes]:
    """The crest that a letter names, as the PDF maker wants it; nothing for a letter without one."""
    if not name:
        return {}
    query = select(Crest.image).where(Crest.digest == name.removesuffix(".png")).limit(1)
    image = db.session.scalar(query)
    return {} if image is None else {name: image}


def english_first_of(batch: Batch) -> EnglishFirst | None:
    """The decision to send a batch's English ahead of its Welsh, if there is one."""
    found: EnglishFirst | None = db.session.scalar(
        select(EnglishFirst).where(EnglishFirst.batch_id == batch.id)
    )
    return found


def followers_of(batch: Batch) -> list[Batch]:
    """The batches that bring the Welsh of this one and were not given up."""
    query = select(Batch).where(Batch.follows_id == batch.id, Batch.cancelled_on.is_(None))
    return list(db.session.scalars(query.order_by(Batch.id)))


def still_to_follow(transfer: Transfer) -> list[Batch]:
    """The batches of Welsh letters whose English went ahead and that are not issued yet, the oldest first."""
    query = select(Batch).where(
        Batch.transfer_id == transfer.id,
        Batch.follows_id.is_not(None),
        Batch.issued_on.is_(None),
        Batch.cancelled_on.is_(None),
    )
    return list(db.session.scalars(query.order_by(Batch.id)))
