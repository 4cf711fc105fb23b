"""What is done to an upload: taken in, its columns said, checked, committed whole or not at all, cancelled, swept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Any, Final

from sqlalchemy import delete, func, select, update

from transition.audit.record import By, record
from transition.bulk import added, chunks
from transition.db import check_version, db
from transition.imports.account import asked_of, headings_of, plan_for
from transition.imports.cleaning import clean, folded
from transition.imports.codes import Aside
from transition.imports.fields import Field
from transition.imports.headings import check_mapping, find_headings, forbidden_columns
from transition.imports.lines import account_line, lines_of_account
from transition.imports.models import (
    DECIDED,
    OPEN,
    QUOTING,
    ColumnMapping,
    ImportLine,
    ImportState,
    LineKind,
    StaffImport,
)
from transition.imports.packed import packed_account, packed_sheet
from transition.imports.plan import Plan
from transition.imports.queries import accepted_people, answers_of, rejected_rows
from transition.imports.results import Check
from transition.imports.sheets import read_sheet
from transition.imports.writing import write
from transition.jobs import defer
from transition.rules.broken import RuleBroken
from transition.staff.people.actions import MOST_OF_AN_ANSWER
from transition.transfers.models import Transfer

# A list with more rows than this is checked and committed by a worker, while its page says so.
MOST_AT_ONCE: Final = 1000
WORK: Final = "imports"


def upload(transfer: Transfer, *, data: bytes, file_name: str, by: By | None, now: datetime) -> StaffImport:
    """Takes in a file that can be read as a staff list; nothing is kept of one that cannot. Raises Refused."""
    sheet = read_sheet(data, file_name)
    headings = find_headings(sheet)
    width = range(len(headings.texts))
    filled = {at for row in sheet.rows if row.number > headings.row for at in width if row.cell(at)}
    found = StaffImport(
        transfer_id=transfer.id, file_name=safe_name(file_name), data=data, sheet=packed_sheet(sheet), uploaded_at=now,
        uploaded_by_id=by.account_id if by else None, state=ImportState.UPLOADED, lists=list(sheet.lists),
        row_count=sum(row.number > headings.row for row in sheet.rows),
        columns=[{"heading": text, "is_filled": at in filled} for at, text in enumerate(headings.texts)],
    )  # fmt: skip
    db.session.add(found)
    db.session.flush()
    return found


def safe_name(file_name: str) -> str:
    """A file's name without folders and what cannot be seen, short enough to show; never used as a path."""
    bare = clean(PurePath(file_name.replace("\\", "/")).name)[0].replace("\n", " ")
    return bare if len(bare) <= 100 else f"{bare[:80]}…{bare[-15:]}"


def set_mapping(
    transfer: Transfer,
    staff_import: StaffImport,
    mapping: Mapping[int, Field | None],
    *,
    version: int,
    sheets: Iterable[str] = (),
) -> None:
    """Says what each column is, remembers it for the employer, and lets the check wait.

    `sheets` are those to be read of a workbook with several lists of people; all of them when none is named.

    Raises Refused (field_twice, nobody_identified), RuleBroken when the upload is closed, Stale.
    """
    check_version(staff_import, version)
    if staff_import.state not in {ImportState.UPLOADED, ImportState.CHECKED}:
        raise RuleBroken("import_closed")
    headings = headings_of(staff_import)
    forbidden = forbidden_columns(headings)
    chosen = {at: field for at, field in mapping.items() if field is not None and at not in forbidden}
    check_mapping(chosen)
    staff_import.mapping = {str(at): field.value for at, field in chosen.items()}
    staff_import.sheets = [name for name in staff_import.lists if name in set(sheets)]
    staff_import.state, staff_import.fault, staff_import.leased_until = ImportState.CHECKING, "", None
    staff_import.stage, staff_import.done_count, staff_import.account = "", 0, None
    _remember(transfer.outgoing_employer_id, {
        folded(heading): chosen.get(at) for at, heading in enumerate(headings) if heading and at not in forbidden
    })  # fmt: skip
    db.session.flush()


def _remember(employer_id: int, said: Mapping[str, Field | None]) -> None:
    query = select(ColumnMapping).where(ColumnMapping.employer_id == employer_id)
    known = {one.heading: one for one in db.session.scalars(query)}
    for heading, field in said.items():
        name = field.value if field else ""
        if heading in known:
            known[heading].field = name
        elif heading:
            db.session.add(ColumnMapping(employer_id=employer_id, heading=heading, field=name))


def let_wait(staff_import: StaffImport) -> None:
    """Tells the workers that this upload waits for them."""
    defer(WORK, [staff_import.id])


def keep_account(
    transfer: Transfer, staff_import: StaffImport, account: Check, *, today: date, fault: str = ""
) -> Plan:
    """Keeps the account of an upload for review; ticks of an earlier one are forgotten."""
    plan = plan_for(transfer, staff_import, account)
    db.session.execute(delete(ImportLine).where(ImportLine.import_id == staff_import.id))
    asked = asked_of(transfer, staff_import, account, plan, today=today)
    counted = _insert_lines(staff_import, lines_of_account(asked, plan))
    # Not the people: they are in the lines, and there may be fifty thousand of them.
    stored = replace(
        account, read=0, accepted=0, refused=0, set_aside=0, people=(), problems=(), aside=()
    ).to_json()
    staff_import.state, staff_import.fault, staff_import.checked_on = ImportState.CHECKED, fault, today
    staff_import.leased_until, staff_import.fingerprint = None, plan.fingerprint
    staff_import.findings, staff_import.missing = stored["findings"], stored["missing"]
    staff_import.dropped = stored["dropped_columns"]
    staff_import.read, staff_import.accepted = account.read, account.accepted
    staff_import.refused, staff_import.set_aside = account.refused, account.set_aside
    staff_import.questions, staff_import.agency_workers = len(asked.questions), len(account.agency)
    staff_import.people_new = counted[LineKind.NEW]
    staff_import.people_changed = counted[LineKind.CHANGED]
    staff_import.people_unchanged = counted[LineKind.UNCHANGED]
    staff_import.people_missing = counted[LineKind.MISSING]
    staff_import.people_left_out, staff_import.stage = 0, ""
    staff_import.account = packed_account(account)
    db.session.flush()
    return plan


def accept_changes(
    staff_import: StaffImport,
    shown: Iterable[int],
    accepted: Iterable[int],
    rejected: Iterable[int] = (),
    *,
    version: int,
) -> None:
    """Of the people shown, takes the file's values for those accepted and leaves those rejected out altogether.

    Of whoever is neither, what was typed by hand stays and the rest changes. Raises RuleBroken when the list is
    not under review any more, Stale when it was checked anew.
    """
    _check_review(staff_import, version)
    taken, left = set(accepted), set(rejected)
    mine = (ImportLine.import_id == staff_import.id, ImportLine.kind.in_(DECIDED))
    for line_id in shown:
        chosen = {"is_accepted": ImportLine.has_kept & (line_id in taken), "is_rejected": line_id in left}
        db.session.execute(update(ImportLine).where(ImportLine.id == line_id, *mine).values(chosen))


def answer_lines(staff_import: StaffImport, answers: Mapping[int, str], *, version: int) -> None:
    """Keeps what an officer answers to questions under review, by line; an empty answer leaves one open.

    Raises RuleBroken when the list is not under review any more, Stale when it was checked anew.
    """
    _check_review(staff_import, version)
    mine = (ImportLine.import_id == staff_import.id, ImportLine.kind == LineKind.QUESTION)
    for line_id, answer in answers.items():
        kept = clean(answer)[0][:MOST_OF_AN_ANSWER]
        db.session.execute(update(ImportLine).where(ImportLine.id == line_id, *mine).values(answer=kept))


def _check_review(staff_import: StaffImport, version: int) -> None:
    check_version(staff_import, version)
    if staff_import.state is not ImportState.CHECKED:
        raise RuleBroken("import_closed")


def ask_commit(staff_import: StaffImport, *, version: int, by: By | None) -> None:
    """Claims an upload for its one commit. Raises RuleBroken when it is not under review, Stale."""
    check_version(staff_import, version)
    if staff_import.state is not ImportState.CHECKED:
        raise RuleBroken("import_closed")
    staff_import.state, staff_import.leased_until = ImportState.COMMITTING, None
    staff_import.stage, staff_import.done_count = "", 0
    staff_import.closed_by_id = by.account_id if by else None
    db.session.flush()


def commit(
    transfer: Transfer, staff_import: StaffImport, account: Check, *, now: datetime, today: date
) -> bool:
    """Writes every accepted row; the caller commits, so that it is every row or none.

    False when the records changed since the review: then nothing is written, and the new account waits for review.
    """
    plan = plan_for(transfer, staff_import, account, locked=True)
    if plan.fingerprint != staff_import.fingerprint:
        keep_account(transfer, staff_import, account, today=today, fault="records_changed")
        staff_import.closed_by_id = None
        db.session.flush()
        return False
    aside = _leave_out(staff_import, plan)
    asked = asked_of(transfer, staff_import, account, plan, today=today)
    write(
        plan, asked, transfer=transfer, upload=staff_import, by_id=staff_import.closed_by_id, now=now,
        accepted=accepted_people(staff_import), answers=answers_of(staff_import),
    )  # fmt: skip
    _close(staff_import, ImportState.COMMITTED, now)
    names = ("read", "accepted", "refused", "set_aside", "questions", "people_new", "people_changed",
             "people_unchanged", "people_missing", "people_left_out", "agency_workers")  # fmt: skip
    _insert_lines(staff_import, aside)
    counts = {name: getattr(staff_import, name) for name in names}
    by = Officer(staff_import.closed_by_id) if staff_import.closed_by_id else None
    record("import.committed", by=by, subject=staff_import, transfer_id=transfer.id, **counts)
    return True


def _insert_lines(staff_import: StaffImport, lines: Iterable[dict[str, Any]]) -> Counter[LineKind]:
    """Keeps lines of the account, some at a time; gives how many there were of each kind."""
    counted = Counter[LineKind]()
    for some in chunks({"import_id": staff_import.id, **line} for line in lines):
        counted.update(line["kind"] for line in some)
        added(db.session(), ImportLine, some)
    return counted


def _leave_out(staff_import: StaffImport, plan: Plan) -> list[dict[str, Any]]:
    """Takes those whom the officer left out off the plan; their rows are set aside, and the sum still holds."""
    rejected = rejected_rows(staff_import)
    if not rejected:
        return []
    left = [one for one in plan.people if one.posts[0].row in rejected]
    plan.people = [one for one in plan.people if one.posts[0].row not in rejected]
    rows = [post.row for one in left for post in one.posts]
    staff_import.accepted -= len(rows)
    staff_import.set_aside += len(rows)
    staff_import.people_left_out = len(left)
    staff_import.people_new -= sum(one.person_id is None for one in left)
    staff_import.people_changed -= sum(one.person_id is not None for one in left)
    gone = set(rows)
    asked = select(func.count()).where(
        ImportLine.import_id == staff_import.id,
        ImportLine.kind == LineKind.QUESTION,
        ImportLine.row.in_(gone),
    )
    staff_import.questions -= db.session.scalar(asked) or 0
    return [account_line(LineKind.SET_ASIDE, row, code=Aside.LEFT_OUT.value) for row in sorted(rows)]


def cancel(transfer: Transfer, staff_import: StaffImport, *, by: By, now: datetime) -> None:
    """Deletes an upload that was not committed. Raises RuleBroken when it is closed or being committed."""
    if staff_import.state not in OPEN - {ImportState.COMMITTING}:
        raise RuleBroken("import_closed")
    staff_import.closed_by_id = by.account_id
    _close(staff_import, ImportState.CANCELLED, now)
    record("import.cancelled", by=by, subject=staff_import, transfer_id=transfer.id)


def expire(staff_import: StaffImport, *, now: datetime) -> None:
    """Deletes an upload that nobody committed in time."""
    staff_import.fault = "expired"
    _close(staff_import, ImportState.CANCELLED, now)
    record("import.expired", by=None, subject=staff_import, transfer_id=staff_import.transfer_id)


def fail(staff_import: StaffImport, fault: str, *, now: datetime) -> None:
    """Gives an upload up, saying why; nothing of it is kept."""
    staff_import.fault = fault
    _close(staff_import, ImportState.FAILED, now)


@dataclass(frozen=True)
class Officer:
    """Whoever asked for what a worker does."""

    account_id: int


def _close(staff_import: StaffImport, state: ImportState, now: datetime) -> None:
    """The upload goes, and every line that quotes it; what was counted stays."""
    staff_import.state, staff_import.closed_at, staff_import.leased_until = state, now, None
    staff_import.data = staff_import.sheet = staff_import.account = None
    gone = [ImportLine.import_id == staff_import.id]
    if state is ImportState.COMMITTED:
        gone.append(ImportLine.kind.in_(QUOTING))
    db.session.execute(delete(ImportLine).where(*gone))
    db.session.flush()
