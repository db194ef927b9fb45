"""The schedule's own actor, on today's date."""

from django.utils import timezone

from governance.core.roles import Actor


def schedule() -> Actor:
    return Actor.schedule(timezone.localdate())
