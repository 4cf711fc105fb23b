"""How long 50,000 rows take to import, and how much memory, on both databases, beside the least that it could take.

    python -m tests.bench.imports [--rows 50000]

The least is a bare python-calamine read of the same workbook and one bulk insert of its cells, in the same run.
PostgreSQL is measured when TEST_DATABASE_URL is set. Each engine has a process of its own, so that its peak memory
is its own. Exits 1 when an import takes more than 512 MB.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy import Column, MetaData, String, Table, func, insert, select

from tests.bench.staff_list import application, say
from tests.databases import engines
from tests.factories import make_transfer
from transition import clock
from transition.db import db
from transition.imports import actions
from transition.imports.account import headings_of
from transition.imports.models import ImportState, StaffImport
from transition.imports.queries import proposed_mapping
from transition.jobs import do_waiting
from transition.staff.people.models import Person
from transition.transfers.models import Transfer

MOST_MEGABYTES, AIM = 512, 4.0
HEADINGS = (
    "Payroll no.", "Post no.", "Surname", "Forename(s)", "DOB", "Address 1", "Town", "Postcode", "Work e-mail",
    "Correspondence language", "Service", "Team", "Job title", "Grade", "SCP", "Pay as at", "FT salary", "Actual salary",
    "Hours p.w.", "FT hours", "FTE", "Contract type", "Start date", "Continuous service", "Work base",
    "Leave entitlement", "Notice (weeks)", "Pension",
)  # fmt: skip


def write_list(path: Path, rows: int) -> None:
    """A workbook of that many people, one row in a hundred with something to ask about."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Staff")
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading)
        for number in range(rows):
            for column, value in enumerate(_row(number)):
                sheet.write(number + 1, column, value)


def _row(number: int) -> tuple[object, ...]:
    born = date(1962, 1, 1) + timedelta(days=number % 14_000)
    began = date(1998, 1, 5) + timedelta(days=number % 9_000)
    start = "31/02/2009" if number % 100 == 0 else began.strftime("%d/%m/%Y")
    point, hours = number % 40 + 1, (37, 29.6, 18.5)[number % 3]
    return (
        f"{number:06}", f"P{number:06}", f"Pritchard{number % 977}", f"Siân {number % 613}", born.strftime("%d/%m/%Y"),
        f"{number % 200 + 1} Stryd Fawr", "Y Fenni", "NP7 5ZZ", f"p{number}@example.org",
        ("Cymraeg", "English", "")[number % 3], "Resources", f"Team {number % 60}", f"Officer {number % 90}",
        f"Band {'FGHIJK'[point % 6]}", point, "01/04/2025", 24_000 + 600 * point,
        round((24_000 + 600 * point) * hours / 37, 2), hours, 37, round(hours / 37, 4), "Permanent", start, start,
        "County Hall, Usk", "31 days", number % 12 + 1, "LGPS main",
    )  # fmt: skip


def _peak() -> float:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare(app: Flask, path: Path) -> tuple[float, float]:
    """Seconds of a bare read, and of one bulk insert of what it read."""
    begun = time.perf_counter()
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    read = time.perf_counter() - begun
    table = Table("bare", MetaData(), *(Column(f"c{at}", String) for at in range(len(HEADINGS))))
    with app.app_context():
        table.create(db.engine)
        begun = time.perf_counter()
        rows = [{f"c{at}": str(cell) for at, cell in enumerate(line)} for line in lines[1:]]
        with db.engine.begin() as connection:
            connection.execute(insert(table), rows)
        written = time.perf_counter() - begun
        table.drop(db.engine)
    return read, written


def measure(engine: str, path: Path) -> dict[str, Any]:
    """Seconds and megabytes of one import on one engine, every step as the application does it."""
    seconds: dict[str, float] = {}
    with application(engine) as app:
        with app.app_context():
            transfer_id = make_transfer().id
            db.session.commit()
        begun = time.perf_counter()
        with app.app_context():
            transfer = db.session.scalars(select(Transfer).where(Transfer.id == transfer_id)).one()
            found = actions.upload(
                transfer, data=path.read_bytes(), file_name=path.name, by=None, now=clock.now()
            )
            mapping = proposed_mapping(transfer.outgoing_employer_id, headings_of(found))
            actions.set_mapping(transfer, found, mapping, version=found.version)
            import_id = found.id
            db.session.commit()
        seconds["upload"] = time.perf_counter() - begun
        seconds["check"] = _worked(app)
        with app.app_context():
            found = db.session.scalars(select(StaffImport).where(StaffImport.id == import_id)).one()
            actions.ask_commit(found, version=found.version, by=None)
            db.session.commit()
        seconds["commit"] = _worked(app)
        peak = _peak()
        with app.app_context():
            found = db.session.scalars(select(StaffImport).where(StaffImport.id == import_id)).one()
            assert found.state is ImportState.COMMITTED, found.fault
            assert db.session.scalar(select(func.count()).select_from(Person)) == found.people_new
            people, questions = found.people_new, found.questions
        read, written = _bare(app, path)
    return {
        "seconds": seconds, "peak": peak, "read": read, "written": written, "people": people,
        "questions": questions,
    }  # fmt: skip


def _worked(app: Flask) -> float:
    """Seconds that a worker takes for what waits."""
    begun = time.perf_counter()
    do_waiting(app, only=actions.WORK)
    return time.perf_counter() - begun


def _measured(engine: str, path: Path) -> bool:
    command = [sys.executable, "-m", "tests.bench.imports", "--engine", engine, "--list", str(path)]
    found = json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    )
    seconds, bare = found["seconds"], found["read"] + found["written"]
    whole = sum(seconds.values())
    steps = ", ".join(f"{name} {taken:.1f}" for name, taken in seconds.items())
    say(
        f"{engine}: {found['people']:,} people, {found['questions']:,} questions in {whole:.1f} s ({steps}), "
        f"peak {found['peak']:.0f} MB"
    )
    say(
        f"  bare read {found['read']:.1f} s + bulk insert {found['written']:.1f} s: ratio {whole / bare:.1f} "
        f"(aim: at most {AIM:g}); check and commit alone {(whole - seconds['upload']) / bare:.1f}"
    )
    return float(found["peak"]) <= MOST_MEGABYTES


def main() -> int:
    """Measures, prints, and says whether the promise is kept."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--rows", type=int, default=50_000)
    asked.add_argument("--engine")
    asked.add_argument("--list", type=Path)
    given = asked.parse_args()
    if given.engine:
        say(json.dumps(measure(given.engine, given.list)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_list(path, given.rows)
        kept = [_measured(engine, path) for engine in engines()]
        return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
