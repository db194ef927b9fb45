"""The pages people meet when something cannot be done."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old: nothing was changed, and how to try again."""
    sentence = "The page was open too long or came from elsewhere. Open it again and send it anew."
    return render(request, "403.html", {"sentence": sentence}, status=403)
