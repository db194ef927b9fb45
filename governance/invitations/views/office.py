"""The office's pages of invitations: sending one and taking one back."""

from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.formatting import format_date
from governance.core.registry import InvitedVerb, invited_verb, link
from governance.core.requests import ActorRequest
from governance.core.workflow import ensure_allowed, ensure_open
from governance.invitations import operations as invitations
from governance.invitations.access import can_invite_for
from governance.invitations.forms import InviteForm, RevokeForm
from governance.invitations.models import Invitation
from governance.invitations.transitions import INVITATION


def invitation_add(request: ActorRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """What the kind and verb name is looked up; what nobody is invited to does not exist."""
    task = invited_verb(kind, verb)
    if task is None or task.sent_by:
        raise Http404
    record = task.find(request, pk)
    may = can_invite_for(request.actor, task.place(record))
    ensure_allowed(may, "invite somebody to", record)
    if request.method == "GET":
        ensure_open(task.is_open(record, request.actor), "invite somebody to", record)
    page = add_page(record, task)
    return run_form(
        request, InviteForm(bound_data(request)), page, invitations.invite, record, task
    )


def add_page(record: Model, task: InvitedVerb) -> FormPage:
    return FormPage(
        title="Invite somebody to one task",
        caption=str(record),
        lede=f"{task.label}. They need no account and see nothing else.",
        button="Send the link",
        back=link(record._meta.label_lower, record.pk) or "/",
        back_label=f"Back to {record}",
        done="Invited. The link goes out by e-mail within a minute.",
    )


def invitation_revoke(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Invitation.objects.visible_to(request.actor).select_related("person")
    invitation = get_object_or_404(rows, pk=pk)
    INVITATION.require("revoke", request.actor, invitation)
    page = revoke_page(invitation)
    form = RevokeForm(bound_data(request), initial=seen_of(invitation))
    return run_form(request, form, page, invitations.revoke, invitation)


def revoke_page(invitation: Invitation) -> FormPage:
    return FormPage(
        title="Take the invitation back?",
        caption=invitation.about_label,
        lede=f"{invitation.person}, invited on {format_date(invitation.invited_at)}.",
        warning="The link works no more. Nobody is told: write to them yourself if you should.",
        button="Take it back",
        back=link(invitation.about_kind, invitation.about_id) or "/",
        back_label=f"Back to {invitation.about_label}",
        done="Taken back. The link works no more.",
        record=invitation,
    )
