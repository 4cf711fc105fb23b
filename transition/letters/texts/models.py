"""A council's own paragraphs as versions, crests, who checked which Welsh, and English sent ahead of its Welsh."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.rules.letters import LetterKind
from transition.rules.wording import Slot


class OwnWording(Base):
    """One version of what a council itself says in one place of one kind of letter, about one transfer.

    Rows are only added; an empty text is a version too: nothing is said there any more.
    """

    __tablename__ = "own_wording"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    kind: Mapped[LetterKind] = mapped_column(stored(LetterKind))
    slot: Mapped[Slot] = mapped_column(stored(Slot))
    number: Mapped[int]
    text: Mapped[str]
    text_cy: Mapped[str]
    written_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (
        UniqueConstraint("transfer_id", "employer_id", "kind", "slot", "number"),
        CheckConstraint("number >= 1", name="number"),
    )


class WordingApproval(Base):
    """That another officer approved a version. `carried_from_id` is the version that was read, where only Welsh came.

    Rows are only added.
    """

    __tablename__ = "wording_approval"

    id: Mapped[int] = mapped_column(primary_key=True)
    wording_id: Mapped[int] = mapped_column(ForeignKey("own_wording.id"), unique=True)
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    approved_on: Mapped[date]
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("own_wording.id"))


class WelshCheck(Base):
    """That a named person checked the Welsh of a text against its English, as both were; rows are only added.

    `key` names the text among those of the employer's letters about the transfer (see `catalogue.py`);
    `is_unaffected` says that a change of the English left the Welsh as it was.
    """

    __tablename__ = "welsh_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    key: Mapped[str]
    english: Mapped[str]
    welsh: Mapped[str]
    is_unaffected: Mapped[bool] = mapped_column(default=False)
    checked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    checked_on: Mapped[date]

    __table_args__ = (Index(None, "transfer_id", "employer_id", "key"),)


class Crest(Base):
    """A council's crest as its letters carry it: made anew from what was sent, named by its digest. Only added."""

    __tablename__ = "crest"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    digest: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    image: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    added_on: Mapped[date]

    __table_args__ = (UniqueConstraint("employer_id", "digest"), Index(None, "digest"))

    @property
    def name(self) -> str:
        """What letters call it."""
        return f"{self.digest}.png"


class EnglishFirst(Base):
    """That a named officer sent the English of a batch ahead of its Welsh, why, and for which day. Only added.

    The Welsh follows in a batch of its own; `milestone_id` is the task that stands in the timeline until then.
    """

    __tablename__ = "english_first"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), unique=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"))
    statutory_on: Mapped[date]
    reason: Mapped[str]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_on: Mapped[date]
