"""Finding the documents of protected terms, always from a person whom the viewer may see whole."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from transition.db import db
from transition.staff.documents.models import TermDocument
from transition.staff.terms.models import Term


class NoSuchDocument(Exception):
    """This term has no such document."""


def documents_of(terms: Iterable[Term]) -> dict[int, list[TermDocument]]:
    """The documents of these terms by the key of the term, the newest first, without their bytes."""
    query = select(TermDocument).where(TermDocument.term_id.in_([term.id for term in terms]))
    found: defaultdict[int, list[TermDocument]] = defaultdict(list)
    for document in db.session.scalars(query.order_by(TermDocument.id.desc())):
        found[document.term_id].append(document)
    return found


def document_count(term: Term) -> int:
    """How many documents a term has."""
    query = select(func.count()).where(TermDocument.term_id == term.id)
    return db.session.scalar(query) or 0


def get_document(term: Term, document_id: int) -> TermDocument:
    """One document of a term with its bytes. Raises NoSuchDocument."""
    query = (
        select(TermDocument)
        .where(TermDocument.term_id == term.id, TermDocument.id == document_id)
        .options(undefer(TermDocument.content))
        .execution_options(populate_existing=True)
    )
    if (found := db.session.scalar(query)) is None:
        raise NoSuchDocument
    return found
