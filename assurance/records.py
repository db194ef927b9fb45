"""The kinds of record of this app: their tables, their operations, where each is shown."""

from assurance import models
from assurance.instruments import operations as instruments
from assurance.instruments.transitions import INSTRUMENT
from assurance.reports.operations import passages, reports
from assurance.reports.transitions import COMMENT, PASSAGE, REPORT, REPORT_RECEIPT
from assurance.returns.operations import returns
from assurance.returns.transitions import ANSWER, QUERY, RETURN
from assurance.voice import operations as voices
from assurance.voice.transitions import VOICE
from governance.core.registry import RecordKind, one
from governance.structure.operations.arrangements import loading
from governance.structure.transitions import ARRANGED

RETURN_PAGE, REPORT_PAGE = "assurance:return-detail", "assurance:report-detail"

RECORDS = (
    RecordKind(models.AssuranceReturn, one(RETURN, returns, ask="open_return"), RETURN_PAGE),
    RecordKind(models.Answer, one(ANSWER, returns), RETURN_PAGE, "assurance_return"),
    RecordKind(
        models.Query,
        one(QUERY, returns, raise_query="query", settle="accept"),
        RETURN_PAGE,
        "answer__assurance_return",
    ),
    RecordKind(models.Instrument, one(INSTRUMENT, instruments)),
    RecordKind(
        models.TimetableItem, one(ARRANGED, loading), "governance:group-detail", "group__key"
    ),
    RecordKind(models.Report, one(REPORT, reports), REPORT_PAGE),
    RecordKind(
        models.Passage, one(PASSAGE, passages, open="create_passages"), REPORT_PAGE, "report"
    ),
    RecordKind(
        models.ReportComment,
        one(COMMENT, passages, say_since="add_late_comment"),
        REPORT_PAGE,
        "report",
    ),
    RecordKind(
        models.ReportReceipt,
        one(REPORT_RECEIPT, reports, expect="issue"),
        REPORT_PAGE,
        "report",
    ),
    RecordKind(models.VoiceRecord, one(VOICE, voices), "assurance:voice-detail"),
)
