"""What is asked about a letter that was made in another format."""

from flask_babel import lazy_gettext as _l

from transition.letters.labels import POST_CLASSES, WAYS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, TextField
from transition.web.forms import Form


class FormatForm(Form):
    """Who made it and when, and how and when it was served."""

    made_by = TextField(
        _l("Who made it?"), required=_l("Say who made it."), hint=_l("A person or a service, by name.")
    )
    made_on = DateBoxes(_l("Made on"), required=_l("Enter the day on which it was made."))
    way = ChoiceField(
        _l("By which way was it served?"),
        choices=list(WAYS.items()),
        required=_l("Select how it was served."),
    )
    post_class = ChoiceField(
        _l("How was it posted?"), choices=list(POST_CLASSES.items()), hint=_l("Only when it was posted.")
    )
    served_on = DateBoxes(_l("Served on"), required=_l("Enter the day on which it was served."))
    note = TextField(_l("Note"))
