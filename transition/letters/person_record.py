"""One person's record as a letter shows it: sections of lines, each held, stated as none, or never asked."""

from collections.abc import Iterable, Sequence
from datetime import date

from transition.i18n.formats import date_words, pounds
from transition.i18n.names import Words
from transition.letters import record_words as words
from transition.letters.content import NO_WORDS, Answer, Row, Section
from transition.rules.protection import TermCategory
from transition.staff.people.models import ContractType, Person, Post
from transition.staff.terms.models import Term


def record_sections(person: Person, terms: Sequence[Term]) -> tuple[Section, ...]:
    """All that is held of a person, for them to check: nothing of it is left out because it is empty."""
    about = Section(
        words.YOU,
        (
            _row(words.NAME, same(person.name)),
            _row(words.BIRTH, day(person.birth_on)),
            _row(words.ADDRESS, same(", ".join([*address_lines(person.address), person.postcode]))),
            _row(words.LANGUAGE, words.CHOICES.get(person.language, NO_WORDS)),
        ),
    )
    return (about, *_posts(person.posts), service_section(person), terms_section(person.posts, terms))


def terms_annexed(posts: Sequence[Post], terms: Sequence[Term]) -> tuple[Section, ...]:
    """The terms annexed to a confirmation of these posts; none at all while nobody has recorded any."""
    return (*_posts(posts), terms_section(posts, terms)) if terms else ()


def _posts(posts: Iterable[Post]) -> list[Section]:
    return [section for post in posts for section in (_post(post), _pay(post))]


def _post(post: Post) -> Section:
    grade = [post.grade, f"SCP {post.spinal_point}" if post.spinal_point is not None else ""]
    kind = words.CONTRACTS[post.contract_type] if post.contract_type else NO_WORDS
    rows = [
        _row(words.JOB_TITLE, Words(post.job_title, post.job_title_cy)),
        _row(words.TEAM, same(post.team)),
        _row(words.GRADE, same(", ".join(part for part in grade if part))),
        _row(words.CONTRACT, kind),
    ]
    if post.contract_type in (ContractType.FIXED_TERM, ContractType.APPRENTICE):
        rows.append(_row(words.FIXED_TERM_END, day(post.fixed_term_end_on)))
    if post.probation_end_on:
        rows.append(_row(words.PROBATION, day(post.probation_end_on)))
    rows += [
        _row(words.PLACE, Words(post.work_base, post.work_base_cy)),
        _row(words.MANAGER, same(post.line_manager)),
        _row(words.AGREEMENT, same(post.collective_agreement)),
    ]
    return Section(words.POST, tuple(rows))


def _pay(post: Post) -> Section:
    return Section(
        words.HOURS_AND_PAY,
        (
            _row(words.HOURS, _hundredths(post.weekly_hours_hundredths)),
            _row(words.FULL_TIME_HOURS, _hundredths(post.full_time_hours_hundredths)),
            _row(words.WEEKS, _hundredths(post.weeks_a_year_hundredths)),
            _row(words.FULL_TIME_PAY, _pay_as_at(post.full_time_pay_pence, post.pay_as_at)),
            _row(words.ACTUAL_PAY, _pay_as_at(post.actual_pay_pence, post.pay_as_at)),
        ),
    )


def service_section(person: Person) -> Section:
    """The start with this employer and the three dates that count service, which nothing overwrites."""
    return Section(
        words.SERVICE,
        (
            _row(words.STARTED, day(person.start_on)),
            _row(words.STATUTORY, day(person.statutory_service_on)),
            _row(words.MODIFICATION_ORDER, day(person.modification_order_service_on)),
            _row(words.GREEN_BOOK, day(person.green_book_service_on)),
        ),
    )


def terms_section(posts: Sequence[Post], terms: Sequence[Term]) -> Section:
    """A line for each category: one without a term is one that nobody asked about, unless the posts say it already.

    Where somebody has several posts, what holds of one of them says of which.
    """
    titles = {one.id: Words(one.job_title, one.job_title_cy) for one in posts} if len(posts) > 1 else {}
    rows: list[Row] = []
    for category in TermCategory:
        held = [term for term in terms if term.category is category]
        label = words.CATEGORIES[category]
        rows += [_term(_of_post(label, titles.get(term.post_id or 0)), term) for term in held]
        if not held and (left := _left_unsaid(category, label, posts)):
            rows.append(Row(left, answer=Answer.NOT_ASKED))
    return Section(words.TERMS, tuple(rows))


def _of_post(label: Words, title: Words | None) -> Words:
    if not title:
        return label
    return Words(f"{label.en} ({title.en})", f"{label.cy} ({title.cy or title.en})")


def _left_unsaid(category: TermCategory, label: Words, posts: Sequence[Post]) -> Words | None:
    """What is still to be asked of a category that has no term; None where every post says it above."""
    said = {
        TermCategory.PAY: lambda post: post.actual_pay_pence is not None,
        TermCategory.HOURS: lambda post: post.weekly_hours_hundredths is not None,
        TermCategory.PLACE_AND_MOBILITY: lambda post: bool(post.work_base),
        TermCategory.COLLECTIVE_AGREEMENT: lambda post: bool(post.collective_agreement),
    }
    if category not in said or not posts or not all(map(said[category], posts)):
        return label
    return words.MOBILITY if category is TermCategory.PLACE_AND_MOBILITY else None


def pension_member(terms: Sequence[Term]) -> bool | None:
    """Whether someone is in the pension scheme, as their pension term says; None where nobody asked."""
    held = [term for term in terms if term.category is TermCategory.PENSION]
    return any(not term.is_none for term in held) if held else None


def _term(label: Words, term: Term) -> Row:
    if term.is_none:
        return Row(label, answer=Answer.NONE)
    return _row(label, Words(term.text, term.text_cy))


def _row(label: Words, value: Words) -> Row:
    return Row(label, value) if value else Row(label, answer=Answer.NOT_ASKED)


def same(text: str) -> Words:
    """What is written alike in both languages: names, places as entered, figures."""
    return Words(text, text)


def day(value: date | None) -> Words:
    """A date in both languages; blank for none."""
    return Words(date_words(value, "en"), date_words(value, "cy")) if value else NO_WORDS


def address_lines(address: str) -> tuple[str, ...]:
    """An address as it was entered, line by line."""
    return tuple(line.strip() for line in address.splitlines() if line.strip())


def _hundredths(value: int | None) -> Words:
    if value is None:
        return NO_WORDS
    whole, rest = divmod(value, 100)
    return same(f"{whole}.{rest:02}".rstrip("0").rstrip(".") if rest else str(whole))


def _pay_as_at(pence: int | None, as_at: date | None) -> Words:
    if pence is None:
        return NO_WORDS
    en, cy = pounds(pence, "en"), pounds(pence, "cy")
    if as_at is None:
        return Words(en, cy)
    return Words(f"{en} as at {date_words(as_at, 'en')}", f"{cy} ar {date_words(as_at, 'cy')}")
