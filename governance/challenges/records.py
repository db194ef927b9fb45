"""The kind of record of a challenge: where it is shown, found and listed."""

from governance.challenges import models, operations
from governance.challenges.retained import CHALLENGE as CHALLENGE_RETAINED
from governance.challenges.search_words import words_of_challenge
from governance.challenges.transitions import CHALLENGE
from governance.core.group_lists import GroupList, filtered_list
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched

RECORDS = (
    RecordKind(
        models.Challenge,
        single_workflow(CHALLENGE, operations, commend="send"),
        RecordPage("governance:challenge-detail"),
        url_word="challenge",
        searched=Searched(
            heading="Challenges and commendations",
            words=words_of_challenge,
            visible_to=models.Challenge.objects.visible_to,
        ),
        group_list=GroupList(
            label="Challenges and commendations",
            rows=models.Challenge.objects.visible_to,
            url=filtered_list("governance:challenge-list"),
            order=26,
        ),
        retained=CHALLENGE_RETAINED,
    ),
)
