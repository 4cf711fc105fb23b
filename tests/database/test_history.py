"""One history on two databases: up, down and up again with rows in it, and no drift from the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import Build
from tests.databases import Database
from tests.factories import make_person, make_post, make_staff, make_transfer
from transition.db import Base, db
from transition.staff.people.models import Person


def _drift() -> list[object]:
    with db.engine.connect() as connection:
        migration = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: (
                    not (kind == "table" and name.startswith("procrastinate_"))
                ),
            },
        )
        return list(compare_metadata(migration, Base.metadata))


def test_the_history_ends_where_the_models_are(context: Flask) -> None:
    assert _drift() == []


def test_every_step_can_be_taken_back_and_again_with_rows_in_the_tables(
    app: Flask, build: Build, database: Database
) -> None:
    with build():
        transfer = make_transfer()
        for _ in range(3):
            make_staff(transfer)
    with app.app_context():
        db.engine.dispose()
        downgrade(revision="0001")
        upgrade()
        assert db.session.scalar(select(func.count()).select_from(Person)) == 3
        db.session.rollback()
        downgrade(revision="base")
        upgrade()
        assert _drift() == []
        db.session.rollback()
        assert db.session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_person_is_never_deleted_from_under_their_posts(context: Flask) -> None:
    person = make_person(make_transfer().outgoing_employer)
    make_post(person)
    db.session.commit()
    with pytest.raises(IntegrityError):
        db.session.execute(delete(Person).where(Person.id == person.id))
