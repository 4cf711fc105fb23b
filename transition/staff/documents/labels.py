"""The words of documents of protected terms, and what is said when one is refused."""

from flask_babel import gettext as _

from transition.rules.broken import RuleBroken
from transition.staff.documents.models import TermDocument
from transition.web.documents import SHORT
from transition.web.words import number


def problem(broken: RuleBroken) -> str:
    """What is said when a document is refused."""
    match broken.code:
        case "document_empty":
            return str(_("The document is empty. Choose another."))
        case "document_too_large":
            return str(
                _("The document must be %(megabytes)s MB or smaller.", megabytes=broken.facts["megabytes"])
            )
        case "too_many_documents":
            return str(
                _("A term has at most %(most)s documents. Take one away first.", most=broken.facts["most"])
            )
        case "document_kind":
            return str(_("Choose a PDF, a Word document (DOCX) or a picture. The file is none of these."))
    raise KeyError(broken.code)


def size_and_kind(document: TermDocument) -> str:
    """How large a document is and of which kind, in a few words."""
    kilobytes = number(max(1, round(document.size / 1024)))
    return f"{SHORT[document.type]}, {kilobytes} kB"
