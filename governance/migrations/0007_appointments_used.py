"""When appointments made before were first used: the person's first line in the trail since then.

Signing in is no use. Where somebody held several seats at once, all of them count as used, as they
do from now on.
"""

from django.db import migrations
from django.db.models import F, Q

ACCOUNT = "governance.user"


def fill(apps, schema_editor):
    """One row at a time, only those not filled yet; may be run twice."""
    trail = apps.get_model("governance", "TrailEntry").objects.exclude(
        kind=ACCOUNT, subject_id=F("by_id")
    )
    rows = apps.get_model("governance", "Appointment").objects
    unused = rows.filter(first_used_at__isnull=True, removed_at__isnull=True)
    for each in unused.order_by("pk").iterator():
        held = Q(by_id=each.person_id, at__date__gte=each.starts_on)
        if each.ends_on:
            held &= Q(at__date__lt=each.ends_on)
        first = trail.filter(held).order_by("at").values_list("at", flat=True).first()
        if first:
            rows.filter(pk=each.pk).update(first_used_at=first)


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0006_appointment_mistakes"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
