"""Measures delivered and review: to each recognised union, after each review that was held."""

from transition.consultation.delivery.queries import Promise, promises_of
from transition.consultation.reviews.queries import reviews_of
from transition.i18n.names import CouncilName, Words
from transition.letters.addressing import council
from transition.letters.content import NO_WORDS, CloseOut, Promised, ReviewDue, ReviewHeld
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind


def _readers(sources: Sources) -> list[Reader]:
    """Each union once for every review: the next one is told of in a letter of its own."""
    held = [one.months for one in reviews_of(sources.transfer, sources.today) if one.review]
    about = f"review-{max(held)}" if held else ""
    return [Reader(union, about) for union in sources.recognitions]


def _facts(sources: Sources, _reader: Reader, occasion: Occasion) -> CloseOut:
    transfer = sources.transfer
    reviews = reviews_of(transfer, sources.today)
    last = max((one.months for one in reviews if one.review), default=0)
    return CloseOut(
        transfer=transfer_part(sources),
        is_after=transfer.transfer_on <= occasion.dated_on,
        measures=tuple(_promised(one, sources) for one in promises_of(transfer, sources.today)),
        reviews=tuple(
            ReviewHeld(
                one.months,
                one.review.held_on,
                Words(one.review.found, one.review.found_cy),
                Words(one.review.next_steps, one.review.next_steps_cy),
                one.review.agreed_on is not None,
            )
            for one in reviews
            if one.review
        ),
        to_come=tuple(ReviewDue(one.months, one.due_on) for one in reviews if one.months > last),
    )


def _promised(one: Promise, sources: Sources) -> Promised:
    delivery, measure = one.delivery, one.measure
    final = Words(measure.final_wording, measure.final_wording_cy)
    return Promised(
        what=final or Words(measure.text, measure.text_cy) or Words(measure.title, measure.title_cy),
        employer=_employer(sources, measure.employer_id),
        promised_on=measure.takes_effect_on,
        outcome=delivery.outcome if delivery else None,
        delivered_on=delivery.delivered_on if delivery else None,
        why=Words(delivery.why, delivery.why_cy) if delivery else NO_WORDS,
    )


def _employer(sources: Sources, employer_id: int) -> CouncilName:
    both = (sources.transfer.outgoing_employer, sources.transfer.incoming_employer)
    return council(next((one for one in both if one and one.id == employer_id), sources.employer))


WRITER = Writer(LetterKind.CLOSE_OUT, readers=_readers, facts=_facts, nameless=lambda facts, _specimen: facts)
