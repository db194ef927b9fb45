"""The addresses of learning: points, briefings, how they are told, national reviews."""

from django.urls import path

from reviews.learning.views import briefings, case_learning, dissemination, national, points

OF_CASES = [
    path("cases/<int:pk>/learning/", case_learning.case_learning_record, name="case-learning"),
    path("cases/learning/<int:pk>/edit/", case_learning.learning_edit, name="learning-edit"),
    path(
        "cases/learning/<int:pk>/release/", case_learning.learning_release, name="learning-release"
    ),
    path(
        "cases/learning/<int:pk>/discard/", case_learning.learning_discard, name="learning-discard"
    ),
]
POINTS = [
    path("learning/", points.point_list, name="point-list"),
    path("learning/write/", points.point_write, name="point-write"),
    path("learning/<int:pk>/", points.point_detail, name="point-detail"),
    path("learning/<int:pk>/edit/", points.point_edit, name="point-edit"),
    path("learning/<int:pk>/release/", points.point_release, name="point-release"),
    path("learning/<int:pk>/withdraw/", points.point_withdraw, name="point-withdraw"),
    path(
        "learning/<int:pk>/disseminate/", dissemination.point_disseminate, name="point-disseminate"
    ),
    path("learning/<int:pk>/evidence/", dissemination.point_evidence, name="point-evidence"),
]
BRIEFINGS = [
    path("learning/briefings/", briefings.briefing_list, name="briefing-list"),
    path("learning/briefings/write/", briefings.briefing_write, name="briefing-write"),
    path("learning/briefings/<int:pk>/", briefings.briefing_detail, name="briefing-detail"),
    path("learning/briefings/<int:pk>/pdf/", briefings.briefing_pdf, name="briefing-pdf"),
    path("learning/briefings/<int:pk>/edit/", briefings.briefing_edit, name="briefing-edit"),
    path(
        "learning/briefings/<int:pk>/publish/", briefings.briefing_publish, name="briefing-publish"
    ),
    path(
        "learning/briefings/<int:pk>/withdraw/",
        briefings.briefing_withdraw,
        name="briefing-withdraw",
    ),
    path(
        "learning/briefings/<int:pk>/disseminate/",
        dissemination.briefing_disseminate,
        name="briefing-disseminate",
    ),
    path(
        "learning/briefings/<int:pk>/evidence/",
        dissemination.briefing_evidence,
        name="briefing-evidence",
    ),
]
FOLLOW_UP = [
    path(
        "learning/dissemination/<int:pk>/",
        dissemination.dissemination_detail,
        name="dissemination-detail",
    ),
    path(
        "learning/dissemination/<int:pk>/edit/",
        dissemination.dissemination_edit,
        name="dissemination-edit",
    ),
    path(
        "learning/dissemination/<int:pk>/finish/",
        dissemination.dissemination_finish,
        name="dissemination-finish",
    ),
    path(
        "learning/dissemination/<int:pk>/reach/",
        dissemination.dissemination_reach,
        name="dissemination-reach",
    ),
    path(
        "learning/dissemination/<int:pk>/cancel/",
        dissemination.dissemination_cancel,
        name="dissemination-cancel",
    ),
    path(
        "learning/evidence/<int:pk>/strike/", dissemination.evidence_strike, name="evidence-strike"
    ),
]
NATIONAL = [
    path("national-reviews/", national.national_list, name="national-list"),
    path("national-reviews/record/", national.national_receive, name="national-receive"),
    path("national-reviews/<int:pk>/", national.national_detail, name="national-detail"),
    path("national-reviews/<int:pk>/edit/", national.national_edit, name="national-edit"),
    path(
        "national-reviews/<int:pk>/consider/", national.national_consider, name="national-consider"
    ),
    path("national-reviews/<int:pk>/actions/", national.national_raise, name="national-raise"),
    path("national-reviews/<int:pk>/check/", national.national_check, name="national-check"),
    path("national-reviews/<int:pk>/end/", national.national_end, name="national-end"),
]
urlpatterns = [*OF_CASES, *POINTS, *BRIEFINGS, *FOLLOW_UP, *NATIONAL]
