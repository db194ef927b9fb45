"""Themes: one vocabulary by which everything about one subject is found."""

from django.db import models

from governance.core.text_classification import TextFields


class Theme(models.Model):
    """One vocabulary for everything: neglect, exploitation, lived experience …"""

    key = models.SlugField("short name in addresses", max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)

    text_fields = TextFields(plain=("key", "name"))

    def __str__(self) -> str:
        return self.name
