"""One thing that a letter may lack, worded."""

from dataclasses import dataclass

from flask_babel import LazyString


@dataclass(frozen=True)
class Mend:
    """What a letter lacks, in words that say what to do, and the page where it is done."""

    words: LazyString
    endpoint: str = ""
