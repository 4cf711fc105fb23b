"""Whose transfer it is: every kind of appointment, and nothing for a kind that nobody thought of."""

from datetime import date, timedelta

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.factories import (
    appoint,
    make_account,
    make_administrator,
    make_employer,
    make_lead,
    make_officer,
    make_programme,
    make_recognition,
    make_representative,
    make_transfer,
)
from transition.access.permissions import Appointment, Post, Role, Side, Viewer
from transition.accounts.models import Account
from transition.accounts.queries import get_account, viewer_of
from transition.db import db
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer
from transition.transfers.queries import (
    NotVisible,
    get_transfer,
    is_released,
    is_released_to,
    posts_on,
    posts_towards,
    visible_to,
)

AT_AN_EMPLOYER = [Role.HR_OFFICER, Role.HR_CASEWORKER, Role.MANAGER, Role.AUDITOR]


def _viewer(account: Account) -> Viewer:
    db.session.flush()
    db.session.expire_all()
    found = get_account(account.id)
    assert found is not None
    return viewer_of(found, TODAY)


def _seen(account: Account) -> list[int]:
    return sorted(one.id for one in db.session.scalars(visible_to(_viewer(account))))


@pytest.mark.parametrize("role", AT_AN_EMPLOYER)
def test_someone_at_an_employer_sees_what_leaves_it_and_what_comes_to_it(context: Flask, role: Role) -> None:
    employer = make_employer()
    leaving, coming, _other = make_transfer(employer), make_transfer(incoming=employer), make_transfer()
    account = make_officer(employer, role)
    assert _seen(account) == sorted([leaving.id, coming.id])
    viewer = _viewer(account)
    assert posts_on(leaving.id, viewer) == {Post(role, Side.OUTGOING)}
    assert posts_on(coming.id, viewer) == {Post(role, Side.INCOMING)}


def test_a_lead_sees_the_transfers_of_their_own_programme_only(context: Flask) -> None:
    mine, other = make_programme(), make_programme()
    first, second = make_transfer(programme=mine), make_transfer(programme=mine)
    make_transfer(programme=other)
    account = make_lead(mine)
    assert _seen(account) == sorted([first.id, second.id])
    assert posts_on(first.id, _viewer(account)) == {Post(Role.PROGRAMME_LEAD, Side.PROGRAMME)}


def test_a_union_sees_only_transfers_where_it_is_recognised(context: Flask) -> None:
    transfer = make_transfer()
    make_transfer(incoming=transfer.outgoing_employer)
    recognition = make_recognition(transfer.outgoing_employer)
    account, stranger = make_representative(recognition), make_representative(make_recognition())
    assert _seen(account) == [transfer.id]
    assert _seen(stranger) == []
    assert posts_on(transfer.id, _viewer(account)) == {Post(Role.REPRESENTATIVE, Side.UNION)}


def test_a_translator_and_an_administrator_see_no_transfer(context: Flask) -> None:
    transfer = make_transfer()
    for account in (make_officer(transfer.outgoing_employer, Role.TRANSLATOR), make_administrator()):
        assert _seen(account) == []
        assert posts_on(transfer.id, _viewer(account)) == frozenset()


@pytest.mark.parametrize(
    ("from_on", "until_on", "is_seen"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, False),
    ],
)
def test_an_appointment_opens_a_transfer_from_its_first_day_to_its_last(
    context: Flask, from_on: date, until_on: date | None, is_seen: bool
) -> None:
    transfer, account = make_transfer(), make_account()
    appoint(
        account,
        Role.HR_OFFICER,
        employer_id=transfer.outgoing_employer_id,
        from_on=from_on,
        until_on=until_on,
    )
    assert bool(_seen(account)) is is_seen


def test_two_appointments_add_up(context: Flask) -> None:
    """One HR officer may serve both Torfaen and the host."""
    transfer = make_transfer()
    account = make_officer(transfer.outgoing_employer)
    appoint(account, Role.HR_OFFICER, employer_id=transfer.incoming_employer_id)
    assert posts_towards(transfer, _viewer(account)) == {
        Post(Role.HR_OFFICER, Side.OUTGOING),
        Post(Role.HR_OFFICER, Side.INCOMING),
    }


@pytest.mark.parametrize("role", list(Role))
def test_a_role_without_its_place_opens_nothing(context: Flask, role: Role) -> None:
    make_transfer()
    viewer = Viewer(1, "Nobody", (Appointment(role, date(2025, 1, 1)),))
    assert db.session.scalars(visible_to(viewer)).all() == []


@pytest.mark.parametrize("role", sorted(set(Role) - set(AT_AN_EMPLOYER)))
def test_a_role_held_at_the_wrong_kind_of_place_opens_nothing(context: Flask, role: Role) -> None:
    transfer = make_transfer()
    held = Appointment(role, date(2025, 1, 1), employer_id=transfer.outgoing_employer_id)
    viewer = Viewer(1, "Nobody", (held,))
    assert db.session.scalars(visible_to(viewer)).all() == []
    assert posts_towards(transfer, viewer) == frozenset()


def test_what_is_out_of_scope_and_what_does_not_exist_are_alike(context: Flask) -> None:
    transfer, viewer = make_transfer(), _viewer(make_officer(make_employer()))
    for key in (transfer.id, 999_999):
        with pytest.raises(NotVisible):
            get_transfer(key, viewer)


def test_a_new_employer_that_is_not_known_opens_nothing_to_anybody(context: Flask) -> None:
    transfer = make_transfer()
    host = make_officer(transfer.incoming_employer)
    transfer.incoming_employer_id = None
    assert _seen(host) == []


def _release(transfer: Transfer, **given: object) -> None:
    values = {
        "transfer_id": transfer.id,
        "kind": ReleaseKind.ACCESS_TO_EMPLOYEES,
        "released_on": date(2026, 2, 1),
        "recipient": "UNISON",
        "released_by_id": make_account().id,
        **given,
    }
    db.session.add(InformationRelease(**values))
    db.session.flush()


@pytest.mark.parametrize(
    ("released_on", "withdrawn_on", "until_on", "holds"),
    [
        (TODAY, None, None, True),
        (TODAY + timedelta(days=1), None, None, False),
        (date(2026, 2, 1), TODAY, None, False),
        (date(2026, 2, 1), TODAY + timedelta(days=1), None, True),
        (date(2026, 2, 1), None, TODAY, True),
        (date(2026, 2, 1), None, TODAY - timedelta(days=1), False),
        (date(2026, 2, 1), TODAY, TODAY + timedelta(days=9), False),
    ],
)
def test_a_release_holds_from_its_day_until_its_last_day_or_its_withdrawal(
    context: Flask, released_on: date, withdrawn_on: date | None, until_on: date | None, holds: bool
) -> None:
    transfer = make_transfer()
    _release(transfer, released_on=released_on, withdrawn_on=withdrawn_on, until_on=until_on)
    assert is_released(transfer, ReleaseKind.ACCESS_TO_EMPLOYEES, TODAY) is holds
    assert not is_released(transfer, ReleaseKind.LIABILITY_IDENTIFIED, TODAY)


def test_names_released_to_one_union_are_not_released_to_another(context: Flask) -> None:
    transfer = make_transfer()
    unison, gmb = make_recognition(transfer.outgoing_employer), make_recognition(transfer.outgoing_employer)
    _release(transfer, recognition_id=unison.id)
    own, other = _viewer(make_representative(unison)), _viewer(make_representative(gmb))
    assert is_released_to(transfer, ReleaseKind.ACCESS_TO_EMPLOYEES, own, TODAY)
    assert not is_released_to(transfer, ReleaseKind.ACCESS_TO_EMPLOYEES, other, TODAY)
