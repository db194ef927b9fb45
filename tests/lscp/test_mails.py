"""Every kind of mail, as its reader gets it: greeting, what to do, one link, who writes."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing, returns
from assurance.returns.operations import due_dates as returns_due
from governance.accounts import operations as accounts
from governance.actions.operations import actions
from governance.challenges.operations import remind as remind_of_answers
from governance.outbox import operations as outbox
from governance.outbox.email_rendering import render_email
from governance.outbox.models import Message
from governance.people.models import User
from governance.recommendations.models import GroupRecommendation
from governance.recommendations.operations import remind as remind_of_recommended
from governance.risks.operations import remind
from governance.structure.models import Partnership
from governance.timetable.operations import remind as remind_of_timetable
from lscp.alerts import alert_operator
from lscp.system_status import Reading
from reviews.disputes.operations import officers
from tests import factories
from tests.scenarios import (
    cases,
    challenges,
    disputes,
    entries,
    group_recommendations,
    invitations,
    learning,
    local_reviews,
    plans,
    practice_reviews,
    recommendations,
    reports,
    risks,
    short_versions,
    timetable,
    yearly,
)
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def reopened() -> None:
    record = scenarios.an_accepted_return()
    by = acting(scenarios.its_officer(record))
    returns.reopen(record, by=by, at=NOON, note="An answer is wrong.")


def moved() -> None:
    record = scenarios.an_open_return()
    by = acting(scenarios.its_officer(record))
    day = record.deadline.due_on + timedelta(days=7)
    returns_due.move_due_date(record, day, by=by, at=NOON, reason="The chair is ill.")


def late() -> None:
    record = scenarios.an_open_return()
    by = acting(scenarios.its_officer(record))
    chasing.chase([record], by=by, at=LONG_AFTER, words="Please ring me.")


def welcomed() -> None:
    by = acting(scenarios.an_administrator())
    accounts.add_person(User(email="new@example.org", name="New chair"), by=by, at=NOON)


def password_asked() -> None:
    person = factories.UserFactory()
    person.set_password("a long enough password")
    person.save()
    Client().post(reverse("account_reset_password"), {"email": person.email})


def digested() -> None:
    weekly = factories.UserFactory(wants_digest=True)
    message = factories.MessageFactory.build(
        recipient=weekly, group=scenarios.a_case_review_group(), body="It is due.\n\nhttp://a/1/\n"
    )
    outbox.enqueue([message])
    outbox.mark_digested(weekly, by=scenarios.SCHEDULE, at=NOON)


def alerted() -> None:
    alert_operator([Reading("disk", "Disk", "1 GB", "The disk is nearly full.")], at=NOON)


def action_reopened() -> None:
    action = plans.a_finished_action()
    by = acting(plans.its_keeper(action))
    actions.reopen(action, by=by, at=NOON, note="Two are missing.")


def action_escalated() -> None:
    recommendations.its_chair(recommendations.the_ladder()[1])
    recommendations.an_escalated_action()


def reminded_of_disputes() -> None:
    disputes.an_escalation_officer()
    officers.remind_officers(at=NOON)


def learning_released() -> None:
    group = learning.a_group()
    factories.AppointmentFactory(seat=factories.SeatFactory(group=group, capacity="chair"))
    learning.a_released_point()


def plan_consulted_on() -> None:
    group = scenarios.the_planning_and_delivery_group()
    scenarios.its_member(group)
    plans.a_plan_in_consultation(group)


def challenge_asked() -> None:
    scenarios.its_chair(scenarios.an_audit_group())
    challenges.a_sent_challenge()


def challenge_with_its_answer() -> None:
    scenarios.its_chair(scenarios.an_audit_group())
    challenges.an_answered_challenge()


def challenge_satisfied() -> None:
    scenarios.its_chair(scenarios.an_audit_group())
    challenges.a_verified_challenge()


def challenge_chased() -> None:
    challenge_asked()
    remind_of_answers(at=NOON + (challenges.LATER - NOON.date()))


def challenge_withdrawn() -> None:
    scenarios.its_chair(scenarios.an_audit_group())
    challenges.a_withdrawn_challenge()


def recommendation_put() -> None:
    scenarios.its_chair(scenarios.an_audit_group().reports_to)
    group_recommendations.a_put_one()


def recommendation_on_its_way() -> None:
    recommendation_put()
    group_recommendations.pass_on(GroupRecommendation.objects.get())


def recommendation_answered() -> None:
    recommendation_put()
    group_recommendations.answer(GroupRecommendation.objects.get())


def recommendation_chased() -> None:
    recommendation_put()
    remind_of_recommended(at=NOON + (challenges.LATER - NOON.date()))


def risk_passed_up() -> None:
    group = scenarios.an_audit_group()
    scenarios.its_chair(group.reports_to)
    risks.a_passed_up_risk(group)


def timetable_begun() -> None:
    entry = timetable.an_entry()
    scenarios.its_chair(entry.lead_group)
    remind_of_timetable(at=NOON + (timetable.FIRST - NOON.date()))


def risk_to_look_at() -> None:
    risks.an_open_risk()
    remind(at=NOON + (risks.NEXT_LOOK - NOON.date()))


KINDS: dict[str, Callable[[], object]] = {
    "asked": scenarios.an_open_return,
    "reopened": reopened,
    "moved": moved,
    "queried": scenarios.a_queried_return,
    "query-closed": scenarios.a_withdrawn_query,
    "being-entered": entries.an_entry,
    "entered": entries.a_sent_entry,
    "entry-rejected": entries.a_rejected_entry,
    "late": late,
    "report": reports.an_issued_report,
    "action-assigned": plans.an_assignment,
    "action-escalated": action_escalated,
    "action-reopened": action_reopened,
    "invitation": invitations.an_invitation,
    "invitation-code": invitations.an_invitation_with_a_code,
    "welcome": welcomed,
    "account/email/password_reset_key": password_asked,
    "digest": digested,
    "matter-named": cases.a_referred_case,
    "matter-sign": cases.a_review_with_partners,
    "matter-sign-report": practice_reviews.a_report_with_partners,
    "matter-sign-local": local_reviews.a_local_review_with_partners,
    "alert": alerted,
    "dispute-reminder": reminded_of_disputes,
    "learning-released": learning_released,
    "plan-consultation": plan_consulted_on,
    "challenge-answered": challenge_with_its_answer,
    "challenge-chase": challenge_chased,
    "challenge-sent": challenge_asked,
    "challenge-verified": challenge_satisfied,
    "challenge-withdrawn": challenge_withdrawn,
    "recommendation-back": recommendation_answered,
    "recommendation-chase": recommendation_chased,
    "recommendation-passed-on": recommendation_on_its_way,
    "recommendation-put": recommendation_put,
    "risk-look": risk_to_look_at,
    "risk-passed-up": risk_passed_up,
    "timetable-begun": timetable_begun,
    "short": short_versions.a_version_with_its_reader,
    "yearly": yearly.a_sent_report,
    "yearly-copy": yearly.a_queued_dispatch,
    "yearly-published": yearly.a_published_report,
}
ASKS_NOTHING_BY_LINK = {"invitation-code": "it is typed into the page that is open already"}


@pytest.fixture(autouse=True)
def office() -> None:
    """The partnerships say how their offices are reached; somebody administers the service."""
    scenarios.an_administrator()
    scenarios.the_leicester_partnership()
    scenarios.the_county_partnership()
    Partnership.objects.update(office_email="office@partnership.example", office_phone="0116 4960")


def mails(kind: str) -> list[Message]:
    KINDS[kind]()
    return [m for m in Message.objects.for_sending() if m.key.rsplit(":")[0] == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_greets_says_what_to_do_has_one_link_and_says_who_writes(kind):
    found = mails(kind)

    assert found
    for message in found:
        text = render_email(message, on=NOON.date())
        body, _, concern = text.partition("Concerned about a child?")
        links = re.findall(r"https?://\S+", body)
        assert text.startswith("Dear " if message.recipient else ("Dear ", "Hello,")), text
        assert len(links) == (0 if kind in ASKS_NOTHING_BY_LINK else 1), text
        assert re.search(r"\nFrom (the business office of .+|.+)\.\nContact: \S+@\S+", body), text
        assert "999" in concern
        if message.group:
            assert "Contact: office@partnership.example, 0116 4960" in body
            assert "From the business office of" in body


def test_every_kind_that_the_product_writes_is_looked_at_here():
    root = Path(settings.BASE_DIR)
    sources = [
        path.read_text()
        for app in ("governance", "assurance", "reviews", "training", "lscp")
        for path in (root / app).rglob("*.py")
        if "notifications" in path.name or "Message(" in path.read_text()
    ]
    keys = {
        found
        for source in sources
        for found in re.findall(r'(?:key ?= ?|return )f"([a-z-]+):', source)
    }

    assert {kind for kind in KINDS if not kind.startswith("account/")} == keys


def test_a_mail_says_its_things_in_order():
    record = scenarios.an_open_return()
    chair = scenarios.its_chair(record.group)
    text = render_email(Message.objects.for_sending().get(recipient=chair), on=NOON.date())

    lines = [line for line in text.split("\n") if line]
    assert lines[:4] == [
        f"Dear {chair},",
        f"{record} is open. Answer it and submit it by the end of Tuesday 28 October 2025.",
        f"{settings.BASE_URL}{reverse('assurance:return-detail', args=[record.pk])}",
        "From the business office of Leicester Safeguarding Children Partnership.",
    ]


def test_an_office_that_states_no_contact_is_reached_at_its_officers():
    Partnership.objects.update(office_email="", office_phone="")
    officer = scenarios.a_board_officer()
    scenarios.an_open_return(scenarios.a_case_review_group())

    text = render_email(Message.objects.for_sending().latest("pk"), on=NOON.date())

    assert f"Contact: {officer.email}\n" in text


def test_nothing_is_invented_where_no_contact_is_known():
    Partnership.objects.update(office_email="", office_phone="")
    scenarios.an_open_return(scenarios.a_case_review_group())

    text = render_email(Message.objects.for_sending().latest("pk"), on=NOON.date())

    assert "Contact: not entered yet\n" in text


def test_several_late_returns_are_led_to_by_one_link_to_their_list():
    for code in ("Q1", "Q2"):
        scenarios.an_open_return(period=scenarios.a_quarter("2025-26", code))
    by = acting(scenarios.a_board_officer())
    chasing.chase(AssuranceReturn.objects.for_list(), by=by, at=LONG_AFTER)

    body = Message.objects.get(key__startswith="late:").body
    assert re.findall(r"https?://\S+", body) == [
        f"{settings.BASE_URL}{reverse('assurance:return-list')}?status=late"
    ]
