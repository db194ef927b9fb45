"""The kind of record of a risk: where it is shown, found and listed."""

from governance.core.group_lists import GroupList, filtered_list
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from governance.risks import models, operations
from governance.risks.retained import RISK as RISK_RETAINED
from governance.risks.search_words import words_of_risk
from governance.risks.transitions import RISK

RECORDS = (
    RecordKind(
        models.Risk,
        single_workflow(
            RISK,
            operations,
            **{"import": "import_risks", "import_change": "change_imported"},
        ),
        RecordPage("governance:risk-detail"),
        url_word="risk",
        searched=Searched(
            heading="Risks", words=words_of_risk, visible_to=models.Risk.objects.visible_to
        ),
        group_list=GroupList(
            label="Risks",
            rows=models.Risk.objects.visible_to,
            url=filtered_list("governance:risk-list"),
            order=25,
        ),
        retained=RISK_RETAINED,
    ),
)
