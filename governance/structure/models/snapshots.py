"""What was last loaded from an arrangements file, to tell it from what the office changed."""

from django.db import models

from governance.core.text_classification import TextFields


class ImportSnapshot(models.Model):
    """One record's values as the file last gave them; the third side of the comparison."""

    arrangements = models.SlugField("file", max_length=60)
    kind = models.CharField("section", max_length=40)
    key = models.CharField("entry", max_length=160)
    values = models.JSONField("what the file said")
    loaded_at = models.DateTimeField("loaded")

    text_fields = TextFields(plain=("arrangements", "kind", "key"))

    class Meta:
        verbose_name = "entry loaded from a file"
        verbose_name_plural = "entries loaded from files"
        constraints = [
            models.UniqueConstraint(
                fields=["arrangements", "kind", "key"], name="governance_loaded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} of {self.arrangements}"
