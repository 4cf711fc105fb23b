"""Money and numbers from text by strict patterns: what is not written plainly is a question."""

import re
from decimal import ROUND_HALF_UP, Decimal

from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.fields import Per
from transition.imports.results import Money

_PERIODS = {
    Per.YEAR: "a year|per year|pa|p a|per annum|annual|annually|yearly|y flwyddyn|bob blwyddyn",
    Per.MONTH: "a month|per month|pm|p m|pcm|monthly|y mis|bob mis",
    Per.WEEK: "a week|per week|pw|p w|weekly|yr wythnos|bob wythnos",
    Per.DAY: "a day|per day|pd|daily|y dydd|y diwrnod|bob dydd",
    Per.HOUR: "an hour|per hour|ph|p h|hourly|hr|yr awr|bob awr",
}
_PER = {words: per for per, wordings in _PERIODS.items() for words in wordings.split("|")}
_SUM = re.compile(
    r"(?:£|GBP)? ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.([0-9]{1,17}))?( ?[kK])?(?![0-9.,])(.*)",
    re.DOTALL,
)
_NUMBER = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,17})?)")
_HOURS_UNITS = re.compile(
    r" ?(?:hours?|hrs?|awr|oriau|weeks?|wks?|wythnos(?:au)?)(?: (?:a|per|yr) (?:week|year|wythnos)| p\.?w\.?)?$",
    re.IGNORECASE,
)


def parse_money(text: str) -> tuple[Money | None, Code | None]:
    """Read pounds into pence. Gives the sum, and a code when it is no sum or was rounded to thousands.

    A spreadsheet's own reckoning leaves fractions of a penny: half a penny goes up.
    """
    found = _SUM.fullmatch(text.strip()) if text.isascii() or "£" in text else None
    if found is None:
        return None, Code.MONEY_UNREADABLE
    pounds, fraction, thousands, rest = found[1].replace(",", ""), found[2] or "", found[3], found[4]
    words = " ".join(folded(rest).replace("/", " per ").split())
    per = _PER.get(words)
    if (words and per is None) or (not words and rest.strip(" .-*")):
        return None, Code.MONEY_UNREADABLE
    if len(fraction) == 3 and not thousands:  # 34.314 may be thirty-four thousand with a slip of a comma
        return None, Code.MONEY_UNREADABLE
    exact = Decimal(f"{pounds}.{fraction or 0}") * (1000 if thousands else 1) * 100
    pence = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return Money(pence, per or Per.UNSTATED), Code.MONEY_ROUNDED if thousands else None


def parse_number(text: str) -> Decimal | None:
    """Read a plain number with an optional unit of hours or weeks; ASCII figures only, no exponents."""
    bare = _HOURS_UNITS.sub("", text.strip())
    return _tidy(Decimal(bare)) if _NUMBER.fullmatch(bare) else None


def parse_clock(text: str) -> Decimal | None:
    """Read hours written as `29:36`."""
    found = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9])(?::00)?", text.strip())
    return _tidy(Decimal(found[1]) + Decimal(found[2]) / 60) if found else None


def parse_share(text: str) -> Decimal | None:
    """Read `0.8`, `80%` or `100%` as a part of one; a bare `80` says nothing certain."""
    percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,6})?) ?%", text.strip())
    if percent:
        return _tidy(Decimal(percent[1]) / 100)
    return parse_number(text)


def _tidy(number: Decimal) -> Decimal:
    """Six places at most, so that 29.599999999999998 is the 29.6 that was meant; no trailing noughts."""
    rounded = number.quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return Decimal(f"{rounded.normalize():f}")
