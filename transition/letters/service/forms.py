"""The questions of the record of service."""

from flask_babel import lazy_gettext as _l

from transition.letters.labels import POST_CLASSES, RETURN_REASONS, SERVICE, WAYS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, TextField, TickField
from transition.web.forms import Form


class ServiceForm(Form):
    """What happened to one letter, or to several of a batch."""

    kind = ChoiceField(
        _l("What happened?"), choices=list(SERVICE.items()), required=_l("Select what happened.")
    )
    happened_on = DateBoxes(_l("On which day?"), required=_l("Enter the day."))
    by_whom = TextField(
        _l("Who handed it over?"), says_optional=False, hint=_l("Only when it was handed over.")
    )
    post_class = ChoiceField(
        _l("How was it posted?"),
        choices=list(POST_CLASSES.items()),
        says_optional=False,
        hint=_l("Only when it was posted."),
    )
    return_reason = ChoiceField(
        _l("Why did it come back?"),
        choices=list(RETURN_REASONS.items()),
        says_optional=False,
        hint=_l("Only when it was returned."),
    )
    again_by = ChoiceField(
        _l("By which way was it served again?"), choices=list(WAYS.items()),
        says_optional=False,
        hint=_l("Only when it was served again. Then say above who handed it over, or how it was posted."),
    )  # fmt: skip
    note = TextField(
        _l("Note"), hint=_l("Anything else that shows how it went, such as a number for tracking.")
    )


class NumberedServiceForm(ServiceForm):
    """What happened to some letters of a batch, by their numbers."""

    numbers = TextField(
        _l("Which letters?"), longest=1000,
        says_optional=False, hint=_l("By number, such as 1-50, 53. Leave it empty for all letters of the batch."),
    )  # fmt: skip


class CorrectionForm(ServiceForm):
    """What was recorded wrongly, put right."""

    is_void = TickField(
        _l("It did not happen at all"),
        hint=_l("Then the answers about it are not used, only the reason below."),
    )
    why = TextField(_l("What was wrong with the record?"), required=_l("Say what was wrong with the record."))
