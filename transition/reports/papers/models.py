"""Papers that a status report lists: each with its day, whose it is and where it can be read."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.reports.papers.kinds import PaperKind


class ReportPaper(Versioned, Base):
    """A background paper or an impact assessment of one transfer.

    One that is withdrawn is listed no more; reports issued before keep it.
    """

    __tablename__ = "report_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    kind: Mapped[PaperKind] = mapped_column(stored(PaperKind))
    title: Mapped[str]
    title_cy: Mapped[str] = mapped_column(default="")
    dated_on: Mapped[date | None]
    by_whom: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
