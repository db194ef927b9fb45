"""Referring a case by somebody with no seat, such as a school, when the office invites them."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404

from governance.core.registry import InvitedVerb
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.structure.models import Partnership
from reviews.cases.access import INVITED_TO_REFER
from reviews.cases.form_choices import bodies_in
from reviews.cases.forms.referrals import NOT_A_CHANNEL, ReferralForm
from reviews.cases.models import Case
from reviews.cases.operations import referrals


def partnership_or_404(request: ActorRequest, pk: int) -> Partnership:
    return get_object_or_404(Partnership.objects.visible_to(request.actor), pk=pk)


def what_is_asked(partnership: Partnership) -> Iterable[tuple[str, str]]:
    return [("Partnership", partnership.name), ("Not to report a child at risk", NOT_A_CHANNEL)]


def referral_form(partnership: Partnership, data: QueryDict | None, actor: Actor) -> ReferralForm:
    return ReferralForm(data, agencies=bodies_in(partnership, on=actor.on))


def is_in_force(partnership: Partnership, actor: Actor) -> bool:
    return partnership.is_in_force(on=actor.on)


def new_case(partnership: Partnership) -> tuple[Any, ...]:
    return (Case(partnership=partnership),)


PARTNERSHIP_TASKS = (
    InvitedVerb(
        verb=INVITED_TO_REFER,
        label="Refer a case",
        find=partnership_or_404,
        place=lambda partnership: partnership,
        is_open=is_in_force,
        shown=what_is_asked,
        form=referral_form,
        operation=referrals.refer,
        subject=new_case,
        needs_code=True,
    ),
)
