"""What is done about a proposed change of a term: put to the rules, sent to an adviser, made."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from transition.audit.record import By, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.changes import check_advice_wanted, check_may_be_made
from transition.rules.consultation import check_happened
from transition.rules.protection import EDITION, ChangeReason, ProposedChange, Verdict, WorkforceChange, judge
from transition.staff.changes.models import TermChange, TermChangeAdvice, TermChangeMade
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class ChangeAnswers:
    """What a proposer says: the new words (or that the term would end), from when, why, and the facts of the law.

    `facts` holds the answers of `ProposedChange` that are asked for; one that is None is not known.
    """

    effective_on: date
    reason: ChangeReason
    reason_words: str
    facts: Mapping[str, Any]
    text: str = ""
    text_cy: str = ""
    is_none: bool = False
    clause: str = ""


def propose_change(
    transfer: Transfer, term: Term, answers: ChangeAnswers, *, by: By, now: datetime
) -> TermChange:
    """Put a change of a term to the rules and keep it with their verdict, refused or not.

    RuleBroken `text_or_none`, `clause_needed`, `change_before_term`, `term_ended`.
    """
    if bool(answers.text or answers.text_cy) == answers.is_none:
        raise RuleBroken("text_or_none", "text")
    if answers.facts.get("contract_permits") and not answers.clause.strip():
        raise RuleBroken("clause_needed", "clause")
    _check_day(term, answers.effective_on)
    proposed = ProposedChange(
        **_standing(transfer, term),
        reason=answers.reason,
        effective_on=answers.effective_on,
        **answers.facts,
    )
    found = judge(proposed)
    change = TermChange(
        transfer_id=transfer.id, term_id=term.id, text=answers.text, text_cy=answers.text_cy, is_none=answers.is_none,
        effective_on=answers.effective_on, reason=answers.reason, reason_words=answers.reason_words,
        clause=answers.clause, facts=_kept(proposed, term), edition=EDITION,
        verdict=found.verdict, code=found.code, source=found.source,
        earliest_on=found.earliest_on, unsure=found.unsure, is_to_be_confirmed=found.is_to_be_confirmed,
        proposed_by_id=by.account_id, proposed_at=now,
    )  # fmt: skip
    db.session.add(change)
    db.session.flush()
    said = {"category": term.category.value, "verdict": found.verdict.value, "code": found.code}
    name = "term_change.refused" if found.verdict is Verdict.VOID else "term_change.proposed"
    record(name, by=by, subject=change, transfer_id=transfer.id, edition=EDITION, **said)
    return change


def record_advice(
    transfer: Transfer,
    change: TermChange,
    *,
    adviser: str,
    advised_on: date,
    text: str,
    may_be_made: bool,
    by: By,
    now: datetime,
    today: date,
) -> TermChangeAdvice:
    """Keep what an adviser said. RuleBroken `change_is_void`, `made_before`, `in_the_future`."""
    _lock(change)
    check_advice_wanted(change.step)
    check_happened(advised_on, today, "advised_on")
    advice = TermChangeAdvice(
        change_id=change.id, adviser=adviser, advised_on=advised_on, text=text, may_be_made=may_be_made,
        recorded_by_id=by.account_id, recorded_at=now,
    )  # fmt: skip
    db.session.add(advice)
    db.session.flush()
    said = {"advised_on": advised_on.isoformat(), "may_be_made": may_be_made}
    record("term_change.advised", by=by, subject=change, transfer_id=transfer.id, **said)
    return advice


def record_made(
    transfer: Transfer,
    change: TermChange,
    *,
    effective_on: date,
    agreed_on: date | None,
    written_in: str,
    by: By,
    now: datetime,
    today: date,
) -> TermChangeMade:
    """Record that a change was made: the term ends the day before, and the new one begins.

    The rules are asked again, on the day that it took effect and the transfer as it stands now.
    RuleBroken as `rules.changes.check_may_be_made`; `agreed_on_needed`, `in_the_future`, `change_before_term`,
    `term_ended`.
    """
    _lock(change)
    term = change.term
    proposed = _proposed(transfer, change, effective_on)
    check_may_be_made(change.step, change.finding, judge(proposed))
    if agreed_on is None and proposed.is_agreed:
        raise RuleBroken("agreed_on_needed", "agreed_on")
    if agreed_on is not None:
        check_happened(agreed_on, today, "agreed_on")
    _check_day(term, effective_on)
    new_term = _succeed(term, change, effective_on, written_in)
    made = TermChangeMade(
        change_id=change.id, new_term_id=new_term.id, effective_on=effective_on, agreed_on=agreed_on,
        written_in=written_in, recorded_by_id=by.account_id, recorded_at=now,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    said = {
        "effective_on": effective_on.isoformat(),
        "agreed_on": agreed_on.isoformat() if agreed_on else None,
    }
    record("term_change.made", by=by, subject=change, transfer_id=transfer.id, **said)
    return made


def _succeed(term: Term, change: TermChange, effective_on: date, written_in: str) -> Term:
    """End a term the day before its change, and begin the term that takes its place."""
    new = Term(
        person_id=term.person_id, post_id=term.post_id, category=term.category, status=term.status,
        text=change.text, text_cy=change.text_cy, is_none=change.is_none, written_in=written_in,
        since_on=effective_on, until_on=term.until_on,
    )  # fmt: skip
    term.until_on = effective_on - timedelta(days=1)
    db.session.add(new)
    db.session.flush()
    return new


def _check_day(term: Term, effective_on: date) -> None:
    if term.since_on and effective_on <= term.since_on:
        raise RuleBroken("change_before_term", "effective_on")
    if term.until_on and effective_on > term.until_on:
        raise RuleBroken("term_ended", "effective_on")


def _lock(change: TermChange) -> None:
    """Read a change anew as it is in the database; whoever else is at its term waits until this is done."""
    db.session.execute(select(Term.id).where(Term.id == change.term_id).with_for_update()).all()
    db.session.refresh(change.term)
    db.session.refresh(change, ["advice", "made"])


def _standing(transfer: Transfer, term: Term) -> dict[str, Any]:
    """What the records say of the transfer and of the term, now."""
    return {
        "transfer_on": transfer.transfer_on,
        "basis": transfer.basis,
        "category": term.category,
        "status": term.status,
    }


def _kept(proposed: ProposedChange, term: Term) -> dict[str, Any]:
    """The facts of a proposal as JSON keeps them, with the words of the term as it stood."""
    facts = {field.name: _plain(getattr(proposed, field.name)) for field in fields(proposed)}
    return facts | {
        "term_text": term.text,
        "term_text_cy": term.text_cy,
        "term_is_none": term.is_none,
        "term_version": term.version,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


_ASKED = (
    "is_agreed", "contract_permits", "is_from_collective_agreement", "is_no_less_favourable_overall",
    "is_substantial_detriment", "follows_agreements", "is_participant", "is_scheme_benefit", "waives_protection",
)  # fmt: skip


def _proposed(transfer: Transfer, change: TermChange, effective_on: date) -> ProposedChange:
    """A kept proposal as the rules take it, of the transfer and the term as they stand now."""
    facts = change.facts
    made_on, workforce = facts["agreement_made_on"], facts["workforce_change"]
    return ProposedChange(
        **_standing(transfer, change.term),
        reason=change.reason,
        effective_on=effective_on,
        agreement_made_on=date.fromisoformat(made_on) if made_on else None,
        workforce_change=WorkforceChange(workforce) if workforce else None,
        **{name: facts[name] for name in _ASKED},
    )
