"""Writes a plan to the records in bulk, in the caller's transaction: people, posts, terms, questions, provenance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update

from transition.bulk import AT_ONCE, added, chunks, inserted
from transition.db import Base, db
from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.grid import ROWS_OF_A_SHEET
from transition.imports.models import StaffImport
from transition.imports.plan import Change, PersonPlan, Plan, PostPlan, Target
from transition.imports.queries import (
    PERSON_NAMES,
    POST_NAMES,
    imported_agency_workers,
    known_questions,
    scopes_of_teams,
)
from transition.imports.records import NAME_OF, SERVICE_DATES
from transition.imports.results import AgencyRow, Check, Problem
from transition.rules.protection import TermCategory
from transition.staff.people.models import (
    AgencyWorker,
    Assignment,
    Person,
    Post,
    Provenance,
    ServiceDateChange,
    StaffQuestion,
)
from transition.staff.people.roll import renew_roll
from transition.staff.people.search import search_text_of, sort_key_of
from transition.staff.people.sources import digest
from transition.staff.terms.models import Term
from transition.transfers.models import Scope, Transfer

_TEXTS = frozenset(
    {"payroll_number", "surname", "forenames", "known_as", "address", "postcode", "work_email", "post_number",
     "service", "team", "job_title", "grade", "work_base", "line_manager", "collective_agreement"}
)  # fmt: skip


@dataclass
class Writing:
    """One commit under way: what it is told, and what it has gathered to write."""

    transfer: Transfer
    upload: StaffImport
    by_id: int | None
    now: datetime
    accepted: set[int]
    answers: Mapping[tuple[int | None, str, str, str], str]
    scopes: dict[str, Scope] = field(default_factory=dict)
    terms: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)
    provenance: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    service_dates: list[dict[str, Any]] = field(default_factory=list)
    updates: dict[tuple[type[Base], frozenset[str]], list[dict[str, Any]]] = field(default_factory=dict)
    has_written: bool = False

    def takes(self, plan: PersonPlan, change: Change) -> bool:
        """Whether a change is made: those that were kept only when an officer accepted them."""
        return not change.is_kept or plan.person_id in self.accepted


def write(
    plan: Plan, check: Check, *, transfer: Transfer, upload: StaffImport, by_id: int | None, now: datetime,
    accepted: set[int], answers: Mapping[tuple[int | None, str, str, str], str],
) -> None:  # fmt: skip
    """Writes all of it, and renews the staff list. The caller commits, so that it is all of it or nothing."""
    writing = Writing(transfer, upload, by_id, now, accepted, answers, scopes_of_teams(transfer))
    _add_people(writing, [one for one in plan.people if one.person_id is None])
    for one in plan.people:
        _change_person(writing, one)
    _add_posts(writing, plan)
    for one in plan.people:
        for post in one.posts:
            _write_post(writing, one, post)
        if len(writing.provenance) >= AT_ONCE:
            _flush(writing)  # fifty thousand people's rows are not held at once
    _ask(writing, plan, check)
    _flush(writing)
    _replace_agency_workers(transfer, upload, check.agency)
    db.session.flush()
    if writing.has_written:
        renew_roll(transfer.id)


def _add_people(writing: Writing, people: list[PersonPlan]) -> None:
    for some in chunks(people):
        rows = [_person_row(writing, one) for one in some]
        for one, person_id in zip(some, inserted(db.session(), Person, rows), strict=True):
            one.person_id = person_id


def _person_row(writing: Writing, plan: PersonPlan) -> dict[str, Any]:
    row = {name: plan.values.get(name, "" if name in _TEXTS else None) for name in PERSON_NAMES}
    row["language"] = row["language"] or "NOT_ASKED"
    return {**row, **_search(row), "employer_id": writing.transfer.outgoing_employer_id, "version": 1}


def _search(values: Mapping[str, Any]) -> dict[str, str]:
    names = [values.get(name) or "" for name in ("surname", "forenames", "known_as", "payroll_number")]
    return {"sort_key": sort_key_of(names[0], names[1]), "search_text": search_text_of(*names)}


def _change_person(writing: Writing, plan: PersonPlan) -> None:
    taken = [change for change in plan.changes if writing.takes(plan, change)]
    if not taken:
        return
    given = {change.name: change.new for change in taken}
    if given.keys() & {"surname", "forenames", "known_as", "payroll_number"}:
        given |= _search({**plan.known_values, **given})
    if given.keys() & {"address", "postcode"}:
        given |= {"address_checked_on": None, "address_checked_by_id": None}
    _update(writing, Person, plan.person_id, given)
    for change in taken:
        if change.name in SERVICE_DATES and change.old is not None:
            writing.service_dates.append(
                {"person_id": plan.person_id, "field": change.name, "from_on": change.old, "to_on": change.new,
                 "reason": _source(writing, change.row), "changed_by_id": writing.by_id,
                 "changed_at": writing.now}
            )  # fmt: skip


def _add_posts(writing: Writing, plan: Plan) -> None:
    pairs = [(one, post) for one in plan.people for post in one.posts if post.post_id is None]
    for some in chunks(pairs):
        rows = [
            {**{name: post.values.get(name, "" if name in _TEXTS else None) for name in POST_NAMES},
             "person_id": one.person_id, "version": 1}
            for one, post in some
        ]  # fmt: skip
        for (_, post), post_id in zip(some, inserted(db.session(), Post, rows), strict=True):
            post.post_id = post_id


def _write_post(writing: Writing, plan: PersonPlan, post: PostPlan) -> None:
    taken = [change for change in post.changes if writing.takes(plan, change)]
    given = {change.name: change.new for change in taken if change.target is Target.POST}
    if given:
        forgotten = {"line_manager_account_id": None} if "line_manager" in given else {}
        _update(writing, Post, post.post_id, {**given, **forgotten})
    if not post.is_assigned:
        scope = writing.scopes.get(folded(post.values.get("team", "")), Scope.UNDECIDED)
        writing.assignments.append(
            {"transfer_id": writing.transfer.id, "post_id": post.post_id, "scope": scope,
             "share_percent": post.share, "version": 1}
        )  # fmt: skip
    changed_terms = {TermCategory(change.name) for change in taken if change.target is Target.TERM}
    if post.is_new:
        changed_terms = set(post.terms)
    for category in changed_terms:
        _write_term(writing, plan, post, category)
    _note_source(writing, plan, post, taken, changed_terms)


def _write_term(writing: Writing, plan: PersonPlan, post: PostPlan, category: TermCategory) -> None:
    term, known = post.terms[category], post.known_terms.get(category)
    given = {"text": term.text, "text_cy": term.text_cy, "is_none": term.is_none,
             "source": _source(writing, post.row), "checked_on": None, "checked_by_id": None}  # fmt: skip
    if known is not None:
        _update(writing, Term, known.id, given)
        return
    writing.terms.append(
        {**given, "person_id": plan.person_id, "post_id": post.post_id, "category": category, "status": None,
         "version": 1}
    )  # fmt: skip


def _note_source(
    writing: Writing, plan: PersonPlan, post: PostPlan, taken: Sequence[Change], terms: Iterable[TermCategory]
) -> None:
    """Says of each value that this row gave where it came from."""
    given: dict[str, Any] = {change.name: change.new for change in taken if change.target is not Target.TERM}
    own = {change.name: change.new for change in plan.changes if writing.takes(plan, change)}
    is_first = post is plan.posts[0]
    if not plan.known_values and is_first:
        own = dict(plan.values)
    if not post.is_assigned and post.share is not None:
        given["share_percent"] = post.share
    if post.is_new:
        given |= post.values
    if is_first:
        given |= own
    named = {name: digest(value) for name, value in given.items()}
    named |= {f"term:{category}": digest(post.terms[category].text) for category in terms}
    if named:
        writing.provenance.append(
            {"person_id": plan.person_id, "post_id": post.post_id, "file_name": writing.upload.file_name,
             "row": post.row, "fields": sorted(named), "digests": named, "import_id": writing.upload.id,
             "recorded_by_id": writing.by_id, "recorded_at": writing.now}
        )  # fmt: skip


def _ask(writing: Writing, plan: Plan, check: Check) -> None:
    """Puts every question to the person it is about, once, whichever list raised it first."""
    place = {post.row: (one, post) for one in plan.people for post in one.posts}
    asked = known_questions(writing.transfer)
    problems = list(check.questions)
    problems += [
        Problem(one.posts[0].row, Code.POSSIBLY_SAME_PERSON)
        for one in plan.people
        if one.resembles is not None
    ]
    for problem in problems:
        if problem.row not in place:
            continue  # about an agency worker, of whom no record is kept
        one, post = place[problem.row]
        name = NAME_OF.get(problem.field, problem.heading or "") if problem.field else "surname"
        key = (one.person_id or 0, post.post_id, name, problem.code.value, problem.raw or "")
        if key not in asked:
            asked.add(key)
            names = ("person_id", "post_id", "field", "code", "raw")
            said = writing.answers.get(
                (problem.row, problem.heading or "", problem.code.value, problem.raw or ""), ""
            )
            more = {"facts": dict(problem.facts), "asked_at": writing.now, "answer": said,
                    "answered_at": writing.now if said else None,
                    "answered_by_id": writing.by_id if said else None}  # fmt: skip
            writing.questions.append({**dict(zip(names, key, strict=True)), **more})


def _replace_agency_workers(transfer: Transfer, upload: StaffImport, agency: Sequence[AgencyRow]) -> None:
    """The agency workers of a list stand in place of those of the list before (TUPE 2006 reg 13(2A))."""
    present = imported_agency_workers(transfer)
    old = sorted((one.team, one.type_of_work, str(one.until_on)) for one in present)
    new = sorted((one.team or one.service, one.job_title, str(one.until)) for one in agency)
    if not agency or old == new:
        return
    for gone in present:
        db.session.delete(gone)
    for one in agency:
        db.session.add(
            AgencyWorker(
                transfer_id=transfer.id, team=one.team or one.service, type_of_work=one.job_title,
                until_on=one.until, file_name=upload.file_name, row=one.row,
            )
        )  # fmt: skip


def _source(writing: Writing, row: int) -> str:
    sheet, number = divmod(row, ROWS_OF_A_SHEET)
    place = f"dalen / sheet {sheet}, rhes / row {number}" if sheet else f"rhes / row {number}"
    return f"{writing.upload.file_name} ({place})"


def _update(writing: Writing, table: type[Base], row_id: int | None, given: dict[str, Any]) -> None:
    row = {f"new_{name}": value for name, value in given.items()}
    writing.updates.setdefault((table, frozenset(given)), []).append({**row, "row_id": row_id})


def _flush(writing: Writing) -> None:
    """Writes what was gathered. Once anything was, the staff list's own lines must be renewed."""
    gathered_any = (writing.updates, writing.assignments, writing.provenance, writing.questions)
    writing.has_written |= any(gathered_any)
    for (table, names), rows in writing.updates.items():
        columns: Any = table.__table__
        # A parameter may not bear the name of its column.
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        changing = update(columns).where(columns.c.id == bindparam("row_id"))
        db.session.execute(changing.values({**values, "version": columns.c.version + 1}), rows)
    for table, gathered in (
        (Assignment, writing.assignments),
        (Term, writing.terms),
        (Provenance, writing.provenance),
        (StaffQuestion, writing.questions),
        (ServiceDateChange, writing.service_dates),
    ):
        for some in chunks(gathered):
            added(db.session(), table, some)
        gathered.clear()
    writing.updates.clear()
