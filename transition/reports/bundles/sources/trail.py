"""The trail of the transfer, read again from its first event: whether it is whole, and the digest that it ends in."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.audit.queries import check_of_transfer
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section


def verification(asked: Asked) -> Iterable[Entry]:
    """What reading the chain again showed."""
    check, head = check_of_transfer(asked.transfer.id)
    whole, broken = _("Every event follows on from the one before it"), _("The chain is broken")
    yield Entry(
        "trail",
        Section.TRAIL,
        None,
        Cell(_("The trail")),
        facts=(
            line(_("What reading it again showed"), broken if check.breaks else whole),
            line(_("Events"), str(check.event_count)),
            line(_("Places where it is broken"), str(len(check.breaks)) if check.breaks else ""),
            line(_("Read again at"), asked.as_at),
            line(_("Digest of the last event (SHA-256)"), head),
        ),
    )
