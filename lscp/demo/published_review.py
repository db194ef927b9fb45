"""A case of the demo from a year ago: its practice review went all the way to its publication."""

from datetime import date, timedelta

from governance.people.models import Organisation, User
from lscp.demo.cases import DELEGATES, Days, review_of
from lscp.demo.practice_review import Told, chosen, decided, its_practice
from reviews.cases.models import Child, PracticeReview
from reviews.cases.operations import panel, practice_parts, practice_reviews, publication

PUBLISHED = Told(
    words="published",
    referred=262,
    reference="SIN-DEMO-0171",
    band=Child.AgeBand.FROM_5,
    theme="neglect",
    why="The child nearly died, and neglect is suspected.",
    present="City council, police, integrated care board, school, ambulance service",
)
SAID = PUBLISHED.said
ADDRESS = "https://reviews.example.org/a-plan-that-nobody-opened"


def load_published_review(everybody: dict[str, User], *, today: date) -> None:
    """Loaded after the other cases, whose references it leaves as they are."""
    days = Days(everybody, today)
    review = decided(days, PUBLISHED)
    agreed_by_the_panel(days, review)
    chosen(days, review, PUBLISHED)
    written(days, its_practice(review))
    signed(days, review)
    made_public(days, review)


def agreed_by_the_panel(days: Days, review: PracticeReview) -> None:
    ago = PUBLISHED.ago(22)
    panel.record_response(
        review_of(review.case),
        kind="agrees",
        received_on=days.day(ago),
        text=SAID["letter"],
        **days.by("manager", ago),
    )


def written(days: Days, review: PracticeReview) -> None:
    """Terms, the family, an event, a check, the report, and what it costs."""
    practice_reviews.set_terms(
        review,
        {"terms": SAID["terms"], "method": SAID["method"]},
        expected_version=review.version,
        **days.by("manager", PUBLISHED.ago(36)),
    )
    for kind, later in (("family_told", 40), ("family_invited", 44), ("event", 70)):
        ago = PUBLISHED.ago(later)
        practice_parts.involve(
            review,
            kind=kind,
            happened_on=days.day(ago),
            how=SAID["steps"][kind],
            **days.by("manager", ago),
        )
    ago = PUBLISHED.ago(60)
    practice_parts.check_progress(
        review,
        checked_on=days.day(ago),
        time="good",
        quality="good",
        text=SAID["check"],
        next_check_on=days.day(ago) + timedelta(days=30),
        **days.by("manager", ago),
    )
    review = its_practice(review)
    names = ("perspective", "analysis", "improvements", "report_place")
    practice_reviews.write_report(
        review,
        {name: SAID[name] for name in names},
        expected_version=review.version,
        **days.by("manager", PUBLISHED.ago(95)),
    )
    for body in DELEGATES:
        practice_parts.record_cost(
            review,
            organisation=Organisation.objects.get(key=body),
            pence=380_000,
            purpose="A third of the reviewer’s days",
            **days.by("manager", PUBLISHED.ago(96)),
        )


def signed(days: Days, review: PracticeReview) -> None:
    """All three partners sign what was frozen."""
    found = its_practice(review)
    practice_reviews.send_to_partners(
        found, expected_version=found.version, **days.by("manager", PUBLISHED.ago(97))
    )
    for delegate in DELEGATES.values():
        found = its_practice(review)
        practice_reviews.sign(
            found, expected_version=found.version, **days.by(delegate, PUBLISHED.ago(100))
        )


def made_public(days: Days, review: PracticeReview) -> None:
    """Notice to the Panel and the Secretary of State, which ran before it was published."""
    found, told = its_practice(review), PUBLISHED.ago(102)
    publication.give_notice(
        found,
        panel_told_on=days.day(told),
        secretary_told_on=days.day(told),
        ofsted_told_on=days.day(told),
        receipt="Acknowledged by both the same day.",
        expected_version=found.version,
        **days.by("manager", told),
    )
    found, ago = its_practice(review), PUBLISHED.ago(114)
    publication.publish(
        found,
        published_on=days.day(ago),
        address=ADDRESS,
        expected_version=found.version,
        **days.by("manager", ago),
    )
