"""The words most partnerships tag their work with; an office adds its own in the administration."""

from django.db import migrations

THEMES = {
    "neglect": "Neglect",
    "exploitation": "Child exploitation",
    "missing": "Missing children",
    "domestic-abuse": "Domestic abuse",
    "sexual-abuse": "Sexual abuse",
    "under-ones": "Under-ones and safe sleeping",
    "send": "Special educational needs and disability",
    "mental-health": "Mental health and emotional wellbeing",
    "substance-misuse": "Substance misuse",
    "online-safety": "Online safety",
    "children-in-care": "Children in care and care leavers",
    "early-help": "Early help",
    "education": "Education and attendance",
    "lived-experience": "Lived experience and the voice of children",
    "equality": "Equality and diversity",
    "workforce": "Workforce and supervision",
}


def keep(apps, editor):
    theme = apps.get_model("governance", "Theme")
    for key, name in THEMES.items():
        theme.objects.get_or_create(key=key, defaults={"name": name})


def leave(apps, editor):
    """Going back drops nothing: a theme may be in use by then."""


class Migration(migrations.Migration):
    dependencies = [("governance", "0004_plans_and_actions")]
    operations = [migrations.RunPython(keep, leave)]
