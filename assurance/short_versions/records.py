"""The kinds of record of short versions."""

from assurance.reports.navigation import REPORTS
from assurance.short_versions import models
from assurance.short_versions.operations import reading, releasing, writing
from assurance.short_versions.search_words import words_of_short_version
from assurance.short_versions.transitions import PART, READING_SAID, SHORT_VERSION
from governance.core.registry import RecordKind, RecordPage, RecordWorkflow, single_workflow
from governance.core.retained import Retained
from governance.core.search_index import Searched

PAGE = RecordPage("assurance:short-version-detail", REPORTS)

RECORDS = (
    RecordKind(
        models.ShortVersion,
        (
            RecordWorkflow(
                table=SHORT_VERSION,
                operations=reading,
                done_by={
                    "begin": writing.begin,
                    "release": releasing.release,
                    "withdraw": releasing.withdraw,
                    "rewrite": releasing.rewrite,
                },
            ),
        ),
        PAGE,
        url_word="short",
        retained=Retained(
            parts=(models.ShortFile, models.ShortPart, models.ShortReading),
            goes_with=("report",),
        ),
        searched=Searched(
            heading="Young people’s and easy-read versions",
            words=words_of_short_version,
            visible_to=models.ShortVersion.objects.visible_to,
        ),
    ),
    RecordKind(
        models.ShortPart,
        single_workflow(PART, writing, place="begin"),
        PAGE,
        "short_version",
        found_with="short_version",
    ),
    RecordKind(
        models.ShortReading,
        single_workflow(READING_SAID, reading),
        PAGE,
        "short_version",
    ),
)
