"""The decision whether each of a person's posts is assigned, with its reasons and the way to challenge it."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import NO_WORDS, Away, Facts, Scope, blank


@dataclass(frozen=True)
class PostDecision:
    """One post: in, out or undecided; why, on what evidence, by whom; and how a challenge of it was answered."""

    post: Words
    scope: Scope
    reason: Words
    evidence: Words = NO_WORDS
    decided_by: str = ""
    decided_on: date | None = None
    challenged_on: date | None = None
    outcome: Words = NO_WORDS
    answered_by: str = ""
    answered_on: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether a challenge of it has its outcome."""
        return bool(self.outcome)

    @property
    def is_open_to_challenge(self) -> bool:
        """Whether it was decided and nobody has challenged it."""
        return self.scope is not Scope.UNDECIDED and self.challenged_on is None

    @property
    def is_whole(self) -> bool:
        """Whether a decision names its evidence, who took it and when."""
        is_decided = bool(self.evidence and self.decided_by.strip() and self.decided_on)
        return self.scope is Scope.UNDECIDED or is_decided


@dataclass(frozen=True)
class ScopeDecision(Facts):
    """What was decided of each post of one person (TUPE 2006 reg 2(1)), and how it is challenged."""

    posts: tuple[PostDecision, ...]
    challenge_by: date | None
    challenge_decider: Words
    away: Away | None = None

    @property
    def scopes(self) -> list[Scope]:
        """Each answer that the letter gives, once: in, then out, then undecided."""
        return [scope for scope in Scope if any(one.scope is scope for one in self.posts)]

    @property
    def can_be_challenged(self) -> bool:
        """Whether there is a decision that the reader may still challenge."""
        return any(one.is_open_to_challenge for one in self.posts)

    @property
    def is_challenge_open(self) -> bool:
        """Whether the reader challenged a decision and has no answer yet."""
        return any(one.challenged_on and not one.is_answered for one in self.posts)

    @property
    def answers(self) -> list[PostDecision]:
        """The decisions of which a challenge is answered."""
        return [one for one in self.posts if one.is_answered]

    def lacks(self) -> list[str]:
        """Of each post its title and the reason; of a decision its evidence, who and when; the way to challenge."""
        codes = super().lacks() + blank(
            posts=bool(self.posts) and all(one.post for one in self.posts),
            scope_reason=all(one.reason for one in self.posts),
            scope_decision=all(one.is_whole for one in self.posts),
            challenge_answer=all(one.answered_by.strip() and one.answered_on for one in self.answers),
        )
        if self.can_be_challenged:
            codes += blank(
                challenge_by=self.challenge_by is not None, challenge_decider=bool(self.challenge_decider)
            )
        return codes
