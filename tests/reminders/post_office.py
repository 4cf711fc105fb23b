"""A real SMTP server on a free loopback port, which can refuse, break off, or be away, as a test tells it."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class PostOffice:
    """What the server took, and what it answers: `to_recipient` and `to_data` are whole replies.

    With `breaks_off` it takes the message and then hangs up before it says so.
    """

    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: str = "250 OK"
    to_data: str = "250 Taken"
    breaks_off: bool = False

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if not self.to_data.startswith("250"):
            return self.to_data
        found: Any = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        self.taken.append(found)
        self.recipients += envelope.rcpt_tos
        if self.breaks_off and server.transport is not None:
            server.transport.abort()
        return self.to_data

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each message taken."""
        return [str(one["Message-ID"]) for one in self.taken]


@contextmanager
def post_office(port: int | None = None) -> Iterator[tuple[PostOffice, str]]:
    """The server while the block runs, and its address."""
    office = PostOffice()
    port = port or free_port()
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield office, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def free_port() -> int:
    """A port on which nothing listens."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
