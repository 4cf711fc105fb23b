"""The most that a tribunal may award each affected employee for failing to inform and consult; pence."""

from typing import Final

MOST_WEEKS: Final = 13
WEEKS_OF_YEAR_HUNDREDTHS: Final = 5200


def most_award_pence(actual_pay_pence: int, paid_weeks_hundredths: int | None) -> int:
    """Thirteen weeks' actual pay (TUPE 2006 reg 16(3)), to the nearest penny, half up.

    A week's pay is not capped here: the limit of ERA 1996 s.227 does not reach these awards (Zaman v Kozee Sleep
    Products, EAT 2010). It is a year's actual pay over the weeks that are paid, 52 unless fewer are recorded:
    for somebody paid in term time only the higher of the two readings, because this is an upper figure.
    """
    weeks = min(paid_weeks_hundredths or WEEKS_OF_YEAR_HUNDREDTHS, WEEKS_OF_YEAR_HUNDREDTHS)
    return (actual_pay_pence * MOST_WEEKS * 200 + weeks) // (2 * weeks)
