"""What stops a letter between organisations and where it is mended, and what is said when a rule refuses one."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.letters.mends.mend import Mend

_CORRESPONDENTS, _SETTINGS, _STAFF = "letters.correspondents", "letters.settings", "staff.list_people"
# What stops a letter, in words that say what to do, and the page on which it is done.
GAPS: Final[dict[str, Mend]] = {
    "correspondent": Mend(
        _l("Nobody is named who receives letters there. Enter a person with their job title and address."),
        _CORRESPONDENTS,
    ),
    "correspondent_address": Mend(
        _l("The address or the postcode of whoever receives letters there is missing. Enter it."),
        _CORRESPONDENTS,
    ),
    "correspondent_too_long": Mend(
        _l(
            "The address of whoever receives letters there does not fit in the window of an envelope. Shorten it."
        ),
        _CORRESPONDENTS,
    ),
    "staff_in_scope": Mend(_l("Nobody is in scope of this transfer yet. Decide who is assigned to it."), _STAFF),
    "measures_reply_by": Mend(
        _l(
            "The day by which the new employer is to answer is missing, or does not lie between the date of the "
            "letter and the transfer. Enter it in the settings of letters."
        ),
        _SETTINGS,
    ),
    "representation_reply": Mend(
        _l("The reply has no words. Record what was replied."), "consultation.consultation"
    ),
    "representation_reasons": Mend(
        _l("What is rejected needs reasons. Record them with the reply."), "consultation.consultation"
    ),
    "liability_notice": Mend(
        _l("Nobody has said what the released file is. Describe the release."), "letters.liability"
    ),
    "liability_handed_over": Mend(
        _l("How the file is handed over is not stated. Describe the release."), "letters.liability"
    ),
    "liability_reasons": Mend(
        _l("Why headings are not complete is not stated. Describe the release."), "letters.liability"
    ),
    "employer_stays": Mend(
        _l("Under this legal basis nobody changes employer, so a pension fund needs no notice."), ""
    ),
    "staff_not_released": Mend(
        _l("The new employer may name staff only once the present employer has released who they are."), ""
    ),
    "pension_unasked": Mend(
        _l(
            "Of somebody in scope nobody has recorded whether they are in the pension scheme. Enter the pension "
            "term of each, or that there is none."
        ),
        _STAFF,
    ),
    "pension_members": Mend(_l("Nobody in scope is in the pension scheme, as the records have it."), _STAFF),
    "transfer_to_come": Mend(_l("The transfer has not taken place yet. Write this letter after it."), ""),
    "delivery": Mend(
        _l("What became of a measure is not recorded. Record of each whether it was delivered."),
        "delivery.promises",
    ),
    "review": Mend(_l("No review is recorded. Record the review that was held."), "reviews.reviews"),
    "correction_words": Mend(
        _l("What was wrong and what is right must be written in English and in Welsh."), ""
    ),
}  # fmt: skip


PROBLEMS: Final[dict[str, LazyString]] = {
    "correspondent_exists": _l("Somebody is named for the other employer already. Change that entry."),
    "organisation_required": _l("Enter the name of the pension fund."),
    "corrected_already": _l(
        "Each of these letters has been corrected. To correct it again, correct the correction."
    ),
    "measures_changed": _l(
        "The measures have changed since these letters were made. Give them up and prepare them again."
    ),
    "reply_before_request": _l(
        "The day by which the new employer is to answer has passed. Give these letters up, enter another day and "
        "prepare them again."
    ),
    "reply_after_transfer": _l(
        "The day by which the new employer is to answer must lie before the transfer."
    ),
    "no_incoming_employer": _l("The new employer is not known yet."),
    "measures_exist": _l("There are measures on record, so it cannot be stated that there are none."),
    "no_measures_yet": _l("There are no measures on record."),
    "described_already": _l("This release is described already, and that stays as it is."),
    "specified_date_too_early": _l(
        "The day must lie within the 14 days before the release (regulation 11(3))."
    ),
    "specified_date_after_notice": _l("The day must not be after the release."),
    "reasons_required": _l("Say why these headings are not complete."),
    "nothing_before": _l("This is the first version, so nothing has changed since one before it."),
    "rows_and_headings": _l("Give both the headings and the row keys that changed, or neither."),
    "not_to_an_organisation": _l("Receipts are kept of letters to organisations and unions only."),
    "receipt_needs_words": _l("Say what shows that it was received, or add the receipt as a document."),
    "document_empty": _l("The file is empty."),
    "document_too_large": _l("The file is larger than 10 MB."),
    "document_kind": _l("The file must be a PDF, a Word document without macros, or a picture."),
}
