"""Gathering what records hold for a report: liability information, letters, terms, money, risks and decisions."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select

from transition.consultation.coverage.queries import one_to_ones_of
from transition.db import db
from transition.letters.kinds.one_to_one import is_ahead
from transition.letters.numbers import LetterCounts, documents_by_language, letter_counts, written_by_kind
from transition.liability.readiness import ELSEWHERE, Readiness
from transition.money.models import CostLine
from transition.money.queries import published_figures
from transition.money.sums import Check, checks, sources_of, sums_of, years_of
from transition.reports.counts import Shown, exact
from transition.reports.gathering import words_of
from transition.reports.papers.queries import papers_of
from transition.reports.public_tables import names_people
from transition.reports.queries import people_by_scope, people_in
from transition.reports.record_facts import (
    CostFact,
    FundedYear,
    HeadingFact,
    LetterFact,
    LettersFact,
    MoneyFact,
    PaperFact,
    PartFact,
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
from transition.rules.financial_years import year_of
from transition.rules.letters import LetterKind
from transition.rules.milestones import MilestoneKey
from transition.rules.protection import TermCategory
from transition.staff.people.models import Post
from transition.transfers.models import InformationRelease, ReleaseKind, Scope, Transfer
from transition.transfers.scope.queries import decisions_of, risks_as_at

# Each of the people in scope gets one of these before the transfer.
TO_EVERYBODY = (
    LetterKind.ANNOUNCEMENT,
    LetterKind.RECORD_CHECK,
    LetterKind.ONE_TO_ONE,
    LetterKind.CONSULTATION_OUTCOME,
    LetterKind.CONFIRMATION,
)


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
    """The outgoing employer's letters by kind, stage and language; those that go to everybody are always listed."""
    counts = {one.kind: one for one in letter_counts(transfer, as_at)}
    languages = documents_by_language(transfer, as_at)
    people = people_by_scope(transfer)[Scope.IN]
    written = written_by_kind(transfer, TO_EVERYBODY, people_in(transfer, Scope.IN), as_at)
    due = {kind: exact(max(people - written.get(kind, 0), 0)) for kind in TO_EVERYBODY}
    due[LetterKind.ONE_TO_ONE] = exact(_still_invited(transfer, as_at))
    kinds = [kind for kind in LetterKind if kind in counts or kind in due]
    return LettersFact(
        tuple(_letter_fact(kind, counts.get(kind), languages, due.get(kind)) for kind in kinds),
        exact(sum(one.issued for one in counts.values())),
        exact(sum(count for (_kind, language), count in languages.items() if language == "cy")),
        exact(sum(count for (_kind, language), count in languages.items() if language == "en")),
    )


def _still_invited(transfer: Transfer, as_at: date) -> int:
    """How many in scope are to be invited to a one-to-one yet: whoever had theirs, or declined it, is not."""
    met = [who for who, one in one_to_ones_of(transfer).items() if not is_ahead(one, as_at)]
    waiting = people_in(transfer, Scope.IN).where(Post.person_id.not_in(met))
    written = written_by_kind(transfer, (LetterKind.ONE_TO_ONE,), waiting, as_at)
    count = db.session.scalar(select(func.count()).select_from(waiting.subquery())) or 0
    return count - written.get(LetterKind.ONE_TO_ONE, 0)


def _letter_fact(
    kind: LetterKind, found: LetterCounts | None, languages: dict[tuple[LetterKind, str], int], due: Shown
) -> LetterFact:
    return LetterFact(
        kind,
        exact(found.prepared if found else 0),
        exact(found.issued if found else 0),
        exact(found.served if found else 0),
        exact(found.returned if found else 0),
        found.issued_on if found else None,
        due=due,
        printed=exact(found.printed if found else 0),
        welsh=exact(languages.get((kind, "cy"), 0)),
        english=exact(languages.get((kind, "en"), 0)),
        is_personal=names_people(kind),
    )


def terms_fact(counts: dict[TermCategory, int], agreements: Iterable[str]) -> TermsFact:
    """Protected terms by category."""
    return TermsFact(
        tuple(TermFact(category, exact(counts.get(category, 0))) for category in TermCategory),
        tuple(agreements),
    )


def money_fact(transfer: Transfer, lines: Sequence[CostLine], every: Sequence[CostLine]) -> MoneyFact:
    """These lines of `every`, what each of their years costs by source, the sums that follow, and what was published.

    Sums are worked out of every line: those of some would differ from what was published though nothing is wrong.
    So where lines are left out, so is every sum that one of them is in.
    """
    published, on = published_figures(transfer), transfer.transfer_on
    years = years_of(lines, on)
    sums = checks(every, published, on) if every or published else []
    return MoneyFact(
        tuple(_cost(one, on) for one in lines),
        tuple(_sum(one) for one in (sums if len(lines) == len(every) else sums_of(sums, lines))),
        tuple(
            FundedYear(year, source.name, source.amounts[place])
            for place, year in enumerate(years)
            for source in sources_of(lines, years, on)
            if source.amounts[place]
        ),
    )


def _cost(line: CostLine, transfer_on: date) -> CostFact:
    return CostFact(
        line.kind,
        words_of(line, "name"),
        line.amount_pence,
        words_of(line, "funding_source"),
        line.is_published,
        year_of(transfer_on) if line.first_year is None else line.first_year,
        line.last_year,
    )


def _sum(check: Check) -> SumFact:
    assert check.derived_pence is not None, "a report has only sums that were worked out of the lines"
    parts = tuple(PartFact(one.name, one.amount_pence) for one in check.parts)
    return SumFact(
        check.figure,
        check.derived_pence,
        check.published_pence,
        check.source,
        check.year,
        check.line,
        parts,
    )


def risks_fact(transfer: Transfer, as_at: date) -> tuple[RiskFact, ...]:
    """The risks that were open at the end of the day, as assessed by then, the gravest first."""
    return tuple(
        RiskFact(
            words_of(one.risk, "text"),
            one.likelihood,
            one.impact,
            words_of(one.risk, "mitigation"),
            one.risk.owner,
            one.trend,
            one.course.since if one.course else None,
        )
        for one in risks_as_at([transfer], as_at)[transfer.id]
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


def papers_fact(transfer: Transfer, as_at: date) -> tuple[PaperFact, ...]:
    """The papers that are listed and that there were by the end of the day."""
    return tuple(
        PaperFact(one.kind, words_of(one, "title"), one.dated_on, one.by_whom, one.reference)
        for one in papers_of(transfer)
        if one.dated_on is None or one.dated_on <= as_at
    )
