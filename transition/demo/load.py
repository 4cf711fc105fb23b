"""Loads the Gwent case in the order in which it happened, as its people would have done it."""

from datetime import date
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from transition import clock
from transition.accounts.models import Account
from transition.consultation.timeline.actions import mark_done
from transition.consultation.timeline.queries import milestones_of
from transition.db import db
from transition.demo import (
    consulting,
    costs,
    letters,
    organisations,
    outcomes,
    papers,
    people,
    programmes,
    scoping,
    staff,
    together,
)
from transition.demo.case import Case
from transition.demo.people import ADMINISTRATOR, BEGAN, SIGN_INS, Cast

TODAY = date(2026, 3, 2)
ALL_UNIONS = ("UNISON", "GMB", "Unite")


def is_empty() -> bool:
    """Whether nobody has ever signed up here: the demonstration is loaded into nothing else."""
    found = db.session.scalar(select(Account.id).limit(1))
    db.session.rollback()  # the question is answered: nothing is held while the case is loaded
    return found is None


def load(app: Flask, password: str) -> None:
    """Everything, committed step by step; the database was empty before."""
    with app.app_context():
        cases = _cases(password)
        db.session.commit()
        _scope(cases)
        db.session.commit()
        for case in cases.values():
            _people(case)
            db.session.commit()
            _consult(app, case)
            db.session.commit()
        _write(app, cases, Path(app.config["SETTINGS"].instance) / "demo")


def _cases(password: str) -> dict[str, Case]:
    now = clock.now()
    accounts = {ADMINISTRATOR.email: people.open_account(ADMINISTRATOR, password, by=None, now=now)}
    people.appoint(ADMINISTRATOR, accounts[ADMINISTRATOR.email], by=None)
    db.session.flush()
    cast = Cast(accounts)
    admin = cast.as_of("admin", BEGAN)
    councils = organisations.councils(admin)
    service = organisations.shared_resource_service(councils, admin)
    recognitions = organisations.recognitions(councils, admin)
    programme = programmes.srs_programme(admin)
    for sign_in in SIGN_INS:
        accounts[sign_in.email] = people.open_account(sign_in, password, by=admin, now=now)
        people.appoint(sign_in, accounts[sign_in.email], by=admin)
    db.session.flush()
    db.session.expire_all()
    transfers = programmes.transfers(programme, councils, service, cast, now)
    together.second_programme(cast, admin)
    return {slug: Case(slug, transfer, recognitions, cast) for slug, transfer in transfers.items()}


def _scope(cases: dict[str, Case]) -> None:
    monmouthshire = cases["monmouthshire"]
    transfers = {slug: case.transfer for slug, case in cases.items()}
    scoping.scope(transfers, monmouthshire.cast)
    scoping.decisions(transfers, monmouthshire.cast)
    scoping.new_posts(monmouthshire.transfer, monmouthshire.cast)
    scoping.risks(monmouthshire.transfer, monmouthshire.cast)
    costs.costs(monmouthshire.transfer, monmouthshire.officer(date(2026, 1, 15)))


def _people(case: Case) -> None:
    staff.import_list(case)
    db.session.commit()
    if case.slug == "monmouthshire":
        staff.match(case)
    staff.check(case)


def _consult(app: Flask, case: Case) -> None:
    is_large = case.slug == "monmouthshire"
    consulting.prepare(case, agency_workers=1 if is_large else 0)
    made = consulting.measures(case)
    letters.settle(case)
    consulting.plan_consultation(case)
    db.session.commit()
    letters.inform(app, case)
    consulting.inform_hosts_unions(case)
    letters.announce(app, case)
    letters.check_records(app, case)
    consulting.first_meeting(
        case, ALL_UNIONS if is_large else ("GMB",) if case.slug == "blaenau-gwent" else ("Unite",)
    )
    consulting.one_to_ones(case, staff.people(case))
    if is_large:
        consulting.more_meetings(case, ALL_UNIONS)
        consulting.representations(case, *made)
        consulting.questions_and_records(case)
        outcomes.what_changed(case, made[0])
        outcomes.access(case)
        consulting.late_measure(case)
    _mark_what_was_done(case)
    db.session.commit()
    if is_large:
        letters.confirm(app, case)


def _mark_what_was_done(case: Case) -> None:
    """What was due by the middle of February was done on its day, and the record says by what it is shown."""
    for milestone in milestones_of(case.transfer):
        day = milestone.baseline_on
        if milestone.done_on is None and day <= date(2026, 2, 18):
            mark_done(
                milestone, done_on=day, evidence="Minutes of the programme board", version=milestone.version,
                by=case.officer(day), today=day,
            )  # fmt: skip


def _write(app: Flask, cases: dict[str, Case], folder: Path) -> None:
    """The papers to look at, under `instance/demo/`."""
    papers.reports(app, cases, folder / "reports", TODAY)
    lead = cases["monmouthshire"].cast.as_of("lead", TODAY)
    papers.programme_reports(app, lead, folder / "reports", TODAY)
    papers.letters(folder / "letters")
    papers.messages(app, folder / "mail", TODAY)
