"""The new employer's welcome: to whoever transfers, once their records were released to it and the day is near."""

from dataclasses import replace

from transition.db import db
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, Facts, Welcome
from transition.letters.kinds.parts import (
    all_measures,
    away,
    joined,
    posts_in,
    title_of,
    transfer_part,
    unions_of,
    unnamed,
)
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of, staff
from transition.letters.person_record import pension_member
from transition.letters.sources import Sources, with_terms_of
from transition.rules.letter_rules import may_welcome
from transition.rules.letters import LetterKind
from transition.rules.moving import Way, way_of
from transition.staff.people.queries import people_of
from transition.staff.snapshots.moving import moving
from transition.transfers.models import ReleaseKind, Scope
from transition.transfers.queries import is_released

_CLOSED_BY = {Way.NOBODY: "no_new_employer", Way.NOT_DECIDED: "basis_undecided"}


def _closed(sources: Sources) -> str:
    transfer = sources.transfer
    if code := _CLOSED_BY.get(way_of(transfer.basis)):
        return code
    if not may_welcome(transfer.transfer_on, sources.today):
        return "welcome_too_early"
    # The new employer knows whom it welcomes by the present one's recorded act, and not before.
    is_open = is_released(transfer, ReleaseKind.LIABILITY_IDENTIFIED, sources.today)
    return "" if is_open else "records_not_released"


def _readers(sources: Sources) -> list[Reader]:
    """Those who move by law and do not object, or who accepted the offer."""
    if _closed(sources):
        return []
    ids = set(db.session.scalars(moving(sources.transfer)))
    people = [person for person in people_of(sources.transfer) if person.id in ids]
    return staff(with_terms_of(people, sources))


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Welcome:
    person, settings = person_of(reader), sources.settings
    mine = posts_in(person, Scope.IN)
    titles, bases = (
        [title_of(post) for post in mine],
        [Words(post.work_base, post.work_base_cy) for post in mine],
    )
    return Welcome(
        transfer=transfer_part(sources),
        posts=tuple(titles) if all(titles) else (),
        workplace=joined(bases) if all(bases) else NO_WORDS,
        line_managers=tuple(dict.fromkeys(post.line_manager for post in mine if post.line_manager)),
        continuous_from=person.statutory_service_on,
        first_day=Words(settings.first_day, settings.first_day_cy),
        first_pay_on=settings.first_pay_on,
        leave_carried=Words(settings.leave_carried, settings.leave_carried_cy),
        is_pension_member=pension_member(sources.terms.get(person.id, [])),
        measures=all_measures(sources),
        pension_fund=Words(settings.pension_fund, settings.pension_fund_cy),
        service_recognised=Words(settings.service_recognised, settings.service_recognised_cy),
        # Whether a transfer calls for the statement of trade union rights of the ERA 2025 is not settled.
        unions=unions_of(sources, mine),
        has_other_posts=len(mine) < len(person.posts),
        away=away(person, sources.today),
    )  # fmt: skip


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's post, manager, service and pension."""
    if not isinstance(facts, Welcome) or not isinstance(specimen, Welcome):
        raise TypeError(type(facts).__name__)
    return replace(
        facts, posts=specimen.posts, workplace=specimen.workplace, line_managers=specimen.line_managers,
        continuous_from=specimen.continuous_from, is_pension_member=specimen.is_pension_member,
        unions=unnamed(facts.unions), has_other_posts=False, away=None,
    )  # fmt: skip


WRITER = Writer(LetterKind.WELCOME, _readers, _facts, nameless=_nameless, closed=_closed)
