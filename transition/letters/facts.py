"""Records to frozen facts: what each kind of letter says to one reader, as the records are today."""

from datetime import date
from typing import Any

from transition.clock import UK
from transition.consultation.measures.models import Measure as MeasureRecord
from transition.employers.models import Recognition
from transition.i18n.names import Words
from transition.letters.addressing import council, person_addressed, union_addressed, union_name
from transition.letters.content import (
    NO_WORDS,
    AgencyWorkers,
    Announcement,
    Confirmation,
    Contact,
    Facts,
    Letter,
    Letterhead,
    Measure,
    Meeting,
    Objection,
    OwnText,
    RecordCheck,
    Regulation13,
    Representative,
    Scope,
    ServiceDates,
    Signatory,
    Transfer,
)
from transition.letters.frozen import freeze
from transition.letters.person_record import (
    address_lines,
    day,
    pension_member,
    record_sections,
    same,
    terms_annexed,
)
from transition.letters.sources import Recipient, Sources
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.objections import cooling_off_until
from transition.staff.people.models import LetterFormat, Person
from transition.transfers.models import Scope as RecordedScope

_NONE = Words("None.", "Dim.")


def letter_for(
    sources: Sources, kind: LetterKind, to: Recipient, *, reference: str, dated_on: date, code: str
) -> Letter:
    """The letter to one reader, whole or not: `gaps` says what it still lacks."""
    return Letter(
        kind=kind,
        reference=reference,
        dated_on=dated_on,
        letterhead=_letterhead(sources),
        addressee=person_addressed(to) if isinstance(to, Person) else union_addressed(sources, to),
        language=to.language if isinstance(to, Person) else LanguageChoice.BOTH,
        facts=_facts(sources, kind, to, code, dated_on),
        is_large_print=isinstance(to, Person) and to.letter_format is LetterFormat.LARGE_PRINT,
        own=_own(sources, kind),
    )


def _own(sources: Sources, kind: LetterKind) -> tuple[OwnText, ...]:
    """What the employer itself says in letters of this kind, as approved."""
    return tuple(
        OwnText(one.slot, Words(one.text, one.text_cy))
        for one in sources.own
        if one.kind is kind and (one.text or one.text_cy)
    )


def _facts(sources: Sources, kind: LetterKind, to: Recipient, code: str, dated_on: date) -> Facts:
    match kind, to:
        case LetterKind.ANNOUNCEMENT, Person():
            return _announcement(sources, to)
        case LetterKind.RECORD_CHECK, Person():
            return _record_check(sources, to, code)
        case LetterKind.CONFIRMATION, Person():
            return _confirmation(sources, to, code)
        case LetterKind.OBJECTION, Person():
            return _objection(sources, to, dated_on)
        case LetterKind.REGULATION_13_INFORMATION, Recognition():
            return _regulation_13(sources)
    raise ValueError(f"no {kind} is written to a {type(to).__name__}")


def _letterhead(sources: Sources) -> Letterhead:
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


def _transfer(sources: Sources) -> Transfer:
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


def _announcement(sources: Sources, person: Person) -> Announcement:
    file = sources.consultation
    is_in = any(one.scope is RecordedScope.IN for post in person.posts for one in post.assignments)
    mine = {post.collective_agreement.casefold() for post in person.posts if post.collective_agreement}
    unions = [one for one in sources.recognitions if one.collective_agreement.casefold() in mine]
    unions = unions or list(sources.recognitions)
    return Announcement(
        transfer=_transfer(sources),
        scope=Scope.IN if is_in else Scope.UNDECIDED,
        representatives=tuple(_representative(sources, one) for one in unions),
        consultation_from=file.opened_on if file else None,
        consultation_until=file.closes_on if file else None,
        questions_answered_at=sources.settings.questions_answered_at,
    )


def _representative(sources: Sources, recognition: Recognition) -> Representative:
    speaks = sources.spokespeople.get(recognition.id)
    if speaks is None:
        return Representative(recognition.branch or recognition.union.name, recognition.union.name)
    return Representative(speaks.name, union_name(recognition), email=speaks.email)


def _regulation_13(sources: Sources) -> Regulation13:
    transfer, file, settings = sources.transfer, sources.consultation, sources.settings
    incoming = transfer.incoming_employer_id
    none = set(file.stated_none) if file else set()

    def item(name: str) -> Words:
        given = Words(getattr(file, name), getattr(file, f"{name}_cy")) if file else NO_WORDS
        return given or (_NONE if name in none else NO_WORDS)

    return Regulation13(
        transfer=_transfer(sources),
        is_transferor=sources.is_transferor,
        affected=Words(settings.affected, settings.affected_cy),
        legal_implications=item("legal_implications"),
        economic_implications=item("economic_implications"),
        social_implications=item("social_implications"),
        own_measures=_measures(sources, sources.employer.id),
        transferee_measures=_measures(sources, incoming) if incoming else None,
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
    now = freeze(_regulation_13(sources))
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


def _measures(sources: Sources, employer_id: int) -> tuple[Measure, ...] | None:
    known = sources.measures.get(employer_id)
    return None if known is None else tuple(_measure(one) for one in known)


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


def _record_check(sources: Sources, person: Person, code: str) -> RecordCheck:
    return RecordCheck(
        transfer=_transfer(sources),
        sections=record_sections(person, sources.terms.get(person.id, [])),
        as_at=sources.today,
        reply_by=sources.settings.record_reply_by,
        code=code,
    )


def _confirmation(sources: Sources, person: Person, code: str) -> Confirmation:
    settings, terms = sources.settings, sources.terms.get(person.id, [])
    titles = [Words(post.job_title, post.job_title_cy) for post in person.posts]
    bases = [Words(post.work_base, post.work_base_cy) for post in person.posts]
    return Confirmation(
        transfer=_transfer(sources),
        posts=tuple(title for title in titles if title) if all(titles) else (),
        workplace=_joined(bases) if all(bases) else NO_WORDS,
        service_dates=ServiceDates(
            person.start_on,
            person.statutory_service_on,
            person.modification_order_service_on,
            person.green_book_service_on,
        ),
        terms=terms_annexed(person, terms),
        terms_as_at=sources.today,
        measures=_all_measures(sources),
        is_pension_member=pension_member(terms),
        pension_fund=Words(settings.pension_fund, settings.pension_fund_cy),
        first_pay_on=settings.first_pay_on,
        service_recognised=Words(settings.service_recognised, settings.service_recognised_cy),
        consulted_on=settings.consulted_on,
        loan_until=Words(settings.loan_until, settings.loan_until_cy),
        reply_by=settings.offer_reply_by,
        code=code,
        has_objected=person.id in sources.objections,
    )


def _objection(sources: Sources, person: Person, dated_on: date) -> Objection:
    transfer, held = sources.transfer, sources.objections[person.id]
    employers = (transfer.outgoing_employer, transfer.incoming_employer)
    told = next((one for one in employers if one and one.id == held.told_employer_id), sources.employer)
    return Objection(
        transfer=_transfer(sources),
        objected_on=held.received_on,
        told=council(told),
        withdraw_by=cooling_off_until(dated_on, transfer.transfer_on),
        is_detriment_answered=held.is_because_of_detriment is not None,
    )


def _all_measures(sources: Sources) -> tuple[Measure, ...] | None:
    """Both employers' measures; None while either has not answered."""
    found: tuple[Measure, ...] = ()
    for employer_id in sources.measures:
        mine = _measures(sources, employer_id)
        if mine is None:
            return None
        found += mine
    return found


def _joined(texts: list[Words]) -> Words:
    """Several places of work side by side, each once, in each language."""
    found: dict[str, list[str]] = {"en": [], "cy": []}
    for text in texts:
        for language, seen in found.items():
            shown, _ = text.in_language(language)
            if shown not in seen:
                seen.append(shown)
    return Words("; ".join(found["en"]), "; ".join(found["cy"]))
