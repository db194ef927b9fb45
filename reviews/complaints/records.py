"""The kinds of record of complaints and of requests for information."""

from governance.core.registry import RecordKind, RecordPage, single_workflow
from reviews.complaints import models, retained
from reviews.complaints import operations as complaints
from reviews.complaints.transitions import COMPLAINT, STEP, STEPS
from reviews.complaints.transitions import REQUEST as REQUEST_FOR_INFORMATION

RECORDS = (
    RecordKind(
        model=models.Complaint,
        workflows=single_workflow(COMPLAINT, complaints, **dict.fromkeys(STEPS, "take_step")),
        page=RecordPage("reviews:complaint-detail"),
        url_word="complaint",
        is_restricted=True,
        retained=retained.COMPLAINT,
    ),
    RecordKind(
        model=models.ComplaintStep,
        workflows=single_workflow(STEP, complaints),
        page=RecordPage("reviews:complaint-detail"),
        page_of="complaint",
        is_restricted=True,
    ),
    RecordKind(
        model=models.InformationRequest,
        workflows=single_workflow(REQUEST_FOR_INFORMATION, complaints),
        page=RecordPage("reviews:information-detail"),
        url_word="information",
        is_restricted=True,
        retained=retained.REQUEST,
    ),
)
