"""What must be in place before a file is stored with a case, or a copy is made."""

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.files.models import StoredFile
from reviews.cases.models import Case, CasePaper, PanelResponse


def was_notified(record: Case) -> bool:
    """Whether there is a notification of which the proof may be stored."""
    return record.is_open and record.notified_on is not None


def has_such_a_report(record: CasePaper) -> bool:
    """Whether there is what is to be copied; what is published, only once it is."""
    case = record.case
    if record.report == CasePaper.Report.RAPID:
        return case.has_rapid_review
    if record.report == CasePaper.Report.LOCAL:
        return case.has_local_review
    if not case.has_practice_review:
        return False
    is_public = case.practice_review.published_on is not None
    return is_public or record.report == CasePaper.Report.PRACTICE


def replaces_the_proof_for_a_reason(record: Case, context: OperationContext) -> None:
    replaces_for_a_reason(record.proof_file, context)


def replaces_the_letter_for_a_reason(record: PanelResponse, context: OperationContext) -> None:
    replaces_for_a_reason(record.letter, context)


def replaces_for_a_reason(kept: StoredFile | None, context: OperationContext) -> None:
    if kept is not None and not context.note:
        raise ValidationError({"note": "One is stored already: say why this takes its place."})
