"""What happens to texts: own paragraphs written and approved, Welsh given and checked, crests added."""

import hashlib
from datetime import date, datetime

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.db import Stale, db
from transition.employers.models import Employer
from transition.letters.texts.arms import drawn_anew
from transition.letters.texts.catalogue import Text
from transition.letters.texts.models import Crest, OwnWording, WelshCheck, WordingApproval
from transition.letters.texts.queries import approvals_of, crests_of, latest_checks, versions_of
from transition.letters.texts.welsh_kept import keep_welsh
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.rules.welsh import (
    Pair,
    check_may_be_checked,
    check_unaffected,
    check_wording_approver,
    state_of,
)
from transition.rules.wording import Slot
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


def write_wording(
    transfer: Transfer,
    employer: Employer,
    kind: LetterKind,
    slot: Slot,
    *,
    text: str,
    text_cy: str,
    version: int,
    by: Viewer,
    now: datetime,
) -> OwnWording | None:
    """Keep what a council itself says in one place as a new version; letters say it once another officer approved it.

    `version` is the number of the newest one that the writer saw. Gives None when nothing is said otherwise.
    Raises Stale; RuleBroken `english_needed`.
    """
    hold(transfer)
    known = versions_of(transfer, employer, kind, slot)
    newest = known[0] if known else None
    if (newest.number if newest else 0) != version:
        raise Stale
    if text_cy and not text:
        raise RuleBroken("english_needed", "text")
    if (newest.text, newest.text_cy) == (text, text_cy) if newest else not text:
        return None
    return keep(
        OwnWording(
            transfer_id=transfer.id, employer_id=employer.id, kind=kind, slot=slot, number=version + 1,
            text=text, text_cy=text_cy, written_by_id=by.account_id, written_at=now,
        ),
        "letter_wording.written", by=by, transfer_id=transfer.id, employer_id=employer.id, kind=kind.value,
        slot=slot.value, number=version + 1,
    )  # fmt: skip


def approve_wording(wording: OwnWording, *, by: Viewer, today: date) -> None:
    """Let letters say it from now on; saying so again does nothing more.

    RuleBroken `approver_is_writer`, `wording_replaced` for a version that is not the newest.
    """
    transfer, employer = (
        db.session.get_one(Transfer, wording.transfer_id),
        db.session.get_one(Employer, wording.employer_id),
    )
    hold(transfer)
    if approvals_of([wording]):
        return
    if versions_of(transfer, employer, wording.kind, wording.slot)[0].id != wording.id:
        raise RuleBroken("wording_replaced")
    check_wording_approver(wording.written_by_id, by.account_id)
    db.session.add(WordingApproval(wording_id=wording.id, approved_by_id=by.account_id, approved_on=today))
    db.session.flush()
    record(
        "letter_wording.approved",
        by=by,
        subject=wording,
        transfer_id=wording.transfer_id,
        kind=wording.kind.value,
        slot=wording.slot.value,
        number=wording.number,
        approved_on=today.isoformat(),
    )


def give_welsh(
    text: Text, welsh: str, *, is_checked: bool, version: int, by: Viewer, today: date, now: datetime
) -> None:
    """Keep the Welsh of a text, and that it was checked if it was; unchanged Welsh may be marked as checked too.

    Raises Stale when either language changed since it was read; RuleBroken `welsh_missing`, `checked_already`,
    `welsh_kept_elsewhere` for words that are not this employer's to write, and as the record's own action does.
    """
    hold(text.transfer)
    _check_fresh(text, version)
    if welsh != text.words.cy:
        if not text.is_own:
            raise RuleBroken("welsh_kept_elsewhere", "welsh")
        keep_welsh(text, welsh, by=by, today=today, now=now)
    if is_checked:
        _mark(text, Pair(text.words.en, welsh), is_unaffected=False, by=by, today=today)


def mark_unaffected(text: Text, *, version: int, by: Viewer, today: date) -> None:
    """Say that a change of the English leaves the checked Welsh as it is. Raises Stale; RuleBroken `english_same`."""
    hold(text.transfer)
    _check_fresh(text, version)
    _mark(text, text.pair, is_unaffected=True, by=by, today=today)


def _check_fresh(text: Text, version: int) -> None:
    if text.version != version:
        raise Stale


def _mark(text: Text, pair: Pair, *, is_unaffected: bool, by: Viewer, today: date) -> None:
    check = latest_checks(text.transfer, text.employer).get(text.key)
    state = state_of(pair, Pair(check.english, check.welsh) if check else None)
    if is_unaffected:
        check_unaffected(state)
    else:
        check_may_be_checked(state)
    keep_check(
        text.transfer.id, text.employer.id, text.key, pair, is_unaffected=is_unaffected, by=by, today=today
    )


def keep_check(
    transfer_id: int, employer_id: int, key: str, pair: Pair, *, is_unaffected: bool, by: Viewer, today: date
) -> None:
    """Keep that a named person checked the Welsh of a text against its English."""
    keep(
        WelshCheck(
            transfer_id=transfer_id, employer_id=employer_id, key=key, english=pair.english,
            welsh=pair.welsh, is_unaffected=is_unaffected, checked_by_id=by.account_id, checked_on=today,
        ),
        "letter_text.welsh_checked", by=by, transfer_id=transfer_id, employer_id=employer_id,
        key=key, is_unaffected=is_unaffected,
    )  # fmt: skip


def add_crest(transfer: Transfer, employer: Employer, data: bytes, *, by: Viewer, today: date) -> Crest:
    """Keep a council's crest for its letters; the same picture again is the one that is there.

    RuleBroken as `drawn_anew`.
    """
    image, width, height = drawn_anew(data)
    digest = hashlib.sha256(image).hexdigest()
    known = next((one for one in crests_of(employer) if one.digest == digest), None)
    if known is not None:
        return known
    return keep(
        Crest(
            employer_id=employer.id, digest=digest, width=width, height=height, image=image,
            added_by_id=by.account_id, added_on=today,
        ),
        "letter_crest.added", by=by, transfer_id=transfer.id, employer_id=employer.id, digest=digest,
    )  # fmt: skip
