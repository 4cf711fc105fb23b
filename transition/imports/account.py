"""A kept upload to its account and its plan: what its rows say, and what that would change."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from transition.imports.asked import asked
from transition.imports.check import check
from transition.imports.fields import Field
from transition.imports.grid import Sheet
from transition.imports.models import (
    StaffImport,
)
from transition.imports.packed import unpacked_account, unpacked_sheet
from transition.imports.plan import Plan, make_plan
from transition.imports.queries import known_people, known_teams
from transition.imports.results import Check
from transition.imports.sheets import read_sheet
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer


def headings_of(staff_import: StaffImport) -> list[str]:
    """The headings of an upload's columns."""
    return [column["heading"] for column in staff_import.columns]


def mapping_of(staff_import: StaffImport) -> dict[int, Field | None]:
    """What an upload's columns were said to be."""
    return {int(at): Field(name) for at, name in staff_import.mapping.items()}


def account_of(
    transfer: Transfer,
    data: bytes,
    file_name: str,
    mapping: Mapping[int, Field | None],
    *,
    today: date,
) -> Check:
    """Reads and checks a file by itself; asks the database nothing. Raises Refused."""
    return check(read_sheet(data, file_name), mapping, today=today, weeks_divisor=_divisor(transfer))


def account_of_upload(
    transfer: Transfer, staff_import: StaffImport, today: date, note: Callable[[str, int], None] | None = None
) -> Check:
    """The account of an upload as its columns were said: the one kept for review, while that is of today.

    `note` is told how far it is: the stage, and how many rows are done. RuleBroken when the upload is closed;
    Refused.
    """
    if staff_import.data is None:
        raise RuleBroken("import_closed")
    if staff_import.account is not None and staff_import.checked_on == today:
        return unpacked_account(staff_import.account)
    tell = note or (lambda _stage, _done: None)
    tell("READING", 0)
    sheet = _sheet_of(staff_import)
    return check(
        sheet, mapping_of(staff_import), today=today, weeks_divisor=_divisor(transfer),
        note=lambda done: tell("CHECKING", done),
    )  # fmt: skip


def _sheet_of(staff_import: StaffImport) -> Sheet:
    """The upload as it was read; read anew where only some of its lists are wanted."""
    if staff_import.sheet is not None and len(staff_import.sheets) in {0, len(staff_import.lists)}:
        return unpacked_sheet(staff_import.sheet)
    # The stored name may have been shortened; how it ends says what kind of file it is.
    return read_sheet(staff_import.data or b"", staff_import.file_name, frozenset(staff_import.sheets))


def _divisor(transfer: Transfer) -> Decimal:
    return Decimal(transfer.outgoing_employer.weeks_divisor_hundredths) / 100


def plan_for(transfer: Transfer, staff_import: StaffImport, account: Check, *, locked: bool = False) -> Plan:
    """What committing an account would do to the records as they are."""
    return make_plan(account, known_people(transfer, locked=locked), _headings_by_field(staff_import))


def asked_of(
    transfer: Transfer, staff_import: StaffImport, account: Check, plan: Plan, *, today: date
) -> Check:
    """The account with the questions that the records leave open, and those that they raise."""
    heading = _headings_by_field(staff_import).get(Field.TEAM, "")
    return asked(account, plan, known_teams(transfer), heading, today)


def _headings_by_field(staff_import: StaffImport) -> dict[Field, str]:
    texts = headings_of(staff_import)
    return {field: texts[at] for at, field in mapping_of(staff_import).items() if field is not None}
