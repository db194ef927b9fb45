"""The addresses of challenges and commendations."""

from django.urls import path

from governance.challenges.views import challenges, raising, transitions

urlpatterns = [
    path("challenges/", challenges.challenge_list, name="challenge-list"),
    path("challenges/raise/", raising.challenge_raise, name="challenge-raise"),
    path("challenges/answer-days/", challenges.challenges_move, name="challenges-move"),
    path("challenges/<int:pk>/", challenges.challenge_detail, name="challenge-detail"),
    path("challenges/<int:pk>/edit/", transitions.challenge_edit, name="challenge-edit"),
    path("challenges/<int:pk>/send/", transitions.challenge_send, name="challenge-send"),
    path("challenges/<int:pk>/answer/", transitions.challenge_answer, name="challenge-answer"),
    path(
        "challenges/<int:pk>/acknowledge/",
        transitions.challenge_acknowledge,
        name="challenge-acknowledge",
    ),
    path("challenges/<int:pk>/verify/", transitions.challenge_verify, name="challenge-verify"),
    path(
        "challenges/<int:pk>/ask-again/",
        transitions.challenge_ask_again,
        name="challenge-ask-again",
    ),
    path("challenges/<int:pk>/pass-up/", transitions.challenge_pass_up, name="challenge-pass-up"),
    path(
        "challenges/<int:pk>/move-date/",
        transitions.challenge_move_date,
        name="challenge-move-date",
    ),
    path("challenges/<int:pk>/action/", raising.challenge_action, name="challenge-action"),
    path(
        "challenges/<int:pk>/withdraw/", transitions.challenge_withdraw, name="challenge-withdraw"
    ),
]
