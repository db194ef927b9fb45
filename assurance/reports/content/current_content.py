"""What a report says at this moment: a draft follows what people write, the rest is frozen."""

from collections.abc import Sequence

from django.utils.timezone import localdate

from assurance.reports.content.insert_passages import insert_passages
from assurance.reports.content.upgrade import upgrade
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from governance.core.blocks.hashing import Plain, ensure_unaltered
from governance.core.formatting import format_date
from governance.signatures.models import Signature


def content_of(record: Report) -> ReportContent:
    """The frozen content; of a draft, what was last composed with today's words put in.

    Two queries for a draft, none if passages and comments were fetched with the report.
    Raises AlteredContent where what is stored does not have the hash it was stored with.
    """
    ensure_unaltered(record.content, record.content_hash, record)
    content = ReportContent.model_validate(upgrade(record.content))
    if not record.is_draft:
        return content
    passages = {passage.key: passage.text for passage in record.passages.all()}
    comments = sorted(record.comments.all(), key=lambda comment: comment.pk)
    return insert_passages(content, passages, comments)


def content_hash(record: Report, content: ReportContent) -> str:
    """The hash by which its content is known: once frozen, the one that is signed and stored.

    An older form is upgraded on reading, so the hash of what was read may be another.
    """
    return content.hash if record.is_draft else record.content_hash


def export_content(record: Report) -> Plain:
    """The content with the report's status and hash, as it is given away.

    Of a frozen report it is what is stored, so that anybody can work out its hash.
    """
    content = content_of(record)
    plain = content.plain() if record.is_draft else record.content
    state = {"status": record.status, "hash": content_hash(record, content)}
    return {**plain, "report": {**plain["report"], **state}}


def agreements(record: Report) -> Sequence[str]:
    """Once all have agreed: who, when, and whether the office recorded it; one query."""
    if record.status not in (Report.Status.AGREED, Report.Status.ISSUED):
        return []
    given = Signature.objects.about(record).filter(round=record.round, signed_at__isnull=False)
    return [format_signature(signature) for signature in given.for_list()]


def format_signature(signature: Signature) -> str:
    how = " (recorded by the office)" if signature.status == Signature.Status.RECORDED else ""
    return f"Agreed by {signature.seat}, {format_date(localdate(signature.signed_at))}{how}"
