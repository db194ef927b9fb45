"""Screening: each partner's view, what is found, the notification, who else was told."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from reviews.cases.models import Case, PartnerView, RapidReview
from reviews.cases.operations import cases, screening
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.cases import BOARD, COUNCIL, DO_NOT, NOTIFY, POLICE
from tests.scenarios.returns import NOON, a_business_manager, acting, as_seen

pytestmark = pytest.mark.django_db
LOCAL = PartnerView.View.LOCAL
TOMORROW = date(2025, 10, 16)
LOOKED_AFTER = {"harm": Case.Harm.DEATH, "circumstance": Case.Circumstance.LOOKED_AFTER}
CARE_LEAVER = {"harm": Case.Harm.DEATH, "circumstance": Case.Circumstance.CARE_LEAVER}


def is_as_it_was(case: Case, status: str) -> bool:
    moves = TrailEntry.objects.about(case).exclude(after="").exclude(before="")
    return scenarios.fresh(case).status == status and not moves.exists()


def test_a_view_stays_as_it_was_given_when_its_partner_thinks_again():
    case = scenarios.a_case_with_views(DO_NOT)

    case_parts.think(case, COUNCIL, NOTIFY)

    told = [(each.view, each.is_current) for each in case.views.order_by("pk")]
    assert told == [(DO_NOT, False), (NOTIFY, True)]
    earlier = case.views.earliest("pk")
    assert [each.verb for each in TrailEntry.objects.about(earlier)] == [
        "give_view",
        "replace_view",
    ]


def test_a_partner_gives_its_own_view_and_no_other_partners():
    case = scenarios.a_referred_case()
    police = acting(scenarios.name_partners(case)[POLICE])
    bodies = scenarios.the_partners()
    given = {"view": NOTIFY, "reason": "As we see it.", "by": police, "at": NOON}
    case = scenarios.fresh(case)

    screening.give_view(case, bodies[POLICE], **given)
    with pytest.raises(NotAllowed):
        screening.give_view(case, bodies[COUNCIL], **given)

    assert [each.organisation.key for each in case.views.all()] == [POLICE]


def test_neither_a_contributor_nor_a_stranger_gives_a_view():
    case = scenarios.a_referred_case()
    council = scenarios.the_partners()[COUNCIL]

    for who in (case.referred_by, scenarios.a_partner(COUNCIL), a_business_manager()):
        with pytest.raises(NotAllowed):
            screening.give_view(case, council, view=NOTIFY, reason="Mine.", by=acting(who), at=NOON)
    assert not case.views.exists()


def test_a_body_that_is_no_safeguarding_partner_has_no_view():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="one of the safeguarding partners"):
        screening.give_view(
            case,
            case.referring_organisation,
            view=NOTIFY,
            reason="Ours.",
            by=its_office(case),
            at=NOON,
        )


def test_a_view_is_not_given_once_it_is_notified():
    case = scenarios.a_notified_case()

    with pytest.raises(NotNow):
        case_parts.think(case, COUNCIL, DO_NOT)


def test_the_councils_view_is_enough_to_notify():
    case = scenarios.a_case_with_views(NOTIFY)

    screening.find_notifiable(case, by=its_office(case), at=NOON)

    assert case.status == Case.Status.TO_NOTIFY


def test_without_the_councils_view_nothing_is_found_notifiable():
    case = scenarios.a_referred_case()
    for key in (POLICE, BOARD):
        case_parts.think(case, key, NOTIFY)

    with pytest.raises(ValidationError, match="leicester-city-council is missing"):
        screening.find_notifiable(case, by=its_office(case), at=NOON)
    assert is_as_it_was(case, Case.Status.REFERRED)


def test_without_the_day_of_awareness_nothing_is_found_notifiable():
    case = scenarios.a_case_with_views(NOTIFY, aware_on=None)

    with pytest.raises(ValidationError, match="became aware"):
        screening.find_notifiable(case, by=its_office(case), at=NOON)


@pytest.mark.parametrize("find", [case_parts.find_not_notifiable, case_parts.find_local])
def test_what_is_not_notified_needs_the_view_of_every_partner(find):
    case = scenarios.a_case_with_views(DO_NOT, DO_NOT)
    move = getattr(screening, find.__name__)
    seen = {"expected_version": as_seen(case)} if find is case_parts.find_not_notifiable else {}

    with pytest.raises(ValidationError, match="Missing: llr-icb"):
        move(case, by=its_office(case), at=NOON, note="We think so.", **seen)
    assert is_as_it_was(case, Case.Status.REFERRED)


@pytest.mark.parametrize("find", [case_parts.find_not_notifiable, case_parts.find_local])
@pytest.mark.parametrize("words", [LOOKED_AFTER, CARE_LEAVER])
def test_the_death_of_who_was_in_care_is_never_found_not_notifiable(find, words):
    case = scenarios.a_referred_case(cause=Case.Cause.NOT_KNOWN, **words)

    with pytest.raises(ValidationError, match="whatever the cause"):
        find(case)
    assert is_as_it_was(case, Case.Status.REFERRED)


def test_serious_harm_to_a_looked_after_child_may_be_found_not_notifiable():
    case = scenarios.a_referred_case(circumstance=Case.Circumstance.LOOKED_AFTER)

    case_parts.find_not_notifiable(case)

    assert case.status == Case.Status.NOT_NOTIFIABLE


@pytest.mark.parametrize("find", [case_parts.find_not_notifiable, case_parts.find_local])
def test_limits_stop_with_the_reason_when_it_is_not_notified(find):
    case = scenarios.a_referred_case()

    find(case)

    stopped = scenarios.fresh(case).deadlines
    assert {each.status for each in stopped} == {Deadline.Status.STOPPED}
    assert Remark.objects.filter(kind="governance.deadline").count() == len(stopped) == 2


@pytest.mark.parametrize("find", [case_parts.find_notifiable, case_parts.find_local])
def test_what_is_found_is_found_by_who_co_ordinates(find):
    case = scenarios.a_case_with_views(NOTIFY, NOTIFY, NOTIFY)
    move = getattr(screening, find.__name__)

    for who in (*scenarios.name_partners(case).values(), case.referred_by, a_business_manager()):
        with pytest.raises(NotAllowed):
            move(case, by=acting(who), at=NOON, note="I say so.")
    assert is_as_it_was(case, Case.Status.REFERRED)


def test_partners_of_one_view_have_nothing_to_dispute():
    case = scenarios.a_case_with_views(NOTIFY, NOTIFY, NOTIFY)

    with pytest.raises(ValidationError, match="nothing to settle"):
        screening.dispute(case, by=its_office(case), at=NOON)
    assert is_as_it_was(case, Case.Status.REFERRED)


def test_a_partner_that_thought_again_is_no_disagreement():
    case = scenarios.a_case_with_views(NOTIFY, DO_NOT)
    case_parts.think(case, POLICE, NOTIFY)

    with pytest.raises(ValidationError, match="nothing to settle"):
        screening.dispute(case, by=its_office(case), at=NOON)


def test_views_that_differ_are_recorded_before_anything_is_found():
    case = scenarios.a_case_with_views(NOTIFY, DO_NOT, DO_NOT)

    with pytest.raises(ValidationError, match="Record the disagreement first"):
        screening.find_notifiable(case, by=its_office(case), at=NOON, note="The council decides.")
    assert is_as_it_was(case, Case.Status.REFERRED)


def test_a_disagreement_is_settled_with_a_reason_and_the_views_stay():
    case = scenarios.a_disputed_case()

    with pytest.raises(ValidationError, match="how the disagreement was settled"):
        screening.find_notifiable(case, by=its_office(case), at=NOON)
    screening.find_notifiable(case, by=its_office(case), at=NOON, note="The duty is the council’s.")

    assert case.status == Case.Status.TO_NOTIFY
    assert sorted(case.views.values_list("view", flat=True)) == [DO_NOT, DO_NOT, NOTIFY]


def test_a_notification_meets_its_limit_by_the_day_it_was_sent():
    case = scenarios.a_notified_case(date(2025, 10, 13))

    assert case.notification_deadline.status == Deadline.Status.MET
    assert (case.notified_recorded_at, case.notified_recorded_by) == (
        NOON,
        scenarios.its_coordinator(case),
    )


def test_a_late_notification_is_met_late_and_stays_so():
    case = scenarios.a_notified_case(date(2025, 10, 14))
    assert case.notification_deadline.status == Deadline.Status.MET_LATE

    case_parts.move_to(case, "panel-2022")
    case_parts.withdraw(scenarios.fresh(case))

    assert scenarios.fresh(case).notification_deadline.status == Deadline.Status.MET_LATE


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"notified_on": TOMORROW}, "notified_on"),
        ({"notified_on": date(2025, 10, 3)}, "notified_on"),
        ({"outside_reference": ""}, "outside_reference"),
        ({"outside_reference": "  "}, "outside_reference"),
        ({"proof": ""}, "proof"),
    ],
)
def test_a_notification_without_proof_or_on_a_wrong_day_leaves_everything(given, field):
    case = scenarios.a_case_to_notify()
    usual = {"notified_on": date(2025, 10, 10), "outside_reference": "SIN-1", "proof": "There."}

    with pytest.raises(ValidationError) as refused:
        screening.notify(
            case,
            **(usual | given),
            by=its_office(case),
            at=NOON,
            expected_version=as_seen(case),
        )

    case = scenarios.fresh(case)
    assert list(refused.value.message_dict) == [field]
    assert (case.status, case.notified_on) == (Case.Status.TO_NOTIFY, None)
    assert case.notification_deadline.is_running
    assert not RapidReview.objects.exists()


def test_a_notification_is_recorded_once_and_by_who_co_ordinates():
    case = scenarios.a_case_to_notify()
    police = acting(scenarios.name_partners(case)[POLICE])

    with pytest.raises(NotAllowed):
        screening.notify(
            case,
            notified_on=date(2025, 10, 10),
            outside_reference="SIN-1",
            proof="There.",
            by=police,
            at=NOON,
            expected_version=as_seen(case),
        )
    case_parts.notify(case)
    with pytest.raises(NotNow):
        case_parts.notify(case)

    assert TrailEntry.objects.about(case).filter(verb="notify").count() == 1


def test_a_notification_is_refused_to_who_saw_an_older_page():
    case = scenarios.a_case_to_notify()
    seen = as_seen(case)
    cases.edit(
        case,
        {"summary": "Another account."},
        by=its_office(case),
        at=NOON,
        expected_version=case.version,
    )

    with pytest.raises(Stale):
        screening.notify(
            case,
            notified_on=date(2025, 10, 10),
            outside_reference="SIN-1",
            proof="There.",
            by=its_office(case),
            at=NOON,
            expected_version=seen,
        )
    assert scenarios.fresh(case).status == Case.Status.TO_NOTIFY


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ({}, True),
        ({"place": Case.Place.ABROAD, "place_text": "France"}, True),
        (LOOKED_AFTER, True),
        ({**LOOKED_AFTER, "cause": Case.Cause.NOT_KNOWN}, False),
        (CARE_LEAVER, False),
        ({**CARE_LEAVER, "cause": Case.Cause.KNOWN}, False),
    ],
)
def test_which_notification_opens_a_rapid_review(words, opens):
    case = scenarios.a_notified_case(**words)

    assert case.has_rapid_review is opens
    assert any(each.rule == "rapid-review" for each in case.deadlines) is opens


def test_who_was_told_is_recorded_and_the_last_of_them_meets_the_limit():
    case = scenarios.a_referred_case()

    case_parts.tell(case, who="Ofsted")
    assert scenarios.fresh(case).partners_deadline.is_running
    case_parts.tell(case, who="The neighbouring area", is_last=True)

    assert scenarios.fresh(case).partners_deadline.status == Deadline.Status.MET
    assert [each.who for each in case.tellings.order_by("pk")] == [
        "Ofsted",
        "The neighbouring area",
    ]


def test_nobody_was_told_tomorrow():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="today or in the past"):
        case_parts.tell(case, told_on=TOMORROW, is_last=True)

    assert not case.tellings.exists()
    assert scenarios.fresh(case).partners_deadline.is_running


def test_who_contributes_records_nobody_as_told():
    case = scenarios.a_referred_case()

    with pytest.raises(NotAllowed):
        screening.tell(
            case,
            who="Ofsted",
            told_on=date(2025, 10, 8),
            is_last=True,
            by=acting(case.referred_by),
            at=NOON,
        )
    assert scenarios.fresh(case).partners_deadline.is_running


def test_a_withdrawn_notification_stops_what_runs_and_keeps_its_reason():
    case = scenarios.a_withdrawn_case()

    assert case.rapid_review.status == RapidReview.Status.STOPPED
    assert case.rapid_review.deadline.status == Deadline.Status.STOPPED
    assert case.partners_deadline.status == Deadline.Status.STOPPED
    remark = Remark.objects.get(kind="reviews.case", verb="withdraw")
    assert remark.text == "A medical cause was found."


def test_a_notification_is_not_withdrawn_without_a_reason_nor_by_a_partner():
    case = scenarios.a_notified_case()
    police = acting(scenarios.name_partners(case)[POLICE])
    seen = as_seen(case)

    with pytest.raises(NotAllowed):
        screening.withdraw(case, by=police, at=NOON, expected_version=seen, note="Ours.")
    with pytest.raises(ValidationError, match="Give the reason"):
        screening.withdraw(case, by=its_office(case), at=NOON, expected_version=seen, note=" ")

    assert scenarios.fresh(case).rapid_review.is_open
