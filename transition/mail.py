"""Sends one message by SMTP; no wording, no choice of who."""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from urllib.parse import unquote, urlsplit

_SECONDS = 20


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


def message(*, sender: str, recipient: str, subject: str, text: str, message_id: str) -> EmailMessage:
    """A plain message. Its id stays the same however often it is tried, so that a second copy can be told.

    Raises ValueError when a header would hold a line break.
    """
    built = EmailMessage(policy=SMTP)
    built["From"], built["To"], built["Subject"] = sender, recipient, subject
    built["Message-ID"] = message_id
    built["Auto-Submitted"] = "auto-generated"
    built.set_content(text)
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


def _connected(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=_SECONDS, context=context)
    server = smtplib.SMTP(host, port or (587 if scheme == "smtp+starttls" else 25), timeout=_SECONDS)
    if scheme == "smtp+starttls":
        server.starttls(context=context)
    return server
