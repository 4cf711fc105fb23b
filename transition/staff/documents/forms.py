"""The questions asked about documents of protected terms."""

from flask_babel import lazy_gettext as _l

from transition.web.documents import ENDINGS
from transition.web.fields import FileField, TextField
from transition.web.forms import Form


class DocumentForm(Form):
    """A document, and what it is."""

    description = TextField(
        _l("What the document is"),
        longest=200,
        hint=_l("Such as “Contract of 2019, clauses 4 to 9”."),
        required=_l("Say what the document is."),
    )
    document = FileField(
        _l("Document"),
        hint=_l("A PDF, a Word document or a picture, up to 10 MB."),
        endings=ENDINGS,
        required=_l("Choose a document."),
    )


class RemovalForm(Form):
    """That a document is taken away; the button says so."""
