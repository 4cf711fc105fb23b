"""The shape of the answers about a paper."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.reports.papers.labels import PAPER_KINDS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, TextField, TickField, VersionField
from transition.web.forms import Form


class PaperForm(Form):
    """A background paper or an impact assessment."""

    warning = _l(
        "Both parts of the report list it, and its readers may ask to see it (Local Government Act 1972, "
        "section 100D). Do not list a paper that discloses exempt information, and do not name members of staff."
    )

    kind: Any = ChoiceField(
        _l("What is it?"), required=_l("Choose what the paper is."), choices=list(PAPER_KINDS.items())
    )
    title = TextField(_l("Title in English"), required=_l("Enter the title."))
    title_cy = TextField(_l("Title in Welsh"))
    dated_on = DateBoxes(_l("Day of the paper"), called=_l("The day of the paper"))
    by_whom = TextField(
        _l("Who wrote it or made the assessment"), hint=_l("A post or a team, such as Head of Policy.")
    )
    reference = TextField(
        _l("Reference, or where it can be read"), hint=_l("Such as a minute number or the address of a page.")
    )
    version = VersionField()


class ChangePaperForm(PaperForm):
    """The same, and whether it is listed any more."""

    is_withdrawn = TickField(_l("Take it off the list"), hint=_l("Reports that were issued before keep it."))
