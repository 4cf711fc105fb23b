"""Loads the Gwent case in the order in which it happened, as its people would have done it."""

from datetime import date

from flask import Flask
from sqlalchemy import select

from transition import clock
from transition.accounts.models import Account
from transition.consultation.timeline.actions import open_timeline
from transition.db import db
from transition.demo import consulting, organisations, people, programmes
from transition.demo.consulting import Case
from transition.demo.people import ADMINISTRATOR, BEGAN, SIGN_INS, Cast

TODAY = date(2026, 3, 2)
ALL_UNIONS = ("UNISON", "GMB", "Unite")


def is_empty() -> bool:
    """Whether nobody has ever signed up here: the demonstration is loaded into nothing else."""
    return db.session.scalar(select(Account.id).limit(1)) is None


def load(app: Flask, password: str) -> None:
    """Everything, committed step by step; the database was empty before."""
    with app.app_context():
        cases = _cases(password)
        db.session.commit()
        _consult(cases)
        db.session.commit()


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
    programmes.second_programme(admin)
    return {slug: Case(slug, transfer, recognitions, cast) for slug, transfer in transfers.items()}


def _consult(cases: dict[str, Case]) -> None:
    for case in cases.values():
        open_timeline(case.transfer, by=case.cast.as_of("lead", BEGAN))
    programmes.scope({slug: case.transfer for slug, case in cases.items()}, next(iter(cases.values())).cast)
    monmouthshire = cases["monmouthshire"]
    officer = monmouthshire.officer(date(2026, 1, 15))
    programmes.decisions(monmouthshire.transfer, officer)
    programmes.costs(monmouthshire.transfer, officer)
    for slug, case in cases.items():
        consulting.prepare(case, agency_workers=1 if slug == "monmouthshire" else 0)
