"""The words of letters: kinds, stages, service, what is missing and how to mend it, and what rules say."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.letters.models import PostClass, ReturnReason, ServiceKind, Way
from transition.letters.problems import PROBLEMS
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind, Stage
from transition.rules.proof import Proof

KINDS: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nominations and ballot"),
    LetterKind.ELECTION_RESULT: _l("Result of the election"),
    LetterKind.MEASURES_REQUEST: _l("Request for measures"),
    LetterKind.MEASURES: _l("Measures"),
    LetterKind.SCOPE_DECISION: _l("Decision on scope"),
    LetterKind.RECORD_CHECK: _l("Check of the record"),
    LetterKind.ONE_TO_ONE: _l("Invitation to a one-to-one"),
    LetterKind.REPRESENTATION_REPLY: _l("Reply to a representation"),
    LetterKind.LIABILITY_INFORMATION: _l("Employee liability information"),
    LetterKind.LIABILITY_CHANGE: _l("Change in employee liability information"),
    LetterKind.CONSULTATION_OUTCOME: _l("Outcome of consultation"),
    LetterKind.CONFIRMATION: _l("Confirmation of transfer"),
    LetterKind.WELCOME: _l("Welcome and statement of change"),
    LetterKind.OBJECTION: _l("Objection acknowledged"),
    LetterKind.STAYING: _l("What it means for those who stay"),
    LetterKind.PENSION_NOTICE: _l("Notice to the pension fund"),
    LetterKind.CORRECTION: _l("Correction of an earlier letter"),
    LetterKind.CLOSE_OUT: _l("Review after the transfer"),
}
# What each letter is, told to those who do not write it: on the pages of a transfer and in reports.
LETTERS: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement to staff"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nominations and ballot"),
    LetterKind.ELECTION_RESULT: _l("Result of the election"),
    LetterKind.MEASURES_REQUEST: _l("Request for measures"),
    LetterKind.MEASURES: _l("Measures, or that there are none"),
    LetterKind.SCOPE_DECISION: _l("Decision on who is assigned"),
    LetterKind.RECORD_CHECK: _l("Check of your record"),
    LetterKind.ONE_TO_ONE: _l("Invitation to a one-to-one meeting"),
    LetterKind.REPRESENTATION_REPLY: _l("Reply to a representation"),
    LetterKind.LIABILITY_INFORMATION: _l("Notice of employee liability information"),
    LetterKind.LIABILITY_CHANGE: _l("Change to employee liability information"),
    LetterKind.CONSULTATION_OUTCOME: _l("Outcome of the consultation"),
    LetterKind.CONFIRMATION: _l("Confirmation of transfer"),
    LetterKind.WELCOME: _l("Welcome and statement of change"),
    LetterKind.OBJECTION: _l("Objection acknowledged"),
    LetterKind.STAYING: _l("What it means for those who stay"),
    LetterKind.PENSION_NOTICE: _l("Notice to the pension fund"),
    LetterKind.CORRECTION: _l("Correction of an earlier letter"),
    LetterKind.CLOSE_OUT: _l("Measures delivered and review"),
}
# What each letter that is written here is for, and to whom it goes.
PURPOSES: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l(
        "To each member of staff in scope or undecided: what is proposed, why, and whom to ask."
    ),
    LetterKind.REGULATION_13_INFORMATION: _l(
        "To each recognised union: everything that regulation 13 asks for."
    ),
    LetterKind.ELECTION_NOTICE: _l(
        "To each of those who have no recognised union: that representatives are elected, with a nomination form."
    ),
    LetterKind.NOMINATION: _l("To each of those who may vote: who was nominated, and how and when to vote."),
    LetterKind.ELECTION_RESULT: _l("To each of those who might vote: who is elected, and the count."),
    LetterKind.SCOPE_DECISION: _l(
        "To each member of staff of whose post it was decided: whether it is assigned, why, and how to challenge it; "
        "again when the decision changes or a challenge is answered."
    ),
    LetterKind.RECORD_CHECK: _l(
        "To each member of staff in scope or undecided: their record, with a slip to confirm or correct it."
    ),
    LetterKind.ONE_TO_ONE: _l(
        "To each member of staff in scope or undecided who has had no one-to-one: an invitation, with a reply slip."
    ),
    LetterKind.CONSULTATION_OUTCOME: _l(
        "To each member of staff in scope or undecided and to each recognised union: what was asked, what was done, "
        "and the measures as they now stand."
    ),
    LetterKind.CONFIRMATION: _l(
        "To each member of staff in scope: the transfer confirmed, with their terms annexed."
    ),
    LetterKind.WELCOME: _l(
        "From the new employer to each person who transfers: the statement of change, and what a first day needs."
    ),
    LetterKind.STAYING: _l(
        "To each member of staff in the staff list of whose posts none moves: what changes for those who stay."
    ),
    LetterKind.OBJECTION: _l(
        "To whoever objects: what an objection does, the question of detriment, and how to withdraw it."
    ),
    LetterKind.MEASURES_REQUEST: _l(
        "To the new employer: what moves and how many people, and by when its measures are wanted."
    ),
    LetterKind.MEASURES: _l(
        "To the present employer: each measure that the new employer envisages, or that there are none."
    ),
    LetterKind.REPRESENTATION_REPLY: _l(
        "To the union that made a representation: the reply, with reasons for what is rejected."
    ),
    LetterKind.LIABILITY_INFORMATION: _l(
        "To the new employer: the covering notice of a released version, with its digest and a receipt to return."
    ),
    LetterKind.LIABILITY_CHANGE: _l(
        "To the new employer: what moved in employee liability information since the version before, by row key."
    ),
    LetterKind.PENSION_NOTICE: _l(
        "To each pension fund: who of its members changes employer and when, with a list of them."
    ),
    LetterKind.CLOSE_OUT: _l(
        "To each recognised union after the transfer: what became of the measures, and what reviews found."
    ),
}
STAGES: dict[Stage, LazyString] = {
    Stage.PREPARED: _l("Being made"),
    Stage.RENDERED: _l("Made, not approved yet"),
    Stage.APPROVED: _l("Approved"),
    Stage.ISSUED: _l("Issued"),
    Stage.SERVED: _l("Served"),
}
# The shape that goes with a stage: see parts/status.html.
SHAPES: dict[Stage, str] = {
    Stage.PREPARED: "waiting",
    Stage.RENDERED: "soon",
    Stage.APPROVED: "soon",
    Stage.ISSUED: "late",
    Stage.SERVED: "met",
}
SERVICE: dict[ServiceKind, LazyString] = {
    ServiceKind.PRINTED: _l("Printed"),
    ServiceKind.HANDED_OVER: _l("Handed over"),
    ServiceKind.POSTED: _l("Posted"),
    ServiceKind.EMAILED: _l("E-mailed, as agreed"),
    ServiceKind.RETURNED: _l("Returned"),
    ServiceKind.SERVED_AGAIN: _l("Served again"),
}
PROOFS: dict[Proof, LazyString] = {
    Proof.NOT_PRINTED: _l("Not printed yet"),
    Proof.PRINTED: _l("Printed, not sent yet"),
    Proof.ON_ITS_WAY: _l("On its way"),
    Proof.RETURNED: _l("Returned, not served again"),
    Proof.TAKEN_AS_SERVED: _l("Taken as served"),
    Proof.SERVED: _l("Served"),
}
# The shape that goes with a proof: see parts/status.html.
PROOF_SHAPES: dict[Proof, str] = {
    Proof.NOT_PRINTED: "waiting",
    Proof.PRINTED: "waiting",
    Proof.ON_ITS_WAY: "soon",
    Proof.RETURNED: "overdue",
    Proof.TAKEN_AS_SERVED: "late",
    Proof.SERVED: "met",
}
POST_CLASSES: dict[PostClass, LazyString] = {
    PostClass.FIRST: _l("First class"),
    PostClass.SECOND: _l("Second class"),
    PostClass.SIGNED_FOR: _l("Signed for"),
}
WAYS: dict[Way, LazyString] = {
    Way.HANDED_OVER: _l("Handed over"),
    Way.POSTED: _l("Posted"),
    Way.EMAILED: _l("E-mailed, as agreed"),
}
RETURN_REASONS: dict[ReturnReason, LazyString] = {
    ReturnReason.GONE_AWAY: _l("Gone away"),
    ReturnReason.ADDRESS_UNKNOWN: _l("No such address"),
    ReturnReason.ADDRESS_INCOMPLETE: _l("Address incomplete"),
    ReturnReason.NOT_CALLED_FOR: _l("Not called for"),
    ReturnReason.REFUSED: _l("Refused"),
    ReturnReason.DECEASED: _l("The reader has died"),
    ReturnReason.OTHER: _l("Another reason"),
}
# What to do next about a letter of which service is not proved.
TO_DO: dict[Proof, LazyString] = {
    Proof.NOT_PRINTED: _l("Print it, then hand it over or post it."),
    Proof.PRINTED: _l("Hand it over or post it, and record that."),
    Proof.ON_ITS_WAY: _l("Wait until the day by which it is expected."),
    Proof.RETURNED: _l("Put the address right, serve it again, and record by which way."),
    Proof.TAKEN_AS_SERVED: _l("Nothing more."),
    Proof.SERVED: _l("Nothing more."),
}
LANGUAGES: dict[LanguageChoice, LazyString] = {
    LanguageChoice.WELSH: _l("Welsh"),
    LanguageChoice.ENGLISH: _l("English"),
    LanguageChoice.BOTH: _l("Welsh and English"),
    LanguageChoice.NOT_ASKED: _l("Both, with the question enclosed"),
}
DOCUMENTS: dict[str, LazyString] = {"cy": _l("Welsh"), "en": _l("English")}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(PROBLEMS[broken.code])


_GIVEN_UP: dict[str, LazyString] = {
    "not_drawn": _l("The PDF could not be made. Try again; if it fails once more, tell an administrator."),
    "too_slow": _l(
        "The PDF took too long to make. Try again when the server is less busy; if it fails once more, look for "
        "a very long text in this letter, shorten it and prepare the letter again."
    ),
    "too_large": _l(
        "The PDF needed too much memory. Look for a very large crest or a very long text in this letter, make it "
        "smaller and prepare the letter again."
    ),
    "crashed": _l(
        "Making the PDF stopped without an answer. Try again; if it fails once more, give an administrator this "
        "letter's reference."
    ),
}


def given_up(code: str) -> str:
    """Why a letter has no PDF, after the last attempt."""
    return str(_GIVEN_UP[code]) if code in _GIVEN_UP else ""
