"""What the letters of several kinds take from the records: who writes, the transfer, measures, who represents."""

from transition.consultation.measures.models import Measure as MeasureRecord
from transition.employers.models import Recognition
from transition.i18n.names import Words
from transition.letters.addressing import council, union_name
from transition.letters.content import (
    NO_WORDS,
    Contact,
    Letterhead,
    Measure,
    Representative,
    Signatory,
    Transfer,
)
from transition.letters.person_record import address_lines, day
from transition.letters.sources import Sources


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


def measures_of(sources: Sources, employer_id: int) -> tuple[Measure, ...] | None:
    """One employer's measures; None while it has answered nothing, empty when it stated that there are none."""
    known = sources.measures.get(employer_id)
    return None if known is None else tuple(_measure(one) for one in known)


def all_measures(sources: Sources) -> tuple[Measure, ...] | None:
    """Both employers' measures; None while either has not answered."""
    found: tuple[Measure, ...] = ()
    for employer_id in sources.measures:
        mine = measures_of(sources, employer_id)
        if mine is None:
            return None
        found += mine
    return found


def _measure(measure: MeasureRecord) -> Measure:
    final = Words(measure.final_wording, measure.final_wording_cy)
    on = day(measure.takes_effect_on)
    return Measure(
        what=final or Words(measure.text, measure.text_cy) or Words(measure.title, measure.title_cy),
        who=Words(measure.affected, measure.affected_cy),
        when=Words(f"From {on.en}", f"O {on.cy}") if on else NO_WORDS,
        effect=Words(measure.effect, measure.effect_cy),
        mitigation=Words(measure.mitigation, measure.mitigation_cy),
    )


def joined(texts: list[Words]) -> Words:
    """Several places of work side by side, each once, in each language."""
    found: dict[str, list[str]] = {"en": [], "cy": []}
    for text in texts:
        for language, seen in found.items():
            shown, _ = text.in_language(language)
            if shown not in seen:
                seen.append(shown)
    return Words("; ".join(found["en"]), "; ".join(found["cy"]))
