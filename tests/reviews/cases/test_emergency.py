"""Emergency access: two people of two organisations, some hours, reading and nothing else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.people.models import User
from governance.structure.models import Appointment
from reviews.cases.models import Case, EmergencyAccess
from reviews.cases.operations import emergency
from tests import factories
from tests.architecture.introspection import addresses
from tests.reviews.paths import path_of
from tests.scenarios import cases as scenarios
from tests.scenarios import emergencies as situations
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios.clients import drawn, signed_in
from tests.scenarios.returns import a_person, an_administrator, as_seen, somebody_in

pytestmark = pytest.mark.django_db
LIST, ASK = reverse("reviews:emergency-list"), reverse("reviews:emergency-ask")


@pytest.fixture
def case() -> Case:
    return scenarios.a_sent_review().case


@pytest.fixture
def stranger(case) -> User:
    """The delegate of the police, taken off the list: what they read, they read in emergency."""
    person = scenarios.a_partner(scenarios.POLICE)
    case.people.filter(person=person).update(
        ended_at=timezone.now(), ended_by=scenarios.its_coordinator(case)
    )
    situations.an_office_of(case)
    return person


def page_of(case: Case) -> str:
    return reverse("reviews:case-detail", args=[case.pk])


OF_A_CASE = tuple(
    f"reviews:{word}-" for word in ("case", "rapid", "practice", "reviewer", "request", "cost")
)


def hold_a_practice_review(case: Case) -> None:
    """With its reviewer, a request and a cost."""
    review = practice_scenarios.a_review_under_way(practice_scenarios.held_after_all(case))
    practice_scenarios.a_request(review)
    practice_scenarios.a_cost(review)


def over(record: EmergencyAccess) -> None:
    """As it is when its hours have passed, with nothing having run."""
    at = timezone.now() - timedelta(hours=30)
    EmergencyAccess.objects.filter(pk=record.pk).update(
        approved_at=at, ends_at=at + timedelta(hours=24)
    )


# Asking


def test_who_asks_leaves_a_line_and_those_who_may_decide_are_told_of_a_matter(case, stranger):
    record = situations.asked_by_the_police(case)

    line = TrailEntry.objects.about(record).get()
    told = Message.objects.filter(key__startswith=f"matter-emergency-asked:{record.pk}")
    assert (line.verb, line.label) == ("ask_emergency", "emergency access")
    assert scenarios.its_coordinator(case) in [mail.recipient for mail in told]
    assert [mail for mail in told if case.reference in mail.subject + mail.body] == []


def test_who_asks_is_told_the_same_whether_there_is_such_a_case_or_not(case, stranger):
    browser, said = signed_in(stranger), []

    for typed in (case.reference, "LEI-2025-999"):
        answer = browser.post(ASK, {"typed": typed, "reason": situations.REASON}, follow=True)
        rows = answer.content.decode().partition("<h1")[2].replace(typed, "…")
        said.append((answer.redirect_chain, rows.count("sent."), rows.count("href")))
        EmergencyAccess.objects.all().delete()

    assert said[0] == said[1]


def test_nor_does_any_other_address_tell_who_asked_whether_there_is_a_case(case, stranger):
    browser = signed_in(stranger)
    there = situations.asked_by_the_police(case)
    nowhere = situations.asked_by_the_police(case, "LEI-2025-999")

    for name in ("emergency-approve", "emergency-end"):
        for method in ("get", "post"):
            found = [
                getattr(browser, method)(reverse(f"reviews:{name}", args=[each.pk])).status_code
                for each in (there, nowhere)
            ]
            assert found == [404, 404]


def test_only_a_delegate_or_the_office_may_ask(case):
    for who in (a_person(), an_administrator(), scenarios.an_agency_lead()):
        with pytest.raises(NotAllowed):
            emergency.ask_emergency(
                typed=case.reference,
                reason="Please.",
                by=situations.now_acting(who),
                at=timezone.now(),
            )
        assert signed_in(who).get(ASK).status_code == 403
    assert not EmergencyAccess.objects.exists()


def test_asking_without_a_reason_or_a_reference_leaves_nothing(case, stranger):
    answer = signed_in(stranger).post(ASK, {"typed": "", "reason": ""})

    assert answer.status_code == 200
    assert "Say why it cannot wait." in answer.content.decode()
    assert not EmergencyAccess.objects.exists()


def test_a_case_of_another_partnership_is_not_found_by_who_may_not_ask_there(stranger):
    place = factories.PartnershipFactory(key="elsewhere")
    elsewhere = scenarios.a_referred_case(partnership=place)

    record = situations.asked_by_the_police(scenarios.a_referred_case(), elsewhere.reference)

    assert record.case is None


# Approving


def test_once_approved_it_is_read_for_a_day_and_the_scrutineer_is_told(case, stranger):
    scrutineer = somebody_in(Capacity.INDEPENDENT_SCRUTINEER, partnership=case.partnership)
    record = situations.asked_by_the_police(case)
    assert signed_in(stranger).get(page_of(case)).status_code == 404

    situations.approve(record)

    assert record.ends_at - record.approved_at == timedelta(hours=24)
    assert signed_in(stranger).get(page_of(case)).status_code == 200
    mail = Message.objects.get(recipient=scrutineer)
    assert "emergency access" in mail.body
    assert case.reference not in mail.subject + mail.body
    assert str(case.pk) not in mail.body
    assert TrailEntry.objects.about(record).last().verb == "approve_emergency"


def test_nobody_approves_for_themselves_or_their_own_organisation_or_from_outside(case, stranger):
    record = situations.asked_by_the_police(case)
    police = scenarios.the_partners()[scenarios.POLICE]
    colleague = scenarios.a_partner(scenarios.POLICE)
    same_body = somebody_in(Capacity.BUSINESS_MANAGER, partnership=case.partnership)
    User.objects.filter(pk=same_body.pk).update(organisation=police)
    same_body.refresh_from_db()
    unnamed = scenarios.a_partner(scenarios.BOARD)
    case.people.filter(person=unnamed).update(ended_at=timezone.now(), ended_by=colleague)

    for who in (stranger, same_body, unnamed, an_administrator(), a_person()):
        with pytest.raises(NotAllowed):
            emergency.approve_emergency(
                record,
                by=situations.now_acting(who),
                at=timezone.now(),
                expected_version=as_seen(record),
            )
        answer = signed_in(who).get(reverse("reviews:emergency-approve", args=[record.pk]))
        assert answer.status_code == 404
    assert signed_in(stranger).get(page_of(case)).status_code == 404


def test_it_is_approved_once(case, stranger):
    record = situations.approve(situations.asked_by_the_police(case))
    office = signed_in(situations.an_office_of(case))

    answer = office.get(reverse("reviews:emergency-approve", args=[record.pk]))

    assert answer.status_code == 409


@pytest.mark.parametrize(
    "same", [{"approved_by": "asked_by"}, {"approved_for": "asked_for"}, {"ends_at": None}]
)
def test_the_database_itself_asks_for_two_people_two_organisations_and_an_end(same):
    record = situations.an_approved_emergency()
    for name, other in same.items():
        setattr(record, name, getattr(record, other) if other else None)

    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


# Reading


def test_every_page_read_by_it_leaves_a_line_that_says_so(case, stranger):
    situations.approve(situations.asked_by_the_police(case))
    browser = signed_in(stranger)

    for name in ("case-detail", "rapid-detail", "case-readers"):
        assert browser.get(reverse(f"reviews:{name}", args=[case.pk])).status_code == 200

    lines = TrailEntry.objects.about(case).filter(by=stranger, verb__startswith="read")
    assert [line.verb for line in lines] == ["read_in_emergency"] * 3
    page = signed_in(scenarios.its_coordinator(case)).get(
        reverse("reviews:case-readers", args=[case.pk])
    )
    assert "Emergency access" in page.content.decode()


def test_every_verb_stays_refused_to_who_reads_by_it(case, stranger):
    """Opened and sent, at every address of the case: a page that is read, or 403."""
    hold_a_practice_review(case)
    situations.approve(situations.asked_by_the_police(case))
    browser = signed_in(stranger)
    found = {}

    for name, pattern in addresses():
        if name.startswith(OF_A_CASE) and "pk" in pattern.pattern.converters:
            path = path_of(name, pattern, case)
            found[name] = (browser.get(path).status_code, browser.post(path).status_code)

    is_read = {name for name, (opened, _) in found.items() if opened == 200}
    assert is_read == {
        "reviews:case-detail",
        "reviews:case-readers",
        "reviews:case-chronology",
        "reviews:case-recommendations",
        "reviews:rapid-detail",
        "reviews:practice-detail",
    }
    assert {found[name][1] for name in is_read} == {405}  # a reading that leaves no line
    verbs = {name: got for name, got in found.items() if name not in is_read}
    assert verbs.pop("reviews:case-proof") == (403, 405)  # a file is taken, nothing is sent there
    assert {name: got for name, got in verbs.items() if got[1] != 403} == {}


def test_it_is_on_no_list_of_who_reads_by_it_since_a_list_leaves_no_line(case, stranger):
    situations.approve(situations.asked_by_the_police(case))

    for address in (reverse("reviews:case-list"), reverse("home")):
        assert case.reference not in signed_in(stranger).get(address).content.decode()


def test_it_ends_by_itself(case, stranger):
    record = situations.approve(situations.asked_by_the_police(case))

    over(record)

    assert signed_in(stranger).get(page_of(case)).status_code == 404


def test_it_needs_a_second_factor(case, stranger):
    situations.approve(situations.asked_by_the_police(case))
    browser = Client()
    browser.force_login(stranger)

    assert browser.get(page_of(case)).status_code in {302, 404}


def test_an_administrator_reads_nothing_without_it(case):
    assert signed_in(an_administrator()).get(page_of(case)).status_code == 404


def test_who_may_never_be_named_reads_nothing_by_it(case, stranger):
    situations.approve(situations.asked_by_the_police(case))
    lay = somebody_in(Capacity.LAY_MEMBER, partnership=case.partnership)
    Appointment.objects.filter(person=lay).update(person=stranger)

    assert signed_in(stranger).get(page_of(case)).status_code == 404


# Ending


def test_who_co_ordinates_the_case_ends_it_early(case, stranger):
    record = situations.approve(situations.asked_by_the_police(case))
    office = signed_in(scenarios.its_coordinator(case))
    page = reverse("reviews:emergency-end", args=[record.pk])

    office.post(page, drawn(office, page))

    record.refresh_from_db()
    assert record.status == EmergencyAccess.Status.ENDED
    assert TrailEntry.objects.about(record).last().verb == "end_emergency"
    assert signed_in(stranger).get(page_of(case)).status_code == 404


def test_others_cannot_end_it_and_it_ends_once(case, stranger):
    record = situations.an_ended_emergency(case)

    for who in (a_person(), an_administrator(), scenarios.a_partner(scenarios.BOARD)):
        page = reverse("reviews:emergency-end", args=[record.pk])
        assert signed_in(who).get(page).status_code == 404
        with pytest.raises(NotAllowed):
            emergency.end_emergency(
                record,
                by=situations.now_acting(who),
                at=timezone.now(),
                expected_version=as_seen(record),
            )
    office = signed_in(scenarios.its_coordinator(case))
    assert office.get(reverse("reviews:emergency-end", args=[record.pk])).status_code == 409


# The list


def test_the_page_shows_each_what_is_theirs(case, stranger):
    record = situations.asked_by_the_police(case)
    office = signed_in(situations.an_office_of(case))

    assert "For you to decide" in office.get(LIST).content.decode()
    assert "For you to decide" not in signed_in(a_person()).get(LIST).content.decode()
    situations.approve(record)
    assert "Being used now" in office.get(LIST).content.decode()
    assert "read it" in signed_in(stranger).get(LIST).content.decode()


def test_the_page_says_nothing_to_others_of_what_was_asked_not_even_by_its_marking(case, stranger):
    other = somebody_in(Capacity.DELEGATED_SAFEGUARDING_PARTNER, partnership=case.partnership)
    before = signed_in(other).get(LIST).content.decode().count("OFFICIAL-SENSITIVE")

    situations.approve(situations.asked_by_the_police(case))
    situations.asked_by_the_police(case)

    after = signed_in(other).get(LIST).content.decode()
    assert (before, after.count("OFFICIAL-SENSITIVE")) == (0, 0)
    assert case.reference not in after


def test_the_way_to_it_is_on_the_page_of_cases_for_who_may_ask(case, stranger):
    cases = reverse("reviews:case-list")

    assert LIST in signed_in(stranger).get(cases).content.decode()
    assert LIST not in signed_in(a_person()).get(cases).content.decode()
