"""The words of imports: what is kept, what is never kept, what was found, asked, set aside or refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.imports.codes import Aside
from transition.imports.fields import Field, Forbidden
from transition.imports.grid import FindingCode
from transition.imports.models import ImportState, LineKind
from transition.imports.records import NAME_OF, SERVICE_DATES
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.staff.people.labels import AWAY, CONTRACTS, FIELDS, LANGUAGES, row_name
from transition.staff.people.labels import missing_label as missing_label
from transition.staff.terms.labels import CATEGORIES
from transition.web.words import day, money

STATES: dict[ImportState, LazyString] = {
    ImportState.UPLOADED: _l("Waiting for its columns"),
    ImportState.CHECKING: _l("Being checked"),
    ImportState.CHECKED: _l("Waiting for review"),
    ImportState.COMMITTING: _l("Being committed"),
    ImportState.COMMITTED: _l("Committed"),
    ImportState.CANCELLED: _l("Cancelled"),
    ImportState.FAILED: _l("Not imported"),
}
SIGNS: dict[ImportState, str] = {
    ImportState.COMMITTED: "met",
    ImportState.CANCELLED: "none",
    ImportState.FAILED: "overdue",
}
_OWN_FIELDS: dict[Field, LazyString] = {
    Field.FULL_NAME: _l("Whole name"),
    Field.ADDRESS_1: _l("Address, line 1"),
    Field.ADDRESS_2: _l("Address, line 2"),
    Field.ADDRESS_3: _l("Address, line 3"),
    Field.TOWN: _l("Town"),
    Field.PAY_INTERVAL: _l("How often paid"),
    Field.NEXT_INCREMENT: _l("Next increment"),
    Field.WORKING_DAYS: _l("Working days"),
    Field.LEAVE: _l("Annual leave"),
    Field.LEAVE_YEAR_START: _l("Start of the leave year"),
    Field.LEAVE_BALANCE: _l("Leave left to take"),
    Field.OTHER_PAID_LEAVE: _l("Other paid leave"),
    Field.NOTICE_WEEKS: _l("Notice in weeks"),
    Field.SICK_PAY: _l("Sick pay"),
    Field.PENSION: _l("Pension scheme and section"),
    Field.ADDITIONAL_CONTRIBUTIONS: _l("Additional pension contributions"),
    Field.ALLOWANCE: _l("Allowance"),
    Field.ALLOWANCE_VALUE: _l("Amount of the allowance"),
    Field.LOANS_AND_SACRIFICE: _l("Loans and salary sacrifice"),
    Field.TRAINING_ENTITLEMENT: _l("Training entitlement"),
    Field.FLEXIBLE_WORKING: _l("Flexible working"),
    Field.ABSENCE: _l("Away: family leave, secondment or another reason"),
}
FIELD_LABELS: dict[Field, LazyString] = {
    field: _OWN_FIELDS[field] if field in _OWN_FIELDS else FIELDS[NAME_OF[field]] for field in Field
}
WHY_DROPPED: dict[Forbidden, LazyString] = {
    Forbidden.UNION: _l(
        "Trade union membership is never kept: it is sensitive and no step of a transfer needs it."
    ),
    Forbidden.NI_NUMBER: _l("National Insurance numbers are never kept: no step of a transfer needs them."),
    Forbidden.NOTES: _l("Comments and notes are never kept: they may say anything about anybody."),
    Forbidden.REASONS: _l("Reasons for absence are never kept: only that somebody is away, and until when."),
    Forbidden.HEALTH: _l("Health information is never kept."),
    Forbidden.BANK: _l("Bank details are never kept: no step of a transfer needs them."),
    Forbidden.CASES: _l(
        "Disciplinary and grievance cases are not kept here: give them to the HR caseworker."
    ),
    Forbidden.NOT_MAPPED: _l("You chose not to keep this column."),
}
ASIDE: dict[Aside, LazyString] = {
    Aside.TOTAL: _l("A total, not a person."),
    Aside.NOTE: _l("A note, not a person."),
    Aside.AGENCY_WORKER: _l(
        "An agency worker: counted in a list of their own (TUPE 2006 reg 13(2A)), without a name."
    ),
    Aside.REPEATED_HEADINGS: _l("The headings again."),
    Aside.ANOTHER_TABLE: _l("Part of another table below the staff list. Put it into a file of its own."),
    Aside.LEFT_OUT: _l("An officer left this person out in the review: nothing of the row was written."),
}
FINDINGS: dict[FindingCode, LazyString] = {
    FindingCode.HIDDEN_ROWS_READ: _l("Hidden rows were read: they are people too."),
    FindingCode.HIDDEN_COLUMNS_READ: _l("Hidden columns were read."),
    FindingCode.HIDDEN_SHEETS_SKIPPED: _l("Hidden sheets were not read."),
    FindingCode.OTHER_SHEETS_NOT_READ: _l("Other sheets were not read."),
    FindingCode.COMMENTS_NOT_KEPT: _l("Comments on cells were not kept."),
    FindingCode.EXTERNAL_LINKS_IGNORED: _l("Links to other workbooks were not followed."),
    FindingCode.FORMULAS_WITHOUT_VALUE: _l(
        "Formulas without a stored value: open the file in a spreadsheet program, save it and upload it again "
        "if a person's values are among them."
    ),
    FindingCode.CHARACTERS_REMOVED: _l("Characters that cannot be seen were taken out."),
    FindingCode.READ_AS_WINDOWS_1252: _l(
        "The file is in an old Windows encoding and was read as such: check that names with accents are right."
    ),
    FindingCode.TITLE_ROWS: _l("Rows above the headings were taken as titles."),
    FindingCode.TWO_ROW_HEADINGS: _l("The headings take two rows and were read together."),
    FindingCode.TURNED: _l(
        "The people stand in columns, so the sheet was turned: what is called a row here is a column of the file."
    ),
    FindingCode.SHEETS_JOINED: _l("Several sheets hold people and were read together."),
}
KINDS: dict[LineKind, LazyString] = {
    LineKind.NEW: _l("New people"),
    LineKind.CHANGED: _l("Changed people"),
    LineKind.UNCHANGED: _l("People without a change"),
    LineKind.MISSING: _l("In this transfer but not in this file"),
    LineKind.QUESTION: _l("Questions"),
    LineKind.REFUSED: _l("Rows refused"),
    LineKind.SET_ASIDE: _l("Rows set aside"),
    LineKind.NOT_KEPT: _l("Values not kept"),
}
ABOUT: dict[LineKind, LazyString] = {
    LineKind.NEW: _l(
        "There is no record of them yet. Committing the list adds one for each, but for those whom you leave out."
    ),
    LineKind.CHANGED: _l(
        "Values that differ from the record. What was typed by hand since the last list, and service dates, stay as "
        "they are unless you tick the person. Nothing changes for whoever you leave as they are."
    ),
    LineKind.UNCHANGED: _l("What the file says of them is what the record says."),
    LineKind.MISSING: _l("Nothing happens to them. Find out why the file leaves them out."),
    LineKind.QUESTION: _l(
        "Values that could not be read or that disagree. The people are imported; the questions are put on their "
        "records. Answer here what you know, and the rest later."
    ),
    LineKind.REFUSED: _l(
        "These rows do not say who they are about: they have neither a name nor a payroll number. Nothing is kept."
    ),
    LineKind.SET_ASIDE: _l("These rows are not people who work for this employer. They are not imported."),
    LineKind.NOT_KEPT: _l(
        "These values are of a kind that is never kept. The people are imported without them."
    ),
}
FAULTS: dict[str, LazyString] = {
    "expired": _l("It was not committed within 24 hours, so it was deleted. Upload it again."),
    "records_changed": _l(
        "The records changed after the list was checked, so nothing was written. It has been checked again: review "
        "it once more."
    ),
    "unexpected": _l("Something went wrong while it was read. Nothing was written. Upload it again."),
}
STAGES: dict[str, LazyString] = {
    "": _l("It waits for its turn."),
    "READING": _l("The file is being read."),
    "CHECKING": _l("Its rows are being checked."),
    "COMPARING": _l("What it says is being put beside the records."),
    "WRITING": _l("The records are being written: all of them, or none."),
}
DATED = frozenset(
    {*SERVICE_DATES, "birth_on", "away_until", "pay_as_at", "fixed_term_end_on", "probation_end_on"}
)
NOTHING_SAID = _l("Nothing")
_REFUSALS: dict[str, LazyString] = {
    "empty": _l("This file is empty. Choose the file that holds the staff list."),
    "too_big": _l("This file is larger than can be read. Split the list into parts."),
    "extension": _l(
        "Choose a file whose name ends in .csv or .xlsx. Save other kinds as one of these first."
    ),
    "content_mismatch": _l(
        "What is in this file is not what its name says. Open it in a spreadsheet program and save it as .xlsx or .csv."
    ),
    "encrypted": _l("This file is protected by a password. Save a copy without one and upload that."),
    "old_excel": _l("This is an old Excel file. Open it and save it as an Excel workbook (.xlsx)."),
    "macro": _l("This workbook holds macros. Save it as an Excel workbook without macros (.xlsx)."),
    "damaged": _l(
        "This workbook is damaged and cannot be read. Open it in a spreadsheet program and save it anew."
    ),
    "entities": _l(
        "This workbook holds parts that are not allowed. Copy the staff list into a new workbook."
    ),
    "unpacked_too_big": _l(
        "This workbook is far larger inside than it looks. Copy the staff list alone into a new workbook."
    ),
    "too_many_entries": _l(
        "This workbook has too many parts. Copy the staff list alone into a new workbook."
    ),
    "html": _l(
        "This is a web page, not a staff list. Open it in a spreadsheet program and save it as .xlsx."
    ),
    "binary": _l("This file is not text. Save the list as .csv or .xlsx and upload that."),
    "encoding": _l("The letters of this file cannot be read. Save the list as CSV UTF-8 or as .xlsx."),
    "no_visible_sheet": _l(
        "Every sheet of this workbook is hidden. Show the sheet with the staff list and save it."
    ),
    "too_many_rows": _l("This file has more rows than can be read. Split the list into parts."),
    "too_many_columns": _l(
        "This file has more columns than can be read. Delete those that are not of the list."
    ),
    "too_many_cells": _l("This file has more cells than can be read. Split the list into parts."),
    "too_slow": _l("This file takes too long to read. Copy the staff list alone into a new workbook."),
    "no_headings": _l(
        "No row of this file looks like headings. Put a row above the people that says what each column is, "
        "such as Surname and Payroll number."
    ),
    "nobody_identified": _l(
        "Nothing says who the people are. Choose a column for the payroll number, the surname or the whole name."
    ),
    "field_twice": _l("Two columns are said to be the same. Choose one of them."),
}
_PROBLEMS: dict[str, LazyString] = {
    "import_closed": _l(
        "This list was committed or cancelled, or it is being worked on. See where it is now."
    )
}


def accounting(read: int, accepted: int, refused: int, set_aside: int) -> str:
    """The sum that every list must give, in words."""
    return str(
        _(
            "Rows read: %(read)s = accepted: %(accepted)s + refused: %(refused)s + set aside: %(set_aside)s.",
            read=f"{read:,}", accepted=f"{accepted:,}", refused=f"{refused:,}", set_aside=f"{set_aside:,}",
        )
    )  # fmt: skip


def refusal(code: str, facts: Mapping[str, Any]) -> str:
    """Why a whole file is refused, and what to do."""
    row = facts.get("row")
    if code == "broken_quote":
        return str(
            _(
                "A quotation mark opens near row %(row)s and never closes. Correct it, or save the list as .xlsx.",
                row=row,
            )
        )
    if code == "cell_too_long":
        return str(
            _("A cell in row %(row)s is longer than can be read. Shorten it, or delete its column.", row=row)
        )
    return str(_REFUSALS[code])


def fault(code: str) -> str:
    """Why an upload stands as it does."""
    return str(FAULTS.get(code) or _REFUSALS.get(code) or FAULTS["unexpected"])


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])


def finding(found: Mapping[str, Any]) -> str:
    """Something about the file, with the names or the rows that it is about."""
    words = str(FINDINGS[FindingCode(found["code"])])
    about = ", ".join(found["names"]) or rows_named(found["rows"])
    return f"{words} ({about})" if about else words


def why_dropped(column: Mapping[str, Any]) -> str:
    """Why a column was not kept."""
    return str(WHY_DROPPED[Forbidden(column["why"])])


def field_name(name: str) -> str:
    """What a field of a list is called."""
    return str(FIELD_LABELS[Field(name)])


def aside(code: str) -> str:
    """Why a row was set aside."""
    return str(ASIDE[Aside(code)])


def rows_named(rows: list[int]) -> str:
    """Row numbers in words."""
    named = ", ".join(map(row_name, rows))
    return str(ngettext("Row %(rows)s", "Rows %(rows)s", len(rows), rows=named)) if rows else ""


def change_name(change: Mapping[str, Any]) -> str:
    """What changes, by the name that the record gives it."""
    if change["target"] == "TERM":
        return str(CATEGORIES[TermCategory(change["name"])])
    return str(FIELDS[change["name"]]) if change["name"] in FIELDS else str(change["name"])


def change_value(change: Mapping[str, Any], text: str) -> str:
    """One side of a change as a person reads it."""
    name = change["name"]
    if text == "":
        return str(NOTHING_SAID)
    if name.endswith("_pence"):
        return money(int(text))
    if name.endswith("_hundredths"):
        return f"{int(text) / 100:g}"
    for key, words in (("language", LANGUAGES), ("away_kind", AWAY), ("contract_type", CONTRACTS)):
        if name == key:
            return str(next((label for kind, label in words.items() if kind.value == text), text))
    return day(date.fromisoformat(text)) if name in DATED else text
