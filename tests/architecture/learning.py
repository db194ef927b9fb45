"""What the tables of the architecture tests hold of learning: its verbs, how each is done."""

from typing import Any

from reviews.learning.forms import dissemination as told
from reviews.learning.forms import national, points
from reviews.learning.models import Briefing, LearningPoint
from reviews.learning.models.briefings import SECTIONS
from reviews.learning.models.words import POINT_TEXTS
from reviews.learning.operations import briefings, case_learning
from reviews.learning.operations import national as national_operations
from reviews.learning.operations import points as point_operations
from reviews.learning.transitions import BRIEFING
from tests.scenarios import learning as scenarios
from tests.scenarios.returns import NOON

MOVES: dict[str, dict[str, Any]] = {
    "reviews.caselearning": {
        "release": scenarios.release_learning,
        "discard": scenarios.discard,
    },
    "reviews.learningpoint": {
        "release": scenarios.release,
        "withdraw": scenarios.withdraw_point,
    },
    "reviews.briefing": {
        "publish": scenarios.publish,
        "supersede": lambda record: BRIEFING.move(
            record, "supersede", by=scenarios.its_office(record), at=NOON
        ),
        "withdraw": scenarios.withdraw_briefing,
    },
    "reviews.dissemination": {
        "finish": scenarios.finish,
        "cancel": scenarios.cancel,
    },
    "reviews.nationalreview": {
        "consider": scenarios.consider,
        "end_monitoring": scenarios.end_monitoring,
    },
}
BEGUN: dict[str, dict[str, Any]] = {
    "reviews.caselearning": {
        "record": scenarios.some_case_learning,
        "edit": scenarios.an_edited_case_learning,
    },
    "reviews.learningpoint": {
        "write": scenarios.a_draft_point,
        "release_from_case": scenarios.a_point_from_a_case,
        "edit": scenarios.an_edited_point,
    },
    "reviews.briefing": {
        "write": scenarios.a_draft_briefing,
        "edit": scenarios.an_edited_briefing,
    },
    "reviews.dissemination": {
        "plan_dissemination": scenarios.a_planned_dissemination,
        "edit": scenarios.a_dissemination_planned_anew,
        "record_reach": scenarios.a_dissemination_counted_again,
    },
    "reviews.practiceevidence": {
        "record": scenarios.some_practice_evidence,
        "strike": scenarios.some_struck_evidence,
    },
    "reviews.nationalreview": {
        "receive": scenarios.a_received_review,
        "edit": scenarios.an_edited_review,
        "raise_action": scenarios.a_review_acted_on,
    },
    "reviews.nationalcheck": {"check": scenarios.a_check},
}
EXPECTED_MOVES: dict[str, dict[str, Any]] = {
    "reviews.caselearning": {
        "release": (("draft",), "released"),
        "discard": (("draft",), "discarded"),
    },
    "reviews.learningpoint": {
        "release": (("draft",), "released"),
        "withdraw": (("draft", "released"), "withdrawn"),
    },
    "reviews.briefing": {
        "publish": (("draft",), "published"),
        "supersede": (("published",), "superseded"),
        "withdraw": (("draft", "published"), "withdrawn"),
    },
    "reviews.dissemination": {
        "finish": (("planned",), "done"),
        "cancel": (("planned",), "cancelled"),
    },
    "reviews.nationalreview": {
        "consider": (("received",), "considered"),
        "end_monitoring": (("considered",), "ended"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "reviews.caselearning": ({"record"}, {"edit"}),
    "reviews.learningpoint": ({"write", "release_from_case"}, {"edit"}),
    "reviews.briefing": ({"write"}, {"edit"}),
    "reviews.dissemination": ({"plan_dissemination"}, {"edit", "record_reach"}),
    "reviews.practiceevidence": ({"record"}, {"strike"}),
    "reviews.nationalreview": ({"receive"}, {"edit", "raise_action"}),
    "reviews.nationalcheck": ({"check"}, set()),
}
IRREVERSIBLE = {
    "reviews.caselearning": {"release"},
    "reviews.learningpoint": {"release", "withdraw"},
    "reviews.briefing": {"publish", "withdraw"},
    "reviews.nationalreview": {"end_monitoring"},
}
IRREVERSIBLE_OPERATIONS = (
    case_learning.release,
    point_operations.release,
    point_operations.withdraw,
    briefings.publish,
    briefings.withdraw,
    national_operations.end_monitoring,
)


def briefing_form(data: Any) -> Any:
    return points.BriefingForm(
        data, points=LearningPoint.objects.none(), briefings=Briefing.objects.none()
    )


def plan_form(data: Any) -> Any:
    return told.DisseminationForm(data, seats=[])


def consider_form(data: Any) -> Any:
    return national.ConsiderForm(data, groups=[])


LOOKED_AT: dict[str, list[tuple[Any, str]]] = {
    **{
        f"reviews.{kind}.{name}": [(points.PointWordsForm, name), (points.PointForm, name)]
        for kind in ("caselearning", "learningpoint")
        for name in POINT_TEXTS
    },
    **{f"reviews.briefing.{name}": [(briefing_form, name)] for name in ("title", *SECTIONS)},
    "reviews.dissemination.detail": [(plan_form, "detail")],
    "reviews.dissemination.receipt": [(told.FinishForm, "receipt")],
    "reviews.practiceevidence.showed": [(told.EvidenceForm, "showed")],
    "reviews.practiceevidence.ref": [(told.EvidenceForm, "ref")],
    **{
        f"reviews.nationalreview.{name}": [(national.NationalForm, name)]
        for name in ("title", "publisher", "where", "summary")
    },
    "reviews.nationalreview.response": [(consider_form, "response")],
    "reviews.nationalcheck.text": [(national.CheckForm, "text")],
}
OWN_PAGES = {
    "reviews.learningpoint": ["write", "release_from_case", "release", "withdraw", "edit"],
    "reviews.briefing": ["write", "publish", "supersede", "withdraw", "edit"],
    "reviews.dissemination": ["plan_dissemination", "finish", "cancel", "edit", "record_reach"],
    "reviews.nationalreview": ["receive", "consider", "end_monitoring", "edit", "raise_action"],
}
OWN_WORDS = {
    "learning point": [
        "wrote it",
        "released it",
        "released it",
        "withdrew it",
        "changed the words",
    ],
    "briefing": [
        "wrote it",
        "published it",
        "replaced it by a newer one",
        "withdrew it",
        "changed the words",
    ],
    "dissemination": [
        "planned it",
        "finished it",
        "cancelled it",
        "changed the plan",
        "recorded whom it reached",
    ],
    "national review": [
        "recorded it",
        "recorded that it was considered",
        "ended the monitoring",
        "changed the words",
        "raised an action for it",
    ],
}
CASES = "a learning point of LEI-2025-001"
OTHERS = [
    *[("reviews.caselearning", verb, CASES) for verb in ("record", "edit", "release", "discard")],
    ("reviews.dissemination", "plan_dissemination", "dissemination 3"),
    ("reviews.dissemination", "edit", "dissemination 3"),
    ("reviews.dissemination", "record_reach", "dissemination 3"),
    ("reviews.practiceevidence", "record", "evidence 3 of changed practice"),
    ("reviews.practiceevidence", "strike", "evidence 3 of changed practice"),
    ("reviews.nationalcheck", "check", "a check of the plan for national review 3"),
]
OTHER_WORDS = [
    *[f"{did} {CASES}" for did in ("recorded", "edited", "released", "discarded")],
    "planned dissemination 3",
    "changed the plan of dissemination 3",
    "recorded whom dissemination 3 reached",
    "recorded evidence 3 of changed practice",
    "struck out evidence 3 of changed practice",
    "recorded a check of the plan for national review 3",
]
