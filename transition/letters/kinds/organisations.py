"""The other employer and pension funds as readers: by the named person who receives letters there."""

from transition.letters.content import Addressee
from transition.letters.correspondents.models import Correspondent, CorrespondentRole
from transition.letters.correspondents.queries import correspondents_of
from transition.letters.kinds.readers import Organisation
from transition.letters.person_record import address_lines
from transition.letters.sources import Sources


def other_employer(sources: Sources) -> Organisation | None:
    """The employer on the other side, to whoever was named for it; without a name where nobody was."""
    transfer = sources.transfer
    other = transfer.incoming_employer if sources.is_transferor else transfer.outgoing_employer
    if other is None:
        return None
    found = [one for one in _correspondents(sources) if one.role is CorrespondentRole.EMPLOYER]
    key = f"employer-{other.id}"
    if not found:
        return Organisation(key, Addressee("", (), ""), other.id)
    return Organisation(
        key, addressed(found[0], _both(other.name_cy, other.name)), other.id, found[0].language
    )


def pension_funds(sources: Sources) -> list[Organisation]:
    """Every pension fund for which somebody was named; one without a name where nobody was."""
    found = [one for one in _correspondents(sources) if one.role is CorrespondentRole.PENSION_FUND]
    if not found:
        return [Organisation("fund", Addressee("", (), ""))]
    return [fund(one) for one in found]


def fund(one: Correspondent) -> Organisation:
    """A pension fund by the person who receives letters there."""
    name = _both(one.organisation_cy, one.organisation)
    return Organisation(f"fund-{one.id}", addressed(one, name), None, one.language)


def addressed(one: Correspondent, organisation: str) -> Addressee:
    """The named person at the address that was entered for them: whoever entered it vouches for it."""
    return Addressee(one.name, address_lines(one.address), one.postcode, organisation, is_checked=True)


def _both(welsh: str, english: str) -> str:
    """One envelope serves both languages, so an organisation stands on it by its English name where it has one."""
    return english or welsh


def _correspondents(sources: Sources) -> list[Correspondent]:
    return correspondents_of(sources.transfer, sources.employer)
