"""Who may do what, written down again from the specification's table and from nothing in the program.

A cell: - closed, R read, W change (and read), + what is changed besides: A agree, P propose, C correct, O pass on.
The columns are posts towards one transfer: a role on its outgoing side, at its host, in its programme, in a union
recognised by the outgoing employer; the last two hold their role nowhere near a transfer.
"""

POSTS = (
    "officer",
    "cases",
    "host",
    "host cases",
    "lead",
    "union",
    "manager",
    "auditor",
    "admin",
    "translator",
)

TABLE = """
TRANSFER               RA  RA  RA  RA  W   R   R   R   -   -
LEGAL_BASIS            W   W   R   R   RP  R   -   R   -   -
TIMELINE               W   W   W   W   W   R   -   R   -   -
TASKS                  W   W   W   W   W   -   W   -   -   -
REMINDERS              W   W   W   W   R   -   -   R   -   -
STAFF                  W   W   R   R   R   R   R   R   -   -
STAFF_DETAILS          W   W   R   R   -   -   -   R   -   -
CASES                  -   W   -   R   -   -   -   R   -   -
TERMS_BY_CATEGORY      W   W   W   W   R   R   -   R   -   -
IMPORT                 W   W   -   -   -   -   -   R   -   -
MEASURES               W   W   W   W   R   R   -   R   -   -
MEETINGS               W   W   W   W   R   RC  -   R   -   -
REPRESENTATIONS        W   W   W   W   R   W   -   R   -   -
ONE_TO_ONES            W   W   -   -   R   R   W   R   -   -
OBJECTIONS             W   W   RO  RO  -   -   O   R   -   -
STAFF_LETTERS          W   W   W   W   R   R   -   R   -   -
ORGANISATION_LETTERS   W   W   W   W   R   R   -   R   -   -
BATCH_APPROVAL         W   W   W   W   -   -   -   -   -   -
LIABILITY_INFORMATION  W   W   R   R   R   -   -   R   -   -
MONEY                  W   W   R   R   R   R   -   R   -   -
SCOPE                  W   W   R   R   W   -   -   R   -   -
DECISIONS              W   W   R   R   W   R   -   R   -   -
REPORT_PART_1          W   W   R   R   R   R   R   R   -   -
REPORT_PART_2          W   W   -   -   -   -   -   R   -   -
PROGRAMME_REPORT       R   R   R   R   W   R   R   R   -   -
EVIDENCE_BUNDLE        W   W   W   W   -   -   -   R   -   -
LEGAL_ADVICE           W   W   W   W   -   -   -   -   -   -
ACCOUNTS               -   -   -   -   -   -   -   R   W   -
TRAIL                  R   R   R   R   R   -   -   R   R   -
PROGRAMMES             R   R   R   R   W   -   -   R   -   -
WELSH_TEXTS            W   W   W   W   -   -   -   -   -   W
"""

LETTERS = {"READ": "RW", "WRITE": "W", "AGREE": "A", "PROPOSE": "P", "CORRECT": "C", "PASS_ON": "O"}
CELLS = {
    (thing, post): cell
    for thing, *cells in (line.split() for line in TABLE.strip().splitlines())
    for post, cell in zip(POSTS, cells, strict=True)
}
# The same role on the other side of some other transfer: what the first gate looks at.
ROLES = {
    "officer": ("officer", "host"),
    "host": ("officer", "host"),
    "cases": ("cases", "host cases"),
    "host cases": ("cases", "host cases"),
}


def is_open(post: str, thing: str, verb: str) -> bool:
    """Whether the table lets this post do that, under whatever condition."""
    return bool(set(CELLS[thing, post]) & set(LETTERS[verb]))


def is_open_somewhere(post: str, thing: str, verb: str) -> bool:
    """Whether the table lets this role do that on any side of any transfer."""
    return any(is_open(one, thing, verb) for one in ROLES.get(post, (post,)))
