"""The words of protected terms."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.protection import TermCategory, TermStatus
from transition.rules.suppression import Band

CATEGORIES: dict[TermCategory, LazyString] = {
    TermCategory.PAY: _l("Pay and pay point"),
    TermCategory.PAY_PROTECTION: _l("Pay protection"),
    TermCategory.HOURS: _l("Hours"),
    TermCategory.PATTERN: _l("Working pattern"),
    TermCategory.LEAVE: _l("Annual leave"),
    TermCategory.LEAVE_YEAR: _l("Leave year"),
    TermCategory.SICK_PAY: _l("Sick pay"),
    TermCategory.NOTICE: _l("Notice"),
    TermCategory.REDUNDANCY: _l("Redundancy terms"),
    TermCategory.PENSION: _l("Pension"),
    TermCategory.ALLOWANCES: _l("Allowances"),
    TermCategory.CAR_AND_MILEAGE: _l("Car and mileage"),
    TermCategory.PLACE_AND_MOBILITY: _l("Place of work and mobility"),
    TermCategory.FLEXIBLE_WORKING: _l("Flexible working"),
    TermCategory.TRAINING: _l("Training"),
    TermCategory.COLLECTIVE_AGREEMENT: _l("Collective agreement"),
    TermCategory.CONTRACTUAL_POLICY: _l("Policies with contractual force"),
    TermCategory.OTHER: _l("Other terms"),
}
STATUSES: dict[TermStatus, LazyString] = {
    TermStatus.CONTRACTUAL: _l("Contractual"),
    TermStatus.NOT_CONTRACTUAL: _l("Not contractual"),
    TermStatus.CUSTOM_AND_PRACTICE: _l("Custom and practice"),
    TermStatus.DISPUTED: _l("Disputed"),
}


def band_label(band: Band | None) -> str:
    """A count as it may be shown: a range, or that it is under 5."""
    if band is None:
        return str(_("Fewer than 5"))
    if band.last is None:
        return str(_("%(first)s or more", first=band.first))
    return str(_("%(first)s to %(last)s", first=band.first, last=band.last))
