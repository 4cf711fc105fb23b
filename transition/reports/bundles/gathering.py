"""A bundle's entries from every source, in order of date; freed of names where they are disclosed."""

import hashlib
from dataclasses import replace
from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from transition.db import db
from transition.employers.models import Employer
from transition.reports.bundles.asked import Asked, asked_of
from transition.reports.bundles.entries import Entry, File, Gathered, Held, in_order, without_empty
from transition.reports.bundles.models import EvidenceBundle
from transition.reports.bundles.redaction import Names, redacted
from transition.reports.bundles.sources import SOURCES
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Transfer
from transition.web.language import LOCALES


def gather(bundle: EvidenceBundle, transfer: Transfer, employer: Employer, as_at: datetime) -> Gathered:
    """Everything that belongs in the bundle, as the records say it now, in the bundle's language."""
    with force_locale(LOCALES[bundle.language]):
        asked = asked_of(bundle, transfer, employer, as_at)
        found = [without_empty(entry) for source in SOURCES for entry in source(asked)]
        if asked.is_full:
            return Gathered(tuple(_sealed(entry) for entry in in_order(found)))
        names = names_in(asked)
        told = [redacted(entry, names) for entry in in_order(found)]
        return Gathered(tuple(_sealed(entry) for entry in told), names.removed_count)


def names_in(asked: Asked) -> Names:
    """What names anybody here: the employer's staff in this transfer, and whoever signs in for any side."""
    names = Names(str(_("[name removed]")))
    query = select(
        Person.surname, Person.forenames, Person.known_as, Person.payroll_number, Person.postcode
    ).where(Person.employer_id == asked.transfer.outgoing_employer_id)
    for surname, forenames, known_as, number, postcode in db.session.execute(query):
        names.add(surname, (forenames, known_as))
        names.add_code(number)
        names.add_code(postcode)
    managers = select(Post.line_manager).join(Assignment, Assignment.post_id == Post.id)
    for name in db.session.scalars(managers.where(Assignment.transfer_id == asked.transfer.id).distinct()):
        names.add_whole(name)
    officers = [one.name for one in asked.officers.values()]
    for name in (*officers, *(one.signatory for one in _employers(asked))):
        names.add_whole(name)
    for organisation in _organisations(asked):
        names.add_nobodys(organisation)
    return names


def _employers(asked: Asked) -> list[Employer]:
    known = (asked.transfer.outgoing_employer, asked.transfer.incoming_employer)
    return [one for one in known if one is not None]


def _organisations(asked: Asked) -> list[str]:
    service, transfer = asked.transfer.service, asked.transfer
    names = [text for one in _employers(asked) for text in (one.name, one.name_cy)]
    names += [one.union.name for one in asked.recognitions.values()]
    names += [transfer.name, transfer.name_cy, transfer.programme.name, transfer.programme.name_cy]
    return [*names, service.name, service.name_cy] if service else names


def _sealed(entry: Entry) -> Entry:
    """The entry with the digest and the size of what is made of words alone."""
    return replace(entry, files=tuple(_sealed_file(one) for one in entry.files))


def _sealed_file(file: File) -> File:
    if file.held is not Held.WORDS:
        return file
    content = file.made_from.encode()
    return replace(file, size=len(content), digest=hashlib.sha256(content).hexdigest())
