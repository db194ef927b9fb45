"""The kinds of record of this room, as the product as a whole knows them."""

from governance.core.record_parts import RecordPart
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.retention.models import Disposal, LegalHold
from governance.retention.operations import disposals, holds
from governance.retention.transitions import DISPOSAL, LEGAL_HOLD
from governance.retention.views.ledgers import ledger_link

KINDS = (
    RecordKind(
        LegalHold,
        single_workflow(LEGAL_HOLD, holds),
        RecordPage("governance:hold-detail"),
        url_word="hold",
    ),
    RecordKind(
        Disposal,
        single_workflow(DISPOSAL, disposals),
        RecordPage("governance:disposal-detail"),
        url_word="disposal",
        part=RecordPart(about="governance.partnership", show=ledger_link),
    ),
)
