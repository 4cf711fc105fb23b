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


def _envelope(letter: Letter) -> list[str]:
    codes = []
    addressee, head = letter.addressee, letter.letterhead
    if not addressee.name.strip():
        codes.append("name")
    if fault := fault_of(addressee):
        codes.append(fault.value)
    elif LETTERS[letter.kind].needs_checked_address and not addressee.is_checked:
        codes.append("address_checked")
    if not head.signatory.name.strip() or not head.signatory.title:
        codes.append("signatory")
    if not (head.contact.name.strip() and (head.contact.phone.strip() or head.contact.email.strip())):
        codes.append("contact")
    return codes
