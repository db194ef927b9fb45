"""The kinds of record of this app: their tables, their operations, where each is shown."""

from assurance import models
from assurance.operations import instruments, passages, reports, returns, voices
from assurance.transitions.instruments import INSTRUMENT
from assurance.transitions.reports import COMMENT, PASSAGE, REPORT, REPORT_RECEIPT
from assurance.transitions.returns import ANSWER, QUERY, RETURN
from assurance.transitions.voices import VOICE
from governance.operations.arrangements import loading
from governance.registry import RecordKind, one
from governance.transitions.arrangements import ARRANGED

RETURN_PAGE, REPORT_PAGE = "assurance:return-detail", "assurance:report-detail"

RECORDS = (
    RecordKind(models.AssuranceReturn, one(RETURN, returns), RETURN_PAGE),
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
    RecordKind(models.Passage, one(PASSAGE, passages, open="open_all"), REPORT_PAGE, "report"),
    RecordKind(models.ReportComment, one(COMMENT, passages), REPORT_PAGE, "report"),
    RecordKind(
        models.ReportReceipt,
        one(REPORT_RECEIPT, reports, expect="issue"),
        REPORT_PAGE,
        "report",
    ),
    RecordKind(models.VoiceRecord, one(VOICE, voices), "assurance:voice-detail"),
)
