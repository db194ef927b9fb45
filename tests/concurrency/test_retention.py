"""Two people delete, hold or propose at one moment: one certificate, and no hold on nothing."""

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.retention.models import Disposal, DueRecord, LegalHold
from governance.retention.operations import disposals, holds
from reviews.legacy.models import LegacyReview
from tests.concurrency.two_connections import Operation, both
from tests.scenarios import retention as scenarios
from tests.scenarios.retention import an_officer, later
from tests.scenarios.returns import NOON, as_seen

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def approving(disposal: Disposal, person=None) -> Operation:
    by = later(person or an_officer(disposal.partnership), NOON)
    seen = as_seen(disposal)
    own = Disposal.objects.get(pk=disposal.pk)
    return lambda: disposals.approve(own, by=by, at=NOON, expected_version=seen)


def holding(due: DueRecord, *, kind: bool = False) -> Operation:
    """On the record that falls due, or on its whole kind."""
    by = later(an_officer(due.partnership), NOON)
    doing = {"why": "An inquiry asked.", "review_on": None, "by": by, "at": NOON}
    if kind:
        return lambda: holds.hold_kind(kind=due.kind, partnership=due.partnership_id, **doing)
    return lambda: holds.hold_due(due, **doing)


def proposing(due: DueRecord) -> Operation:
    by = later(an_officer(due.partnership), NOON)
    return lambda: disposals.propose(due, by=by, at=NOON)


def is_there(disposal: Disposal) -> bool:
    return LegacyReview.objects.filter(pk=disposal.subject_id).exists()


def test_two_who_approve_at_once_leave_one_certificate():
    disposal = scenarios.a_proposed_disposal()

    first, second = both(approving(disposal), approving(disposal))

    assert first is None
    assert isinstance(second, NotNow)
    assert Disposal.objects.get().is_certificate
    assert TrailEntry.objects.about(disposal).filter(verb="approve").count() == 1


def test_who_proposed_it_is_refused_while_the_second_person_approves():
    disposal = scenarios.a_proposed_disposal()

    first, second = both(approving(disposal), approving(disposal, disposal.proposed_by))

    assert first is None
    assert isinstance(second, NotAllowed)
    assert Disposal.objects.get().approved_by_id != disposal.proposed_by_id


@pytest.mark.parametrize("kind", [False, True], ids=["one record", "a whole kind"])
def test_a_hold_that_is_placed_first_stops_who_approves_at_that_moment(kind):
    due = scenarios.a_due_review()
    disposal = scenarios.a_proposed_disposal(due)

    placed, refused = both(holding(due, kind=kind), approving(disposal))

    assert isinstance(placed, LegalHold)
    assert isinstance(refused, ValidationError)
    assert is_there(disposal)
    assert Disposal.objects.get().status == Disposal.Status.PROPOSED


def test_a_hold_that_comes_while_it_is_deleted_says_so_and_stands_on_nothing():
    due = scenarios.a_due_review()
    disposal = scenarios.a_proposed_disposal(due)

    first, second = both(approving(disposal), holding(due))

    assert first is None
    assert isinstance(second, ValidationError)
    assert "It was deleted meanwhile" in " ".join(second.messages)
    assert not is_there(disposal)
    assert not LegalHold.objects.exists()


def test_two_who_propose_at_once_propose_it_once():
    due = scenarios.a_due_review()

    first, second = both(proposing(due), proposing(due))

    assert isinstance(first, Disposal)
    assert isinstance(second, ValidationError)
    assert Disposal.objects.count() == 1
