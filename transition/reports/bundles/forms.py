"""What is asked when a bundle is made: whose, for whom, in which language."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.reports.bundles.labels import LANGUAGES
from transition.web.fields import ChoiceField, Option, SelectField
from transition.web.forms import Form


class FullForm(Form):
    """A bundle for the council's own HR."""

    language: Any = ChoiceField(
        _l("In which language?"),
        hint=_l("What people wrote stays in the language in which it was recorded."),
        choices=[Option(code, words) for code, words in LANGUAGES.items()],
        required=_l("Choose the language of the bundle."),
    )


class DisclosableForm(FullForm):
    """A bundle for somebody else, who may learn of no member of staff."""

    recognition_id: Any = SelectField(
        _l("For whom is it?"),
        hint=_l(
            "A bundle for one union gives that union's representations in full, and of others only numbers."
        ),
        empty=_l("A tribunal or another body: every union's representations"),
    )
