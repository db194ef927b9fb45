"""What the mail server's answers mean: never, not yet, or nobody knows whether it went out."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp

REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ValueError,
)
"""After these the mail in hand did surely not go out."""
FOR_GOOD = range(500, 600)


class NotHandedOver(OSError):
    """The line broke before the text of the mail was begun: it surely did not go out."""


class HandOver(smtplib.SMTP):
    """A line that knows whether it broke before the mail's text was begun, or later."""

    has_begun = False

    def sendmail(self, *args: Any, **options: Any) -> Any:  # as smtplib's own, which has no types
        """Raises NotHandedOver beside what smtplib raises."""
        self.has_begun = False
        try:
            return super().sendmail(*args, **options)
        except REFUSED:
            raise
        except OSError as error:
            if self.has_begun:
                raise
            raise NotHandedOver(type(error).__name__) from error

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.has_begun = True
        return super().data(msg)


class HandOverByTLS(HandOver, smtplib.SMTP_SSL):
    """The same on a line that is encrypted from the first."""


class SMTPBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return HandOverByTLS if self.use_ssl else HandOver


def is_temporary(refusal: Exception) -> bool:
    """Whether the server may take the mail another time: every code but 5xx (RFC 5321 §4.2.1)."""
    codes = refusal_codes(refusal)
    return bool(codes) and not any(code in FOR_GOOD for code in codes)


def refusal_codes(refusal: Exception) -> list[int]:
    match refusal:
        case smtplib.SMTPRecipientsRefused():
            return [code for code, _ in refusal.recipients.values()]
        case smtplib.SMTPResponseException():
            return [refusal.smtp_code]
    return []


def describe_refusal(refusal: Exception) -> str:
    """For the office: that it was refused, by which kind of answer, with which codes."""
    codes = " ".join(map(str, refusal_codes(refusal)))
    return f"The mail server refused it: {type(refusal).__name__} {codes}".strip()
