"""Information under regulation 13: each item as it stood, and what went to whom, how and when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from transition.consultation.labels import ITEMS, MEANS
from transition.consultation.queries import information_of
from transition.consultation.records.models import InformationSent
from transition.consultation.records.queries import sent_from
from transition.db import db
from transition.letters.models import Document, Letter
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, File, Section, Table
from transition.reports.bundles.sources.letters import letter_file
from transition.rules.consultation import ITEM_SOURCES, InformationItem


def sent(asked: Asked) -> Iterable[Entry]:
    """Each sending, on its day; with the letter as issued, where it was one of ours, in a full bundle."""
    if asked.consultation is None:
        return
    found = [one for one in sent_from(asked.consultation) if _is_theirs(asked, one)]
    files = _files(found) if asked.is_full else {}
    for one in found:
        union = asked.union(one.recognition_id)
        to = one.recipient if asked.is_full else union  # whoever else it was may be a member of staff
        yield Entry(
            f"information_sent:{one.id}",
            Section.INFORMATION,
            one.sent_on,
            Cell(_("Information sent to %(union)s", union=union) if union else _("Information sent")),
            facts=(
                line(_("What"), one.what),
                line(_("To whom"), to),
                line(_("How"), str(MEANS[one.means])),
                line(_("Transfer date that it gave"), one.transfer_on),
                line(_("Information under regulation 13"), _("It is that") if one.is_regulation_13 else ""),
                line(_("Measure"), Cell(_("See the measure"), entry=f"measure:{one.measure_id}"))
                if one.measure_id
                else line(_("Measure"), ""),
                asked.by(one.recorded_by_id),
            ),
            files=tuple(files.get(one.letter_id or 0, ())),
        )


def _is_theirs(asked: Asked, one: InformationSent) -> bool:
    """Whether the union that a bundle is for may know of it: what went to itself, or to no union."""
    made_for = asked.bundle.recognition_id
    return made_for is None or one.recognition_id in (None, made_for)


def _files(found: Sequence[InformationSent]) -> dict[int, list[File]]:
    ids = {one.letter_id for one in found if one.letter_id is not None}
    files: dict[int, list[File]] = defaultdict(list)
    query = select(Document, Letter).join(Document.letter).where(Letter.id.in_(ids))
    if ids:
        for document, letter in db.session.execute(query.order_by(Letter.id, Document.place)):
            files[letter.id].append(letter_file(letter, document))
    return files


def items(asked: Asked) -> Iterable[Entry]:
    """Each item of reg 13(2) and (2A): given, stated as none, or open; with the texts as they are now."""
    file = asked.consultation
    if file is None:
        return
    information = information_of(file, asked.transfer)
    given, none, still_open = _("Given"), _("Stated as none"), _("Open")
    rows = tuple(
        cells(
            str(ITEMS[item]),
            ITEM_SOURCES[item],
            given if item in information.given else none if item in information.stated_none else still_open,
        )
        for item in information.items
    )
    table = Table(_("The items of regulation 13"), (_("Item"), _("Source"), _("Standing")), rows)
    texts = [asked.text(str(ITEMS[InformationItem.REASONS]), asked.transfer, "reason")]
    texts += [
        asked.text(str(ITEMS[item]), file, field)
        for item, field in (
            (InformationItem.LEGAL_IMPLICATIONS, "legal_implications"),
            (InformationItem.ECONOMIC_IMPLICATIONS, "economic_implications"),
            (InformationItem.SOCIAL_IMPLICATIONS, "social_implications"),
            (InformationItem.AGENCY_PARTS, "agency_worker_places"),
            (InformationItem.AGENCY_WORK, "agency_worker_work"),
        )
    ]
    count = file.agency_worker_count
    yield Entry(
        "information",
        Section.INFORMATION,
        None,
        Cell(_("Information under regulation 13, as it stood")),
        facts=(line(str(ITEMS[InformationItem.AGENCY_COUNT]), "" if count is None else str(count)),),
        texts=tuple(texts),
        tables=(table,),
    )
