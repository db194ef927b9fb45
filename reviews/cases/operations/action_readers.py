"""Who sees the restricted actions of a case: who is on its list, for as long as they are."""

from governance.actions.models import ActionReader
from governance.actions.operations.readers import set_readers
from reviews.cases.models import Case, CasePerson
from reviews.cases.models.recommendations import actions_of


def readers_of(case: Case) -> list[ActionReader]:
    """The people named on a case, as readers of its actions; who co-ordinates it manages them."""
    rows = CasePerson.objects.filter(case=case, ended_at__isnull=True).select_related("person")
    return [
        ActionReader(
            person=entry.person,
            may_manage=entry.role == CasePerson.Role.COORDINATOR,
            ends_on=entry.ends_on,
        )
        for entry in rows
    ]


def update_readers(case: Case) -> None:
    """After somebody was named or named no more: the same for every restricted action of it."""
    if actions := list(actions_of(case).filter(is_restricted=True)):
        set_readers(actions, readers_of(case))
