"""What can be chosen when a report is composed: of which group, for which quarter."""

from django.http import QueryDict

from assurance.reports import access
from assurance.reports.forms import ComposeForm
from assurance.reports.models import Report
from assurance.reports.reporting_groups import producing_groups, quarters_to_compose
from governance.core.roles import Actor
from governance.structure.models import Group


def composable(actor: Actor) -> list[Group]:
    """The producing groups whose report the actor may compose."""
    return [
        group
        for group in producing_groups(on=actor.on)
        if access.can_compose(actor, Report(group=group))
    ]


def compose_form(actor: Actor, data: QueryDict | None = None) -> ComposeForm | None:
    """The form that asks for a report; None for those who compose none."""
    groups = composable(actor)
    if not groups:
        return None
    return ComposeForm(data, groups=groups, spans=quarters_to_compose(groups, on=actor.on))
