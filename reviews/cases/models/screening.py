"""What each safeguarding partner thought of notifying, and who was told beside the Panel."""

from django.db import models
from django.db.models import Q

from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from reviews.cases.models.cases import Case


class PartnerView(models.Model):
    """One safeguarding partner’s view on notifying, with its reason, kept as given.

    A partner that thinks again gives another view; the earlier one stays.
    """

    class View(models.TextChoices):
        NOTIFY = "notify", "It should be notified"
        DO_NOT_NOTIFY = "do_not_notify", "It should not be notified"
        LOCAL = "local", "Serious, but not notifiable: learn from it locally"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="views")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=20, choices=View)
    reason = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)

    objects = models.Manager()
    text_fields = TextFields(personal=("reason",), plain=("view",))

    class Meta:
        verbose_name = "view on notifying"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_view_says_why"),
            models.UniqueConstraint(
                fields=["case", "organisation"],
                condition=Q(is_current=True),
                name="reviews_view_one_current",
            ),
        ]

    def __str__(self) -> str:
        return f"a view on {self.case}"


class Telling(models.Model):
    """That somebody beside the Panel was told of the incident: a partner, another area, Ofsted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tellings")
    who = models.CharField("who was told", max_length=160)
    told_on = models.DateField("day on which they were told")
    is_last = models.BooleanField("everybody has been told now", default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("who",))

    class Meta:
        verbose_name = "telling"
        constraints = [
            models.CheckConstraint(condition=~Q(who=""), name="reviews_telling_says_who")
        ]

    def __str__(self) -> str:
        return f"somebody told of {self.case}"
