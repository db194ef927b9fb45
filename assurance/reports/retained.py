"""From when the retention of a report counts, and what goes with it."""

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from assurance.reports.models import (
    Passage,
    ReportChange,
    ReportComment,
    ReportFile,
    ReportReceipt,
)
from governance.core.retained import KEPT_FROM, Retained


def issued(rows: QuerySet) -> QuerySet:
    return rows.filter(issued_at__isnull=False).annotate(**{KEPT_FROM: TruncDate("issued_at")})


REPORT = Retained(
    triggers={"issued": issued},
    group="group",
    parts=(Passage, ReportChange, ReportComment, ReportFile, ReportReceipt),
)
