"""Reply to a representation: to the union that made it, one letter for each."""

from sqlalchemy import select

from transition.consultation.measures.models import Measure
from transition.consultation.representations.models import Representation, WordingChange
from transition.consultation.representations.queries import representations_of
from transition.db import db
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, NewWording, RepresentationReply
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.person_record import same
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind

_ABOUT = "representation-"


def _readers(sources: Sources) -> list[Reader]:
    """The union of every representation that was answered or withdrawn."""
    file = sources.consultation
    answered = [one for one in representations_of(file) if one.outcome is not None] if file else []
    return [Reader(one.recognition, f"{_ABOUT}{one.id}", one) for one in answered]


def representation_id(about: str) -> int:
    """Which representation a letter of this kind is about."""
    return int(about.removeprefix(_ABOUT))


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> RepresentationReply:
    one: Representation = reader.matter
    measure = db.session.get(Measure, one.measure_id) if one.measure_id else None
    if one.replied_on is None or one.outcome is None:
        raise ValueError(f"representation {one.id} has no reply")
    return RepresentationReply(
        transfer=transfer_part(sources),
        said=same(one.text),
        theme=Words(one.theme, one.theme_cy),
        received_on=one.received_on,
        reply_due_on=one.reply_due_on,
        replied_on=one.replied_on,
        outcome=one.outcome,
        reply=Words(one.reply, one.reply_cy),
        reasons=Words(one.reasons, one.reasons_cy),
        what_changed=Words(one.what_changed, one.what_changed_cy),
        measure=Words(measure.title, measure.title_cy) if measure else NO_WORDS,
        wordings=tuple(_wordings(one)),
    )


def _wordings(one: Representation) -> list[NewWording]:
    query = select(WordingChange).where(WordingChange.representation_id == one.id).order_by(WordingChange.id)
    return [
        NewWording(Words(change.before, change.before_cy), Words(change.after, change.after_cy))
        for change in db.session.scalars(query)
    ]


WRITER = Writer(LetterKind.REPRESENTATION_REPLY, readers=_readers, facts=_facts)
