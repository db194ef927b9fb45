"""What a report says at this moment: a draft follows what people write, the rest is frozen."""

from collections.abc import Sequence

from django.utils.timezone import localdate

from assurance.reports.content.deserialise import from_dict
from assurance.reports.content.merge_text import merge_text
from assurance.reports.content.values import Plain, ReportContent
from assurance.reports.models import Report
from governance.core.formatting import format_date
from governance.signatures.models import Signature


def content_of(record: Report) -> ReportContent:
    """The frozen content; of a draft, what was last composed with today's words put in.

    Two queries for a draft, none if passages and comments were fetched with the report.
    """
    content = from_dict(record.content)
    if not record.is_draft:
        return content
    passages = {passage.key: passage.text for passage in record.passages.all()}
    comments = sorted(record.comments.all(), key=lambda comment: comment.pk)
    return merge_text(content, passages, comments)


def exported(record: Report) -> Plain:
    """The content with the report's status and hash, as it is given away."""
    content = content_of(record)
    stands = {"status": record.status, "hash": content.hash}
    plain = content.plain()
    return {**plain, "report": {**plain["report"], **stands}}


def agreements(record: Report) -> Sequence[str]:
    """Once all have agreed: who, when, and whether the office recorded it; one query."""
    if record.status not in (Report.Status.AGREED, Report.Status.ISSUED):
        return []
    given = Signature.objects.about(record).filter(round=record.round, signed_at__isnull=False)
    return [in_words(signature) for signature in given.for_list()]


def in_words(signature: Signature) -> str:
    how = " (recorded by the office)" if signature.status == Signature.Status.RECORDED else ""
    return f"Agreed by {signature.seat}, {format_date(localdate(signature.signed_at))}{how}"
