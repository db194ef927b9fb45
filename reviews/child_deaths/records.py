"""The kinds of record of the link with the child death overview panel."""

from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from reviews.child_deaths import models, retained
from reviews.child_deaths import operations as child_deaths
from reviews.child_deaths.search_words import words_of_report
from reviews.child_deaths.transitions import ATTENDANCE, CONCERN, REPORT

RECORDS = (
    RecordKind(
        model=models.PanelConcern,
        workflows=single_workflow(CONCERN, child_deaths),
        page=RecordPage("reviews:concern-detail"),
        url_word="concern",
        is_restricted=True,
        retained=retained.CONCERN,
    ),
    RecordKind(
        model=models.PanelReport,
        workflows=single_workflow(REPORT, child_deaths),
        page=RecordPage("reviews:panel-detail"),
        url_word="panel",
        searched=Searched(
            heading="Reports of the child death panel",
            words=words_of_report,
            visible_to=models.PanelReport.objects.visible_to,
        ),
        retained=retained.REPORT,
    ),
    RecordKind(
        model=models.PanelAttendance,
        workflows=single_workflow(ATTENDANCE, child_deaths),
        page=RecordPage("reviews:attendance-detail"),
        url_word="attendance",
        retained=retained.ATTENDANCE,
    ),
)
