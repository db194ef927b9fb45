"""The kinds of record of this app: their tables, their operations, where each is shown; and what
the navigation leads to.
"""

from assurance import models
from assurance.instruments import operations as instruments
from assurance.instruments.transitions import INSTRUMENT
from assurance.new_partnerships.records import RECORDS as NEW_PARTNERSHIP_RECORDS
from assurance.publication.records import RECORDS as PUBLICATION_RECORDS
from assurance.publication.records import with_publishing
from assurance.reports.navigation import REPORTS
from assurance.reports.operations import passages, reports
from assurance.reports.retained import REPORT as REPORT_RETAINED
from assurance.reports.search_words import words_of_report
from assurance.reports.transitions import COMMENT, PASSAGE, REPORT, REPORT_RECEIPT
from assurance.returns.operations import entries, opening, queries, returns
from assurance.returns.retained import RETURN as RETURN_RETAINED
from assurance.returns.search_words import words_of_return
from assurance.returns.transitions import ANSWER, OFFICE_ENTRY, QUERY, RETURN
from assurance.returns.views.invited import ANSWER_TASKS, ENTRY_TASKS, RETURN_TASKS
from assurance.short_versions.records import RECORDS as SHORT_RECORDS
from assurance.summaries import operations as summaries
from assurance.summaries.progress import progress as summary_progress
from assurance.summaries.views import context as summary_context
from assurance.voice import operations as voices
from assurance.voice.retained import VOICE as VOICE_RETAINED
from assurance.voice.search_words import words_of_voice
from assurance.voice.transitions import VOICE
from assurance.yearly.records import RECORDS as YEARLY_RECORDS
from governance.core.group_lists import GroupList, filtered_list
from governance.core.record_parts import RecordPart
from governance.core.registry import NavigationEntry, RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched
from governance.records import GROUP_PAGE
from governance.structure.operations.arrangements import loading
from governance.structure.transitions import ARRANGEMENT

RETURNS = NavigationEntry("Returns", "assurance:return-list", 10)
VOICES = NavigationEntry("Voice of the child", "assurance:voice-list", 40)
NAVIGATION = (RETURNS, VOICES, REPORTS)

RETURN_PAGE = RecordPage("assurance:return-detail", RETURNS)
VOICE_PAGE = RecordPage("assurance:voice-detail", VOICES)
REPORT_PAGE = RecordPage("assurance:report-detail", REPORTS)

RECORDS: tuple[RecordKind, ...] = (
    RecordKind(
        models.AssuranceReturn,
        single_workflow(
            RETURN,
            returns,
            ask=opening.open_return,
            end_queries=queries.end_queries,
            confirm_entry=entries.confirm,
            reject_entry=entries.reject,
            unask=summaries.unask,
        ),
        RETURN_PAGE,
        url_word="return",
        retained=RETURN_RETAINED,
        invited=RETURN_TASKS,
        searched=Searched(
            heading="Returns",
            words=words_of_return,
            visible_to=models.AssuranceReturn.objects.visible_to,
        ),
        group_list=GroupList(
            label="Returns",
            rows=models.AssuranceReturn.objects.visible_to,
            url=filtered_list("assurance:return-list"),
            order=10,
        ),
        part=RecordPart(about="reviews.case", progress=summary_progress, show=summary_context.show),
    ),
    RecordKind(
        models.Answer,
        single_workflow(ANSWER, returns, enter="answer"),
        RETURN_PAGE,
        "assurance_return",
        url_word="answer",
        invited=ANSWER_TASKS,
    ),
    RecordKind(
        models.Query,
        single_workflow(QUERY, queries),
        RETURN_PAGE,
        "answer__assurance_return",
        url_word="query",
    ),
    RecordKind(
        models.OfficeEntry,
        single_workflow(OFFICE_ENTRY, entries),
        RETURN_PAGE,
        "assurance_return",
        url_word="entry",
        invited=ENTRY_TASKS,
    ),
    RecordKind(models.Instrument, single_workflow(INSTRUMENT, instruments)),
    RecordKind(
        models.TimetableItem, single_workflow(ARRANGEMENT, loading), GROUP_PAGE, "group__key"
    ),
    RecordKind(
        models.Report,
        single_workflow(REPORT, reports),
        REPORT_PAGE,
        url_word="report",
        retained=REPORT_RETAINED,
        searched=Searched(
            heading="Reports", words=words_of_report, visible_to=models.Report.objects.visible_to
        ),
    ),
    RecordKind(
        models.Passage,
        single_workflow(PASSAGE, passages, open="create_passages"),
        REPORT_PAGE,
        "report",
        url_word="passage",
        found_with="report",
    ),
    RecordKind(
        models.ReportComment,
        single_workflow(COMMENT, passages, say_since="add_late_comment"),
        REPORT_PAGE,
        "report",
        url_word="comment",
        found_with="report",
    ),
    RecordKind(
        models.ReportReceipt,
        single_workflow(REPORT_RECEIPT, reports, expect="issue"),
        REPORT_PAGE,
        "report",
    ),
    RecordKind(
        models.VoiceRecord,
        single_workflow(VOICE, voices),
        VOICE_PAGE,
        url_word="voice",
        retained=VOICE_RETAINED,
        searched=Searched(
            heading="Voice of the child",
            words=words_of_voice,
            visible_to=models.VoiceRecord.objects.visible_to,
        ),
        group_list=GroupList(
            label="Voice of the child",
            rows=lambda actor: models.VoiceRecord.objects.visible_to(actor).current(),
            url=filtered_list("assurance:voice-list"),
            order=40,
        ),
    ),
    *with_publishing(YEARLY_RECORDS),
    *SHORT_RECORDS,
    *NEW_PARTNERSHIP_RECORDS,
    *PUBLICATION_RECORDS,
)
