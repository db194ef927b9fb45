"""Files that are stored with a case: the proof of its notification, a letter of the Panel."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.cases.models import Case, PanelResponse
from reviews.cases.operations import files
from tests.reached_once import reached_once
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import NOON, acting


def a_file(name: str = "acknowledgement.txt", content: bytes = b"We have it.") -> Any:
    return SimpleUploadedFile(name, content)


def keep_proof(case: Case, *, content: Any = None, by: Any = None, note: str = "") -> None:
    """By who co-ordinates it, unless somebody else tries."""
    files.keep_proof(
        case,
        content or a_file(),
        by=by or acting(scenarios.its_coordinator(case)),
        at=NOON,
        expected_version=case.version,
        note=note,
    )


def keep_letter(response: PanelResponse, *, content: Any = None, by: Any = None, note: str = ""):
    files.keep_letter(
        response,
        content or a_file("letter.txt"),
        by=by or acting(scenarios.its_coordinator(response.review.case)),
        at=NOON,
        expected_version=0,
        note=note,
    )


@reached_once
def a_case_with_its_proof(**words: Any) -> Case:
    case = scenarios.a_notified_case(**words)
    keep_proof(case)
    return scenarios.fresh(case)


def a_reply_with_its_letter(**words: Any) -> PanelResponse:
    response = scenarios.a_reply_of_the_panel(**words)
    keep_letter(response)
    response.refresh_from_db()
    return response
