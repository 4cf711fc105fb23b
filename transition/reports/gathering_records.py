"""Gathering what records hold for a report: liability information, letters, terms, money, risks and decisions."""

from collections.abc import Iterable, Sequence
from datetime import date

from transition.i18n.names import Words
from transition.letters.numbers import documents_by_language, letter_counts
from transition.liability.readiness import ELSEWHERE, Readiness
from transition.money.models import CostLine, PublishedFigure
from transition.money.queries import published_figures
from transition.money.sums import checks
from transition.reports.counts import exact
from transition.reports.gathering import words_of
from transition.reports.record_facts import (
    CostFact,
    HeadingFact,
    LetterFact,
    LettersFact,
    MoneyFact,
    ReadinessFact,
    SumFact,
    TermFact,
    TermsFact,
)
from transition.reports.transfer_facts import (
    DecisionFact,
    MilestoneFact,
    RiskFact,
)
from transition.rules.milestones import MilestoneKey
from transition.rules.protection import TermCategory
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer
from transition.transfers.scope.queries import decisions_of, risks_of


def readiness_fact(
    found: Readiness,
    milestones: Sequence[MilestoneFact],
    releases: Sequence[InformationRelease],
    as_at: date,
) -> ReadinessFact:
    """How far the information is there, and whether it went."""
    duty = next((one for one in milestones if one.key == MilestoneKey.LIABILITY_INFORMATION), None)
    days = [
        one.released_on
        for one in releases
        if one.kind is ReleaseKind.LIABILITY_IDENTIFIED
        and one.released_on <= as_at
        and not (one.withdrawn_on and one.withdrawn_on <= as_at)
    ]
    return ReadinessFact(
        due_on=duty.due_on if duty else None,
        kind=duty.kind if duty else None,
        released_on=min(days, default=None),
        people=exact(found.people),
        complete=exact(found.complete),
        headings=tuple(HeadingFact(one, exact(count)) for one, count in found.answered.items()),
        elsewhere=ELSEWHERE,
    )


def letters_fact(transfer: Transfer, as_at: date) -> LettersFact:
    """The outgoing employer's letters by kind, stage and language."""
    counts = letter_counts(transfer, as_at)
    languages = documents_by_language(transfer, as_at)
    return LettersFact(
        tuple(
            LetterFact(
                one.kind,
                exact(one.prepared),
                exact(one.issued),
                exact(one.served),
                exact(one.returned),
                one.issued_on,
            )
            for one in counts
        ),
        exact(sum(one.issued for one in counts)),
        exact(languages.get("cy", 0)),
        exact(languages.get("en", 0)),
    )


def terms_fact(counts: dict[TermCategory, int], agreements: Iterable[str]) -> TermsFact:
    """Protected terms by category."""
    return TermsFact(
        tuple(TermFact(category, exact(counts.get(category, 0))) for category in TermCategory),
        tuple(agreements),
    )


def money_fact(transfer: Transfer, lines: Sequence[CostLine]) -> MoneyFact:
    """These lines, the sums that follow from them, and what was published."""
    published = published_figures(transfer)
    found = checks(lines, {figure: kept.amount_pence for figure, kept in published.items()})
    return MoneyFact(
        tuple(
            CostFact(
                one.kind,
                words_of(one, "name"),
                one.amount_pence,
                words_of(one, "funding_source"),
                one.is_published,
            )
            for one in lines
        ),
        tuple(
            SumFact(one.figure, one.derived_pence, one.published_pence, _source(published.get(one.figure)))
            for one in found
        )
        if lines or published
        else (),
    )


def _source(figure: PublishedFigure | None) -> Words:
    return words_of(figure, "source") if figure else Words("")


def risks_fact(transfer: Transfer) -> tuple[RiskFact, ...]:
    """The open risks, the gravest first, as they are now."""
    return tuple(
        RiskFact(words_of(one, "text"), one.likelihood, one.impact, words_of(one, "mitigation"), one.owner)
        for one in risks_of(transfer)
        if not one.is_closed
    )


def decisions_fact(transfer: Transfer, as_at: date) -> tuple[DecisionFact, ...]:
    """What was decided by the end of the day."""
    return tuple(
        DecisionFact(
            words_of(one, "body"), one.decided_on, words_of(one, "text"), one.reference, one.is_published
        )
        for one in decisions_of(transfer)
        if one.decided_on is not None and one.decided_on <= as_at
    )
