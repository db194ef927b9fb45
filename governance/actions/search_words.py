"""The words by which an action is found: its own, those of its updates and of its answers."""

from governance.actions.models import Action
from governance.core.search_index import SearchWords


def words_of_action(action: Action) -> SearchWords | None:
    """What its page shows to everybody who sees it; not why its due date was moved.

    A restricted one is not found: no copy of its words is kept.
    """
    if action.is_restricted:
        return None
    updates = sorted(action.updates.all(), key=lambda each: each.pk, reverse=True)
    answers = sorted(action.assignments.all(), key=lambda each: each.pk)
    return SearchWords(
        title=action.title,
        reference=action.reference,
        texts=(
            action.text,
            action.outcome,
            action.difference,
            action.origin_label,
            *(each.text for each in updates),
            *(each.answer for each in answers if each.answer),
        ),
    )
