"""Keeps how complete the staff records of a transfer are on a day."""

from datetime import date

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from transition.db import db
from transition.staff.quality.models import QualityCount
from transition.staff.quality.queries import quality_of
from transition.transfers.models import Transfer


def count_day(transfer: Transfer, today: date) -> None:
    """Keep the day's count, a row for each heading; what another worker kept a moment ago stays as it is.

    A count is nobody's deed and changes no record, so it has no line in the trail.
    """
    headings = quality_of(transfer, today).headings
    insert = postgresql_insert if db.session.get_bind().dialect.name == "postgresql" else sqlite_insert
    rows = [
        {
            "transfer_id": transfer.id,
            "counted_on": today,
            "heading": heading,
            "people_count": found.people,
            "given_count": found.given,
            "none_count": found.none,
        }
        for heading, found in headings.items()
    ]
    db.session.execute(insert(QualityCount).values(rows).on_conflict_do_nothing())
