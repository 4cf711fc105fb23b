"""Who must be consulted, and why; when consultation opened and closed."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.labels import REASONS, ROUTES
from transition.consultation.representatives.labels import GROUPS
from transition.consultation.representatives.queries import Description, descriptions_of
from transition.reports.bundles.asked import Asked, cells
from transition.reports.bundles.entries import Cell, Entry, Section, Table


def who_is_consulted(asked: Asked) -> Iterable[Entry]:
    """For each description of staff, through whom it is consulted; the days of the consultation."""
    headings = (_("Staff"), _("Consulted through"), _("Why"), _("Source"))
    rows = []
    for one in descriptions_of(asked.transfer, asked.employer, asked.consultation, asked.today):
        reasons = " ".join(str(REASONS[reason]) for reason in one.decision.reasons)
        staff = f"{_staff(asked, one)} · {GROUPS[one.group]}"
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


def _staff(asked: Asked, one: Description) -> str:
    if one.recognition:
        return f"{one.recognition.union.name}: {asked.own(one.recognition, 'bargaining_unit').text}"
    if one.agreement:
        return str(_("Staff under %(agreement)s, for whom no union is recognised", agreement=one.agreement))
    return str(_("Staff for whom no union is recognised"))
