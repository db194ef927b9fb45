"""The addresses of disputes, of escalation officers and of the public guidance."""

from django.urls import path

from reviews.disputes.views import disputes, guidance, officers, readers, sides, stages

urlpatterns = [
    path("guidance/disagreements/", guidance.disagreement_guidance, name="disagreement-guidance"),
    path("disputes/", disputes.dispute_list, name="dispute-list"),
    path("disputes/raise/", disputes.dispute_raise, name="dispute-raise"),
    path("disputes/<int:pk>/", disputes.dispute_detail, name="dispute-detail"),
    path("disputes/<int:pk>/readers/", readers.dispute_readers, name="dispute-readers"),
    path("disputes/<int:pk>/bring-in/", sides.dispute_bring_in, name="dispute-bring-in"),
    path("disputes/<int:pk>/edit/", disputes.dispute_edit, name="dispute-edit"),
    path("disputes/<int:pk>/chair/", disputes.dispute_chair, name="dispute-chair"),
    path("disputes/<int:pk>/mediation/", disputes.dispute_mediation, name="dispute-mediation"),
    path("disputes/<int:pk>/ask-advice/", disputes.dispute_ask_advice, name="dispute-ask-advice"),
    path("disputes/<int:pk>/advice/", disputes.dispute_advice, name="dispute-advice"),
    path("disputes/<int:pk>/reply/", disputes.dispute_reply, name="dispute-reply"),
    path("disputes/<int:pk>/resolve/", disputes.dispute_resolve, name="dispute-resolve"),
    path("disputes/<int:pk>/withdraw/", disputes.dispute_withdraw, name="dispute-withdraw"),
    path("disputes/<int:pk>/stage/", stages.dispute_stage, name="dispute-stage"),
    path("dispute-stages/<int:pk>/edit/", stages.stage_edit, name="stage-edit"),
    path("dispute-stages/<int:pk>/respond/", stages.stage_respond, name="stage-respond"),
    path("dispute-stages/<int:pk>/agree/", stages.stage_agree, name="stage-agree"),
    path("dispute-stages/<int:pk>/not-agreed/", stages.stage_not_agreed, name="stage-not-agreed"),
    path("dispute-sides/<int:pk>/position/", sides.side_position, name="side-position"),
    path("dispute-sides/<int:pk>/legal-advice/", sides.side_legal_advice, name="side-legal-advice"),
    path("dispute-sides/<int:pk>/officer/", sides.side_officer, name="side-officer"),
    path("dispute-sides/<int:pk>/step/", sides.side_step, name="side-step"),
    path("dispute-officers/<int:pk>/replace/", sides.officer_replace, name="officer-replace"),
    path("dispute-officers/<int:pk>/end/", sides.officer_end, name="officer-end"),
    path("escalation-officers/", officers.escalation_list, name="escalation-list"),
    path("escalation-officers/add/", officers.escalation_add, name="escalation-add"),
    path("escalation-officers/<int:pk>/end/", officers.escalation_end, name="escalation-end"),
]
