"""What administrators entered about rules whose commencement is not confirmed; append-only."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.register import DecidingDate


class RuleCommencement(Base):
    """What was known of one rule's commencement when somebody wrote it down. The newest one of a rule holds.

    The register may have a rule under this name no more, or with a day of its own: then the entry is history only.
    `applies_from` and `decided_by` are None where an earlier entry was taken back: the rule is off again.
    """

    __tablename__ = "rule_commencement"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[str] = mapped_column(index=True)
    applies_from: Mapped[date | None]
    decided_by: Mapped[DecidingDate | None] = mapped_column(stored(DecidingDate))
    source: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        CheckConstraint("(applies_from IS NULL) = (decided_by IS NULL)", name="whole"),
        CheckConstraint("source <> ''", name="sourced"),
    )
