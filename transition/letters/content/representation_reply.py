"""The reply to what one union said, point by point, with reasons for what is rejected."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Facts, transfer_lacks
from transition.rules.consultation import Outcome


@dataclass(frozen=True)
class NewWording:
    """How a measure read before, and how it reads because of what the union said."""

    before: Words
    after: Words


@dataclass(frozen=True)
class RepresentationReply(Facts):
    """One representation and what became of it (reg 13(7)). The union's own words stand as it wrote them."""

    said: Words
    theme: Words
    received_on: date
    reply_due_on: date
    replied_on: date
    outcome: Outcome
    reply: Words
    reasons: Words
    what_changed: Words
    measure: Words = NO_WORDS
    wordings: tuple[NewWording, ...] = ()

    def lacks(self) -> list[str]:
        """A reply, and reasons for whatever is rejected, whole or in part (reg 13(7)(b))."""
        codes = transfer_lacks(self.transfer, "service")
        if self.outcome is not Outcome.WITHDRAWN and not self.reply:
            codes.append("representation_reply")
        if self.outcome in (Outcome.REJECTED, Outcome.AGREED_IN_PART) and not self.reasons:
            codes.append("representation_reasons")
        return codes
