"""The addresses of yearly reports."""

from django.urls import path

from assurance.yearly.views import agreement, files, plan, reports, requirements, writing

urlpatterns = [
    path("yearly/", reports.yearly_list, name="yearly-list"),
    path("yearly/open/", reports.yearly_open, name="yearly-open"),
    path("yearly/<int:pk>/", reports.yearly_detail, name="yearly-detail"),
    path("yearly/<int:pk>/pdf/", files.yearly_pdf, name="yearly-pdf"),
    path("yearly/<int:pk>/word/", files.yearly_word, name="yearly-word"),
    path("yearly/<int:pk>/rows/", reports.yearly_rows, name="yearly-rows"),
    path("yearly/<int:pk>/compose/", reports.yearly_recompose, name="yearly-recompose"),
    path("yearly/<int:pk>/freeze/", reports.yearly_freeze, name="yearly-freeze"),
    path(
        "yearly/<int:pk>/requirements/",
        requirements.yearly_requirements,
        name="yearly-requirements",
    ),
    path(
        "yearly-requirements/<int:pk>/no-evidence/",
        requirements.requirement_no_evidence,
        name="yearly-requirement-no-evidence",
    ),
    path("yearly/<int:pk>/write/", writing.yearly_write, name="yearly-write"),
    path("yearly-sections/<int:pk>/write/", writing.section_write, name="yearly-section-write"),
    path("yearly-sections/<int:pk>/assign/", writing.section_assign, name="yearly-section-assign"),
    path("yearly/<int:pk>/<slug:section>/comment/", writing.yearly_comment, name="yearly-comment"),
    path("yearly-comments/<int:pk>/revise/", writing.comment_revise, name="yearly-comment-revise"),
    path("yearly-comments/<int:pk>/answer/", writing.comment_answer, name="yearly-comment-answer"),
    path("yearly/<int:pk>/state/", writing.yearly_state, name="yearly-state"),
    path("yearly-statements/<int:pk>/restate/", writing.yearly_restate, name="yearly-restate"),
    path("yearly/<int:pk>/plan/", plan.yearly_plan, name="yearly-plan"),
    path("yearly/<int:pk>/plan/add/", plan.step_add, name="yearly-step-add"),
    path("yearly-steps/<int:pk>/change/", plan.step_change, name="yearly-step-change"),
    path("yearly-steps/<int:pk>/tick/", plan.step_tick, name="yearly-step-tick"),
    path(
        "yearly/<int:pk>/give-to-scrutiny/",
        agreement.yearly_give_to_scrutiny,
        name="yearly-give-to-scrutiny",
    ),
    path("yearly/<int:pk>/take-back/", agreement.yearly_take_back, name="yearly-take-back"),
    path("yearly/<int:pk>/send/", agreement.yearly_send, name="yearly-send"),
    path("yearly/<int:pk>/agree/", agreement.yearly_agree, name="yearly-agree"),
    path(
        "yearly/<int:pk>/agree/<int:signature>/record/",
        agreement.yearly_record_agreement,
        name="yearly-record-agreement",
    ),
    path("yearly/<int:pk>/send-back/", agreement.yearly_send_back, name="yearly-send-back"),
]
