"""The questions that the pages of texts ask."""

from flask_babel import lazy_gettext as _l

from transition.rules.wording import LONGEST
from transition.web.fields import FileField, LongTextField, TextField, VersionField
from transition.web.forms import Form

_HINT = _l("Leave a line empty between paragraphs. Lines that begin with a hyphen and a space become a list.")


class WordingForm(Form):
    """What a council itself says in one place of a letter."""

    version = VersionField()
    text = LongTextField(_l("In English"), hint=_HINT, longest=LONGEST)
    text_cy = LongTextField(_l("In Welsh"), hint=_HINT, longest=LONGEST)


class LineForm(Form):
    """The Welsh of a text of one line."""

    version = VersionField()
    welsh = TextField(_l("Welsh"))


class PassageForm(Form):
    """The Welsh of a text of several lines."""

    version = VersionField()
    welsh = LongTextField(_l("Welsh"))


class CrestForm(Form):
    """A council's crest."""

    file = FileField(
        _l("The crest as a picture"),
        endings=(".png", ".jpg", ".jpeg"),
        required=_l("Choose a picture."),
        hint=_l("A PNG or a JPEG of 2 MB or less. It is drawn anew: nothing else of the file is kept."),
    )


class EnglishFirstForm(Form):
    """Why the English of a batch goes ahead of its Welsh."""

    reason = LongTextField(
        _l("Why can the English not wait for its Welsh?"),
        required=_l("Say why the English cannot wait for its Welsh."),
        longest=2_000,
    )


class TextsFileForm(Form):
    """The workbook that comes back from the translator."""

    file = FileField(
        _l("The workbook with the Welsh (XLSX)"), endings=(".xlsx",), required=_l("Choose the workbook.")
    )
