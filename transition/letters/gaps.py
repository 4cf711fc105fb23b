"""What a letter still lacks: a record that cannot say what its letter must say stops that letter only."""

from transition.letters.address import fault_of
from transition.letters.content import Letter
from transition.rules.letter_rules import LETTERS


class FactsMissing(Exception):
    """The letter cannot be written yet; `codes` name what is missing."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


def gaps(letter: Letter) -> tuple[str, ...]:
    """Codes of what is missing, in the order in which a reader would miss it; empty when it is whole."""
    return tuple(dict.fromkeys([*_envelope(letter), *letter.facts.lacks()]))


def too_long(letter: Letter) -> str:
    """What to say of an address that no window shows."""
    return "correspondent_too_long" if LETTERS[letter.read_as].is_to_organisation else "address_too_long"


def _envelope(letter: Letter) -> list[str]:
    codes, head = _addressee(letter), letter.letterhead
    if not head.signatory.name.strip() or not head.signatory.title:
        codes.append("signatory")
    if not (head.contact.name.strip() and (head.contact.phone.strip() or head.contact.email.strip())):
        codes.append("contact")
    return codes


def _addressee(letter: Letter) -> list[str]:
    addressee, rule = letter.addressee, LETTERS[letter.read_as]
    is_named, fault = bool(addressee.name.strip()), fault_of(addressee)
    if rule.is_to_organisation:
        return ["correspondent"] if not is_named else ["correspondent_address"] if fault else []
    codes = [] if is_named else ["name"]
    if fault:
        codes.append(fault.value)
    elif rule.needs_checked_address and not addressee.is_checked:
        codes.append("address_checked")
    return codes
