"""What a reader may see of the outgoing employer's own: the host's "own" is the host's file, not this one."""

from collections.abc import Iterable

from transition.access.permissions import Condition, Needs, Post, Side, Thing, Verb, conditions


def reads_of_outgoing(posts: Iterable[Post], thing: Thing) -> bool:
    """Whether these posts may read that of the outgoing employer, in whole or in numbers."""
    for post in posts:
        held = conditions({post}, Needs(thing, Verb.READ))
        is_own = Condition.OWN in held and post.side is Side.OUTGOING
        if is_own or held & {Condition.ALWAYS, Condition.NUMBERS}:
            return True
    return False
