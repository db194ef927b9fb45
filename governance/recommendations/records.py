"""The kind of record of a recommendation: where it is shown, found and listed."""

from governance.core.group_lists import GroupList, filtered_list
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from governance.recommendations import models, operations
from governance.recommendations.retained import RECOMMENDATION as RETAINED
from governance.recommendations.search_words import words_of_recommendation
from governance.recommendations.transitions import RECOMMENDATION

RECORDS = (
    RecordKind(
        models.GroupRecommendation,
        single_workflow(RECOMMENDATION, operations),
        RecordPage("governance:recommendation-detail"),
        url_word="recommendation",
        searched=Searched(
            heading="Recommendations of groups",
            words=words_of_recommendation,
            visible_to=models.GroupRecommendation.objects.visible_to,
        ),
        group_list=GroupList(
            label="Recommendations",
            rows=models.GroupRecommendation.objects.visible_to,
            url=filtered_list("governance:recommendation-list"),
            order=27,
        ),
        retained=RETAINED,
    ),
)
