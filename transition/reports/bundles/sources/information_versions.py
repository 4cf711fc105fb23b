"""The information of reg 13(2) as it was issued: each numbered version whole, with its digest and who had it."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.information.content import MeasureSaid, Said, thawed
from transition.consultation.information.models import InformationIssue, InformationVersion
from transition.consultation.information.queries import versions_of
from transition.consultation.labels import ITEMS
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Section, Table, Text
from transition.web import words


def versions(asked: Asked) -> Iterable[Entry]:
    """Each version on the day it was first issued; in a bundle for one union, that union alone among its readers."""
    for one in versions_of(asked.consultation) if asked.consultation else []:
        yield Entry(
            f"information_version:{one.id}",
            Section.INFORMATION,
            one.issued_on,
            Cell(_("Information under regulation 13 issued: version %(number)s", number=one.number)),
            facts=(
                line(_("Transfer date that it gave"), one.transfer_on),
                line(_("Digest (SHA-256)"), one.digest),
                asked.by(one.made_by_id),
            ),
            texts=tuple(text for said in thawed(one.content) for text in _texts(asked, said)),
            tables=(_readers(asked, one),),
        )


def _texts(asked: Asked, said: Said) -> Iterable[Text]:
    heading = str(ITEMS[said.item])
    if said.is_none:
        yield Text(heading, Cell(_("Stated as none")))
    elif said.day is not None:
        yield Text(heading, Cell(words.day(said.day)))
    elif said.count is not None:
        yield Text(heading, Cell(words.number(said.count)))
    elif said.words or said.words_cy:
        yield asked.text(heading, said, "words")
    for measure in said.measures:
        yield from _of_measure(asked, heading, measure)


def _of_measure(asked: Asked, heading: str, measure: MeasureSaid) -> Iterable[Text]:
    under = f"{heading}: {asked.own(measure, 'title').text}"
    for field, label in (
        ("text", _("What changes")),
        ("affected", _("Who is affected")),
        ("effect", _("Effect")),
        ("mitigation", _("What softens it")),
        ("final_wording", _("Final wording")),
    ):
        yield asked.text(f"{under}: {label}", measure, field)


def _readers(asked: Asked, version: InformationVersion) -> Table:
    rows = tuple(
        cells(_reader(asked, one), one.sent.sent_on) for one in version.issues if _is_told(asked, one)
    )
    return Table(_("Who had it"), (_("To whom"), _("Day")), rows)


def _is_told(asked: Asked, issue: InformationIssue) -> bool:
    made_for = asked.bundle.recognition_id
    return made_for is None or issue.sent.recognition_id in (None, made_for)


def _reader(asked: Asked, issue: InformationIssue) -> str:
    """By name in a full bundle; else the union, and nobody who is a member of staff."""
    if asked.is_full:
        return issue.sent.recipient
    return asked.union(issue.sent.recognition_id) or str(_("A representative, or staff themselves"))
