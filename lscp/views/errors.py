"""The pages people meet when something cannot be done."""

import errno
import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults

from governance.core import form_recovery

RETRY_AFTER = 30  # seconds
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FIRST = "csrfmiddlewaretoken"
UNREADABLE = (OSError, SuspiciousOperation, BadRequest, MultiPartParserError)


@login_not_required
def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old: nothing was changed, and how to try again."""
    sentence = "The page was open too long or came from elsewhere. Open it again and send it anew."
    return render(request, "403.html", {"sentence": sentence}, status=403)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """503 and the form as it was sent while the database or the disk is away, else 500."""
    error = sys.exc_info()[1]
    if not is_for_a_while(error):
        return defaults.server_error(request)
    context = {"fields": resent_fields(request), "address": request.get_full_path()}
    page = render_to_string("503.html", context)  # without the request: nothing may ask for a row
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def is_for_a_while(error: BaseException | None) -> bool:
    """Whether it ends without anybody changing the product: a lock, a restart, a full disk."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    return isinstance(error, OperationalError | InterfaceError)


def resent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be sent again by a button; nothing where a password was.

    Of somebody without a session nothing is read.
    """
    if request.method != "POST" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return []
    try:
        posted = request.POST
    except UNREADABLE:
        return []
    own = (FIRST, form_recovery.FIELD)
    if any(form_recovery.NEVER_KEPT.search(name) for name in posted if name not in own):
        return []
    return [(name, value) for name, values in posted.lists() for value in values]
