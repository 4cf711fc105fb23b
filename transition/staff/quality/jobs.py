"""The worker's part: each transfer with a staff list is counted once a day, until the day of the transfer."""

from typing import Final

from transition import clock
from transition.db import db
from transition.jobs import Work
from transition.staff.quality.actions import count_day
from transition.staff.quality.queries import transfers_to_count
from transition.transfers.models import Transfer


def _waiting(limit: int) -> list[int]:
    return transfers_to_count(clock.today(), limit)


def _count(transfer_id: int) -> None:
    transfer = db.session.get(Transfer, transfer_id)
    if transfer is not None:
        count_day(transfer, clock.today())
        db.session.commit()


QUALITY_WORK: Final = Work("quality", _waiting, _count)
