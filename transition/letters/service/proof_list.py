"""The list of letters and the proof of their service: narrowed, sorted, and as a file to take away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from transition.letters.labels import KINDS, PROOFS, TO_DO
from transition.letters.service.proof import Served
from transition.rules.letters import LetterKind
from transition.rules.proof import Proof
from transition.staff.people.labels import OTHER_FORMATS
from transition.web.downloads import workbook

TO_MAKE = "TO_MAKE"  # beside the stages of proof: another format is still to be made by hand
_NEVER = date.max
_KINDS, _PROOFS = list(LetterKind), list(Proof)
SORTS: Mapping[str, Callable[[Served], Any]] = {
    "letter": lambda one: _KINDS.index(one.kind),
    "reader": lambda one: one.letter.addressee.casefold(),
    "issued": lambda one: one.letter.batch.issued_on or _NEVER,
    "printed": lambda one: one.service.printed_on or _NEVER,
    "sent": lambda one: one.service.sent_on or _NEVER,
    "expected": lambda one: one.service.expected_by or _NEVER,
    "returned": lambda one: one.service.returned_on or _NEVER,
    "again": lambda one: one.service.served_again_on or _NEVER,
    "status": lambda one: _PROOFS.index(one.service.proof),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for: one kind, one stage of proof, an order; odd words ask for nothing."""

    transfer_id: int
    kind: str = ""
    show: str = ""
    sort: str = "letter"
    is_descending: bool = False

    @classmethod
    def of(cls, transfer_id: int, args: Mapping[str, str]) -> "Asked":
        """What an address asks for."""
        kind, show, sort = args.get("kind", ""), args.get("show", ""), args.get("sort", "")
        return cls(
            transfer_id,
            kind if kind in list(LetterKind) else "",
            show if show in [*Proof, TO_MAKE] else "",
            sort if sort in SORTS else "letter",
            args.get("order") == "down",
        )

    def narrowed(self, letters: Iterable[Served]) -> list[Served]:
        """The letters that are asked for, in order; unless told otherwise those about which something is to be done."""
        found = [one for one in letters if self._wants(one)]
        found.sort(key=SORTS[self.sort], reverse=self.is_descending)
        return found

    def _wants(self, one: Served) -> bool:
        if self.kind and one.kind.value != self.kind:
            return False
        if self.show == TO_MAKE:
            return not one.is_format_made
        return one.service.proof.value == self.show if self.show else not one.is_done

    def href(self, column: str) -> str:
        """The same list sorted by that column; the other way round when it is already."""
        is_turned = column == self.sort and not self.is_descending
        return self.address(sort=column, order="down" if is_turned else None)

    def aria(self, column: str) -> str:
        """What a table's heading says about itself."""
        if column != self.sort:
            return "none"
        return "descending" if self.is_descending else "ascending"

    def address(self, endpoint: str = "letters.unproved", **changes: Any) -> str:
        """The address of this list, with some of what it asks for changed."""
        order = "down" if self.is_descending else None
        values = {"kind": self.kind, "show": self.show, "sort": self.sort, "order": order, **changes}
        return url_for(
            endpoint, transfer_id=self.transfer_id, **{name: value for name, value in values.items() if value}
        )


def next_step(one: Served) -> list[str]:
    """What is to be done about a letter; nothing where all is proved and made."""
    steps = [] if one.service.is_proved else [str(TO_DO[one.service.proof])]
    if not one.is_format_made and one.letter.other_format:
        name = OTHER_FORMATS[one.letter.other_format]
        steps.append(_("Make it by hand (%(format)s), serve that, and record both.", format=name))
    return steps


def as_workbook(letters: Sequence[Served]) -> bytes:
    """The list as a spreadsheet, in the reader's language; whatever people typed stays text."""
    headings = [
        _("Reference"), _("Reader"), _("Letter"), _("Issued"), _("Printed"), _("Posted or given"), _("Expected by"),
        _("Returned"), _("Served again"), _("Status"), _("To be made by hand too"), _("What to do"),
    ]  # fmt: skip
    rows = [
        (
            one.letter.reference, one.letter.addressee, str(KINDS[one.kind]), one.letter.batch.issued_on,
            one.service.printed_on, one.service.sent_on, one.service.expected_by, one.service.returned_on,
            one.service.served_again_on, str(PROOFS[one.service.proof]),
            str(OTHER_FORMATS[one.letter.other_format]) if one.letter.other_format else "", " ".join(next_step(one)),
        )
        for one in letters
    ]  # fmt: skip
    return workbook([(_("Letters"), headings, rows)])
