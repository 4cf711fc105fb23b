"""Sends one message by SMTP; no wording, no choice of who."""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import unquote, urlsplit

_SECONDS = 20


class NotSent(Exception):
    """The server did not take the message. `is_final` when trying again cannot help."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final


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
    try:
        with _connected(parts.scheme, parts.hostname or "localhost", parts.port) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(built)
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        raise NotSent(f"recipient refused ({code})", is_final=500 <= code < 600) from refused
    except smtplib.SMTPResponseException as answered:
        # 5xx to the connection or the sender is ours to mend, not the message's fault: it waits.
        is_final = isinstance(answered, smtplib.SMTPDataError) and 500 <= answered.smtp_code < 600
        raise NotSent(f"server answered {answered.smtp_code}", is_final=is_final) from answered
    except (smtplib.SMTPException, OSError) as failed:
        raise NotSent(type(failed).__name__) from failed


def _connected(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=_SECONDS, context=context)
    server = smtplib.SMTP(host, port or (587 if scheme == "smtp+starttls" else 25), timeout=_SECONDS)
    if scheme == "smtp+starttls":
        server.starttls(context=context)
    return server
