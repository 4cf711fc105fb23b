"""The staff list to take away, as a workbook or as CSV; each download is noted in the trail."""

import csv
import io
from datetime import date
from typing import Any

from flask import Response

from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.people import actions
from transition.staff.people.export import HEADINGS, Cell, posts_of, rows_of
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.downloads import CSV, XLSX, attachment, file_name, plain_cell, workbook


@staff.get("/transfers/<int:transfer_id>/staff/export.xlsx")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def export_xlsx(transfer_id: int) -> Response:
    """The whole staff list as a workbook that a later import reads again."""
    transfer = get_transfer(transfer_id, viewer())
    content = workbook([("Staff", HEADINGS, rows_of(_taken(transfer, "xlsx")))])
    return attachment(content, _name(transfer, "xlsx"), XLSX)


@staff.get("/transfers/<int:transfer_id>/staff/export.csv")
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def export_csv(transfer_id: int) -> Response:
    """The whole staff list as CSV; what a spreadsheet would take for a formula is escaped."""
    transfer = get_transfer(transfer_id, viewer())
    content = csv_of(list(row) for row in rows_of(_taken(transfer, "csv")))
    return attachment(content, _name(transfer, "csv"), CSV)


def _taken(transfer: Transfer, kind: str) -> Any:
    lines = db.session.execute(posts_of(transfer)).all()
    actions.note_export(transfer, count=len(lines), kind=kind, by=viewer())
    return lines


def _name(transfer: Transfer, ending: str) -> str:
    return file_name(f"staff list {transfer.id}", ending)


def csv_of(rows: Any) -> bytes:
    """Rows as CSV with the mark by which spreadsheets know UTF-8; days the British way."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.strftime("%d/%m/%Y")
        case float():
            return f"{value:.2f}"
        case _:
            return plain_cell(str(value))
