"""One council's transfer in the demonstration, and who acts for whom on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of
from transition.demo.people import Cast
from transition.employers.models import Recognition
from transition.transfers.models import Transfer

Recognitions = Mapping[tuple[str, str], Recognition]


@dataclass(frozen=True)
class Case:
    """One council's transfer, with everything that its consultation needs."""

    slug: str
    transfer: Transfer
    recognitions: Recognitions
    cast: Cast

    def officer(self, day: date) -> Viewer:
        """The council's HR officer on that day."""
        return self.cast.as_of(f"hr.{self.slug}", day)

    def host(self, day: date) -> Viewer:
        """The host's HR officer on that day."""
        return self.cast.as_of("hr.srs", day)

    @property
    def file(self) -> Consultation:
        """The council's own file."""
        found = consultation_of(self.transfer, self.transfer.outgoing_employer)
        assert found is not None, "the file is opened first"
        return found
