"""A real SMTP server on a free loopback port, which can refuse, break off, or be away, as a test tells it."""

import asyncio
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

    With `breaks_off` it takes the message and then hangs up before it says so; with `cuts_short` it hangs up
    before it takes it. The next `trickles` conversations get their answer a few letters at a time, without end. `turns`
    are replies to senders that take turns, one conversation after another.
    `refuses` names a recipient that it does not know.
    """

    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    to_recipient: str = "250 OK"
    to_data: str = "250 Taken"
    turns: tuple[str, ...] = ()
    breaks_off: bool = False
    cuts_short: bool = False
    trickles: int = 0
    refuses: str = ""
    trickled: int = 0

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address == self.refuses:
            return "550 Nobody of that name"
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.turns, reply = (*self.turns[1:], *self.turns[:1]), next(iter(self.turns), "250 OK")
        if reply.startswith("250"):
            envelope.mail_from = address
        return reply

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.trickles:
            await self._trickle(server)
            return "451 Nobody listens any more"
        if self.cuts_short and server.transport is not None:
            server.transport.abort()
            return "451 Cut short"
        if not self.to_data.startswith("250"):
            return self.to_data
        found: Any = message_from_bytes(bytes(envelope.content or b""), policy=policy.default)
        self.taken.append(found)
        self.recipients += envelope.rcpt_tos
        if self.breaks_off and server.transport is not None:
            server.transport.abort()
        return self.to_data

    async def _trickle(self, server: SMTP) -> None:
        """A reply that never ends, as long as anybody listens to it."""
        self.trickles, self.trickled = self.trickles - 1, self.trickled + 1
        while server.transport is not None and not server.transport.is_closing():
            server.transport.write(b"451-Wait\r\n")
            await asyncio.sleep(0.01)

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
