"""The kind of record of an entry of a timetable: where it is shown, found and listed."""

from governance.core.registry import NavigationEntry, RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from governance.timetable import models, operations
from governance.timetable.operations import carry_over
from governance.timetable.retained import ENTRY as ENTRY_RETAINED
from governance.timetable.search_words import words_of_entry
from governance.timetable.transitions import ENTRY

FOOTER = (NavigationEntry("Quality-assurance timetable", "governance:entry-list"),)
RECORDS = (
    RecordKind(
        models.TimetableEntry,
        single_workflow(ENTRY, operations),
        RecordPage("governance:entry-detail"),
        url_word="entry",
        searched=Searched(
            heading="Quality-assurance timetable",
            words=words_of_entry,
            visible_to=models.TimetableEntry.objects.visible_to,
        ),
        carried_over=("governance.businessplan", carry_over),
        retained=ENTRY_RETAINED,
    ),
)
