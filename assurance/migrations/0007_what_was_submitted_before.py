"""Returns sent before there were rows for it: what stood at their last submission.

A queried return may have been written on since, so of its answers the history says what was sent.
"""

from django.db import migrations

VALUES = ("text", "number", "is_yes", "choice", "day")


def keep(apps, editor):
    answer = apps.get_model("assurance", "Answer")
    submitted = apps.get_model("assurance", "SubmittedAnswer")
    history = apps.get_model("assurance", "HistoricalAnswer")
    sent = answer.objects.exclude(assurance_return__status="open").filter(submissions=None)
    for row in sent.select_related("assurance_return").iterator():
        record = row.assurance_return
        said = row
        if record.status == "queried":
            before = history.objects.filter(id=row.pk, history_date__lte=record.submitted_at)
            said = before.order_by("history_date", "history_id").last()
        values = {name: getattr(said, name) for name in VALUES} if said else {}
        if any(value not in (None, "") for value in values.values()):
            submitted.objects.create(
                answer=row,
                submitted_at=record.submitted_at,
                submitted_by_id=record.submitted_by_id,
                **values,
            )


class Migration(migrations.Migration):
    dependencies = [("assurance", "0006_answers_as_submitted")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
