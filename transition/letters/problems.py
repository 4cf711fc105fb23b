"""What is said when a rule of letters refuses."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.letters.mends.of_organisations import PROBLEMS as ORGANISATIONS

# Why a kind of letter is written to nobody for now.
CLOSED: dict[str, LazyString] = {
    "no_new_employer": _l(
        "Under this legal basis nobody's employer changes, so that there is no statement of change, and nobody to "
        "welcome. The present employer's confirmation says what stays the same."
    ),
    "basis_undecided": _l(
        "The legal basis is undecided, so nobody can be told yet that their employer changes. Decide it first."
    ),
    "welcome_too_early": _l(
        "The transfer is more than two weeks away. A welcome goes once it is near: the statement of change is owed "
        "within a month after it."
    ),
    "records_not_released": _l(
        "The present employer has not released the records of those who transfer to the new employer. Letters to "
        "them can be written once it has."
    ),
}
PROBLEMS: dict[str, LazyString] = {
    **CLOSED,
    "nominations_over": _l(
        "The last day for nominations has passed. Give the batch up, set other days in the election, and prepare "
        "it again."
    ),
    "kind_not_written_here": _l("This employer does not write letters of this kind for this transfer."),
    "nobody_to_write_to": _l(
        "Everybody has this letter already, or there is nobody to write to. Nothing was prepared."
    ),
    "nothing_whole": _l(
        "No letter can be written yet. Add what is missing first; it is listed on this page."
    ),
    "dated_in_the_past": _l("The date of the letters must not be in the past."),
    "dated_too_far": _l(
        "The date of the letters must be within three months of today: they are issued on that date, and what they "
        "say is frozen when they are prepared. Check the year, or prepare them nearer the day."
    ),
    "dated_after_transfer": _l(
        "Information to the unions must go before the transfer. Choose an earlier date."
    ),
    "approver_is_preparer": _l("You prepared these letters, so another officer must approve them."),
    "still_rendering": _l("Some letters are still being made. Wait until all of them are there."),
    "nothing_rendered": _l("No letter of this batch could be made. See what is wrong with each of them."),
    "welsh_not_checked": _l(
        "The Welsh of some texts in these letters has not been checked as the letters have it. They are named on "
        "this page."
    ),
    "welsh_must_follow": _l(
        "These Welsh letters are owed to people who were sent English ahead of them, or who wait for their Welsh. "
        "They cannot be given up."
    ),
    "stage_out_of_order": _l("These letters must be approved by another officer before they are issued."),
    "already_issued": _l("These letters have been issued and can never be changed."),
    "cancelled": _l("These letters were given up. Prepare them again."),
    "transfer_date_moved": _l(
        "The transfer date has moved since these letters were prepared. Give them up and prepare them again."
    ),
    "dated_otherwise": _l(
        "The letters carry a date other than today's. Put today's date on them first; they are then made again."
    ),
    "information_changed": _l(
        "The information has changed since these letters were made. Give them up and prepare them again."
    ),
    "information_incomplete": _l(
        "An item of the information is neither given nor stated as none. Complete it, then prepare the letters again."
    ),
    "information_after_transfer": _l("Information under regulation 13 must go before the transfer."),
    "not_recognised": _l("A union of this batch is no longer recognised by this employer."),
    "objected_since": _l(
        "Somebody in this batch has objected to the transfer since it was prepared, so they do not transfer. Give "
        "the batch up and prepare it again: their letter is then left out."
    ),
    "recipient_required": _l("A letter of this batch has no reader. Give the batch up and prepare it again."),
    "not_issued": _l("These letters have not been issued yet."),
    "in_the_future": _l("The day must not be in the future."),
    "before_issue": _l("The day must not be before the letters were issued."),
    "post_class_needed": _l("Select how the letter was posted."),
    "agreement_needed": _l(
        "No agreement to have letters by e-mail is recorded for this reader on that day. Record it first."
    ),
    "by_whom_needed": _l("Say who handed the letter over."),
    "return_reason_needed": _l("Select why the letter came back."),
    "return_words_needed": _l("Say in the note why the letter came back."),
    "way_needed": _l("Select by which way the letter was served again."),
    "numbers_unreadable": _l("Write numbers of letters such as 1-50, 53."),
    "numbers_unknown": _l(
        "There is no issued letter of that number in this batch. See the list of its letters."
    ),
    "why_needed": _l("Say what was wrong with the record."),
    "step_corrected_already": _l("This was corrected already. The letter's page shows what holds now."),
    "nothing_corrected": _l(
        "This is what is recorded already. Change what was wrong, or say that it did not happen."
    ),
    "breaks_what_follows": _l(
        "What was recorded after it could not have happened then. Correct the last thing that happened first."
    ),
    "deputy_of_preparer": _l(
        "The officer in whose name you approve prepared these letters, so their deputy cannot approve them either."
    ),
    "not_their_deputy": _l(
        "You are not that officer's deputy today. Approve in your own name, or ask HR to name you."
    ),
    "not_sent_yet": _l("The letter has not been sent, so it cannot have come back."),
    "not_returned": _l("The letter has not come back, so it need not be served again."),
    "served_already": _l("This letter's service is recorded already. If it came back, record that first."),
    "serve_again_instead": _l("This letter came back. Record that it was served again."),
    "recorded_already": _l("This is recorded for this day already."),
    "before_the_last_step": _l("The day must not be before the last thing that happened to this letter."),
    "nothing_to_record": _l("There is no letter in this batch for which this is new."),
    **ORGANISATIONS,
}
