"""The words of those who receive letters at other organisations."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.letters.correspondents.models import CorrespondentRole

ROLES: Final[dict[CorrespondentRole, LazyString]] = {
    CorrespondentRole.EMPLOYER: _l("The other employer"),
    CorrespondentRole.PENSION_FUND: _l("A pension fund"),
}
