"""The addresses of timetables."""

from django.urls import path

from governance.timetable.views import entries, transitions

urlpatterns = [
    path("timetable/", entries.entry_list, name="entry-list"),
    path("plans/<int:pk>/timetable/", entries.plan_timetable, name="plan-timetable"),
    path("plans/<int:pk>/timetable/add/", entries.entry_add, name="entry-add"),
    path(
        "plans/<int:pk>/timetable/add-learning/",
        entries.entry_add_learning,
        name="entry-add-learning",
    ),
    path("timetable/<int:pk>/", entries.entry_detail, name="entry-detail"),
    path("timetable/<int:pk>/edit/", transitions.entry_edit, name="entry-edit"),
    path("timetable/<int:pk>/begin/", transitions.entry_begin, name="entry-begin"),
    path("timetable/<int:pk>/complete/", transitions.entry_complete, name="entry-complete"),
    path("timetable/<int:pk>/move/", transitions.entry_move, name="entry-move"),
    path("timetable/<int:pk>/drop/", transitions.entry_drop, name="entry-drop"),
    path("timetable/<int:pk>/reopen/", transitions.entry_reopen, name="entry-reopen"),
]
