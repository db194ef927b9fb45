"""The kinds of record of the action log: where each is shown, found and listed."""

from typing import Any

from governance.actions.models import Action, ActionUpdate, Assignment
from governance.actions.operations import (
    actions,
    assignments,
    escalation,
    imported,
    readers,
    series,
    several_dates,
)
from governance.actions.retained import ACTION as ACTION_RETAINED
from governance.actions.search_words import words_of_action
from governance.actions.transitions import ACTION, ACTION_UPDATE, ASSIGNMENT
from governance.actions.views.invited import (
    ACTION_TASKS,
    ASSIGNMENT_TASKS,
    OWN_PART_TASKS,
    OWNER_TASKS,
)
from governance.core.group_lists import GroupList, filtered_list
from governance.core.registry import NavigationEntry, RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched

ACTIONS = NavigationEntry("Actions", "governance:action-list", 20)
ACTION_PAGE = RecordPage("governance:action-detail", ACTIONS)
IMPORTED: dict[str, Any] = {"import": imported.import_actions}
"""What is read from a register is written by one function, with all that hangs on it."""

RECORDS = (
    RecordKind(
        Action,
        single_workflow(
            ACTION,
            actions,
            **{"raise": "raise_action"} | IMPORTED,
            meet_due=several_dates.meet_due,
            set_repeat=series.set_repeat,
            escalate=escalation.escalate,
            lift_restriction=readers.lift_restriction,
        ),
        ACTION_PAGE,
        url_word="action",
        invited=ACTION_TASKS + OWNER_TASKS,
        searched=Searched(
            heading="Actions",
            words=words_of_action,
            visible_to=Action.objects.visible_to,
        ),
        group_list=GroupList(
            label="Actions",
            rows=Action.objects.visible_to,
            url=filtered_list("governance:action-list"),
            order=20,
            papers=(
                ("printed action sheet", filtered_list("governance:action-sheet")),
                ("board by status", filtered_list("governance:action-board")),
            ),
        ),
        retained=ACTION_RETAINED,
    ),
    RecordKind(
        Assignment,
        single_workflow(ASSIGNMENT, assignments, **IMPORTED),
        ACTION_PAGE,
        "action",
        invited=ASSIGNMENT_TASKS + OWN_PART_TASKS,
        found_with="action",
    ),
    RecordKind(
        ActionUpdate,
        single_workflow(ACTION_UPDATE, actions, **IMPORTED),
        ACTION_PAGE,
        "action",
        found_with="action",
    ),
)
