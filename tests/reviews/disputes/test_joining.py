"""Agencies and officers that come into a dispute later, and the lines that each reading leaves."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from reviews.disputes.models import Dispute, DisputeOfficer, DisputeSide
from reviews.disputes.operations import sides
from tests import factories
from tests.scenarios import cases
from tests.scenarios import disputes as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, a_foreign_partnership, acting, an_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def url(name: str, record) -> str:
    return reverse(f"reviews:{name}", args=[record.pk])


def office_browser(dispute: Dispute) -> Client:
    return signed_in(cases.the_office(dispute.partnership))


def told(person) -> list[str]:
    rows = Message.objects.filter(recipient=person).order_by("pk")
    return [each.key.split(":")[0] for each in rows]


# Another agency


def test_an_agency_that_is_brought_in_is_a_side_whose_officer_sees_the_dispute_and_is_told():
    officer = scenarios.an_escalation_officer(scenarios.an_agency("a-third-agency"))
    dispute = scenarios.a_raised_dispute()
    assert not Dispute.objects.visible_to(acting(officer.person)).exists()

    side = scenarios.an_agency_brought_in(dispute)

    assert not side.has_raised
    assert Dispute.objects.visible_to(acting(officer.person)).exists()
    assert told(officer.person) == [f"dispute-side-{side.pk}"]
    assert f"dispute-side-{side.pk}" in told(scenarios.its_speaker(dispute))
    assert TrailEntry.objects.about(side).get().verb == "bring_in"


def test_nobody_is_told_what_the_matter_is():
    officer = scenarios.an_escalation_officer(scenarios.an_agency("a-third-agency"))
    dispute = scenarios.a_raised_dispute()

    scenarios.an_agency_brought_in(dispute)

    said = Message.objects.get(recipient=officer.person)
    for secret in (dispute.reference, "third", scenarios.ACCOUNT, "visits"):
        assert secret not in said.subject + said.body


def bring_in(dispute: Dispute, agency, *, by=None, note: str = "It visits too.") -> DisputeSide:
    who = by or scenarios.office_of(dispute)
    return sides.bring_in(dispute, agency, by=who, at=NOON, note=note)


def test_an_agency_that_is_a_side_or_of_another_place_or_without_a_reason_is_refused():
    dispute = scenarios.a_raised_dispute()
    foreign = scenarios.an_agency("far-away", a_foreign_partnership())
    left = factories.ParticipationFactory(partnership=dispute.partnership, ends_on=NOON.date())

    for agency, field in (
        (scenarios.a_trust(), "agency"),
        (foreign, "agency"),
        (left, "agency"),
    ):
        with pytest.raises(ValidationError) as refused:
            bring_in(dispute, agency)
        assert field in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        bring_in(dispute, scenarios.an_agency("a-third-agency"), note=" ")
    assert "note" in refused.value.message_dict
    assert dispute.sides.count() == 2


def test_who_has_no_part_brings_nobody_in_and_nobody_does_once_it_has_ended():
    dispute = scenarios.a_raised_dispute()
    third = scenarios.an_agency("a-third-agency")

    with pytest.raises(NotAllowed):
        bring_in(dispute, third, by=acting(an_administrator()))
    ended = scenarios.withdraw(dispute)
    with pytest.raises(NotNow):
        bring_in(ended, third)
    assert dispute.sides.count() == 2


def test_the_page_offers_agencies_that_are_no_side_and_takes_no_other():
    dispute = scenarios.a_raised_dispute()
    third = scenarios.an_agency("a-third-agency")
    foreign = scenarios.an_agency("far-away", a_foreign_partnership())
    browser, page = office_browser(dispute), url("dispute-bring-in", dispute)

    offered = {value for value, _ in browser.get(page).context["form"].fields["agency"].choices}
    assert third.pk in offered
    assert not offered & {scenarios.a_trust().pk, foreign.pk}
    for forged in (foreign.pk, scenarios.a_trust().pk):
        answer = browser.post(page, {"agency": forged, "note": "Why not."})
        assert "agency" in answer.context["form"].errors
    assert browser.post(page, {"agency": third.pk, "note": "It visits."}).status_code == 302

    text = browser.get(url("dispute-detail", dispute)).content.decode()
    assert "A third agency" in text
    assert "brought in another agency as a side of" in text
    assert "It visits." in text


# Another officer


def test_a_replaced_officer_sees_it_no_more_and_the_one_who_follows_does_and_is_told():
    person = factories.UserFactory()

    officer = scenarios.a_replaced_officer(person)

    follower = DisputeOfficer.objects.get(side=officer.side, ended_at=None)
    assert (follower.person, follower.level) == (person, officer.level)
    assert not Dispute.objects.visible_to(acting(officer.person)).exists()
    assert Dispute.objects.visible_to(acting(person)).exists()
    assert told(person) == [f"dispute-named-{follower.pk}"]
    assert TrailEntry.objects.about(officer).latest("pk").verb == "replace_officer"
    assert TrailEntry.objects.about(follower).get().verb == "name_officer"


def replace(officer: DisputeOfficer, person, by=None) -> DisputeOfficer:
    who = by or scenarios.office_of(officer.side.dispute)
    return sides.replace_officer(officer, person, by=who, at=NOON)


def test_nobody_is_replaced_by_themselves_nor_by_who_sees_no_dispute():
    officer = scenarios.a_named_officer()
    young = factories.UserFactory()
    seat = factories.SeatFactory(
        capacity="young_scrutineer", group=None, partnership=officer.side.dispute.partnership
    )
    factories.AppointmentFactory(seat=seat, person=young)

    for person in (officer.person, young):
        with pytest.raises(ValidationError) as refused:
            replace(officer, person)
        assert "person" in refused.value.message_dict
    officer.refresh_from_db()
    assert officer.is_there


def test_who_speaks_for_the_other_side_replaces_nobody_and_nobody_does_after_the_end():
    officer = scenarios.a_named_officer()
    dispute = officer.side.dispute

    with pytest.raises(NotAllowed):
        replace(officer, factories.UserFactory(), by=scenarios.speaker(dispute))
    scenarios.withdraw(scenarios.fresh(dispute))
    with pytest.raises(NotNow):
        replace(scenarios.fresh_officer(officer), factories.UserFactory())


def test_an_officer_is_replaced_through_the_page():
    officer, person = scenarios.a_named_officer(), factories.UserFactory()
    browser = office_browser(officer.side.dispute)
    page = url("officer-replace", officer)

    assert page in browser.get(url("dispute-detail", officer.side.dispute)).content.decode()
    assert browser.post(page, {"person": person.email}).status_code == 302

    assert DisputeOfficer.objects.get(side=officer.side, ended_at=None).person == person


# Readings


def readings(dispute: Dispute) -> list[int]:
    rows = TrailEntry.objects.about(dispute).filter(verb="read").order_by("pk")
    return [row.by_id for row in rows]


def test_each_page_of_a_dispute_that_is_opened_leaves_a_line_and_a_list_of_them_stands_apart():
    dispute = scenarios.a_raised_dispute()
    office, speaker = cases.the_office(dispute.partnership), scenarios.its_speaker(dispute)

    signed_in(speaker).get(url("dispute-detail", dispute))
    signed_in(office).get(url("side-position", scenarios.first_side(dispute)))
    signed_in(office).get(reverse("reviews:dispute-list"), {"as": "xlsx"})

    assert readings(dispute) == [speaker.pk, office.pk]
    page = signed_in(office).get(url("dispute-readers", dispute)).content.decode()
    assert str(speaker) in page
    assert "A page of it" in page
    assert "A list that names it, as Excel" in page
    own = signed_in(office).get(url("dispute-detail", dispute)).content.decode()
    assert "read the dispute" not in own
    assert url("dispute-readers", dispute) in own


def test_a_page_that_is_shown_by_another_way_of_asking_leaves_a_line_too():
    dispute = scenarios.a_raised_dispute()
    office = cases.the_office(dispute.partnership)
    browser = signed_in(office)

    refused = browser.post(url("dispute-detail", dispute))
    wrong = browser.post(url("dispute-edit", dispute), {"account": ""})

    assert [refused.status_code, wrong.status_code] == [405, 200]
    assert readings(dispute) == [office.pk]
    done = post_drawn(
        browser, url("side-position", scenarios.first_side(dispute)), {"position": "It is met."}
    )
    assert done.status_code == 302
    assert readings(dispute) == [office.pk] * 2  # of the form that was opened, not of its sending


def test_a_page_that_is_not_shown_leaves_no_line():
    dispute = scenarios.a_raised_dispute()

    answer = signed_in(an_administrator()).get(url("dispute-detail", dispute))

    assert answer.status_code == 404
    assert readings(dispute) == []
