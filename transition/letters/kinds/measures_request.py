"""Request for measures: from the outgoing employer to whoever receives letters at the new one."""

from collections import Counter
from datetime import date

from transition.consultation.facts import timeline_of
from transition.consultation.measures.queries import requests_of
from transition.i18n.names import Words
from transition.letters.content import MeasuresRequest, PostCount
from transition.letters.kinds.organisations import other_employer
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.rules.milestones import MilestoneKey
from transition.rules.suppression import SMALLEST_SHOWN
from transition.staff.people.models import Person
from transition.staff.people.queries import people_for_letters, staff_in_scope
from transition.transfers.models import Scope


def _readers(sources: Sources) -> list[Reader]:
    """The new employer, once for each day by which an answer is wanted."""
    host = other_employer(sources)
    wanted = sources.settings.measures_reply_by or _asked_for(sources)
    return [Reader(host, f"reply-by-{wanted.isoformat()}" if wanted else "")] if host else []


def _asked_for(sources: Sources) -> date | None:
    asked = requests_of(sources.transfer)
    return asked[-1].reply_by if asked else None


def _facts(sources: Sources, _reader: Reader, occasion: Occasion) -> MeasuresRequest:
    transfer = sources.transfer
    moving = staff_in_scope(transfer)
    in_scope = {one.id for one in moving}
    undecided = [one for one in people_for_letters(transfer) if one.id not in in_scope]
    posts, others = _posts(moving)
    wanted = sources.settings.measures_reply_by or _asked_for(sources)
    return MeasuresRequest(
        transfer=transfer_part(sources),
        people=len(moving),
        undecided=len(undecided),
        posts=posts,
        other_posts=others,
        reply_by=wanted if wanted and occasion.dated_on <= wanted < transfer.transfer_on else None,
        information_by=_information_by(sources),
    )


def _posts(people: list[Person]) -> tuple[tuple[PostCount, ...], int]:
    """The posts that enough people hold for none to be picked out, the most frequent first; and all the rest."""
    titles = [
        (post.job_title, post.job_title_cy)
        for person in people
        for post in person.posts
        if any(one.scope is Scope.IN for one in post.assignments)
    ]
    counted = Counter(titles).most_common()
    told = tuple(PostCount(Words(*title), n) for title, n in counted if title[0] and n >= SMALLEST_SHOWN)
    return told, len(titles) - sum(one.people for one in told)


def _information_by(sources: Sources) -> date | None:
    """The day on which the timeline has the outgoing employer inform its unions, while it lies ahead."""
    days = [
        row.due_on
        for row in timeline_of(sources.transfer, sources.today)
        if row.key == MilestoneKey.REGULATION_13_INFORMATION and row.employer_id == sources.employer.id
    ]
    return days[0] if days and days[0] > sources.today else None


WRITER = Writer(
    LetterKind.MEASURES_REQUEST,
    readers=_readers,
    facts=_facts,
    nameless=lambda facts, _specimen: facts,
)
