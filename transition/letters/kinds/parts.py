"""What the letters of several kinds take from the records: who writes, the transfer, measures, who represents."""

from collections.abc import Iterable
from datetime import date

from transition.consultation.measures.models import Measure as MeasureRecord
from transition.employers.models import Recognition
from transition.i18n.names import Words
from transition.letters.addressing import council, union_name
from transition.letters.content import (
    NO_WORDS,
    Away,
    AwayKind,
    Contact,
    Letterhead,
    Measure,
    Representative,
    Signatory,
    Transfer,
)
from transition.letters.person_record import address_lines, day
from transition.letters.sources import Sources
from transition.staff.people.models import Person, Post
from transition.transfers.models import Scope


def letterhead(sources: Sources) -> Letterhead:
    """Who writes, as the employer and its settings of letters say."""
    employer, settings = sources.employer, sources.settings
    return Letterhead(
        council=council(employer),
        address=address_lines(employer.address),
        contact=Contact(
            settings.contact_name,
            Words(settings.contact_title, settings.contact_title_cy),
            settings.contact_phone,
            settings.contact_email,
        ),
        signatory=Signatory(employer.signatory, Words(employer.signatory_title, employer.signatory_title_cy)),
        crest=settings.crest,
    )


def transfer_part(sources: Sources) -> Transfer:
    """The transfer as every letter states it."""
    transfer, settings = sources.transfer, sources.settings
    incoming, service = transfer.incoming_employer, transfer.service
    return Transfer(
        outgoing=council(transfer.outgoing_employer),
        incoming=council(incoming) if incoming else None,
        service=Words(service.name, service.name_cy) if service else NO_WORDS,
        functions=Words(settings.functions, settings.functions_cy),
        reason=Words(transfer.reason, transfer.reason_cy),
        on=transfer.transfer_on,
        basis=transfer.basis,
        is_date_agreed=transfer.is_date_agreed_by_outgoing and transfer.is_date_agreed_by_incoming,
    )


def representative(sources: Sources, recognition: Recognition) -> Representative:
    """A recognised union and who speaks for it today."""
    speaks = sources.spokespeople.get(recognition.id)
    if speaks is None:
        return Representative(recognition.branch or recognition.union.name, recognition.union.name)
    return Representative(speaks.name, union_name(recognition), email=speaks.email)


def unions_of(sources: Sources, posts: Iterable[Post]) -> tuple[Representative, ...]:
    """The recognised unions of these posts' agreements; all of the employer's where their unit is not known."""
    mine = {post.collective_agreement.casefold() for post in posts if post.collective_agreement}
    unions = [one for one in sources.recognitions if one.collective_agreement.casefold() in mine]
    return tuple(representative(sources, one) for one in unions or sources.recognitions)


def unnamed(representatives: Iterable[Representative]) -> tuple[Representative, ...]:
    """Of who represents staff, the unions only."""
    unions = dict.fromkeys(one.organisation for one in representatives if one.organisation)
    return tuple(Representative(name, name) for name in unions)


def away(person: Person, today: date) -> Away | None:
    """That somebody is away on that day, as far as it is kept."""
    if person.away_kind is None or (person.away_until and person.away_until < today):
        return None
    return Away(AwayKind(person.away_kind.value), person.away_until)


def measures_of(sources: Sources, employer_id: int) -> tuple[Measure, ...] | None:
    """One employer's measures; None while it has answered nothing, empty when it stated that there are none."""
    known = sources.measures.get(employer_id)
    return None if known is None else tuple(measure(one) for one in known)


def all_measures(sources: Sources) -> tuple[Measure, ...] | None:
    """Both employers' measures; None while either has not answered."""
    found: tuple[Measure, ...] = ()
    for employer_id in sources.measures:
        mine = measures_of(sources, employer_id)
        if mine is None:
            return None
        found += mine
    return found


def measure(kept: MeasureRecord) -> Measure:
    """One measure as letters tell it: in its final wording, where consultation gave it one."""
    final = Words(kept.final_wording, kept.final_wording_cy)
    on = day(kept.takes_effect_on)
    return Measure(
        what=final or Words(kept.text, kept.text_cy) or Words(kept.title, kept.title_cy),
        who=Words(kept.affected, kept.affected_cy),
        when=Words(f"From {on.en}", f"O {on.cy}") if on else NO_WORDS,
        effect=Words(kept.effect, kept.effect_cy),
        mitigation=Words(kept.mitigation, kept.mitigation_cy),
    )


def posts_in(person: Person, scope: Scope) -> list[Post]:
    """Those of somebody's posts that were decided so in the transfer of which they are loaded."""
    return [post for post in person.posts if any(one.scope is scope for one in post.assignments)]


def title_of(post: Post) -> Words:
    """What a post is called."""
    return Words(post.job_title, post.job_title_cy)


def joined(texts: list[Words]) -> Words:
    """Several places of work side by side, each once, in each language."""
    found: dict[str, list[str]] = {"en": [], "cy": []}
    for text in texts:
        for language, seen in found.items():
            shown, _ = text.in_language(language)
            if shown not in seen:
                seen.append(shown)
    return Words("; ".join(found["en"]), "; ".join(found["cy"]))
