"""The two tables of the plain page; no product of ours, so that it stays what it is."""

from django.db import models


class Place(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=20)
    due_on = models.DateField(db_index=True)
    amount = models.IntegerField()
    noted_at = models.DateTimeField()
    owner = models.CharField(max_length=100)

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.title
