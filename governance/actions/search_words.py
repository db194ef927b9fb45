"""The words by which an action is found: its own, those of its updates and of its answers."""

from governance.actions.models import Action, ActionUpdate, Assignment
from governance.core.search_index import SearchWords


def words_of_action(action: Action) -> SearchWords | None:
    """What its page shows to everybody who sees it; not why its due date was moved.

    A restricted one is not found: no copy of its words is kept.
    """
    if action.is_restricted:
        return None
    updates = ActionUpdate.objects.filter(action=action).order_by("-pk")
    answers = Assignment.objects.filter(action=action).exclude(answer="").order_by("pk")
    return SearchWords(
        title=action.title,
        reference=action.reference,
        texts=(
            action.text,
            action.outcome,
            action.difference,
            action.origin_label,
            *updates.values_list("text", flat=True),
            *answers.values_list("answer", flat=True),
        ),
    )
