"""Terms that the values of a record already give: in both languages, each with the file and row it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transition.i18n.formats import date_words, pounds
from transition.rules.protection import TermCategory
from transition.staff.people.models import Person, Post, Provenance
from transition.staff.terms.models import Term

# What each category is drawn from; the columns of a post whose source is named.
_COLUMNS = {
    TermCategory.PAY: ("full_time_pay_pence", "actual_pay_pence", "grade", "spinal_point"),
    TermCategory.HOURS: ("weekly_hours_hundredths",),
    TermCategory.PLACE_AND_MOBILITY: ("work_base",),
    TermCategory.COLLECTIVE_AGREEMENT: ("collective_agreement",),
}


@dataclass(frozen=True)
class Drawn:
    """A term as the record gives it; nobody has checked it, nor said how firmly it binds."""

    category: TermCategory
    post_id: int
    text: str
    text_cy: str
    source: str


def drawn_from(person: Person, terms: Iterable[Term], provenance: Sequence[Provenance]) -> list[Drawn]:
    """What can be drawn for a person with their posts; nothing for a category that already has a term, or "none".

    `provenance` is the newest first. A value that was entered by hand has no file, and its source is empty.
    """
    held = {(term.category, term.post_id) for term in terms}
    held |= {(category, None) for category, post_id in held if post_id is None}
    return [
        Drawn(category, post.id, *words, _source(provenance, post, columns))
        for post in person.posts
        for category, columns in _COLUMNS.items()
        if (category, post.id) not in held and (category, None) not in held
        for words in [_words(category, post)]
        if words[0]
    ]


def _source(provenance: Sequence[Provenance], post: Post, columns: tuple[str, ...]) -> str:
    for one in provenance:
        if one.post_id == post.id and set(columns) & set(one.fields):
            return f"{one.file_name} (rhes / row {one.row})"
    return ""


def _words(category: TermCategory, post: Post) -> tuple[str, str]:
    match category:
        case TermCategory.PAY:
            return _pay(post)
        case TermCategory.HOURS:
            return _hours(post)
        case TermCategory.PLACE_AND_MOBILITY:
            return post.work_base, post.work_base_cy
        case _:
            return post.collective_agreement, post.collective_agreement


def _pay(post: Post) -> tuple[str, str]:
    grade = ", ".join(
        part
        for part in (post.grade, f"SCP {post.spinal_point}" if post.spinal_point is not None else "")
        if part
    )
    pence = post.actual_pay_pence if post.actual_pay_pence is not None else post.full_time_pay_pence
    if pence is None:
        return grade, grade
    en, cy = f"{pounds(pence, 'en')} a year", f"{pounds(pence, 'cy')} y flwyddyn"
    if post.pay_as_at:
        en, cy = (
            f"{en} as at {date_words(post.pay_as_at, 'en')}",
            f"{cy} ar {date_words(post.pay_as_at, 'cy')}",
        )
    return (f"{grade}: {en}", f"{grade}: {cy}") if grade else (en, cy)


def _hours(post: Post) -> tuple[str, str]:
    if post.weekly_hours_hundredths is None:
        return "", ""
    hours = _plain(post.weekly_hours_hundredths)
    en, cy = f"{hours} hours a week", f"{hours} awr yr wythnos"
    if post.full_time_hours_hundredths is not None:
        full = _plain(post.full_time_hours_hundredths)
        en, cy = f"{en}; full time is {full}", f"{cy}; {full} yw amser llawn"
    if post.weeks_a_year_hundredths is not None:
        weeks = _plain(post.weeks_a_year_hundredths)
        en, cy = f"{en}; {weeks} paid weeks a year", f"{cy}; {weeks} wythnos â thâl y flwyddyn"
    return en, cy


def _plain(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
