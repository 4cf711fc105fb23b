"""A picture sent as a council's crest, drawn anew within bounds: nothing of the file itself is kept."""

import io
import warnings

from PIL import Image

from transition.rules.broken import RuleBroken

MAX_BYTES = 2 * 2**20
MAX_SIDE = 5_000
MIN_SIDE = 100
# At 22 mm high on paper this is finer than any office printer draws.
KEPT_SIDE = 1_000
# Some cameras leave a few bytes behind the end of a picture.
_END_OF_JPEG, _TAIL = b"\xff\xd9", 1_024


def drawn_anew(data: bytes) -> tuple[bytes, int, int]:
    """The picture as a PNG with its width and height; the same file gives the same bytes.

    Its size is read before anything is unpacked. RuleBroken `crest_too_big`, `crest_not_a_picture`,
    `crest_too_many_dots`, `crest_too_few_dots`.
    """
    if len(data) > MAX_BYTES:
        raise RuleBroken("crest_too_big", "file", {"limit": MAX_BYTES // 2**20})
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as sent:
            warnings.simplefilter("ignore")
            _check_size(*sent.size)
            _check_whole(data, sent.format)
            return _as_png(sent)
    except RuleBroken:
        raise
    except Exception as error:  # whatever its reader trips over, it is no picture that we can draw
        raise RuleBroken("crest_not_a_picture", "file") from error


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise RuleBroken("crest_too_many_dots", "file", {"limit": MAX_SIDE})
    if min(width, height) < MIN_SIDE:
        raise RuleBroken("crest_too_few_dots", "file", {"limit": MIN_SIDE})


def _check_whole(data: bytes, kind: str | None) -> None:
    """Refuses half a file, which the reader would take: the PDF maker asks it to, for the whole process."""
    if kind == "PNG":
        with Image.open(io.BytesIO(data), formats=("PNG",)) as again:
            again.verify()
    elif _END_OF_JPEG not in data[-_TAIL:]:
        raise RuleBroken("crest_not_a_picture", "file")


def _as_png(sent: Image.Image) -> tuple[bytes, int, int]:
    picture = sent.convert("RGBA")
    picture.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)  # dots only: no note, profile or place that the file carried
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=False)
    return out.getvalue(), bare.width, bare.height
