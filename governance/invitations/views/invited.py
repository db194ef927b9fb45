"""The page in the link: one task for somebody with no seat, and nothing else.

Opening it uses nothing up, for mail scanners open links; only sending the form does.
"""

from functools import partial
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control

from governance.core.errors import Refused
from governance.core.form_pages import perform_unless_changed
from governance.core.forms.operation_forms import OperationForm
from governance.core.requests import ActorRequest
from governance.invitations import operations as invitations
from governance.invitations.views.codes import code_page, has_given_code
from governance.invitations.views.links import (
    Asked,
    DeadEnd,
    dead_end,
    for_the_invited,
    open_link,
)

SAVED = "saved"
"""What stands in the address after a sitting that was not the last."""


@login_not_required
@cache_control(private=True, no_store=True)
def invited_task(request: ActorRequest, token: str) -> HttpResponse:
    asked = open_link(request, token)
    if isinstance(asked, DeadEnd):
        return dead_end(request, asked)
    if asked.invitation.needs_code and not has_given_code(request, asked.invitation):
        return dead_end(request, asked.closed) if asked.closed else code_page(request, token, asked)
    return task_page(request, token, asked)


def task_page(request: ActorRequest, token: str, asked: Asked) -> HttpResponse:
    """The form; sent and well formed, the task is done and the link says so from then on.

    What somebody wrote is never lost: where it is too late they see it again, and why.
    """
    is_sent = request.method == "POST"
    form = asked.task.form(asked.record, request.POST if is_sent else None, request.actor)
    if asked.closed and not (is_sent and form.is_valid()):
        return dead_end(request, asked.closed)
    if not is_sent or not form.is_valid():
        return draw(request, asked, form)
    is_last = not asked.task.in_sittings or "finish" in request.POST
    do = partial(invitations.do_task, asked.invitation, asked.task.operation, is_last=is_last)
    subject = asked.task.subject(asked.record)
    refusal = perform_unless_changed(request, form, do, *subject)[1]
    if refusal is not None or form.errors:
        return draw(request, asked, form, refusal)
    here = reverse("governance:invited-task", args=[token])
    return redirect(here if is_last else f"{here}?{SAVED}=1")


def draw(
    request: ActorRequest, asked: Asked, form: OperationForm, refusal: Refused | None = None
) -> HttpResponse:
    """Whom the task is closed to reads nothing of the record any more, only what they typed."""
    context = {
        "invitation": asked.invitation,
        "task": asked.task,
        "shown": () if refusal else asked.task.shown(asked.record),
        "form": form,
        "refusal": refusal,
        "is_saved": SAVED in request.GET and request.method == "GET",
    }
    status = HTTPStatus.CONFLICT if refusal else HTTPStatus.OK
    return for_the_invited(request, "task", context, status)
