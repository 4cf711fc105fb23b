"""How long a council's report takes with 50 and with 5,000 people, and how many queries, on both databases.

    python -m tests.bench.report [--people 5000] [--rounds 5]

The draft's page, issuing it, and one PDF. PostgreSQL is measured when TEST_DATABASE_URL is set. Exits 1 when the
queries grow with the people. The seconds for 50 beside those for 5,000 say what the people cost.
"""

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import event, insert, select, text

from tests.bench.staff_list import _people as add_people
from tests.bench.staff_list import application, say
from tests.conftest import TODAY
from tests.databases import engines
from tests.factories import make_officer, make_recognition, viewer_for
from tests.reports.cases import the_case
from tests.visitor import visitor
from transition.accounts.models import Account
from transition.consultation.coverage.models import OneToOne
from transition.db import db
from transition.i18n.names import Words
from transition.reports.actions import Issue, issue_report
from transition.reports.content import EXEMPT, Exemption, Paragraph
from transition.reports.facts import facts_of
from transition.reports.paper import report_pdf
from transition.rules.protection import TermCategory
from transition.staff.people.models import Assignment, Post
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer

FEW = 50
WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It counts people."), "Ann Monitoring")


def main() -> int:
    """Measures, prints, and says whether the queries stay the same."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--people", type=int, default=5_000)
    arguments.add_argument("--rounds", type=int, default=5)
    asked, _others = arguments.parse_known_args()
    is_kept = True
    for engine in engines():
        with application(engine) as app:
            is_kept &= _measured(engine, app, asked.people, asked.rounds)
    return 0 if is_kept else 1


def _measured(engine: str, app: Flask, many: int, rounds: int) -> bool:
    say(f"{engine}: seconds (the quickest of {rounds}) and queries for a council's report, Part 2")
    built = {count: _built(app, count) for count in (FEW, many)}
    with app.app_context():
        db.session.execute(text("ANALYZE"))
        db.session.commit()
    is_kept = True
    for name, work in (("draft's page", _page), ("issuing it", _issue), ("one PDF of it", _pdf)):
        found = {count: _timed(app, work, *built[count], rounds) for count in (FEW, many)}
        (few, few_queries), (most, most_queries) = found[FEW], found[many]
        is_same = few_queries == most_queries
        is_kept &= is_same
        say(
            f"  {name:<14} {FEW}: {few:6.3f} s {few_queries} queries   {many:,}: {most:6.3f} s {most_queries} queries"
            f"   ratio {most / few:.2f}{'' if is_same else '   THEY GROW'}"
        )
    return is_kept


def _built(app: Flask, count: int) -> tuple[int, int]:
    """A transfer of so many people, each with terms and half of them with a one-to-one; and its officer."""
    with app.app_context():
        transfer = the_case(people=0)
        make_recognition(transfer.outgoing_employer)
        officer = make_officer(transfer.outgoing_employer)
        db.session.commit()
        for start in range(0, count, 1000):
            add_people(transfer, range(start, min(start + 1000, count)))
        ids = list(db.session.scalars(_of(transfer)))
        _write(
            Term,
            [_term(one, category) for one in ids for category in (TermCategory.LEAVE, TermCategory.NOTICE)],
        )
        _write(
            OneToOne,
            [
                {
                    "transfer_id": transfer.id,
                    "person_id": one,
                    "offered_on": TODAY,
                    "held_on": TODAY,
                    "version": 1,
                }
                for one in ids[::2]
            ],
        )
        db.session.commit()
        return transfer.id, officer.id


def _of(transfer: Transfer) -> Any:
    posts = select(Post.person_id).join(Assignment, Assignment.post_id == Post.id)
    return posts.where(Assignment.transfer_id == transfer.id).distinct()


def _term(person_id: int, category: TermCategory) -> dict[str, Any]:
    return {"person_id": person_id, "category": category, "text": "As the Green Book says", "version": 1}


def _write(table: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 1000):
        db.session.execute(insert(table), rows[start : start + 1000])


def _page(app: Flask, transfer_id: int, officer_id: int) -> Callable[[], object]:
    with app.app_context():
        officer = db.session.get_one(Account, officer_id)
        db.session.commit()
        reader = visitor(app, officer)
    address = f"/transfers/{transfer_id}/reports/part-2/draft"

    def opened() -> None:
        status = reader.client.get(address).status_code
        assert status == 200, f"{address} answered {status}"

    return opened


def _issue(app: Flask, transfer_id: int, officer_id: int) -> Callable[[], object]:
    def issued() -> None:
        with app.app_context():
            transfer = db.session.get_one(Transfer, transfer_id)
            by = viewer_for(db.session.get_one(Account, officer_id))
            issue_report(transfer, EXEMPT, Issue(TODAY, exemption=WHY), by=by, today=TODAY)
            db.session.rollback()

    return issued


def _pdf(app: Flask, transfer_id: int, _officer_id: int) -> Callable[[], object]:
    with app.app_context():
        report = facts_of(db.session.get_one(Transfer, transfer_id), EXEMPT, TODAY, TODAY)

    def drawn() -> None:
        with app.app_context():
            assert report_pdf(report, "cy").startswith(b"%PDF")

    return drawn


def _timed(
    app: Flask, work: Callable[..., Callable[[], object]], transfer_id: int, officer_id: int, rounds: int
) -> tuple[float, int]:
    """The quickest of so many rounds, and the queries of the last."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    do, times = work(app, transfer_id, officer_id), []
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    for _round in range(rounds + 1):
        seen.clear()
        begun = time.perf_counter()
        do()
        times.append(time.perf_counter() - begun)
    event.remove(engine, "before_cursor_execute", note)
    return min(times[1:]), len([one for one in seen if not one.startswith(("BEGIN", "SAVEPOINT"))])


if __name__ == "__main__":
    sys.exit(main())
