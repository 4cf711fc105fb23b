"""What comes of representations: the wording of a measure that changes, and what is published of it."""

from dataclasses import asdict, dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.consultation.measures.actions import keep_final_wording
from transition.consultation.measures.models import Measure
from transition.consultation.representations.models import AskedAndDone, Representation, WordingChange
from transition.consultation.representations.queries import asked_and_done_of, is_somebody_named
from transition.db import Stale, check_version, db
from transition.rules.answers import check_because_of, check_publication, check_wording
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class PublicWords:
    """What is published of a representation, in both languages."""

    theme: str = ""
    theme_cy: str = ""
    asked: str = ""
    asked_cy: str = ""
    done: str = ""
    done_cy: str = ""


def change_wording(
    measure: Measure,
    *,
    final_wording: str,
    final_wording_cy: str = "",
    representation: Representation | None = None,
    version: int,
    by: Viewer,
    today: date,
) -> WordingChange:
    """Write the final wording of a measure; what it said before stays beside it, with what it was changed for.

    Raises Stale; RuleBroken `measure_withdrawn` and as `check_wording`, `check_because_of`.
    """
    check_version(measure, version)
    before = wording_of(measure)
    check_wording(before, (final_wording, final_wording_cy))
    if representation is not None:
        check_because_of(representation.outcome, representation.measure_id == measure.id)
    keep_final_wording(
        measure,
        final_wording=final_wording,
        final_wording_cy=final_wording_cy,
        version=version,
        by=by,
        today=today,
    )
    change = WordingChange(
        measure_id=measure.id, representation_id=representation.id if representation else None,
        before=before[0], before_cy=before[1], after=final_wording, after_cy=final_wording_cy,
        changed_on=today, changed_by_id=by.account_id,
    )  # fmt: skip
    db.session.add(change)
    db.session.flush()
    said = {"representation_id": change.representation_id, "changed_on": today.isoformat()}
    record("measure.wording_changed", by=by, subject=measure, transfer_id=measure.transfer_id, **said)
    return change


def wording_of(measure: Measure) -> tuple[str, str]:
    """How a measure reads now, in English and in Welsh: its final wording, or until then what was first said."""
    if measure.final_wording.strip():
        return measure.final_wording, measure.final_wording_cy
    return measure.text, measure.text_cy


def keep_publication(
    representation: Representation,
    transfer: Transfer,
    words: PublicWords,
    *,
    is_published: bool,
    version: int,
    by: Viewer,
    today: date,
) -> AskedAndDone:
    """Write what is published of a representation, and publish it or take it down again.

    Raises Stale; RuleBroken `somebody_is_named` where the words name one of the outgoing employer's staff, and
    as `check_publication`.
    """
    found = asked_and_done_of(representation)
    if (found.version if found else 0) != version:
        raise Stale
    said = asdict(words)
    if representation.consultation.employer_id == transfer.outgoing_employer_id:
        for name, text in said.items():
            if is_somebody_named(transfer, text):
                raise RuleBroken("somebody_is_named", name)
    if is_published:
        check_publication(representation.outcome, said)
    if found is None:
        found = AskedAndDone(representation=representation)
        db.session.add(found)
    for name, text in said.items():
        setattr(found, name, text)
    found.published_on = (found.published_on or today) if is_published else None
    db.session.flush()
    record(
        "representation.publication_kept",
        by=by,
        subject=representation,
        transfer_id=transfer.id,
        is_published=is_published,
    )
    return found
