"""From which address a request comes, past the proxies that we trust to say so."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """What the outermost of ``TRUSTED_PROXIES`` was called from; without any, who calls us.

    Each proxy adds the address it was called from on the right: what stands further left was sent
    by the client and is worth nothing.
    """
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.TRUSTED_PROXIES:
        return direct
    passed_on = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if len(passed_on) < settings.TRUSTED_PROXIES:
        return direct
    return passed_on[-settings.TRUSTED_PROXIES] or direct
