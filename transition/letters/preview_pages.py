"""Drafts of letters to readers of one's choice: the list of readers of a kind, and any one's letter as it would be."""

from dataclasses import dataclass

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import requires
from transition.access.permissions import Thing, Verb
from transition.letters.blueprint import letters, writing
from transition.letters.kinds import WRITERS, kinds_of, letter_to
from transition.letters.kinds.readers import Occasion, Reader
from transition.letters.labels import DOCUMENTS, KINDS
from transition.letters.mends.gaps import Missing, missing
from transition.letters.preparing import whats_missing
from transition.letters.sources import Sources, sources_of
from transition.letters.views import draft, kind_of
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person
from transition.transfers.queries import NotVisible
from transition.web.paging import SIZE

_CODE = "ABCD-EFGH"  # no slip has it: a reply to a draft finds nobody


@dataclass(frozen=True)
class Drafts:
    """Somebody who gets letters of a kind: what their letter lacks, and the addresses of its drafts."""

    name: str
    lacks: list[Missing]
    drafts: dict[str, str]


@letters.get("/new/<kind>/readers")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def list_readers(transfer_id: int, kind: str) -> ResponseReturnValue:
    """Whoever letters of this kind go to, whether they had one or not, each with a draft in either language."""
    transfer, employer = writing(transfer_id)
    chosen = kind_of(kind)
    if chosen not in kinds_of(transfer, employer):
        abort(404)
    sources = sources_of(transfer, employer, clock.today())
    everyone = list(WRITERS[chosen].readers(sources))
    last_page, asked = -(-len(everyone) // SIZE) or 1, request.args.get("page", "")
    page = min(max(1, int(asked)), last_page) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    shown = everyone[(page - 1) * SIZE : page * SIZE]
    return render_template(
        "letters/readers.html", transfer=transfer, kind=chosen, kinds=KINDS, documents=DOCUMENTS, page=page,
        last_page=last_page, readers=[_drafts(sources, chosen, kind, one) for one in shown], count=len(everyone),
    )  # fmt: skip


def _drafts(sources: Sources, kind: LetterKind, words: str, reader: Reader) -> Drafts:
    letter = letter_to(sources, kind, reader, Occasion(sources.today, _CODE), reference="–")
    person_id = reader.to.id if isinstance(reader.to, Person) else None
    lacks = [missing(code, sources.transfer.id, person_id) for code in whats_missing(letter)]
    return Drafts(
        letter.addressee.name, lacks, {code: _href(sources, words, reader, code) for code in DOCUMENTS}
    )


def _href(sources: Sources, words: str, reader: Reader, language: str) -> str:
    return url_for(
        "letters.preview_reader",
        transfer_id=sources.transfer.id,
        kind=words,
        reader=_name_of(reader),
        language=language,
    )


def _name_of(reader: Reader) -> str:
    """What a reader is called in an address: never by their name."""
    return ".".join(part for part in reader.key if part)


@letters.get("/new/<kind>/readers/<reader>/<any(cy, en):language>.pdf")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def preview_reader(transfer_id: int, kind: str, reader: str, language: str) -> ResponseReturnValue:
    """One reader's letter as it would be today, marked as a draft."""
    transfer, employer = writing(transfer_id)
    chosen = kind_of(kind)
    if chosen not in kinds_of(transfer, employer):
        abort(404)
    sources = sources_of(transfer, employer, clock.today())
    found = next((one for one in WRITERS[chosen].readers(sources) if _name_of(one) == reader), None)
    if found is None:
        raise NotVisible
    letter = letter_to(sources, chosen, found, Occasion(sources.today, _CODE), reference="–")
    return draft(letter, language, transfer)
