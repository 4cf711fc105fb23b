"""The words of proposed changes: verdicts, their reasons, where each stands, and what is said when a rule refuses."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.changes import ChangeStep, Ending
from transition.rules.protection import ChangeReason, Verdict, WorkforceChange
from transition.staff.people import labels as people
from transition.web import words

VERDICTS: dict[Verdict, LazyString] = {
    Verdict.ALLOWED: _l("Allowed"),
    Verdict.VOID: _l("Void: refused"),
    Verdict.ADVISER: _l("Needs an adviser"),
}
STEPS: dict[ChangeStep, LazyString] = {
    ChangeStep.REFUSED: _l("Refused"),
    ChangeStep.WITH_ADVISER: _l("Sent to an adviser"),
    ChangeStep.ADVISED_AGAINST: _l("The adviser says that it must not be made"),
    ChangeStep.MAY_BE_MADE: _l("May be made"),
    ChangeStep.MADE: _l("Made"),
}
SHAPES: dict[ChangeStep, str] = {
    ChangeStep.REFUSED: "overdue",
    ChangeStep.WITH_ADVISER: "waiting",
    ChangeStep.ADVISED_AGAINST: "overdue",
    ChangeStep.MAY_BE_MADE: "soon",
    ChangeStep.MADE: "met",
}
ENDINGS: dict[Ending, LazyString] = {
    Ending.SOON: _l("Ends within six months"),
    Ending.ENDED: _l("Has ended"),
}
REASONS: dict[ChangeReason, LazyString] = {
    ChangeReason.UNRELATED: _l("Something that has nothing to do with the transfer"),
    ChangeReason.TRANSFER: _l("The transfer, or bringing terms into line after it"),
    ChangeReason.ETO: _l("An economic, technical or organisational reason"),
    ChangeReason.NEW_AGREEMENT: _l("A collective agreement or award that the contract takes in"),
    ChangeReason.NOT_STATED: _l("Not known yet"),
}
WORKFORCE: dict[WorkforceChange, LazyString] = {
    WorkforceChange.NUMBERS_OR_FUNCTIONS: _l("Yes: in how many people there are, or in what they do"),
    WorkforceChange.WORKPLACE: _l("Yes: in the place where they work"),
    WorkforceChange.NONE: _l("No"),
}
FACTS: dict[str, LazyString] = {
    "basis": _l("The legal basis of the transfer"),
    "transfer_on": _l("The date of the transfer"),
    "status": _l("The force of the term"),
    "reason": _l("The sole or principal reason"),
    "is_agreed": _l("Does the employee agree?"),
    "contract_permits": _l("Does the contract already let the employer make this change?"),
    "workforce_change": _l("Does that reason entail changes in the workforce?"),
    "is_from_collective_agreement": _l("Does the term come from a collective agreement?"),
    "is_no_less_favourable_overall": _l(
        "Taken together, will the terms be no less favourable to the employee than before?"
    ),
    "is_substantial_detriment": _l(
        "Is it a substantial change in working conditions, to the employee's material detriment?"
    ),
    "follows_agreements": _l("Does the contract take in agreements as they are made from time to time?"),
    "agreement_made_on": _l("When was the agreement made?"),
    "is_participant": _l("Does the new employer take part in that bargaining?"),
    "is_scheme_benefit": _l("Is it an old-age, invalidity or survivors' benefit of the pension scheme?"),
    "waives_protection": _l("The employee would give up rights that TUPE gives them"),
}
CODES: dict[str, LazyString] = {
    "basis_undecided": _l("It is not decided whether TUPE applies to this transfer."),
    "no_new_employer": _l(
        "On the recorded legal basis the employer does not change, so regulation 4 does not decide."
    ),
    "not_under_tupe": _l(
        "This transfer follows the principles of TUPE only. Each person's own acceptance decides what their terms are."
    ),
    "before_2014": _l("The transfer took place before 31 January 2014, under the regulation as it was then."),
    "contracting_out": _l("Nobody can give up what TUPE protects. An agreement to do so is void."),
    "pension": _l(
        "Old-age, invalidity and survivors' benefits of a pension scheme lie outside regulation 4. "
        "Ask the pension fund and an adviser."
    ),
    "status_unsettled": _l("It is not settled whether this term binds."),
    "substantial_detriment": _l(
        "Whoever suffers a substantial change to their material detriment may treat themselves as dismissed. "
        "It is so, or nobody knows that it is not."
    ),
    "not_contractual_but_a_measure": _l(
        "The term is not contractual, so no contract varies. The change is a measure: the representatives must "
        "be told of it."
    ),
    "contract_permits": _l("The terms of the contract permit the employer to make the change."),
    "reason_not_stated": _l("Everything turns on the sole or principal reason, and it is not stated."),
    "not_because_of_transfer": _l("The transfer is not the reason, and the employee agrees."),
    "not_agreed_restricted": _l(
        "The employee is not known to agree. From 1 January 2027 the law is expected to restrict changes "
        "imposed without agreement."
    ),
    "not_agreed": _l("The transfer is not the reason, but the employee is not known to agree."),
    "not_incorporated": _l(
        "The contract is not known to take in collective agreements as they are made from time to time."
    ),
    "agreement_day_unknown": _l("It is not known whether the agreement was made after the transfer."),
    "agreed_by_transfer": _l(
        "The collective agreement was made by the day of the transfer, and takes effect with the new employer."
    ),
    "participation_unknown": _l(
        "It is not known whether the new employer takes part in the bargaining for that agreement."
    ),
    "participant": _l(
        "The new employer takes part in that bargaining, so its agreements continue to change the contract."
    ),
    "static_agreement": _l(
        "The agreement was made after the transfer by bargaining in which the new employer takes no part, so it "
        "does not change this contract. The same may be proposed for a reason of its own, with agreement."
    ),
    "eto_workplace_agreed": _l(
        "The reason changes the place where people work, which counts as a change in the workforce, and the "
        "employee agrees."
    ),
    "eto_agreed": _l(
        "The reason is economic, technical or organisational, it entails changes in the workforce, and the "
        "employee agrees."
    ),
    "agreement_unknown": _l(
        "The reason would allow the change, but it is not known whether the employee agrees."
    ),
    "eto_not_agreed": _l("The reason would allow the change, but the employee does not agree."),
    "collective_after_a_year": _l(
        "The term comes from a collective agreement, more than a year has passed since the transfer, the terms "
        "are no less favourable overall, and the employee agrees."
    ),
    "clause_unknown": _l("It is not known whether the contract permits the change."),
    "workforce_change_unknown": _l("It is not known whether the reason entails changes in the workforce."),
    "eto_without_workforce_change": _l(
        "An economic, technical or organisational reason allows a change only where it entails changes in the "
        "workforce."
    ),
    "because_of_transfer": _l(
        "The sole or principal reason is the transfer. Agreement does not save such a change, and no day comes "
        "after which it is safe."
    ),
    "less_favourable": _l("Taken together, the terms would be less favourable to the employee than before."),
    "within_a_year": _l(
        "A term from a collective agreement may vary only when more than a year has passed since the transfer."
    ),
    "collective_not_agreed": _l("The employee does not agree, so the contract does not vary."),
    "origin_unknown": _l("It is not known whether the term comes from a collective agreement."),
    "favourability_unknown": _l("Nobody has compared the terms as a whole with those before."),
    "collective_agreement_unknown": _l(
        "The term might vary under its collective agreement, but it is not known whether the employee agrees."
    ),
}
_PROBLEMS: dict[str, LazyString] = {
    "clause_needed": _l("Enter the clause that lets the employer make this change."),
    "change_before_term": _l("The change must take effect after the day on which the term began."),
    "term_ended": _l("The term ends before this day, so there is nothing to change then."),
    "change_is_void": _l("The law makes this change void. It cannot be advised on or made."),
    "advice_needed": _l("Record what the adviser says first."),
    "advised_against": _l("The adviser says that this change must not be made."),
    "made_before": _l("This change was recorded as made already."),
    "verdict_has_changed": _l(
        "The rules would answer differently now: this day, the transfer or the term is not what was judged. "
        "Propose the change again."
    ),
    "agreed_on_needed": _l("Enter the day on which the employee agreed: the change is lawful because of it."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code]) if broken.code in _PROBLEMS else people.problem(broken)


# The answers that a proposal is read with, in the order of the form; the reason and the clause stand before them.
_SHOWN = (
    "transfer_on", "is_agreed", "contract_permits", "is_substantial_detriment", "workforce_change",
    "is_from_collective_agreement", "is_no_less_favourable_overall", "follows_agreements", "agreement_made_on",
    "is_participant", "is_scheme_benefit", "waives_protection",
)  # fmt: skip
_DAYS = ("transfer_on", "agreement_made_on")


def facts_shown(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The facts that a proposal was judged on, as the rows of a summary; what nobody knew says so."""
    return [{"key": FACTS[name], "value": _shown(name, facts[name])} for name in _SHOWN]


def _shown(name: str, value: Any) -> LazyString | str:
    if value is None:
        return _l("Not known")
    if name in _DAYS:
        return words.day(date.fromisoformat(value))
    return WORKFORCE[WorkforceChange(value)] if name == "workforce_change" else yes_or_no(value)


def yes_or_no(value: bool) -> LazyString:
    """An answer in a word."""
    return _l("Yes") if value else _l("No")
