"""Information under regulation 13: to each union that the employer recognises."""

from typing import Any

from transition.clock import UK
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, AgencyWorkers, Meeting, Regulation13
from transition.letters.frozen import freeze
from transition.letters.kinds.parts import measures_of, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.person_record import same
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind

_NONE = Words("None.", "Dim.")


def _facts(
    sources: Sources, _reader: Reader | None = None, _occasion: Occasion | None = None
) -> Regulation13:
    transfer, file, settings = sources.transfer, sources.consultation, sources.settings
    incoming = transfer.incoming_employer_id
    none = set(file.stated_none) if file else set()

    def item(name: str) -> Words:
        given = Words(getattr(file, name), getattr(file, f"{name}_cy")) if file else NO_WORDS
        return given or (_NONE if name in none else NO_WORDS)

    return Regulation13(
        transfer=transfer_part(sources),
        is_transferor=sources.is_transferor,
        affected=Words(settings.affected, settings.affected_cy),
        legal_implications=item("legal_implications"),
        economic_implications=item("economic_implications"),
        social_implications=item("social_implications"),
        own_measures=measures_of(sources, sources.employer.id),
        transferee_measures=measures_of(sources, incoming) if incoming else None,
        agency_workers=_agency_workers(sources),
        consultation_from=file.opened_on if file else None,
        consultation_until=file.closes_on if file else None,
        reply_working_days=sources.employer.reply_working_days,
        welsh_effects=Words(settings.welsh_effects, settings.welsh_effects_cy),
        meetings=tuple(
            Meeting(local.date(), f"{local:%H:%M}", same(one.place))
            for one in sources.meetings
            for local in [one.starts_at.astimezone(UK)]
        ),
    )


# What of a letter's facts the items of reg 13(2) and (2A) are.
_ITEMS = (
    "legal_implications", "economic_implications", "social_implications", "own_measures", "transferee_measures",
    "agency_workers",
)  # fmt: skip


def says_the_same(frozen: Any, sources: Sources) -> bool:
    """Whether a letter of information under reg 13, as it was frozen, says what the records say now."""
    now = freeze(_facts(sources))
    then = frozen["facts"]
    return all(then[name] == now[name] for name in _ITEMS) and all(
        then["transfer"][name] == now["transfer"][name] for name in ("reason", "on")
    )


def _agency_workers(sources: Sources) -> AgencyWorkers | None:
    """Reg 13(2A), for the whole employer; None while nobody has said how many there are."""
    file = sources.consultation
    if file is None or file.agency_worker_count is None:
        return None
    places = Words(file.agency_worker_places, file.agency_worker_places_cy)
    work = Words(file.agency_worker_work, file.agency_worker_work_cy)
    return AgencyWorkers(file.agency_worker_count, (places,) if places else (), (work,) if work else ())


WRITER = Writer(
    LetterKind.REGULATION_13_INFORMATION,
    readers=lambda sources: [Reader(union) for union in sources.recognitions],
    facts=_facts,
    nameless=lambda facts, _specimen: facts,
)
