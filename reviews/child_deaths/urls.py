"""The addresses of the link with the child death overview panel."""

from django.urls import path

from reviews.child_deaths.views import attendances, concerns, lists, reports

ROOT = "child-death-panel/"

urlpatterns = [
    path(ROOT, lists.panel_overview, name="panel-overview"),
    path(f"{ROOT}reports/", lists.panel_list, name="panel-list"),
    path(f"{ROOT}reports/receive/", reports.panel_receive, name="panel-receive"),
    path(f"{ROOT}reports/<int:pk>/", reports.panel_detail, name="panel-detail"),
    path(f"{ROOT}reports/<int:pk>/edit/", reports.panel_edit, name="panel-edit"),
    path(f"{ROOT}reports/<int:pk>/present/", reports.panel_present, name="panel-present"),
    path(f"{ROOT}reports/<int:pk>/raise/", reports.panel_raise, name="panel-raise"),
    path(f"{ROOT}concerns/", lists.concern_list, name="concern-list"),
    path(f"{ROOT}concerns/pass/", concerns.concern_pass, name="concern-pass"),
    path(f"{ROOT}concerns/<int:pk>/", concerns.concern_detail, name="concern-detail"),
    path(f"{ROOT}concerns/<int:pk>/edit/", concerns.concern_edit, name="concern-edit"),
    path(f"{ROOT}concerns/<int:pk>/answer/", concerns.concern_answer, name="concern-answer"),
    path(f"{ROOT}concerns/<int:pk>/close/", concerns.concern_close, name="concern-close"),
    path(f"{ROOT}attendance/", lists.attendance_list, name="attendance-list"),
    path(f"{ROOT}attendance/record/", attendances.attendance_record, name="attendance-record"),
    path(f"{ROOT}attendance/<int:pk>/", attendances.attendance_detail, name="attendance-detail"),
    path(
        f"{ROOT}attendance/<int:pk>/correct/",
        attendances.attendance_correct,
        name="attendance-correct",
    ),
]
