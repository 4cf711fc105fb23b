"""Confirmation of the transfer, or what takes its place under another basis: to each member of staff in scope."""

from dataclasses import replace

from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, Confirmation, Facts, ServiceDates
from transition.letters.kinds.parts import all_measures, away, joined, posts_in, title_of, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of, staff
from transition.letters.person_record import pension_member, terms_annexed
from transition.letters.sources import Sources, with_terms_of
from transition.rules.letters import LetterKind
from transition.staff.people.queries import people_of
from transition.transfers.models import Scope


def _readers(sources: Sources) -> list[Reader]:
    """Those of whom a post moves, each with those of their posts that stay."""
    everybody = people_of(sources.transfer)
    moving = [person for person in everybody if posts_in(person, Scope.IN)]
    return staff(with_terms_of(moving, sources))


def _facts(sources: Sources, reader: Reader, occasion: Occasion) -> Confirmation:
    person = person_of(reader)
    settings, terms = sources.settings, sources.terms.get(person.id, [])
    moving = posts_in(person, Scope.IN)
    titles = [Words(post.job_title, post.job_title_cy) for post in moving]
    bases = [Words(post.work_base, post.work_base_cy) for post in moving]
    return Confirmation(
        transfer=transfer_part(sources),
        posts=tuple(title for title in titles if title) if all(titles) else (),
        workplace=joined(bases) if all(bases) else NO_WORDS,
        service_dates=ServiceDates(
            person.start_on,
            person.statutory_service_on,
            person.modification_order_service_on,
            person.green_book_service_on,
        ),
        terms=terms_annexed(moving, terms),
        terms_as_at=sources.today,
        measures=all_measures(sources),
        is_pension_member=pension_member(terms),
        pension_fund=Words(settings.pension_fund, settings.pension_fund_cy),
        first_pay_on=settings.first_pay_on,
        service_recognised=Words(settings.service_recognised, settings.service_recognised_cy),
        consulted_on=settings.consulted_on,
        loan_until=Words(settings.loan_until, settings.loan_until_cy),
        reply_by=settings.offer_reply_by,
        code=occasion.code,
        has_objected=person.id in sources.objections,
        staying_posts=tuple(title_of(post) for post in posts_in(person, Scope.OUT)),
        away=away(person, sources.today),
    )


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's post, service and terms."""
    if not isinstance(facts, Confirmation) or not isinstance(specimen, Confirmation):
        raise TypeError(type(facts).__name__)
    return replace(
        facts, posts=specimen.posts, workplace=specimen.workplace, service_dates=specimen.service_dates,
        terms=specimen.terms, is_pension_member=specimen.is_pension_member, code=specimen.code,
        staying_posts=(), away=None,
    )  # fmt: skip


WRITER = Writer(LetterKind.CONFIRMATION, readers=_readers, facts=_facts, nameless=_nameless)
