"""Issuing the information of reg 13(2): a frozen, numbered version, and a row for each who had it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep
from transition.clock import now
from transition.consultation.information.content import digest_of, frozen
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.information.queries import Recipient, issuing_of, said_now, versions_of
from transition.consultation.models import Consultation
from transition.consultation.queries import information_of, side_of
from transition.consultation.records.actions import record_information_sent
from transition.consultation.records.models import InformationSent, Means
from transition.consultation.representatives.actions import kept_description
from transition.consultation.timeline.actions import duty_met
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened, check_information
from transition.rules.duties import Duty
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


@dataclass(frozen=True)
class Given:
    """To whom the information went, by what means, under what name; the letter that carried it, if any."""

    recipient: Recipient
    means: Means
    name: str
    what: str
    letter_id: int | None = None


def issue_information(
    consultation: Consultation,
    transfer: Transfer,
    given: Iterable[Given],
    *,
    sent_on: date,
    by: Viewer,
    today: date,
    evidence: str = "",
    must_reach_holders: bool = True,
) -> InformationVersion:
    """Keep that the information went to these, as a version that never changes (TUPE 2006 reg 13(2), (5)).

    What is the same as the last version keeps its number; whatever differs is a new version, and goes to
    everybody who had an earlier one; letters, which go to whoever had none, leave those behind to be seen. The
    first day on which it went meets the employer's duty. RuleBroken `information_incomplete`, `given_and_none`,
    `nobody_chosen`, `chosen_twice`, `means_not_open`, `holders_left_out`, as `record_information_sent`.
    """
    hold(transfer)
    check_happened(sent_on, today, "sent_on")
    information = information_of(consultation, transfer)
    side = side_of(transfer, consultation.employer_id)
    check_information(information.given, information.stated_none, side, transfer.transfer_on)
    given = list(given)
    _check_given(given)
    version = _version(consultation, transfer, sent_on=sent_on, by=by)
    for one in given:
        sent = _send(consultation, transfer, one, sent_on=sent_on, by=by, today=today)
        _keep_issue(consultation, transfer, version, one, sent)
    db.session.expire(version, ["issues"])
    if must_reach_holders:
        _check_nobody_left_out(consultation, transfer, version, today)
    duty_met(
        transfer, Duty.REGULATION_13_INFORMATION, on=sent_on, evidence=evidence or given[0].what, by=by,
        employer_id=consultation.employer_id,
    )  # fmt: skip
    return version


def _check_given(given: list[Given]) -> None:
    if not given:
        raise RuleBroken("nobody_chosen")
    keys = [one.recipient.key for one in given]
    if twice := next((one for one in given if keys.count(one.recipient.key) > 1), None):
        raise RuleBroken("chosen_twice", None, {"name": twice.name})
    for one in given:
        if one.means not in one.recipient.means:
            raise RuleBroken("means_not_open", None, {"name": one.name})


def _version(
    consultation: Consultation, transfer: Transfer, *, sent_on: date, by: Viewer
) -> InformationVersion:
    """The last version when nothing changed since, else the next one."""
    content = frozen(said_now(consultation, transfer))
    digest = digest_of(content)
    known = versions_of(consultation)
    if known and known[-1].digest == digest:
        return known[-1]
    version = InformationVersion(
        consultation_id=consultation.id,
        number=len(known) + 1,
        content=content,
        digest=digest,
        transfer_on=transfer.transfer_on,
        issued_on=sent_on,
        made_by_id=by.account_id,
        made_at=now(),
    )
    return keep(
        version,
        "information.version_issued",
        by=by,
        transfer_id=transfer.id,
        number=version.number,
        digest=digest,
        issued_on=sent_on.isoformat(),
    )


def _send(
    consultation: Consultation, transfer: Transfer, one: Given, *, sent_on: date, by: Viewer, today: date
) -> InformationSent:
    return record_information_sent(
        consultation,
        transfer,
        recipient=one.name,
        what=one.what,
        means=one.means,
        sent_on=sent_on,
        recognition=one.recipient.recognition,
        is_regulation_13=True,
        letter_id=one.letter_id,
        by=by,
        today=today,
    )


def _keep_issue(
    consultation: Consultation,
    transfer: Transfer,
    version: InformationVersion,
    one: Given,
    sent: InformationSent,
) -> None:
    described, person = one.recipient.description, one.recipient.representative
    kept = kept_description(consultation, transfer, described) if described else None
    db.session.add(
        InformationIssue(
            version_id=version.id,
            sent_id=sent.id,
            representative_id=person.id if person else None,
            description_id=kept.id if kept else None,
        )
    )
    db.session.flush()


def _check_nobody_left_out(
    consultation: Consultation, transfer: Transfer, version: InformationVersion, today: date
) -> None:
    behind = issuing_of(consultation, transfer, today).behind
    if behind:
        raise RuleBroken("holders_left_out", None, {"number": version.number, "count": len(behind)})
