"""Values of one row that should agree with each other; where they do not, the officer is asked, both shown."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from transition.imports.codes import Code
from transition.imports.fields import ContractType, Field
from transition.imports.results import Value, Values
from transition.rules import employment

Facts = Mapping[str, str | int]
Doubt = tuple[Field, Code, Facts]
_T = TypeVar("_T")

_WHOLE_YEAR = Decimal(52)
_SERVICE = (Field.STATUTORY_SERVICE, Field.MODIFICATION_ORDER_SERVICE, Field.GREEN_BOOK_SERVICE)


def doubts(values: Values, weeks_divisor: Decimal) -> Iterator[Doubt]:
    """Each field in doubt, why, and the figures that disagree (pay in pence, FTE as a part of one)."""
    yield from _hours_and_fte(values)
    yield from _pay(values, weeks_divisor)
    yield from _service(values)
    yield from _contract(values)


def _get(values: Values, field: Field, kind: type[_T]) -> _T | None:
    value: Value | None = values.get(field)
    return value if isinstance(value, kind) else None


def _hours_and_fte(values: Values) -> Iterator[Doubt]:
    hours = _get(values, Field.WEEKLY_HOURS, Decimal)
    full = _get(values, Field.FULL_TIME_HOURS, Decimal)
    stated = _get(values, Field.FTE, Decimal)
    if hours and full and stated and employment.fte_differs(stated, hours, full):
        worked_out = employment.full_time_equivalent(hours, full).quantize(Decimal("0.0001"))
        yield Field.FTE, Code.FTE_DIFFERS, {"stated": str(stated), "worked_out": str(worked_out)}


def _pay(values: Values, weeks_divisor: Decimal) -> Iterator[Doubt]:
    """Actual pay = full-time pay × FTE × paid weeks ÷ the divisor, within £1; 52 weeks are a whole year."""
    full_pay = _get(values, Field.FULL_TIME_PAY, int)
    actual = _get(values, Field.ACTUAL_PAY, int)
    hours = _get(values, Field.WEEKLY_HOURS, Decimal)
    full_hours = _get(values, Field.FULL_TIME_HOURS, Decimal)
    if not hours or not full_hours:
        hours, full_hours = _get(values, Field.FTE, Decimal), Decimal(1)
    weeks = _get(values, Field.WEEKS_A_YEAR, Decimal)
    if weeks is None and values.get(Field.CONTRACT_TYPE) is ContractType.TERM_TIME:
        yield Field.WEEKS_A_YEAR, Code.WEEKS_MISSING, {}
        return
    if full_pay is None or actual is None or not hours:
        return
    paid = weeks_divisor if weeks is None or weeks >= _WHOLE_YEAR else weeks
    expected = employment.actual_pay_pence(full_pay, hours, full_hours, paid, weeks_divisor)
    if employment.pay_differs(actual, expected):
        yield (
            Field.ACTUAL_PAY,
            Code.ACTUAL_PAY_DIFFERS,
            {"stated_pence": actual, "worked_out_pence": expected},
        )


def _service(values: Values) -> Iterator[Doubt]:
    start = _get(values, Field.START_DATE, date)
    for field in _SERVICE:
        service = _get(values, field, date)
        if start and service and service > start:
            yield (
                field,
                Code.SERVICE_AFTER_START,
                {"start": start.isoformat(), "service": service.isoformat()},
            )


def _contract(values: Values) -> Iterator[Doubt]:
    end = _get(values, Field.FIXED_TERM_END, date)
    start = _get(values, Field.START_DATE, date)
    if start and end and end < start:
        yield (
            Field.FIXED_TERM_END,
            Code.END_BEFORE_START,
            {"start": start.isoformat(), "end": end.isoformat()},
        )
    kind = values.get(Field.CONTRACT_TYPE)
    if kind is ContractType.FIXED_TERM and end is None:
        yield Field.FIXED_TERM_END, Code.FIXED_TERM_END_MISSING, {}
    if kind is ContractType.PERMANENT and end is not None:
        yield Field.FIXED_TERM_END, Code.FIXED_TERM_END_UNEXPECTED, {"end": end.isoformat()}
