"""The addresses of business plans."""

from django.urls import path

from governance.plans.views import comments, decisions, plans, progress

urlpatterns = [
    path("plans/", plans.plan_list, name="plan-list"),
    path("plans/add/", plans.plan_add, name="plan-add"),
    path("plans/<int:pk>/", plans.plan_detail, name="plan-detail"),
    path("plans/<int:pk>/edit/", plans.plan_edit, name="plan-edit"),
    path("plans/<int:pk>/consult/", decisions.plan_consult, name="plan-consult"),
    path("plans/<int:pk>/redraft/", decisions.plan_redraft, name="plan-redraft"),
    path("plans/<int:pk>/adopt/", decisions.plan_adopt, name="plan-adopt"),
    path("plans/<int:pk>/end-early/", decisions.plan_end_early, name="plan-end-early"),
    path("plans/<int:pk>/drop/", decisions.plan_drop, name="plan-drop"),
    path("plans/<int:pk>/roll-over/", decisions.plan_roll_over, name="plan-roll-over"),
    path("plans/<int:pk>/comments/add/", comments.plan_comment, name="plan-comment"),
    path("plan-comments/<int:pk>/answer/", comments.plan_answer, name="plan-answer"),
    path("plans/<int:pk>/focus-areas/add/", plans.focus_add, name="focus-add"),
    path("plans/<int:pk>/priorities/add/", plans.priority_add, name="priority-add"),
    path("focus-areas/<int:pk>/edit/", plans.focus_edit, name="focus-edit"),
    path("priorities/<int:pk>/edit/", plans.priority_edit, name="priority-edit"),
    path("priorities/<int:pk>/outcomes/add/", plans.outcome_add, name="outcome-add"),
    path("priorities/<int:pk>/objectives/add/", plans.objective_add, name="objective-add"),
    path("outcomes/<int:pk>/edit/", plans.outcome_edit, name="outcome-edit"),
    path("objectives/<int:pk>/edit/", plans.objective_edit, name="objective-edit"),
    path(
        "priorities/<int:pk>/progress/<slug:year>/<slug:quarter_code>/",
        progress.progress_give,
        name="progress-give",
    ),
    path("progress/<int:pk>/history/", progress.progress_history, name="progress-history"),
]
