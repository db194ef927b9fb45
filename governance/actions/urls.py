"""The addresses of the action log, and of the priorities that actions serve."""

from django.urls import path

from governance.actions.views import (
    actions,
    board,
    bulk,
    priorities,
    reminders,
    sheets,
    transitions,
)

urlpatterns = [
    path("priorities/<int:pk>/", priorities.priority_detail, name="priority-detail"),
    path("actions/", actions.action_list, name="action-list"),
    path("actions/raise/", actions.action_raise, name="action-raise"),
    path("actions/assign/", bulk.actions_assign, name="actions-assign"),
    path("actions/due/", bulk.actions_due, name="actions-due"),
    path("actions/remind/", bulk.actions_remind, name="actions-remind"),
    path("actions/board/", board.action_board, name="action-board"),
    path("actions/ageing/", board.action_ageing, name="action-ageing"),
    path("actions/sheet/", sheets.action_sheet, name="action-sheet"),
    path("actions/<int:pk>/", actions.action_detail, name="action-detail"),
    path("actions/<int:pk>/edit/", actions.action_edit, name="action-edit"),
    path("actions/<int:pk>/update/", transitions.action_update, name="action-update"),
    path("actions/<int:pk>/assign/", transitions.action_assign, name="action-assign"),
    path("actions/<int:pk>/due/", transitions.action_due, name="action-due"),
    path("actions/<int:pk>/met/", transitions.action_met, name="action-met"),
    path("actions/<int:pk>/repeat/", transitions.action_repeat, name="action-repeat"),
    path("actions/<int:pk>/remind/", reminders.action_remind, name="action-remind"),
    path("actions/<int:pk>/answers/", reminders.action_answers, name="action-answers"),
    path("actions/<int:pk>/escalate/", transitions.action_escalate, name="action-escalate"),
    path("actions/<int:pk>/finish/", transitions.action_finish, name="action-finish"),
    path("actions/<int:pk>/embed/", transitions.action_embed, name="action-embed"),
    path("actions/<int:pk>/recheck/", transitions.action_recheck, name="action-recheck"),
    path("actions/<int:pk>/reopen/", transitions.action_reopen, name="action-reopen"),
    path("actions/<int:pk>/withdraw/", transitions.action_withdraw, name="action-withdraw"),
    path("assignments/<int:pk>/answer/", transitions.action_answer, name="action-answer"),
    path("assignments/<int:pk>/remind/", reminders.answer_remind, name="action-answer-remind"),
]
