"""The words by which a plan and its priorities are found, with those of their parts."""

from governance.core.search_index import SearchWords
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)


def words_of_plan(plan: BusinessPlan) -> SearchWords:
    areas = FocusArea.objects.filter(plan=plan).order_by("number")
    return SearchWords(
        title=plan.title,
        texts=(plan.summary, *(f"{area.title} {area.why}" for area in areas)),
    )


def words_of_priority(priority: Priority) -> SearchWords:
    outcomes = OutcomeStatement.objects.filter(priority=priority).order_by("number")
    objectives = Objective.objects.filter(priority=priority).order_by("number")
    updates = ProgressUpdate.objects.filter(priority=priority).order_by("-pk")
    return SearchWords(
        title=str(priority),
        texts=(
            priority.rationale,
            priority.different,
            *outcomes.values_list("text", flat=True),
            *(f"{each.title} {each.measure}" for each in objectives),
            *(f"{each.narrative} {each.impact}" for each in updates),
        ),
    )
