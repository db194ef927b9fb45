"""The kinds of record of disputes, all of which only who takes part in one may see."""

from governance.core.record_parts import NamedPart
from governance.core.registry import RecordKind, RecordPage, single_workflow
from reviews.disputes import models
from reviews.disputes.operations import advice, disputes, officers, sides, stages
from reviews.disputes.retained import DISPUTE as DISPUTE_RETAINED
from reviews.disputes.transitions import (
    DISPUTE,
    ESCALATION_OFFICER,
    OFFICER,
    SIDE,
    STAGE,
    STEP,
)
from reviews.disputes.views import case_section

DISPUTE_PAGE = RecordPage("reviews:dispute-detail")
ADVICE = ("involve_chair", "record_mediation", "ask_advice", "give_advice", "publish_reply")
ON_CASE = NamedPart(about="reviews.case", rows=case_section.rows, show=case_section.show)
ADVISED = {verb: getattr(advice, verb) for verb in ADVICE}

RECORDS = (
    *(
        RecordKind(
            model=model,
            workflows=single_workflow(table, operations, **done_by),
            page=DISPUTE_PAGE,
            page_of=page_of,
            url_word=word,
            is_restricted=True,
            retained=retained,
            named_part=ON_CASE if model is models.Dispute else None,
        )
        for model, table, operations, page_of, word, done_by, retained in (
            (models.Dispute, DISPUTE, disputes, "pk", "dispute", ADVISED, DISPUTE_RETAINED),
            (models.DisputeSide, SIDE, sides, "dispute", "side", {}, None),
            (models.DisputeOfficer, OFFICER, sides, "side__dispute", "officer", {}, None),
            (models.OwnProcedureStep, STEP, sides, "side__dispute", "", {}, None),
            (models.DisputeStage, STAGE, stages, "dispute", "stage", {}, None),
        )
    ),
    RecordKind(
        model=models.EscalationOfficer,
        workflows=single_workflow(ESCALATION_OFFICER, officers),
        url_word="escalation",
    ),
)
