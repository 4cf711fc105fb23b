"""The staff list as a table that a later import reads again: what each column is called and how a value is written."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final, Protocol

from sqlalchemy import Select, select

from transition.rules.letters import LanguageChoice
from transition.staff.people.models import Assignment, AwayKind, ContractType, Person, Post
from transition.transfers.models import Transfer

Cell = str | int | float | date | None
_LANGUAGES: Final = {
    LanguageChoice.WELSH: "Cymraeg", LanguageChoice.ENGLISH: "English", LanguageChoice.BOTH: "Cymraeg a Saesneg",
}  # fmt: skip
_CONTRACTS: Final = {
    ContractType.PERMANENT: "Permanent", ContractType.FIXED_TERM: "Fixed term", ContractType.TERM_TIME: "Term time",
    ContractType.APPRENTICE: "Apprentice", ContractType.CASUAL: "Casual",
}  # fmt: skip
_AWAY: Final = {
    AwayKind.FAMILY_LEAVE: "Family leave", AwayKind.SECONDMENT: "Secondment", AwayKind.OTHER: "Other",
}  # fmt: skip


def _as_it_is(value: Any) -> Any:
    return value


def _hundredths(value: int | None) -> Cell:
    return None if value is None else value / 100


def _word(words: dict[Any, str]) -> Callable[[Any], Cell]:
    return lambda value: words.get(value)


# Each value with its heading in both languages, as imports know them (tests hold the two together).
COLUMNS: Final[tuple[tuple[str, str, Callable[[Any], Any]], ...]] = (
    ("payroll_number", "Payroll number / Rhif cyflogres", _as_it_is),
    ("post_number", "Post number / Rhif swydd", _as_it_is),
    ("surname", "Surname / Cyfenw", _as_it_is),
    ("forenames", "Forenames / Enwau cyntaf", _as_it_is),
    ("known_as", "Known as / Enw arferol", _as_it_is),
    ("birth_on", "Date of birth / Dyddiad geni", _as_it_is),
    ("address", "Address / Cyfeiriad", _as_it_is),
    ("postcode", "Postcode / Cod post", _as_it_is),
    ("work_email", "Work e-mail / E-bost gwaith", _as_it_is),
    ("language", "Correspondence language / Iaith gohebu", _word(_LANGUAGES)),
    ("service", "Service / Gwasanaeth", _as_it_is),
    ("team", "Team / Tîm", _as_it_is),
    ("job_title", "Job title / Teitl swydd", _as_it_is),
    ("grade", "Grade / Gradd", _as_it_is),
    ("spinal_point", "Spinal column point / Pwynt cyflog", _as_it_is),
    ("pay_as_at", "Pay as at / Cyflog fel ar", _as_it_is),
    ("full_time_pay_pence", "Full-time salary / Cyflog llawn amser", _hundredths),
    ("actual_pay_pence", "Actual salary / Cyflog gwirioneddol", _hundredths),
    ("weekly_hours_hundredths", "Weekly hours / Oriau wythnosol", _hundredths),
    ("full_time_hours_hundredths", "Full-time hours / Oriau llawn amser", _hundredths),
    ("weeks_a_year_hundredths", "Weeks a year / Wythnosau y flwyddyn", _hundredths),
    ("contract_type", "Contract type / Math o gontract", _word(_CONTRACTS)),
    ("fixed_term_end_on", "Fixed-term end / Diwedd cyfnod penodol", _as_it_is),
    ("probation_end_on", "Probation end / Diwedd cyfnod prawf", _as_it_is),
    ("start_on", "Start date / Dyddiad dechrau", _as_it_is),
    ("statutory_service_on", "Continuous service / Gwasanaeth di-dor", _as_it_is),
    ("modification_order_service_on", "Modification Order / Gorchymyn Addasu", _as_it_is),
    ("green_book_service_on", "Local government service / Gwasanaeth llywodraeth leol", _as_it_is),
    ("work_base", "Work base / Lleoliad gwaith", _as_it_is),
    ("line_manager", "Line manager / Rheolwr llinell", _as_it_is),
    ("collective_agreement", "Collective agreement / Cytundeb ar y cyd", _as_it_is),
    ("away_kind", "Absence / Absenoldeb", _word(_AWAY)),
    ("away_until", "Away until / I ffwrdd tan", _as_it_is),
    ("share_percent", "Share of time / Cyfran amser", lambda share: None if share is None else f"{share}%"),
)
HEADINGS: Final = tuple(heading for _, heading, _ in COLUMNS)
NAMES: Final = tuple(name for name, _, _ in COLUMNS)


class Line(Protocol):
    """A post with its person's values and its share, as far as COLUMNS goes."""


def posts_of(transfer: Transfer) -> Select[Any]:
    """Every post of this transfer with its person's values, by name: one line of the list each."""
    columns = [
        getattr(next(one for one in (Person, Post, Assignment) if hasattr(one, name)), name) for name in NAMES
    ]
    return (
        select(*columns)
        .join(Post, Post.person_id == Person.id)
        .join(Assignment, Assignment.post_id == Post.id)
        .where(Assignment.transfer_id == transfer.id, Person.employer_id == transfer.outgoing_employer_id)
        .order_by(Person.sort_key, Person.id, Post.id)
    )


def rows_of(lines: Iterable[Line]) -> Iterator[list[Cell]]:
    """Each line as the cells of its row."""
    for line in lines:
        yield [write(getattr(line, name)) for name, _, write in COLUMNS]
