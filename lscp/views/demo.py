"""What only the demo has: its outbox, open to whoever tries it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from governance.core.restricted import without_restricted
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message

A_PAGE = 25


@login_not_required
def demo_outbox(request: HttpRequest) -> HttpResponse:
    """Every mail with its text, newest first; anywhere but in the demo there is no such page.

    It is open to whoever comes, so those about a restricted record are not among them.
    """
    if not settings.DEMO:
        raise Http404
    mails = without_restricted(Message.objects.for_sending()).order_by("-pk")
    page = Paginator(mails, A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {"page": page, "mails": [(mail, render_email(mail, on=today)) for mail in page]}
    return render(request, "demo/demo_outbox.html", context)
