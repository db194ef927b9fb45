"""Who agrees what, until now only remembered from the arrangements files, as rows of its own."""

from datetime import date

from django.db import migrations

TO_BE_CONFIRMED = "; to be confirmed"
HEADS = ("partnership", "joint")
DAYS = ("starts_on", "ends_on")


def write(apps, editor):
    """What was remembered is left as it is: going back finds it again."""
    remembered = apps.get_model("governance", "LoadedRecord").objects
    heads = {row.arrangements: row.values["file"] for row in remembered.filter(kind__in=HEADS)}
    for row in remembered.filter(kind="agreement").order_by("pk"):
        for key in row.values["file"]["seats"]:
            sign(apps, row, key, heads.get(row.arrangements, {}))


def sign(apps, row, seat_key, head):
    file = {name: value for name, value in row.values["file"].items() if name != "seats"}
    seat = apps.get_model("governance", "Seat").objects.filter(key=seat_key).first()
    group = apps.get_model("governance", "Group").objects.filter(key=file["group"]).first()
    starts_on = file.get("starts_on") or head.get("starts_on")
    if not (seat and group and starts_on):
        return
    columns = {
        "document": file["document"],
        "starts_on": starts_on,
        "ends_on": file.get("ends_on") or head.get("ends_on"),
        "source": file["source"] + ("" if file.get("confirmed", True) else TO_BE_CONFIRMED),
        "is_inferred": file.get("inferred", False),
    }
    days = {name: columns[name] and date.fromisoformat(columns[name]) for name in DAYS}
    apps.get_model("governance", "Signatory").objects.get_or_create(
        document=columns["document"],
        group=group,
        seat=seat,
        starts_on=days.pop("starts_on"),
        defaults={"source": columns["source"], "is_inferred": columns["is_inferred"], **days},
    )
    apps.get_model("governance", "LoadedRecord").objects.get_or_create(
        arrangements=row.arrangements,
        kind="signatory",
        key=f"{file['group']}/{file['document']}/{seat_key}",
        defaults={
            "loaded_at": row.loaded_at,
            "values": {
                "file": {**file, "seat": seat_key},
                "columns": {**columns, "group": group.key, "seat": seat_key},
                "place": row.values["place"],
            },
        },
    )


def forget(apps, editor):
    apps.get_model("governance", "LoadedRecord").objects.filter(kind="signatory").delete()


class Migration(migrations.Migration):
    dependencies = [("governance", "0009_signatories")]
    operations = [migrations.RunPython(write, forget)]
