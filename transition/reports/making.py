"""Making the two PDFs of an issued report from its frozen facts, one language at a time, whatever it reports on."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from transition.audit.record import record
from transition.db import db
from transition.jobs import Work
from transition.leases import claim, waiting_keys
from transition.pdf import PdfError, page_count
from transition.reports.paper import LANGUAGES


@dataclass(frozen=True)
class Making:
    """How one kind of report becomes PDFs: its tables, its event, and `draw`, from a report and a language.

    `told` gives the details of the event beside its subject.
    """

    report: type[Any]
    work: type[Any]
    document: type[Any]
    event: str
    draw: Callable[[Any, str], bytes]
    told: Callable[[Any], dict[str, int]] = lambda _report: {}

    def waiting(self, most: int) -> list[int]:
        """The reports whose PDFs are still to be made and that nobody holds."""
        return waiting_keys(self.work, self.work.report_id, most)

    def make(self, report_id: int) -> None:
        """Makes what is missing of a report's PDFs; nothing when they are made or somebody holds them."""
        work = claim(self.work, self.work.report_id == report_id)
        if work is None:
            return
        report = db.session.scalars(select(self.report).where(self.report.id == report_id)).one()
        made = db.session.scalars(
            select(self.document.language).where(self.document.report_id == report_id)
        ).all()
        try:
            for language in LANGUAGES:
                if language not in made:
                    self._keep(report_id, language, self.draw(report, language))
        except PdfError as error:
            work.problem, work.claimed_until = str(error)[:500], None
            db.session.commit()
            raise
        work.is_done, work.claimed_until, work.problem = True, None, ""
        record(self.event, by=None, subject=report, **self.told(report))
        db.session.commit()

    def _keep(self, report_id: int, language: str, content: bytes) -> None:
        document = self.document(
            report_id=report_id,
            language=language,
            page_count=page_count(content),
            digest=hashlib.sha256(content).hexdigest(),
            pdf=content,
        )
        db.session.add(document)
        db.session.commit()

    def as_work(self, name: str) -> Work:
        """The waiting work of this kind, for the workers."""
        return Work(name, self.waiting, self.make)
