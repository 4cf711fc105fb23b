"""What goes between a drawing process and its keeper: a JSON header and bytes, nothing that is run."""

import json
import struct
from typing import Any, BinaryIO

_SIZES = struct.Struct(">II")


def send(pipe: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    """One message: a JSON header and bytes."""
    words = json.dumps(header).encode()
    pipe.write(_SIZES.pack(len(words), len(body)))
    pipe.write(words)
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message, None when the pipe has ended."""
    sizes = pipe.read(_SIZES.size)
    if len(sizes) < _SIZES.size:
        return None
    header_size, body_size = _SIZES.unpack(sizes)
    header, body = pipe.read(header_size), pipe.read(body_size)
    if len(header) < header_size or len(body) < body_size:
        return None
    return json.loads(header), body
