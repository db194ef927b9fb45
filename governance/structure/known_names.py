"""Who and what the house itself knows by name, so that a text's screening takes it for no child."""

from typing import cast

from django.core.cache import caches

from governance.core.identifier_detection.findings import KnownDetails
from governance.core.identifier_detection.known_details import describe_known
from governance.people.models import Organisation, User
from governance.structure.models import Group, Partnership, Seat

REMEMBERED_FOR = 60
"""Seconds for which a process goes by what it last read."""
KEY = "known-names"


def find_known_details() -> KnownDetails:
    """What ``read_known_details`` gave no more than a minute ago in this process."""
    found = caches["process"].get_or_set(KEY, read_known_details, REMEMBERED_FOR)
    return cast(KnownDetails, found)


def read_known_details() -> KnownDetails:
    """Organisations, groups, partnerships, seats and people, ended ones too, in five queries."""
    organisations = list(Organisation.objects.values_list("name", "short_name", "mailbox"))
    groups = list(Group.objects.values_list("name", "short_name"))
    partnerships = list(
        Partnership.objects.values_list(
            "name", "short_name", "area", "concern_phone", "office_phone"
        )
    )
    people = list(User.objects.values_list("name", "email"))
    return describe_known(
        names=[
            *(name for *both, _ in organisations for name in both),
            *(name for both in groups for name in both),
            *(name for *both, _, _, _ in partnerships for name in both),
            *Seat.objects.values_list("title", flat=True).distinct(),
            *(name for name, _ in people),
        ],
        places=[area for _, _, area, _, _ in partnerships],
        telephones=[phone for *_, tell, office in partnerships for phone in (tell, office)],
        mailboxes=[*(box for *_, box in organisations), *(email for _, email in people)],
    )
