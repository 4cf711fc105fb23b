"""Each turn that facts can give the letters to staff: other bases, absence, several posts, and what is none."""

from dataclasses import replace
from datetime import date

from tests.letters.samples import letter
from tests.letters.samples_staff import ANSWERED, IN, OTHER_POST, OUT, POST, UNDECIDED
from transition.i18n.names import Words
from transition.letters.content import Away, AwayKind, CandidateResult, Letter, Scope
from transition.rules.basis import LegalBasis
from transition.rules.letters import LetterKind as Kind

FAMILY = Away(AwayKind.FAMILY_LEAVE, date(2026, 7, 31))
SECONDED = Away(AwayKind.SECONDMENT, date(2026, 12, 31))
AWAY = Away(AwayKind.OTHER)
BASES = {
    "undecided": LegalBasis.UNDECIDED,
    "offer": LegalBasis.TUPE_EQUIVALENT,
    "loan": LegalBasis.SECTION_113_LOAN,
    "no-change": LegalBasis.NO_EMPLOYER_CHANGE,
}
OF_EVERY_BASIS = (
    Kind.SCOPE_DECISION, Kind.ONE_TO_ONE, Kind.CONSULTATION_OUTCOME, Kind.STAYING, Kind.ELECTION_NOTICE,
)  # fmt: skip
CHALLENGED = replace(IN, challenged_on=date(2026, 2, 26))
ANSWERED_CHALLENGE = replace(
    CHALLENGED,
    outcome=Words(
        "We looked again at the record of time with you. It shows four days in five on the work that moves, so the "
        "decision stands.",
        "Edrychwyd eto ar y cofnod amser gyda chi. Mae’n dangos pedwar diwrnod o bob pump ar y gwaith sy’n symud, ac "
        "felly mae’r penderfyniad yn sefyll.",
    ),
    answered_by="Dŵynwen Prŷs",
    answered_on=date(2026, 3, 1),
)


def _on(kind: Kind, name: str) -> Letter:
    incoming = {"on_incoming": None, "on_is_date_agreed": False} if name == "undecided" else {}
    return letter(kind, on_basis=BASES[name], **incoming)


STAFF_VARIANTS: dict[str, Letter] = {
    **{
        f"{kind.value.lower().replace('_', '-')}-{name}": _on(kind, name)
        for kind in OF_EVERY_BASIS
        for name in BASES
    },
    "scope-decision-several": letter(Kind.SCOPE_DECISION, facts_posts=(IN, OUT), facts_away=FAMILY),
    "scope-decision-out": letter(Kind.SCOPE_DECISION, facts_posts=(OUT,)),
    "scope-decision-waiting": letter(Kind.SCOPE_DECISION, facts_posts=(UNDECIDED,), facts_challenge_by=None),
    "scope-decision-challenged": letter(Kind.SCOPE_DECISION, facts_posts=(CHALLENGED, UNDECIDED)),
    "scope-decision-answered": letter(Kind.SCOPE_DECISION, facts_posts=(ANSWERED_CHALLENGE,)),
    "one-to-one-to-arrange": letter(
        Kind.ONE_TO_ONE, facts_meets_on=None, facts_with_whom="", facts_scope=Scope.UNDECIDED
    ),
    "one-to-one-away": letter(Kind.ONE_TO_ONE, facts_meets_on=None, facts_away=FAMILY),
    "election-notice-away": letter(Kind.ELECTION_NOTICE, facts_away=FAMILY),
    "nomination-away": letter(Kind.NOMINATION, facts_away=AWAY),
    "election-result-unopposed": letter(
        Kind.ELECTION_RESULT, facts_papers=None,
        facts_results=(CandidateResult("Siân Ŵyn", is_elected=True),), facts_away=SECONDED,
    ),
    "election-result-tie": letter(Kind.ELECTION_RESULT, facts_tie_means="A lot, drawn before both candidates."),
    "consultation-outcome-union": letter(Kind.CONSULTATION_OUTCOME, facts_answered=ANSWERED),
    "consultation-outcome-silent-union": letter(
        Kind.CONSULTATION_OUTCOME, facts_answered=(), facts_asked=(), facts_received_count=0, facts_measures=()
    ),
    "consultation-outcome-away": letter(Kind.CONSULTATION_OUTCOME, facts_away=SECONDED),
    "welcome-offer": letter(Kind.WELCOME, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "welcome-several-away": letter(
        Kind.WELCOME, facts_posts=(POST, OTHER_POST), facts_has_other_posts=True, facts_away=FAMILY,
        facts_is_pension_member=False, facts_measures=(), facts_unions=(), facts_line_managers=(),
    ),
    "staying-several-away": letter(Kind.STAYING, facts_posts=(POST, OTHER_POST), facts_away=AWAY),
    "staying-measures": letter(
        Kind.STAYING, facts_measures=letter(Kind.WELCOME).facts.measures, facts_consultation_from=None
    ),
    "announcement-several-away": letter(
        Kind.ANNOUNCEMENT, facts_posts_in=(POST,), facts_posts_undecided=(OTHER_POST,), facts_away=FAMILY
    ),
    "record-check-away": letter(Kind.RECORD_CHECK, facts_away=SECONDED),
    "confirmation-several-away": letter(
        Kind.CONFIRMATION, facts_staying_posts=(OTHER_POST,), facts_away=FAMILY
    ),
    "confirmation-no-pension": letter(Kind.CONFIRMATION, facts_is_pension_member=False, facts_measures=()),
    "objection-away": letter(Kind.OBJECTION, facts_away=AWAY),
}  # fmt: skip
