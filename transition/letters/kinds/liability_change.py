"""Notice of a change to employee liability information; see `liability`."""

from transition.letters.kinds.liability import CHANGE as WRITER

__all__ = ["WRITER"]
