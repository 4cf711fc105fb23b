"""How long the staff list takes, and how many queries, with 50 and with 50,000 people, on both databases.

    python -m tests.bench.staff_list [--people 50000] [--rounds 30]

PostgreSQL is measured when TEST_DATABASE_URL is set. Exits 1 when a page takes more than 8 queries, or more than
1.2 times as long as with 50 people.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event, func, insert, select, text

from config import Config
from tests.conftest import TODAY
from tests.databases import database_on, engines
from tests.factories import make_officer, make_transfer
from tests.visitor import Page, Visitor, visitor
from transition.app import create_app
from transition.db import Base, db
from transition.staff.people.models import Assignment, ContractType, Person, Post
from transition.staff.people.roll import renew_roll
from transition.staff.people.roll_models import StaffEntry
from transition.staff.people.search import search_text_of, sort_key_of
from transition.transfers.models import Scope

FEW, MOST_QUERIES, MOST_RATIO = 50, 8, 1.2
SURNAMES = ("Pritchard", "O'Neill", "ap Rhys", "Llŷr", "Fairweather-Llewellyn", "Jones", "Williams", "Evans")
TEAMS = ("Digital", "Data", "Networks", "Service desk", "Applications", "GIS", "Projects", "Security")


class Asked(NamedTuple):
    """A page of the list: what its address asks for, and what is searched for."""

    query: str = ""
    words: str = ""


class List(NamedTuple):
    """A transfer's staff list, somebody who may read it, and what to ask it for."""

    reader: Visitor
    address: str
    facts: dict[str, Any]


# As many people on the page of both lists, so that only the length of the list differs; but for one where the page
# begins from somebody, who is not on it: a list of 50 has 49 others.
PAGES = {
    "first page": Asked(),
    "by team, backwards": Asked("?sort=team&order=down"),
    "by payroll number": Asked("?sort=payroll"),
    "from another page on": Asked("?before={last}"),
    "search, one person": Asked(words="{payroll}"),
    "search, everybody": Asked(words="x"),
    "narrowed": Asked("?incomplete=yes"),
}
# What a small list answers with fewer people than a long one: shown, and held to nothing.
UNLIKE = {
    "two common words": Asked(words="jones sian"),
    "three filters": Asked("?team=GIS&scope=IN&contract=PERMANENT"),
}


def main() -> int:
    """Measures, prints, and says whether the promise is kept."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--people", type=int, default=50_000)
    arguments.add_argument("--rounds", type=int, default=30)
    asked = arguments.parse_args()
    is_kept = True
    for engine in engines():
        with application(engine) as app:
            is_kept &= _measured(engine, app, asked.people, asked.rounds)
    return 0 if is_kept else 1


@contextmanager
def application(engine: str) -> Iterator[Flask]:
    """The application on an empty database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        found = database_on(engine, Path(folder))
        found.create()
        config = Config(
            database_url=found.url, secret_key="only to measure " * 4, today=TODAY, testing=True,
            instance=Path(folder) / "instance",
        )  # fmt: skip
        app = create_app(config)
        with app.app_context():
            upgrade()
        try:
            yield app
        finally:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            found.drop()


def say(line: str) -> None:
    """A line of the measurement."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _measured(engine: str, app: Flask, many: int, rounds: int) -> bool:
    say(
        f"{engine}: milliseconds (the quickest of {rounds}, since other work only adds) and queries for one page of the staff list"
    )
    lists = [_list(app, count) for count in (FEW, many)]
    with app.app_context():
        db.session.execute(text("ANALYZE"))
        db.session.commit()
    is_kept = True
    for name, wanted in {**PAGES, **UNLIKE}.items():
        times: list[list[float]] = [[], []]
        queries = [0, 0]
        pages = [_opened(one, wanted) for one in lists]
        if name in PAGES:
            fewer, more = (len(page.rows()) for page in pages)
            assert more - 1 <= fewer <= more, (
                f"{name}: {fewer} people beside {more} say nothing of the length"
            )
        addresses = [page.response.request.full_path for page in pages]
        for number in range(rounds + 3):  # in turn, and either first, so that a busy machine slows both alike
            for which in (0, 1) if number % 2 else (1, 0):
                taken, queries[which] = _timed(app, lists[which].reader, addresses[which])
                times[which].append(taken)
        few, most = (min(one[3:]) for one in times)
        ratio = most / few
        is_good = (name in UNLIKE or ratio <= MOST_RATIO) and max(queries) <= MOST_QUERIES
        is_kept &= is_good
        say(
            f"  {name:<24} {FEW}: {few:6.1f} ms {queries[0]} queries   {many:,}: {most:6.1f} ms {queries[1]} queries"
            f"   ratio {ratio:.2f}{'' if is_good else '   TOO MUCH'}"
        )
    return is_kept


def _opened(listing: List, wanted: Asked) -> Page:
    """That page of the list, opened once; words are sent as its form sends them."""
    page = listing.reader.get(listing.address + wanted.query.format(**listing.facts))
    return page.submit("Search", q=wanted.words.format(**listing.facts)) if wanted.words else page


def _timed(app: Flask, reader: Visitor, address: str) -> tuple[float, int]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    gc.collect()
    begun = time.perf_counter()
    status = reader.client.get(address).status_code
    taken = (time.perf_counter() - begun) * 1000
    event.remove(engine, "before_cursor_execute", note)
    assert status == 200, f"{address} answered {status}"
    return taken, len([one for one in seen if not one.startswith("BEGIN")])


def _list(app: Flask, count: int) -> List:
    """A transfer with that many people, somebody who may read its list, and what to ask it for."""
    with app.app_context():
        transfer = make_transfer()
        reader = make_officer(transfer.outgoing_employer)
        db.session.commit()
        begun = time.perf_counter()
        for start in range(0, count, 1000):
            _people(transfer, range(start, min(start + 1000, count)))
        renew_roll(transfer.id)
        in_order = (StaffEntry.name_key.desc(), StaffEntry.person_id.desc())
        mine = select(StaffEntry.person_id).where(StaffEntry.transfer_id == transfer.id)
        last = db.session.scalar(mine.order_by(*in_order).limit(1))
        db.session.commit()
        say(f"  {count:,} people written in {time.perf_counter() - begun:.1f} s")
        facts = {"last": last, "payroll": f"{count // 2:06}"}
        return List(visitor(app, reader), f"/transfers/{transfer.id}/staff", facts)


def _people(transfer: Any, numbers: range) -> None:
    people, posts = (_following(table, numbers) for table in (Person, Post))
    _written(Person, [{"id": one, **_person(transfer.outgoing_employer_id, n)} for one, n in people])
    _written(Post, [{"id": one, **_post(of, n)} for (one, n), (of, _n) in zip(posts, people, strict=True)])
    scopes = [Scope.IN if number % 10 else Scope.UNDECIDED for number in numbers]
    assigned = [
        {"transfer_id": transfer.id, "post_id": post_id, "scope": scope, "share_percent": 100, "version": 1}
        for (post_id, _n), scope in zip(posts, scopes, strict=True)
    ]
    _written(Assignment, assigned)


def _following(table: type[Person] | type[Post], numbers: range) -> list[tuple[int, int]]:
    """Each number with the next free key of that table."""
    last = db.session.scalar(select(func.max(table.id))) or 0
    return list(zip(range(last + 1, last + 1 + len(numbers)), numbers, strict=True))


def _written(table: type[Base], rows: list[dict[str, Any]]) -> None:
    """Adds rows, many to a statement: RETURNING is what makes SQLAlchemy send them together."""
    db.session.execute(insert(table.__table__).returning(table.__table__.c.id), rows)


def _person(employer_id: int, number: int) -> dict[str, Any]:
    surname, payroll_number = SURNAMES[number % len(SURNAMES)], f"{number:06}"
    forenames = f"{('Siân', 'Gwydion', 'Alex', 'Declan', 'Carys')[number % 5]} {number:x}"
    return {
        "employer_id": employer_id, "surname": surname, "forenames": forenames, "payroll_number": payroll_number,
        "known_as": "Xanthe",
        "search_text": search_text_of(surname, forenames, payroll_number), "version": 1,
        "sort_key": sort_key_of(surname, forenames), "address": "County Hall", "start_on": TODAY,
    }  # fmt: skip


def _post(person_id: int, number: int) -> dict[str, Any]:
    return {
        "person_id": person_id, "job_title": "Data Analyst", "team": TEAMS[number % len(TEAMS)], "version": 1,
        "contract_type": ContractType.PERMANENT if number % 7 else ContractType.FIXED_TERM,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
