"""The one blueprint of the staff pages: people's and terms' views register on it."""

from flask import Blueprint

from transition.staff.cases.queries import NoSuchCase
from transition.staff.changes.queries import NoSuchChange
from transition.staff.checks.queries import NoSuchSlip
from transition.staff.documents.queries import NoSuchDocument
from transition.staff.people.queries import NotInThisTransfer
from transition.staff.service.queries import NoSuchStep
from transition.staff.terms.queries import NoSuchTerm
from transition.transfers.queries import NotVisible
from transition.web.errors import not_found

staff = Blueprint("staff", __name__)

OUTSIDE = (
    NotInThisTransfer,
    NoSuchCase,
    NoSuchChange,
    NoSuchDocument,
    NoSuchSlip,
    NoSuchStep,
    NoSuchTerm,
    NotVisible,
)
for outside in OUTSIDE:
    staff.register_error_handler(outside, not_found)
