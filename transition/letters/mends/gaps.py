"""What a letter lacks, worded for the officer, with the page on which it is mended."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from transition.access.guard import is_open
from transition.letters.mends.mend import Mend
from transition.letters.mends.of_organisations import GAPS as OF_ORGANISATIONS
from transition.letters.mends.of_staff import GAPS as OF_STAFF

_SETTINGS, _STAFF, _FILE = "letters.settings", "staff.list_people", "consultation.consultation"
_TRANSFER, _OBJECTIONS = "transfers.transfer", "objections.list_objections"
GAPS: dict[str, Mend] = {
    **OF_STAFF,
    **OF_ORGANISATIONS,
    "name": Mend(_l("The reader's name is missing. Enter it in the staff record."), _STAFF),
    "address": Mend(
        _l("There is no address. Enter it in the staff record, or in the settings of the union."), _STAFF
    ),
    "address_too_short": Mend(
        _l("The address is too short: with the name and the postcode it must have three lines at least."),
        _STAFF,
    ),
    "postcode_shape": Mend(
        _l(
            "The postcode is not one of the United Kingdom, such as NP7 5ZZ. Put it right in the staff record. For an "
            "address abroad leave the postcode empty, write the foreign code in the line of the town, and end the "
            "address with the country."
        ),
        _STAFF,
    ),
    "postcode_in_lines": Mend(
        _l(
            "The address ends in another postcode than the one recorded. Take the wrong one out in the staff record."
        ),
        _STAFF,
    ),
    "postcode_or_country": Mend(
        _l(
            "The address has no postcode and does not end in a country. Enter the postcode in the staff record, or "
            "for an address abroad the country on the last line."
        ),
        _STAFF,
    ),
    "postcode_and_country": Mend(
        _l(
            "The address ends in a country abroad and has a postcode of the United Kingdom. Take out whichever is "
            "wrong in the staff record."
        ),
        _STAFF,
    ),
    "address_checked": Mend(
        _l(
            "Nobody has checked the address. Check it in the staff record: this letter never goes to "
            "an address that was not checked."
        ),
        _STAFF,
    ),
    "address_too_long": Mend(
        _l("The address does not fit in the window of an envelope. Shorten it in the staff record."), _STAFF
    ),
    "signatory": Mend(
        _l(
            "The employer has no named signatory with a title. Ask an administrator to enter one in "
            "the employer's settings."
        )
    ),
    "contact": Mend(
        _l(
            "The letter names nobody whom the reader can ask. Enter a contact with a telephone number or an "
            "e-mail address."
        ),
        _SETTINGS,
    ),
    "service": Mend(
        _l(
            "The service to which the work goes is not recorded. Ask the programme lead to enter it "
            "with the transfer."
        ),
        _TRANSFER,
    ),
    "functions": Mend(
        _l("The work that moves is not described. Describe it in the settings of letters."), _SETTINGS
    ),
    "reason": Mend(
        _l(
            "The reason for the transfer is not recorded. Ask the programme lead to enter it with the "
            "transfer."
        ),
        _TRANSFER,
    ),
    "representatives": Mend(
        _l(
            "No recognised union is recorded for this employer. Ask an administrator to enter the "
            "recognition, or record who represents staff."
        )
    ),
    "consultation_dates": Mend(
        _l(
            "The days on which consultation opens and closes are not recorded. Enter them in the "
            "consultation file."
        ),
        _FILE,
    ),
    "affected": Mend(
        _l("The employees who may be affected are not described. Describe them in the settings of letters."),
        _SETTINGS,
    ),
    "legal_implications": Mend(
        _l("The legal implications are neither given nor stated as none. Answer in the consultation file."),
        _FILE,
    ),
    "economic_implications": Mend(
        _l(
            "The economic implications are neither given nor stated as none. Answer in the consultation file."
        ),
        _FILE,
    ),
    "social_implications": Mend(
        _l("The social implications are neither given nor stated as none. Answer in the consultation file."),
        _FILE,
    ),
    "own_measures": Mend(
        _l(
            "This employer's measures are neither given in full nor stated as none. Answer under "
            "measures: what, who, when and with what effect."
        ),
        _FILE,
    ),
    "transferee_measures": Mend(
        _l(
            "The new employer's measures are neither given in full nor stated as none. Ask it "
            "for them, and record the answer."
        ),
        _FILE,
    ),
    "agency_workers": Mend(
        _l(
            "The number of agency workers of the whole employer is not stated. Nought is an answer. "
            "Enter it in the consultation file."
        ),
        _FILE,
    ),
    "agency_parts": Mend(
        _l(
            "The parts of the employer in which agency workers work are not stated. Enter them in the "
            "consultation file."
        ),
        _FILE,
    ),
    "agency_work": Mend(
        _l("The type of work that agency workers do is not stated. Enter it in the consultation file."), _FILE
    ),
    "welsh_effects": Mend(
        _l("The effect on the Welsh language is not stated. Enter a first view in the settings of letters."),
        _SETTINGS,
    ),
    "objection_open": Mend(
        _l(
            "This person objects to the transfer, so they do not transfer. A confirmation goes to them only "
            "once they withdraw the objection in writing."
        ),
        _OBJECTIONS,
    ),
    "withdraw_by": Mend(
        _l(
            "The transfer has come, so no time is left in which the objection could be withdrawn. Ask your adviser."
        )
    ),
    "sections": Mend(_l("There is nothing in the record to check. Complete the staff record."), _STAFF),
    "reply_by": Mend(
        _l("The day by which the reader is to reply is not set. Enter it in the settings of letters."),
        _SETTINGS,
    ),
    "code": Mend(_l("The letter has no code for its slip. Prepare it again.")),
    "old_facts": Mend(
        _l(
            "This letter was prepared by an earlier version, and no draft of it can be made. Its documents stay."
        )
    ),
    "legal_basis": Mend(
        _l("The legal basis is undecided. Nothing can be confirmed to staff until it is decided."), _TRANSFER
    ),
    "posts": Mend(_l("A post has no job title. Enter it in the staff record."), _STAFF),
    "workplace": Mend(_l("A post has no place of work. Enter it in the staff record."), _STAFF),
    "measures": Mend(
        _l(
            "The measures of both employers are neither given in full nor stated as none. Answer "
            "under measures: what, who, when and with what effect."
        ),
        _FILE,
    ),
    "terms": Mend(
        _l(
            "No terms are recorded for this person. Enter them in the staff record: a letter cannot "
            "annex what nobody wrote down."
        ),
        _STAFF,
    ),
    "legal_employer": Mend(
        _l("The legal employer that takes the staff on is not confirmed. This letter must name it."),
        _TRANSFER,
    ),
    "date_agreed": Mend(
        _l(
            "Both employers have not agreed the transfer date yet. It cannot be confirmed to staff "
            "before they do."
        ),
        _TRANSFER,
    ),
    "pension": Mend(
        _l(
            "Nobody has recorded whether this person is in the pension scheme. Enter the pension "
            "term, or that there is none."
        ),
        _STAFF,
    ),
    "pension_fund": Mend(
        _l("The name of the pension fund is missing. Enter it in the settings of letters."), _SETTINGS
    ),
    "first_pay": Mend(
        _l("The day of the first pay from the new employer is missing. Enter it in the settings of letters."),
        _SETTINGS,
    ),
    "service_recognised": Mend(
        _l("What service the new employer recognises is not stated. Enter it in the settings of letters."),
        _SETTINGS,
    ),
    "consulted": Mend(
        _l(
            "The day on which the officer was consulted about the loan is missing. Enter it in the "
            "settings of letters."
        ),
        _SETTINGS,
    ),
    "loan_until": Mend(
        _l("How long the loan lasts is not stated. Enter it in the settings of letters."), _SETTINGS
    ),
}


@dataclass(frozen=True)
class Missing:
    """Something that stops a letter, worded, with the page that mends it."""

    words: str
    href: str | None


def missing(code: str, transfer_id: int, person_id: int | None = None) -> Missing:
    """What a code says to the reader; the link leads to the person's own record where that mends it."""
    mend = GAPS[code]
    if mend.endpoint == _STAFF and person_id and is_open("staff.show_person"):
        return Missing(
            str(mend.words), url_for("staff.show_person", transfer_id=transfer_id, person_id=person_id)
        )
    is_there = bool(mend.endpoint) and is_open(mend.endpoint)
    return Missing(str(mend.words), url_for(mend.endpoint, transfer_id=transfer_id) if is_there else None)
