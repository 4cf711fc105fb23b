"""Telling representatives of a measure: kept as what was sent, to each, by what means and when."""

from collections.abc import Iterable
from datetime import date

from transition.access.permissions import Viewer
from transition.consultation.measures.alerts import known_on, reached_of
from transition.consultation.measures.models import Measure
from transition.consultation.models import Consultation
from transition.consultation.records.actions import record_information_sent
from transition.consultation.records.models import Means
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.transfers.models import Transfer


def tell_representatives(
    consultation: Consultation,
    transfer: Transfer,
    measure: Measure,
    *,
    recognition_ids: Iterable[int],
    means: Means,
    sent_on: date,
    by: Viewer,
    today: date,
) -> int:
    """Keep that these representatives were told of a measure as it stands; gives how many (TUPE 2006 reg 13(5)).

    RuleBroken `in_the_future`, `told_before_known`, `nobody_to_tell`.
    """
    check_happened(sent_on, today, "sent_on")
    if sent_on < (known := known_on(measure)):
        raise RuleBroken("told_before_known", "sent_on", {"known_on": known})
    wanted = set(recognition_ids)
    left = [
        one.recognition
        for one in reached_of(consultation, measure)
        if one.sent is None and one.recognition.id in wanted
    ]
    if not left:
        raise RuleBroken("nobody_to_tell", "recognition_ids")
    for recognition in left:
        record_information_sent(
            consultation,
            transfer,
            recipient="",
            what=measure.title,
            means=means,
            sent_on=sent_on,
            recognition=recognition,
            measure_id=measure.id,
            by=by,
            today=today,
        )
    return len(left)
