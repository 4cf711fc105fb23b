"""Who may do what: roles, things, verbs and the conditions between them, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple


class Role(StrEnum):
    """What a person is appointed as."""

    HR_OFFICER = "HR_OFFICER"
    HR_CASEWORKER = "HR_CASEWORKER"
    PROGRAMME_LEAD = "PROGRAMME_LEAD"
    REPRESENTATIVE = "REPRESENTATIVE"
    MANAGER = "MANAGER"
    TRANSLATOR = "TRANSLATOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


class Side(StrEnum):
    """Where an appointment stands towards one transfer."""

    OUTGOING = "OUTGOING"
    INCOMING = "INCOMING"
    PROGRAMME = "PROGRAMME"
    UNION = "UNION"
    NONE = "NONE"


class Thing(StrEnum):
    """What can be read or changed."""

    TRANSFER = "TRANSFER"
    LEGAL_BASIS = "LEGAL_BASIS"
    TIMELINE = "TIMELINE"
    STAFF = "STAFF"
    STAFF_DETAILS = "STAFF_DETAILS"
    CASES = "CASES"
    TERMS_BY_CATEGORY = "TERMS_BY_CATEGORY"
    IMPORT = "IMPORT"
    MEASURES = "MEASURES"
    MEETINGS = "MEETINGS"
    REPRESENTATIONS = "REPRESENTATIONS"
    ONE_TO_ONES = "ONE_TO_ONES"
    OBJECTIONS = "OBJECTIONS"
    STAFF_LETTERS = "STAFF_LETTERS"
    ORGANISATION_LETTERS = "ORGANISATION_LETTERS"
    BATCH_APPROVAL = "BATCH_APPROVAL"
    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    MONEY = "MONEY"
    SCOPE = "SCOPE"
    DECISIONS = "DECISIONS"
    REPORT_PART_1 = "REPORT_PART_1"
    REPORT_PART_2 = "REPORT_PART_2"
    PROGRAMME_REPORT = "PROGRAMME_REPORT"
    EVIDENCE_BUNDLE = "EVIDENCE_BUNDLE"
    LEGAL_ADVICE = "LEGAL_ADVICE"
    ACCOUNTS = "ACCOUNTS"
    TRAIL = "TRAIL"
    PROGRAMMES = "PROGRAMMES"
    TASKS = "TASKS"
    REMINDERS = "REMINDERS"
    WELSH_TEXTS = "WELSH_TEXTS"


class Verb(StrEnum):
    """What is done to a thing. Changing implies reading."""

    READ = "READ"
    WRITE = "WRITE"
    AGREE = "AGREE"
    PROPOSE = "PROPOSE"
    CORRECT = "CORRECT"
    PASS_ON = "PASS_ON"  # noqa: S105 - a verb, not a password


class Condition(StrEnum):
    """What narrows a grant; the feature that owns the thing applies it in its queries."""

    ALWAYS = "ALWAYS"
    OWN = "OWN"
    AFTER_RELEASE = "AFTER_RELEASE"
    BY_RECORDED_RELEASE = "BY_RECORDED_RELEASE"
    NO_PERSON_NAMED = "NO_PERSON_NAMED"
    OWN_REPORTS = "OWN_REPORTS"
    NUMBERS = "NUMBERS"
    SPECIMENS = "SPECIMENS"
    ATTENDED = "ATTENDED"
    FIVE_OR_MORE = "FIVE_OR_MORE"
    PUBLISHED = "PUBLISHED"
    NOT_ITS_PREPARER = "NOT_ITS_PREPARER"
    ONCE_RELEASED = "ONCE_RELEASED"
    ACCOUNTS_ONLY = "ACCOUNTS_ONLY"


class Needs(NamedTuple):
    """What a page asks of its reader."""

    thing: Thing
    verb: Verb


class Open(StrEnum):
    """Pages that ask for less than a grant."""

    ANYONE = "ANYONE"
    SIGNED_IN = "SIGNED_IN"


@dataclass(frozen=True)
class Appointment:
    """One person's role at one place, from a date until a date (both included)."""

    role: Role
    from_on: date
    until_on: date | None = None
    employer_id: int | None = None
    programme_id: int | None = None
    recognition_id: int | None = None

    def is_current(self, today: date) -> bool:
        """Whether the appointment holds on that day."""
        return self.from_on <= today and (self.until_on is None or today <= self.until_on)


@dataclass(frozen=True)
class Viewer:
    """Someone who is signed in, with the appointments that hold today."""

    account_id: int
    name: str
    appointments: tuple[Appointment, ...]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held today."""
        return frozenset(appointment.role for appointment in self.appointments)


class Post(NamedTuple):
    """A role on one side of one transfer."""

    role: Role
    side: Side


class Grant(NamedTuple):
    """A post may do this to that, under a condition."""

    post: Post
    thing: Thing
    verb: Verb
    condition: Condition = Condition.ALWAYS


_OUT: Final = (Post(Role.HR_OFFICER, Side.OUTGOING), Post(Role.HR_CASEWORKER, Side.OUTGOING))
_HOST: Final = (Post(Role.HR_OFFICER, Side.INCOMING), Post(Role.HR_CASEWORKER, Side.INCOMING))
_OUT_CASES: Final = (Post(Role.HR_CASEWORKER, Side.OUTGOING),)
_HOST_CASES: Final = (Post(Role.HR_CASEWORKER, Side.INCOMING),)
_LEAD: Final = (Post(Role.PROGRAMME_LEAD, Side.PROGRAMME),)
_UNION: Final = (Post(Role.REPRESENTATIVE, Side.UNION),)
_MANAGER: Final = (Post(Role.MANAGER, Side.OUTGOING), Post(Role.MANAGER, Side.INCOMING))
_AUDITOR: Final = (Post(Role.AUDITOR, Side.OUTGOING), Post(Role.AUDITOR, Side.INCOMING))
_ADMIN: Final = (Post(Role.ADMINISTRATOR, Side.NONE),)
_TRANSLATOR: Final = (Post(Role.TRANSLATOR, Side.NONE),)

_R, _W = Verb.READ, Verb.WRITE
_T, _C = Thing, Condition

# A cell of the table: who, what, verb, condition. Whatever has no line here is closed.
_TABLE: Final[tuple[tuple[tuple[Post, ...], Thing, Verb, Condition], ...]] = (
    *((who, _T.TRANSFER, _R, _C.ALWAYS) for who in (_OUT, _HOST, _UNION, _MANAGER, _AUDITOR)),
    *((who, _T.TRANSFER, Verb.AGREE, _C.ALWAYS) for who in (_OUT, _HOST)),
    (_LEAD, _T.TRANSFER, _W, _C.ALWAYS),
    (_LEAD, _T.PROGRAMMES, _W, _C.ALWAYS),
    *((who, _T.PROGRAMMES, _R, _C.ALWAYS) for who in (_OUT, _HOST, _AUDITOR)),
    (_OUT, _T.LEGAL_BASIS, _W, _C.OWN),
    (_LEAD, _T.LEGAL_BASIS, Verb.PROPOSE, _C.ALWAYS),
    *((who, _T.LEGAL_BASIS, _R, _C.ALWAYS) for who in (_HOST, _LEAD, _UNION, _AUDITOR)),
    *((who, _T.TIMELINE, _W, _C.ALWAYS) for who in (_OUT, _LEAD)),
    (_HOST, _T.TIMELINE, _W, _C.OWN),
    (_UNION, _T.TIMELINE, _R, _C.NO_PERSON_NAMED),
    (_AUDITOR, _T.TIMELINE, _R, _C.ALWAYS),
    *((who, _T.TASKS, _W, _C.OWN) for who in (_OUT, _HOST, _LEAD, _MANAGER)),
    # Who is next when something stays undone, and who was told: each employer's own; a lead sees the programme's.
    *((who, _T.REMINDERS, _W, _C.OWN) for who in (_OUT, _HOST)),
    (_LEAD, _T.REMINDERS, _R, _C.ALWAYS),
    (_AUDITOR, _T.REMINDERS, _R, _C.OWN),
    (_OUT, _T.STAFF, _W, _C.ALWAYS),
    (_HOST, _T.STAFF, _R, _C.AFTER_RELEASE),
    *((who, _T.STAFF, _R, _C.ALWAYS) for who in (_LEAD, _AUDITOR)),
    (_UNION, _T.STAFF, _R, _C.BY_RECORDED_RELEASE),
    (_MANAGER, _T.STAFF, _R, _C.OWN_REPORTS),
    (_OUT, _T.STAFF_DETAILS, _W, _C.ALWAYS),
    (_HOST, _T.STAFF_DETAILS, _R, _C.AFTER_RELEASE),
    (_AUDITOR, _T.STAFF_DETAILS, _R, _C.ALWAYS),
    (_OUT_CASES, _T.CASES, _W, _C.ALWAYS),
    (_HOST_CASES, _T.CASES, _R, _C.AFTER_RELEASE),
    (_AUDITOR, _T.CASES, _R, _C.NUMBERS),
    # Writing: what the new employer's own terms are, by its HR or by those whom it told.
    *((who, _T.TERMS_BY_CATEGORY, _W, _C.ALWAYS) for who in (_OUT, _HOST)),
    *((who, _T.TERMS_BY_CATEGORY, _R, _C.ALWAYS) for who in (_LEAD, _UNION, _AUDITOR)),
    (_OUT, _T.IMPORT, _W, _C.ALWAYS),
    (_AUDITOR, _T.IMPORT, _R, _C.ALWAYS),
    *((who, _T.MEASURES, _W, _C.OWN) for who in (_OUT, _HOST)),
    *((who, _T.MEASURES, _R, _C.ALWAYS) for who in (_LEAD, _UNION, _AUDITOR)),
    (_OUT, _T.MEETINGS, _W, _C.ALWAYS),
    (_HOST, _T.MEETINGS, _W, _C.OWN),
    *((who, _T.MEETINGS, _R, _C.ALWAYS) for who in (_LEAD, _UNION, _AUDITOR)),
    (_UNION, _T.MEETINGS, Verb.CORRECT, _C.ATTENDED),
    *((who, _T.REPRESENTATIONS, _W, _C.OWN) for who in (_OUT, _HOST, _UNION)),
    *((who, _T.REPRESENTATIONS, _R, _C.ALWAYS) for who in (_LEAD, _AUDITOR)),
    (_OUT, _T.ONE_TO_ONES, _W, _C.ALWAYS),
    *((who, _T.ONE_TO_ONES, _R, _C.NUMBERS) for who in (_LEAD, _UNION)),
    (_MANAGER, _T.ONE_TO_ONES, _W, _C.OWN_REPORTS),
    (_AUDITOR, _T.ONE_TO_ONES, _R, _C.ALWAYS),
    (_OUT, _T.OBJECTIONS, _W, _C.ALWAYS),
    (_HOST, _T.OBJECTIONS, Verb.PASS_ON, _C.ALWAYS),
    (_HOST, _T.OBJECTIONS, _R, _C.AFTER_RELEASE),
    (_MANAGER, _T.OBJECTIONS, Verb.PASS_ON, _C.ALWAYS),
    (_AUDITOR, _T.OBJECTIONS, _R, _C.ALWAYS),
    (_OUT, _T.STAFF_LETTERS, _W, _C.ALWAYS),
    (_HOST, _T.STAFF_LETTERS, _W, _C.OWN),
    (_LEAD, _T.STAFF_LETTERS, _R, _C.NUMBERS),
    (_UNION, _T.STAFF_LETTERS, _R, _C.SPECIMENS),
    (_AUDITOR, _T.STAFF_LETTERS, _R, _C.ALWAYS),
    (_OUT, _T.ORGANISATION_LETTERS, _W, _C.ALWAYS),
    (_HOST, _T.ORGANISATION_LETTERS, _W, _C.OWN),
    (_UNION, _T.ORGANISATION_LETTERS, _R, _C.OWN),
    *((who, _T.ORGANISATION_LETTERS, _R, _C.ALWAYS) for who in (_LEAD, _AUDITOR)),
    *((who, _T.BATCH_APPROVAL, _W, _C.NOT_ITS_PREPARER) for who in (_OUT, _HOST)),
    (_OUT, _T.LIABILITY_INFORMATION, _W, _C.ALWAYS),
    (_HOST, _T.LIABILITY_INFORMATION, _R, _C.ONCE_RELEASED),
    (_LEAD, _T.LIABILITY_INFORMATION, _R, _C.NUMBERS),
    (_AUDITOR, _T.LIABILITY_INFORMATION, _R, _C.ALWAYS),
    (_OUT, _T.MONEY, _W, _C.ALWAYS),
    *((who, _T.MONEY, _R, _C.ALWAYS) for who in (_HOST, _AUDITOR)),
    (_LEAD, _T.MONEY, _R, _C.FIVE_OR_MORE),
    (_UNION, _T.MONEY, _R, _C.PUBLISHED),
    *((who, _T.SCOPE, _W, _C.ALWAYS) for who in (_OUT, _LEAD)),
    *((who, _T.SCOPE, _R, _C.ALWAYS) for who in (_HOST, _AUDITOR)),
    *((who, _T.DECISIONS, _W, _C.ALWAYS) for who in (_OUT, _LEAD)),
    *((who, _T.DECISIONS, _R, _C.ALWAYS) for who in (_HOST, _UNION, _AUDITOR)),
    *((who, _T.REPORT_PART_1, _R, _C.ALWAYS) for who in (_OUT, _HOST, _LEAD, _UNION, _MANAGER, _AUDITOR)),
    *((who, _T.REPORT_PART_2, _R, _C.ALWAYS) for who in (_OUT, _AUDITOR)),
    # Drafting and issuing: the council whose report it is.
    *((_OUT, part, _W, _C.ALWAYS) for part in (_T.REPORT_PART_1, _T.REPORT_PART_2)),
    # The lead's own document: what each council has issued for publication, and the programme's published items. Read
    # by everybody who may read Part 1 of some transfer in the programme.
    (_LEAD, _T.PROGRAMME_REPORT, _W, _C.ALWAYS),
    *((who, _T.PROGRAMME_REPORT, _R, _C.ALWAYS) for who in (_OUT, _HOST, _UNION, _MANAGER, _AUDITOR)),
    # Each employer's HR makes those of its own file, its own auditor reads them.
    *((who, _T.EVIDENCE_BUNDLE, _W, _C.OWN) for who in (_OUT, _HOST)),
    (_AUDITOR, _T.EVIDENCE_BUNDLE, _R, _C.OWN),
    *((who, _T.LEGAL_ADVICE, _W, _C.OWN) for who in (_OUT, _HOST)),
    (_ADMIN, _T.ACCOUNTS, _W, _C.ALWAYS),
    (_AUDITOR, _T.ACCOUNTS, _R, _C.ALWAYS),
    *((who, _T.TRAIL, _R, _C.OWN) for who in (_OUT, _HOST, _LEAD)),
    (_AUDITOR, _T.TRAIL, _R, _C.ALWAYS),
    (_ADMIN, _T.TRAIL, _R, _C.ACCOUNTS_ONLY),
    *((who, _T.WELSH_TEXTS, _W, _C.OWN) for who in (_OUT, _HOST, _TRANSLATOR)),
)

GRANTS: Final[frozenset[Grant]] = frozenset(
    Grant(post, thing, verb, condition) for who, thing, verb, condition in _TABLE for post in who
)

_IMPLIED: Final = {Verb.READ: frozenset({Verb.READ, Verb.WRITE})}


def conditions(posts: Iterable[Post], needs: Needs) -> frozenset[Condition]:
    """Under which conditions these posts may do that; empty means not at all."""
    held, verbs = frozenset(posts), _IMPLIED.get(needs.verb, frozenset({needs.verb}))
    return frozenset(
        grant.condition
        for grant in GRANTS
        if grant.post in held and grant.thing is needs.thing and grant.verb in verbs
    )


def may(posts: Iterable[Post], thing: Thing, verb: Verb = Verb.READ) -> bool:
    """Whether any of these posts may do that, whatever the condition."""
    return bool(conditions(posts, Needs(thing, verb)))


def grants(roles: Iterable[Role], needs: Needs) -> bool:
    """Whether any of these roles, on any side of any transfer, may do that: the first gate of every page."""
    held = frozenset(roles)
    return may((grant.post for grant in GRANTS if grant.post.role in held), needs.thing, needs.verb)
