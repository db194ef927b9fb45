"""The readers of a restricted action: the people who see it, whatever seat anybody holds."""

from datetime import date

from django.db import models
from django.db.models import Q

from governance.core.roles import SHUT_OUT_OF_RESTRICTED, Actor
from governance.core.text_classification import TextFields
from governance.people.models import User


class ActionReaderQuerySet(models.QuerySet["ActionReader"]):
    def reading(self, *, on: date) -> "ActionReaderQuerySet":
        """Those whose last day is not over."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))

    def of(self, actor: Actor) -> "ActionReaderQuerySet":
        """The actor's own, on their day; none for whoever may see nothing restricted."""
        if is_shut_out(actor):
            return self.none()
        return self.reading(on=actor.on).filter(person=actor.user_id)


class ActionReader(models.Model):
    """That one person sees one restricted action. What it comes from writes them and takes them
    away: nobody is added to an action by itself.
    """

    action = models.ForeignKey(
        "governance.Action", on_delete=models.PROTECT, related_name="readers"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    may_manage = models.BooleanField("keeps it as an office keeps its log", default=False)
    ends_on = models.DateField("first day no longer", null=True, blank=True)

    objects = ActionReaderQuerySet.as_manager()
    text_fields = TextFields()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "action"], name="governance_actionreader_once"
            )
        ]

    def __str__(self) -> str:
        return f"a reader of {self.action}"

    def is_reading(self, *, on: date) -> bool:
        return self.ends_on is None or on < self.ends_on


def is_shut_out(actor: Actor) -> bool:
    """Whether this actor sees nothing restricted, whoever names them: by invitation, or by a seat
    whose holders never do.
    """
    is_nobody = actor.user_id is None or actor.invited_to is not None
    return is_nobody or bool(actor.capacities & SHUT_OUT_OF_RESTRICTED)
