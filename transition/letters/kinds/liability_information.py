"""Notice of employee liability information; see `liability`."""

from transition.letters.kinds.liability import INFORMATION as WRITER

__all__ = ["WRITER"]
