"""The time limits of a case: which rule, which edition, counted from which day, and restarted."""

from datetime import date, timedelta
from io import StringIO

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from hypothesis import strategies as st

from governance.core.errors import NotAllowed, NotNow
from governance.core.formatting import format_date, format_datetime
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from governance.rules.files import find_rule
from reviews.cases.models import Case
from reviews.cases.operations import cases, clocks
from tests.scenarios import case_parts
from tests.scenarios import cases as scenarios
from tests.scenarios.case_parts import its_office
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
AWARE, NOTIFIED = scenarios.AWARE, date(2025, 10, 10)
FROM_AWARENESS, FROM_NOTIFICATION = date(2025, 10, 27), date(2025, 10, 31)
OLDEST, NEWEST = "panel-2019", "panel-2025"


def due(rule: str, day: date, edition: str) -> date:
    """What the command says, as an administrator would ask it."""
    out = StringIO()
    call_command("due", rule, day.isoformat(), "--edition", edition, stdout=out)
    return date.fromisoformat(out.getvalue().strip())


@pytest.mark.parametrize(
    ("edition", "counts_from", "due_on"),
    [
        ("panel-2019", AWARE, FROM_AWARENESS),
        ("panel-2022", NOTIFIED, FROM_NOTIFICATION),
        ("panel-2025", NOTIFIED, FROM_NOTIFICATION),
    ],
)
def test_each_edition_counts_the_rapid_review_from_its_own_day(edition, counts_from, due_on):
    case = scenarios.a_case_to_notify()
    if edition != NEWEST:
        case_parts.move_to(case, edition)
    case_parts.notify(case, NOTIFIED)

    deadline = scenarios.its_review(case).deadline
    assert (deadline.edition, deadline.counts_from, deadline.due_on) == (
        edition,
        counts_from,
        due_on,
    )
    assert due("rapid-review", counts_from, edition) == due_on


@pytest.mark.parametrize(
    ("aware_on", "guidance", "panel"),
    [
        (date(2019, 3, 29), "wt2018", "panel-2019"),
        (date(2022, 8, 31), "wt2018", "panel-2019"),
        (date(2022, 9, 1), "wt2018", "panel-2022"),
        (date(2024, 3, 1), "wt2023", "panel-2022"),
        (date(2025, 6, 2), "wt2023", "panel-2025"),
    ],
)
def test_a_case_begins_under_the_editions_of_the_day_of_awareness(aware_on, guidance, panel):
    case = scenarios.a_referred_case(incident_on=date(2019, 1, 1), aware_on=aware_on)

    assert (case.guidance, case.panel_guidance) == (guidance, panel)
    assert case.notification_deadline.edition == guidance


EDITIONS = st.sampled_from(["panel-2019", "panel-2022", "panel-2025"])
GUIDANCE = st.sampled_from(["wt2018", "wt2023", "wt2026"])
DAYS = st.dates(date(2019, 4, 1), date(2030, 12, 31))
KINDS = st.sampled_from(
    [
        (clocks.NOTIFICATION, Case.Harm.SERIOUS_HARM, ""),
        (clocks.NOTIFICATION, Case.Harm.DEATH, ""),
        (clocks.NOTIFICATION, Case.Harm.SERIOUS_HARM, Case.Circumstance.CARE_LEAVER),
        (clocks.LOOKED_AFTER, Case.Harm.DEATH, Case.Circumstance.LOOKED_AFTER),
    ]
)


@hypothesis.settings(max_examples=60, deadline=None)
@hypothesis.given(KINDS, GUIDANCE, DAYS)
def test_every_limit_for_notifying_is_what_the_command_says(kind, guidance, aware_on):
    code, harm, circumstance = kind
    case = Case(harm=harm, circumstance=circumstance, aware_on=aware_on, reference="X-1")

    found = clocks.build_deadline(case, clocks.notification_rule(case), guidance, aware_on)
    partners = clocks.build_deadline(case, clocks.PARTNERS, guidance, aware_on)

    assert (found.rule, found.counts_from) == (code, aware_on)
    assert found.due_on == due(code, aware_on, guidance)
    assert partners.due_on == due(clocks.PARTNERS, aware_on, guidance)


@pytest.mark.parametrize("guidance", ["wt2023", "wt2026"])
def test_a_care_leavers_death_has_no_limit_in_any_edition(guidance):
    case = Case(harm=Case.Harm.DEATH, circumstance=Case.Circumstance.CARE_LEAVER, reference="X-1")

    assert clocks.notification_rule(case) == clocks.CARE_LEAVER
    assert clocks.build_deadline(case, clocks.CARE_LEAVER, guidance, AWARE) is None


@hypothesis.settings(max_examples=25, deadline=None)
@hypothesis.given(EDITIONS, DAYS, st.integers(0, 60))
def test_every_limit_of_a_rapid_review_is_what_the_command_says(edition, aware_on, later):
    notified_on = aware_on + timedelta(days=later)
    anchors = {"awareness": aware_on, "notification": notified_on}
    case = Case(aware_on=aware_on, notified_on=notified_on, reference="X-1")
    anchor = find_rule(clocks.RAPID_REVIEW, aware_on, edition).anchor

    counts_from = case.anchor(anchor)
    found = clocks.build_deadline(case, clocks.RAPID_REVIEW, edition, counts_from)

    assert counts_from == anchors[anchor]
    assert anchor == ("awareness" if edition == OLDEST else "notification")
    assert found.due_on == due(clocks.RAPID_REVIEW, counts_from, edition)
    assert found.is_restricted


def test_moving_to_another_edition_counts_anew_and_keeps_the_reason():
    case = scenarios.a_notified_case()
    before = case.rapid_review.deadline

    case_parts.move_to(case, OLDEST)

    after = scenarios.its_review(case).deadline
    before.refresh_from_db()
    assert (before.status, after.status) == (Deadline.Status.STOPPED, Deadline.Status.RUNNING)
    assert (before.due_on, after.due_on) == (FROM_NOTIFICATION, FROM_AWARENESS)
    assert Remark.objects.get(kind="reviews.case", verb="change_editions").text == (
        "Agreed with the Panel."
    )


def test_moving_to_another_national_edition_counts_the_notification_anew():
    case = scenarios.a_referred_case()
    before = case.notification_deadline

    case_parts.move_to(case, case.panel_guidance, guidance="wt2018")

    after = scenarios.fresh(case).notification_deadline
    before.refresh_from_db()
    assert before.status == Deadline.Status.STOPPED
    assert (after.edition, after.is_running) == ("wt2018", True)


def test_a_rapid_review_that_was_sent_is_not_counted_again():
    review = scenarios.a_sent_review()

    case_parts.move_to(review.case, OLDEST)

    deadline = scenarios.its_review(review.case).deadline
    assert (deadline.edition, deadline.status) == (NEWEST, Deadline.Status.MET)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"note": " "}, "note"),
        ({"panel_guidance": "panel-1999"}, "panel_guidance"),
        ({"panel_guidance": "wt2018"}, "panel_guidance"),
        ({"guidance": "panel-2019"}, "guidance"),
    ],
)
def test_no_case_moves_to_an_edition_that_is_none_or_without_a_reason(given, field):
    case = scenarios.a_notified_case()
    usual = {"guidance": "wt2023", "panel_guidance": OLDEST, "note": "Agreed."}

    with pytest.raises(ValidationError) as refused:
        cases.change_editions(
            case, **(usual | given), by=its_office(case), at=NOON, expected_version=case.version
        )

    assert list(refused.value.message_dict) == [field]
    assert scenarios.its_review(case).deadline.is_running
    assert not TrailEntry.objects.about(case).filter(verb="change_editions").exists()


def test_only_who_co_ordinates_moves_a_case_or_records_its_days():
    case = scenarios.a_referred_case()
    lead = {"by": acting(case.referred_by), "at": NOON, "expected_version": case.version}

    with pytest.raises(NotAllowed):
        cases.change_editions(case, guidance="", panel_guidance="", note="", **lead)
    with pytest.raises(NotAllowed):
        cases.record_dates(case, incident_on=case.incident_on, aware_on=None, **lead)
    assert scenarios.fresh(case).notification_deadline.is_running


def record(case: Case, aware_on: date | None, *, note: str = "", **words) -> bool:
    given = {"incident_on": case.incident_on, "aware_on": aware_on, "note": note}
    return cases.record_dates(
        case, **(given | words), by=its_office(case), at=NOON, expected_version=case.version
    )


def test_the_first_day_of_awareness_starts_the_limits_without_a_reason():
    case = scenarios.a_referred_case(aware_on=None)

    record(case, AWARE)

    case = scenarios.fresh(case)
    assert case.notification_deadline.due_on == date(2025, 10, 13)
    assert case.aware_recorded_by == scenarios.its_coordinator(case)


def test_a_corrected_day_restarts_the_limits_and_keeps_those_that_stopped():
    case = case_parts.a_case_with_corrected_days()

    case = scenarios.fresh(case)
    rows = Deadline.objects.filter(rule="serious-incident-notification").order_by("pk")
    assert [(each.status, each.counts_from) for each in rows] == [
        (Deadline.Status.STOPPED, AWARE),
        (Deadline.Status.RUNNING, date(2025, 10, 7)),
    ]
    assert case.notification_deadline == rows[1]
    assert case.notification_deadline.due_on == date(2025, 10, 14)


def test_a_corrected_day_of_the_incident_restarts_nothing():
    case = scenarios.a_referred_case()
    before = {each.pk for each in case.deadlines}

    record(case, AWARE, incident_on=date(2025, 10, 2), note="The day before was taken.")

    assert {each.pk for each in scenarios.fresh(case).deadlines} == before


LEAVER = {"harm": Case.Harm.DEATH, "circumstance": Case.Circumstance.CARE_LEAVER}


def edit(case: Case, **words) -> bool:
    return cases.edit(case, words, by=its_office(case), at=NOON, expected_version=case.version)


@pytest.mark.parametrize(
    ("aware_on", "words", "rules"),
    [
        (date(2022, 1, 10), LEAVER, ["partner-notification"]),
        (date(2017, 5, 2), {}, []),
        (date(2018, 3, 1), {}, []),
    ],
)
def test_what_an_edition_does_not_know_is_referred_without_a_limit(aware_on, words, rules):
    case = scenarios.a_referred_case(incident_on=aware_on, aware_on=aware_on, **words)

    assert [each.rule for each in case.deadlines] == rules


def test_no_case_moves_to_an_edition_that_has_no_limit_for_it():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="no rule for notifying"):
        case_parts.move_to(case, case.panel_guidance, guidance="wt2015")
    assert scenarios.fresh(case).notification_deadline.is_running


def test_what_happened_is_corrected_and_the_limit_that_applies_runs():
    case = scenarios.a_referred_case(**LEAVER)
    assert case.notification_deadline is None

    edit(case, circumstance=Case.Circumstance.LOOKED_AFTER)
    first = scenarios.fresh(case).notification_deadline
    edit(scenarios.fresh(case), circumstance="")
    second = scenarios.fresh(case).notification_deadline

    first.refresh_from_db()
    assert (first.rule, first.status) == ("looked-after-child-death", Deadline.Status.STOPPED)
    assert (second.rule, second.status) == (
        "serious-incident-notification",
        Deadline.Status.RUNNING,
    )


def test_a_correction_under_which_no_limit_is_stated_stops_the_one_that_ran():
    case = scenarios.a_referred_case(harm=Case.Harm.DEATH)
    before = case.notification_deadline

    edit(case, circumstance=Case.Circumstance.CARE_LEAVER)

    before.refresh_from_db()
    assert before.status == Deadline.Status.STOPPED
    assert scenarios.fresh(case).notification_deadline is None


def test_other_words_leave_the_limits_as_they_are():
    case = scenarios.a_referred_case()
    before = {each.pk for each in case.deadlines}

    edit(case, summary="Two accounts differ.", cause=Case.Cause.KNOWN)

    assert {each.pk for each in scenarios.fresh(case).deadlines} == before


def test_what_happened_is_corrected_after_notifying_and_starts_no_limit():
    case = scenarios.a_notified_case(**LEAVER)

    edit(case, circumstance="")

    assert scenarios.fresh(case).notification_deadline is None


def test_what_was_met_is_not_counted_again_from_a_corrected_day():
    case = scenarios.a_referred_case()
    case_parts.tell(case, is_last=True)

    record(scenarios.fresh(case), date(2025, 10, 7), note="A day later.")

    case = scenarios.fresh(case)
    assert case.partners_deadline.status == Deadline.Status.MET
    assert case.partners_deadline.counts_from == AWARE
    assert case.notification_deadline.is_running


@pytest.mark.parametrize("other", ["day", "edition"])
def test_a_case_that_is_not_notified_has_no_limit_for_notifying_again(other):
    case = scenarios.a_local_case()

    if other == "day":
        record(case, date(2025, 10, 7), note="A day later.")
    else:
        case_parts.move_to(case, case.panel_guidance, guidance="wt2018")

    found = scenarios.fresh(case).deadlines
    assert {each.status for each in found} == {Deadline.Status.STOPPED}


@pytest.mark.parametrize(
    ("aware_on", "words", "field"),
    [
        (date(2025, 10, 7), {"note": ""}, "note"),
        (date(2025, 10, 16), {}, "aware_on"),
        (date(2025, 9, 30), {}, "aware_on"),
        (None, {}, "aware_on"),
        (AWARE, {"incident_on": date(2025, 10, 7)}, "aware_on"),
        (AWARE, {"incident_on": date(2025, 10, 16)}, "incident_on"),
    ],
)
def test_a_day_that_cannot_be_leaves_the_limits_as_they_were(aware_on, words, field):
    case = scenarios.a_referred_case()
    before = {each.pk for each in case.deadlines}

    with pytest.raises(ValidationError) as refused:
        record(case, aware_on, **({"note": "A correction."} | words))

    case = scenarios.fresh(case)
    assert field in refused.value.message_dict
    assert {each.pk for each in case.deadlines} == before
    assert all(each.is_running for each in case.deadlines)
    assert (case.incident_on, case.aware_on) == (scenarios.INCIDENT, AWARE)


def test_the_day_of_awareness_stays_once_it_was_notified():
    case = scenarios.a_notified_case()

    with pytest.raises(ValidationError, match="has been notified"):
        record(case, date(2025, 10, 7), note="A day later.")
    assert scenarios.fresh(case).aware_on == AWARE


def test_no_day_is_recorded_on_a_case_that_has_ended():
    case = scenarios.a_case_not_notifiable()

    with pytest.raises(NotNow):
        record(case, date(2025, 10, 7), note="A day later.")
    assert not any(each.is_running for each in scenarios.fresh(case).deadlines)


def test_an_overrun_says_who_was_told_and_leaves_the_limit_as_it_is():
    overrun = case_parts.an_overrun()

    deadline = scenarios.its_review(overrun.case).deadline
    assert overrun.deadline == deadline
    assert (deadline.due_on, deadline.is_running) == (FROM_NOTIFICATION, True)
    assert [line.verb for line in TrailEntry.objects.about(overrun)] == ["explain_overrun"]


def test_a_rapid_review_that_is_sent_late_stays_late_though_it_was_explained():
    review = scenarios.a_signed_review()
    case_parts.explain(review)
    late = Deadline.objects.filter(pk=review.deadline_id)
    late.update(due_on=date(2025, 10, 14))

    case_parts.send(scenarios.its_review(review.case))

    assert late.get().status == Deadline.Status.MET_LATE


def test_an_overrun_told_tomorrow_or_of_another_cases_limit_is_refused():
    review = scenarios.a_rapid_review()
    other = scenarios.a_referred_case().notification_deadline

    with pytest.raises(ValidationError, match="today or in the past"):
        case_parts.explain(review, told_on=date(2025, 10, 16))
    with pytest.raises(ValidationError, match="no time limit of this case"):
        case_parts.explain(review, other)
    assert not review.case.overruns.exists()


def test_who_does_not_co_ordinate_explains_no_overrun():
    review = scenarios.a_rapid_review()
    police = acting(scenarios.name_partners(review.case)[scenarios.POLICE])

    with pytest.raises(NotAllowed):
        clocks.explain_overrun(
            review.case,
            review.deadline,
            told_on=NOTIFIED,
            told_to="The Panel",
            reason="Late.",
            expected_on=FROM_NOTIFICATION,
            by=police,
            at=NOON,
        )


@pytest.mark.pages
def test_every_page_of_a_case_tells_each_overrun_of_its_limit_with_who_recorded_it_and_when():
    review = scenarios.a_rapid_review()
    case_parts.explain(review)
    case_parts.explain(review, told_to="The Panel again", reason="A second time.")
    office = scenarios.its_coordinator(review.case)
    first, second = review.case.overruns.order_by("pk")

    for name in ("reviews:case-detail", "reviews:rapid-detail"):
        page = signed_in(office).get(reverse(name, args=[review.case_id])).content.decode()

        assert page.count(f"Recorded by {office.name}, {format_datetime(first.recorded_at)}") == 2
        assert (
            f"{first.told_to} told on {format_date(first.told_on)}. {first.reason} "
            f"New day: {format_date(first.expected_on)}." in page
        )
        assert page.index(first.reason) < page.index(second.reason)
