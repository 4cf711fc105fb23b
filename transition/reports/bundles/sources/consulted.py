"""Who must be consulted, and why; when consultation opened and closed."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.labels import REASONS, ROUTES
from transition.consultation.queries import who_must_be_consulted
from transition.reports.bundles.asked import Asked, cells
from transition.reports.bundles.entries import Cell, Entry, Section, Table


def who_is_consulted(asked: Asked) -> Iterable[Entry]:
    """For each description of staff, through whom it is consulted; the days of the consultation."""
    headings = (_("Staff"), _("Consulted through"), _("Why"), _("Source"))
    rows = []
    for one in who_must_be_consulted(asked.transfer, asked.employer, asked.consultation):
        union = one.recognition
        staff = (
            f"{union.union.name}: {asked.own(union, 'bargaining_unit').text}"
            if union
            else _("All other staff")
        )
        reasons = " ".join(str(REASONS[reason]) for reason in one.decision.reasons)
        rows.append(cells(staff, str(ROUTES[one.decision.route]), reasons, one.decision.source))
    yield Entry(
        "consulted",
        Section.CONSULTED,
        None,
        Cell(_("Who must be consulted")),
        tables=(Table(_("Who must be consulted, and why"), headings, tuple(rows)),),
    )
    file = asked.consultation
    if file is None:
        return
    for day, what, title in (
        (file.opened_on, "opened", _("Consultation opened")),
        (file.closed_on, "closed", _("Consultation closed")),
    ):
        if day is not None:
            yield Entry(f"consultation:{file.id}:{what}", Section.CONSULTED, day, Cell(title))
