"""The kinds of record of retention that have pages: where each is shown, and what it tells."""

from governance.core.record_parts import RecordPart
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.retention import models
from governance.retention.operations import disposals, holds
from governance.retention.transitions import DISPOSAL, LEGAL_HOLD
from governance.retention.views.ledgers import ledger_link

RECORDS = (
    RecordKind(
        models.LegalHold,
        single_workflow(LEGAL_HOLD, holds),
        RecordPage("governance:hold-detail"),
        url_word="hold",
    ),
    RecordKind(
        models.Disposal,
        single_workflow(DISPOSAL, disposals),
        RecordPage("governance:disposal-detail"),
        url_word="disposal",
        part=RecordPart(about="governance.partnership", show=ledger_link),
    ),
)
