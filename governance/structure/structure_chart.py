"""The groups of a partnership as a picture and as a list in a list, and who sits in a seat."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.safestring import SafeString

from governance.core.charts.structure import Node, structure_picture
from governance.structure.models import Appointment, Group, Partnership


@dataclass
class Branch:
    """A group and the groups that report to it."""

    group: Group
    below: list["Branch"] = field(default_factory=list)


def prefetch_holders(on: date) -> Prefetch:
    """The people in a seat on a day, holders first, as ``seat.now``."""
    people = Appointment.objects.in_force(on=on).select_related("person")
    return Prefetch("appointments", queryset=people.order_by("-standing", "pk"), to_attr="now")


def draw_structure(groups: list[Group], partnership: Partnership) -> SafeString | str:
    """Who reports to whom in a partnership, drawn; empty when there are no groups."""
    keys: dict[int | None, str] = {group.pk: group.key for group in groups}
    nodes = [
        Node(
            key=group.key,
            label=group.name,
            kind=group.get_kind_display(),
            reports_to=keys.get(parent_group_id(group, partnership), ""),
            joint=group.is_joint,
            url=reverse("governance:group-detail", args=[group.key]),
        )
        for group in groups
    ]
    return structure_picture(nodes) if nodes else ""


def parent_group_id(group: Group, partnership: Partnership) -> int | None:
    """The group it reports to in this partnership; a joint group may have one in each."""
    here = [row for row in group.services.all() if row.partnership_id == partnership.pk]
    return next((row.reports_to_id for row in here if row.reports_to_id), group.reports_to_id)


def group_tree(groups: list[Group], partnership: Partnership) -> list[Branch]:
    """The same as a list in a list, for those who read rather than look."""
    branches: dict[int | None, Branch] = {group.pk: Branch(group) for group in groups}
    tops: list[Branch] = []
    for branch in branches.values():
        superior = branches.get(parent_group_id(branch.group, partnership))
        (superior.below if superior else tops).append(branch)
    return tops
