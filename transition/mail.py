"""Sends one message by SMTP; no wording, no choice of who."""

import smtplib
import socket
import ssl
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from functools import cache
from threading import Timer
from typing import Any
from urllib.parse import unquote, urlsplit

# How long one answer may take, and how long the whole conversation: a server that sends a byte now and then keeps
# within the first for ever.
ANSWER_SECONDS, WHOLE_SECONDS = 20, 60


class Fault(StrEnum):
    """Why a message was not sent: who said no, or that nobody answered."""

    RECIPIENT_REFUSED = "RECIPIENT_REFUSED"
    SERVER_REFUSED = "SERVER_REFUSED"
    NO_ANSWER = "NO_ANSWER"


class NotSent(Exception):
    """The server did not take the message. `is_final` when trying again cannot help; `code` is its reply."""

    def __init__(
        self,
        reason: str,
        *,
        is_final: bool = False,
        fault: Fault = Fault.NO_ANSWER,
        code: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.is_final = is_final
        self.fault = fault
        self.code = code


def message(
    *,
    sender: str,
    recipient: str,
    subject: str,
    text: str,
    message_id: str,
    written_at: datetime,
    language: str,
) -> EmailMessage:
    """A plain message. Its id and its date stay the same however often it is tried, so that a copy can be told.

    Raises ValueError when a header would hold a line break.
    """
    built = EmailMessage(policy=SMTP)
    built["From"], built["To"], built["Subject"] = sender, recipient, subject
    built["Message-ID"], built["Date"] = message_id, format_datetime(written_at)
    built["Auto-Submitted"] = "auto-generated"
    built.set_content(text)
    built["Content-Language"] = language
    return built


def send(smtp_url: str, built: EmailMessage) -> None:
    """Hands the message to the server. Raises NotSent; after it the message may be tried again, unless final."""
    parts = urlsplit(smtp_url)
    is_taken = False
    try:
        with _connected(parts.scheme, parts.hostname or "localhost", parts.port) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(built)
            is_taken = True
    except (smtplib.SMTPException, OSError) as failed:
        # What goes wrong while taking leave of a server that took the message does not untake it.
        if not is_taken:
            raise _not_sent(failed) from failed


def _not_sent(failed: Exception) -> NotSent:
    if isinstance(failed, smtplib.SMTPRecipientsRefused):
        code = next(iter(failed.recipients.values()))[0]
        is_final = 500 <= code < 600
        return NotSent(
            f"recipient refused ({code})", is_final=is_final, fault=Fault.RECIPIENT_REFUSED, code=code
        )
    if isinstance(failed, smtplib.SMTPResponseException):
        # 5xx to the connection or the sender is ours to mend, not the message's fault: it waits.
        code = failed.smtp_code
        is_final = isinstance(failed, smtplib.SMTPDataError) and 500 <= code < 600
        return NotSent(f"server answered {code}", is_final=is_final, fault=Fault.SERVER_REFUSED, code=code)
    return NotSent(type(failed).__name__)


class _Timed(smtplib.SMTP):
    """A conversation that is cut off after so many seconds, wherever it is then."""

    _timer: Timer | None = None

    # smtplib opens its connection here, for the TLS class to wrap: the one place before the first byte is read.
    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        opened: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # not in the stubs
        line = opened.dup()  # TLS takes the socket itself over; the line below it stays this one
        self._timer = Timer(WHOLE_SECONDS, _cut, (line,))
        self._timer.daemon = True
        self._timer.start()
        self._line = line
        return opened

    def close(self) -> None:
        """Ends the conversation and its clock."""
        super().close()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self._line.close()


class _TimedTLS(smtplib.SMTP_SSL, _Timed):
    """The same within TLS from its first byte."""


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it ended by itself in the same moment
        line.shutdown(socket.SHUT_RDWR)
    line.close()


@cache
def _trusted() -> ssl.SSLContext:
    # Reading the machine's certificates takes longer than sending a message does.
    return ssl.create_default_context()


def _connected(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    wait: dict[str, Any] = {"timeout": ANSWER_SECONDS}
    if scheme == "smtps":
        return _TimedTLS(host, port or 465, context=_trusted(), **wait)
    server = _Timed(host, port or (587 if scheme == "smtp+starttls" else 25), **wait)
    if scheme == "smtp+starttls":
        try:
            server.starttls(context=_trusted())
        except BaseException:
            server.close()
            raise
    return server
