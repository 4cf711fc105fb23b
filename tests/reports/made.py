"""Made cohorts: people to whom things happen from one report to the next, and Part 2's exact facts of each day.

Nothing here is read from a database: what the reports count is built person by person, so that every identity that
holds of real records holds here too, and hundreds of cohorts can be tried.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from transition.i18n.names import Words
from transition.reports.consultation_facts import ConsultationFact, ConsulteeFact, MeasuresFact, ThemeFact
from transition.reports.content import EXEMPT, Report
from transition.reports.counts import Count, exact
from transition.reports.public import Published, Reached
from transition.reports.record_facts import (
    HeadingFact,
    LetterFact,
    LettersFact,
    MoneyFact,
    ReadinessFact,
    TermFact,
    TermsFact,
)
from transition.reports.transfer_facts import (
    MilestoneFact,
    Outcome,
    Parties,
    RuleResult,
    ScopeFact,
    StatusFact,
)
from transition.rules.basis import Kind, LegalBasis
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.protection import TermCategory
from transition.rules.standing import StatusFacts, StatusRule, standing, transfer_status

TRANSFER_ON = date(2026, 4, 1)
FIRST_ON = date(2026, 2, 23)
HEADINGS = (Heading.AGE, Heading.PAY, Heading.HOLIDAY, Heading.PENSION, Heading.COLLECTIVE_AGREEMENTS)
KINDS = (
    LetterKind.ANNOUNCEMENT, LetterKind.SCOPE_DECISION, LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION,
    LetterKind.CORRECTION,
)  # fmt: skip
THEMES = ("Pay", "Workplace", "Hours")
STAGES = ("prepared", "printed", "issued", "served", "returned")


@dataclass
class Person:
    """Somebody of the cohort, and what has happened with them so far."""

    is_in: bool
    offered: bool = False
    held: bool = False
    declined: bool = False
    confirmed: bool = False
    headings: set[Heading] = field(default_factory=set)
    terms: set[TermCategory] = field(default_factory=set)


@dataclass
class Letter:
    """One letter, the stages that it has reached, and the languages that it is in."""

    kind: LetterKind
    languages: tuple[str, ...]
    stages: set[str]


@dataclass
class Cohort:
    """A council's cohort with its consultation, as far as it has come."""

    random: random.Random
    people: list[Person]
    is_scope_settled: bool
    pace: float
    letters: list[Letter] = field(default_factory=list)
    meetings: int = 0
    themes: list[str] = field(default_factory=list)
    answered: int = 0
    withdrawn: int = 0
    overdue: int = 0
    steps_done: set[MilestoneKey] = field(default_factory=set)

    @property
    def scope(self) -> list[Person]:
        """Those who transfer."""
        return [one for one in self.people if one.is_in]

    def live(self) -> None:
        """What happens between two reports, to some of the people and with some of the letters."""
        checks = sum(one.kind is LetterKind.RECORD_CHECK and "issued" in one.stages for one in self.letters)
        unanswered = checks - sum(one.confirmed for one in self.people)
        for one in self.people:
            self._meet(one)
            if one.is_in and not one.confirmed and unanswered and self._happens():
                one.confirmed, unanswered = True, unanswered - 1
            one.headings |= {heading for heading in HEADINGS if self._happens()}
            one.terms |= {term for term in TermCategory if self._happens(0.4)}
            if not self.is_scope_settled and not one.is_in:
                one.is_in = self._happens(0.5)
        self._write()
        self._talk()
        for key, is_so in (
            (MilestoneKey.ONE_TO_ONES, any(one.held for one in self.scope)),
            (MilestoneKey.STAFF_ANNOUNCEMENT, self._is_issued(LetterKind.ANNOUNCEMENT)),
            (MilestoneKey.CONFIRMATION_LETTERS, self._is_issued(LetterKind.CONFIRMATION)),
        ):
            if is_so:
                self.steps_done.add(key)

    def _happens(self, share: float = 1.0) -> bool:
        return self.random.random() < self.pace * share

    def _meet(self, one: Person) -> None:
        if not one.offered:
            one.offered = self._happens()
        elif not one.held and not one.declined:
            one.held = self._happens(1.5)
            one.declined = not one.held and self._happens(0.4)

    def _write(self) -> None:
        for kind in KINDS:
            if not self._happens():
                continue
            share = self.random.choice((0.05, 0.3, 1.0))
            for _one in self.scope:
                if self.random.random() < share:
                    spoken = self.random.choice((("en",), ("en",), ("en",), ("cy",), ("cy", "en")))
                    self.letters.append(Letter(kind, spoken, {"prepared"}))
        for letter in self.letters:
            for stage in ("issued", "printed", "served"):
                if "issued" in letter.stages or stage == "issued":
                    letter.stages |= {stage} if self._happens(2) else set()
            if "served" in letter.stages and self._happens(0.2):
                letter.stages.add("returned")

    def _talk(self) -> None:
        self.meetings += self.random.choice((0, 0, 1, 2, 4))
        for _one in range(self.random.choice((0, 0, 1, 3, 8))):
            self.themes.append(self.random.choice((*THEMES, "")))
        still = len(self.themes) - self.answered - self.withdrawn
        if still and self.random.random() < 0.2:
            self.withdrawn, still = self.withdrawn + 1, still - 1
        self.answered += (done := self.random.randint(0, still))
        self.overdue = self.random.randint(0, still - done) if self.random.random() < 0.5 else 0

    def _is_issued(self, kind: LetterKind) -> bool:
        return any(one.kind is kind and "issued" in one.stages for one in self.letters)


def cohort(seed: int) -> Cohort:
    """A cohort of 5 to 60 people, sparse or dense, with or without people who are undecided."""
    choose = random.Random(seed)  # noqa: S311 - made cohorts, the same again every time
    people = [Person(is_in=True) for _ in range(choose.choice((5, 6, 8, 9, 10, 11, 14, 19, 20, 24, 48, 60)))]
    people += [Person(is_in=False) for _ in range(choose.choice((0, 0, 1, 2, 4, 5, 9)))]
    return Cohort(choose, people, choose.random() < 0.5, choose.choice((0.05, 0.2, 0.5, 0.9)))


def exact_report(made: Cohort, as_at: date) -> tuple[Report, Reached]:
    """Part 2 of that day, and the one-to-ones of those in scope."""
    scope, everybody = made.scope, made.people
    milestones = tuple(_milestone(key, made, as_at) for key in _STEPS)
    report = Report(
        part=EXEMPT, as_at=as_at, parties=_PARTIES, is_process_only=False, status=status_of(made, as_at),
        scope=ScopeFact((), exact(len(scope)), exact(len(everybody) - len(scope))),
        milestones=milestones,
        consultation=_consultation(made),
        measures=MeasuresFact((), (), False),
        readiness=ReadinessFact(
            date(2026, 3, 4), Kind.STATUTORY, None, exact(len(scope)),
            exact(sum(one.headings == set(HEADINGS) for one in scope)),
            tuple(HeadingFact(one, exact(sum(one in who.headings for who in scope))) for one in HEADINGS), (),
        ),
        letters=_letters(made),
        terms=TermsFact(
            tuple(TermFact(one, exact(sum(one in who.terms for who in scope))) for one in TermCategory),
            ("NJC",) if any(TermCategory.COLLECTIVE_AGREEMENT in one.terms for one in scope) else (),
        ),
        money=MoneyFact((), ()), risks=(), decisions=(), issued_on=as_at,
    )  # fmt: skip
    return report, Reached(*(exact(sum(getattr(one, name) for one in scope)) for name in _MEETINGS))


def status_of(made: Cohort, as_at: date) -> StatusFact:
    """The status by the published rules, run as Part 1 runs them."""
    scope = made.scope
    facts = StatusFacts(
        TRANSFER_ON, (), made.overdue, 0,
        is_information_complete=all(one.headings == set(HEADINGS) for one in scope),
        staff_count=len(scope), confirmed_count=sum(one.confirmed for one in scope),
    )  # fmt: skip
    found = transfer_status(facts, as_at, frozenset(), is_public=True)
    results = (
        RuleResult(rule, Outcome.FIRED if rule in found.fired else Outcome.CLEAR) for rule in StatusRule
    )
    return StatusFact(found.status, tuple(results))


def published() -> Published:
    """Nothing was published."""
    return Published(MoneyFact((), ()), frozenset())


def days(count: int) -> list[date]:
    """The days of consecutive reports; the last ones lie inside the days on which rules on people run."""
    return [FIRST_ON + timedelta(days=9 * number) for number in range(count)]


_MEETINGS = ("offered", "held", "declined")
_STEPS = (MilestoneKey.ONE_TO_ONES, MilestoneKey.STAFF_ANNOUNCEMENT, MilestoneKey.CONFIRMATION_LETTERS)
_PARTIES = Parties(
    Words("A transfer"), Words("A programme"), Words("A council"), None, None, TRANSFER_ON, True, True,
    LegalBasis.TUPE, date(2026, 1, 5), "", "", (), (),
)  # fmt: skip


def _milestone(key: MilestoneKey, made: Cohort, as_at: date) -> MilestoneFact:
    due_on, done_on = date(2026, 3, 20), as_at if key in made.steps_done else None
    return MilestoneFact(
        f"{key}:transferor", key, Words(""), Owner.TRANSFEROR, False, Kind.POLICY, "", True, True, False,
        due_on, due_on, None, done_on, standing(due_on, done_on, True, as_at), Words(""),
    )  # fmt: skip


def _consultation(made: Cohort) -> ConsultationFact:
    people, said = made.people, len(made.themes)
    counts = {name: exact(sum(getattr(one, name) for one in people)) for name in _MEETINGS}
    named = {name: made.themes.count(name) for name in THEMES if name in made.themes}
    return ConsultationFact(
        (ConsulteeFact("UNISON", Words("All"), FIRST_ON),), True, FIRST_ON, FIRST_ON, None, None, made.overdue > 0, 3,
        meetings=exact(made.meetings), received=exact(said), answered=exact(made.answered),
        overdue=exact(made.overdue), withdrawn=exact(made.withdrawn), people=exact(len(people)),
        themes=tuple(ThemeFact(Words(name), exact(count)) for name, count in named.items()), **counts,
    )  # fmt: skip


def _letters(made: Cohort) -> LettersFact:
    kinds = []
    for kind in KINDS:
        mine = [one for one in made.letters if one.kind is kind]
        if mine:
            counts = {stage: exact(sum(stage in one.stages for one in mine)) for stage in STAGES}
            day = FIRST_ON if counts["issued"].first else None
            kinds.append(LetterFact(kind, issued_on=day, **counts, **_spoken(mine)))
    return LettersFact(
        tuple(kinds), exact(sum("issued" in one.stages for one in made.letters)), **_spoken(made.letters)
    )


def _spoken(letters: list[Letter]) -> dict[str, Count]:
    gone = [one for one in letters if "issued" in one.stages]
    return {
        name: exact(sum(code in one.languages for one in gone))
        for name, code in (("welsh", "cy"), ("english", "en"))
    }
