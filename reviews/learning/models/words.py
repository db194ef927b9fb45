"""What every learning point says, and whose records of learning a person sees."""

from django.db import models
from django.db.models import Q

from governance.core.roles import Actor, scope_of
from governance.structure.models import GroupService
from governance.themes.models import Theme
from reviews.learning.grants import GRANTS, Permission

POINT_TEXTS = ("title", "what", "so_what", "good")
"""The columns that hold its words, in the order in which they are read."""


class Audience(models.TextChoices):
    """Whom it is for; it says whom to tell, and hides nothing from the others."""

    EVERYBODY = "everybody", "Everybody who works with children"
    PRACTITIONERS = "practitioners", "Practitioners in direct work"
    MANAGERS = "managers", "Supervisors and managers"
    LEADERS = "leaders", "Leaders and boards"
    EDUCATION = "education", "Schools, colleges and nurseries"
    HEALTH = "health", "Health services"
    POLICE = "police", "Police"
    SOCIAL_CARE = "social_care", "Children’s social care and early help"
    VOLUNTARY = "voluntary", "Voluntary and community organisations"


class PointWords(models.Model):
    """The words of a learning point, written for readers who know nothing of any case."""

    title = models.CharField("the point in one line", max_length=200)
    what = models.TextField("what was learned")
    so_what = models.TextField("why it matters")
    good = models.TextField("what good looks like")
    audience = models.CharField("whom it is for", max_length=20, choices=Audience)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")

    class Meta:
        abstract = True


def says_all(name: str) -> models.CheckConstraint:
    """None of its words is empty."""
    filled = ~Q(title="") & ~Q(what="") & ~Q(so_what="") & ~Q(good="")
    return models.CheckConstraint(condition=filled, name=name)


def read_q(actor: Actor) -> Q:
    """Those of the partnerships that the actor’s seats reach, or that the groups serve in which
    they sit.
    """
    scope = scope_of(actor, Permission.SEE_LEARNING, GRANTS)
    own = scope.groups & {held.group_id for held in actor.holdings}
    served = GroupService.objects.in_force(on=actor.on).filter(group__in=own)
    return Q(partnership__in=scope.partnerships) | Q(partnership__in=served.values("partnership"))


def managed_q(actor: Actor) -> Q:
    """Those of the partnerships whose office the actor is."""
    return Q(partnership__in=scope_of(actor, Permission.MANAGE_LEARNING, GRANTS).partnerships)
