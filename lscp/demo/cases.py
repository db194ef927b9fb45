"""Three cases of the demo at different stages: with the Panel, in its rapid review, in dispute."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from governance.people.models import Organisation, User
from governance.rules.workdays import add_working_days
from governance.structure.access.actors import load_actor
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.cases.models import Case, CasePerson, Child, PartnerView, RapidReview
from reviews.cases.models.rapid_reviews import TEXTS
from reviews.cases.operations import (
    cases,
    chronology,
    emergency,
    panel,
    people,
    rapid_reviews,
    referrals,
    screening,
)

WORDS = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
COUNCIL, POLICE, HEALTH = "leicester-city-council", "leicestershire-police", "llr-icb"
DELEGATES = {COUNCIL: "council.delegate", POLICE: "police.delegate", HEALTH: "health.delegate"}
NOTIFY, DO_NOT, LOCALLY = PartnerView.View
A, B = "Child A", "Child B"


class Days:
    """Who does something on which day of a case, counted in working days from today."""

    def __init__(self, everybody: dict[str, User], today: date) -> None:
        self.everybody, self.today = everybody, today

    def day(self, ago: int) -> date:
        """So many working days ago; the last one before it where today is none."""
        return add_working_days(self.today, -ago)

    def by(self, who: str, ago: int) -> dict[str, Any]:
        day = self.day(ago)
        at = min(timezone.make_aware(datetime.combine(day, time(11))), timezone.now())
        return {"by": load_actor(self.everybody[who], on=day), "at": at}


def load_cases(everybody: dict[str, User], *, today: date) -> None:
    """The oldest first, as their numbers tell."""
    days = Days(everybody, today)
    with_the_panel(days)
    in_rapid_review(days)
    in_dispute(days)


def refer(
    days: Days,
    who: str,
    ago: int,
    words: str,
    themes: tuple[str, ...],
    children: Any,
    *,
    not_yet: tuple[str, ...] = (),
    proceedings: tuple[str, ...] = ("criminal",),
    **case: Any,
) -> Case:
    """Refer a case of Leicester, and name the partners' delegates on it, but who is ``not_yet``."""
    given = {
        "harm": Case.Harm.SERIOUS_HARM,
        "cause": Case.Cause.SUSPECTED,
        "place": Case.Place.HERE,
        "residence": Case.Residence.HERE,
        "incident_on": days.day(ago + 2),
        "aware_on": days.day(ago + 1),
        "summary": WORDS[words]["summary"],
        "immediate_safety": WORDS[words]["immediate_safety"],
    }
    record = Case(partnership=Partnership.objects.get(key="leicester"), **{**given, **case})
    several = {
        "agencies": Organisation.objects.filter(key__in=DELEGATES),
        "themes": Theme.objects.filter(key__in=themes),
    }
    referrals.refer(record, children, proceedings, changes=several, **days.by(who, ago))
    for body, delegate in DELEGATES.items():
        named = record.people.filter(person=days.everybody[delegate], ended_at=None)
        if body not in not_yet and not named.exists():
            name_delegate(days, record, body, ago)
    return record


def name_delegate(days: Days, record: Case, body: str, ago: int) -> None:
    people.name_person(
        record,
        days.everybody[DELEGATES[body]],
        role=CasePerson.Role.PARTNER,
        organisation=Organisation.objects.get(key=body),
        reason="Speaks for the safeguarding partner.",
        **days.by("manager", ago),
    )


def fresh(record: Case) -> Case:
    return Case.objects.for_detail().get(pk=record.pk)


def give_views(days: Days, record: Case, ago: int, **views: tuple[str, str]) -> None:
    for name, (view, reason) in views.items():
        body = {"council": COUNCIL, "police": POLICE, "health": HEALTH}[name]
        screening.give_view(
            record,
            Organisation.objects.get(key=body),
            view=view,
            reason=reason,
            **days.by(DELEGATES[body], ago),
        )


def notify(days: Days, record: Case, ago: int, reference: str) -> RapidReview:
    """All agree, and the council notifies; the rapid review opens."""
    screening.find_notifiable(fresh(record), **days.by("manager", ago))
    record = fresh(record)
    screening.notify(
        record,
        notified_on=days.day(ago),
        outside_reference=reference,
        proof="The council’s case system, under the same reference.",
        expected_version=record.version,
        **days.by("manager", ago),
    )
    screening.tell(
        fresh(record),
        who="The other safeguarding partners and the independent scrutineer",
        told_on=days.day(ago),
        is_last=True,
        **days.by("manager", ago),
    )
    return review_of(record)


def review_of(record: Case) -> RapidReview:
    found = fresh(record)
    found.rapid_review.case = found
    return found.rapid_review


def write_meeting(days: Days, review: RapidReview, ago: int, words: str, **more: Any) -> None:
    texts = {name: WORDS[words][name] for name in TEXTS if name in WORDS[words]}
    rapid_reviews.record_meeting(
        review, texts | more, expected_version=review.version, **days.by("manager", ago)
    )


def with_the_panel(days: Days) -> None:
    """Sent in time with one dissent; the Panel disagrees, and its letter is not answered yet."""
    children = [
        {"alias": A, "age_band": Child.AgeBand.UNDER_1},
        {"alias": B, "age_band": Child.AgeBand.FROM_5},
    ]
    record = refer(days, "health.lead", 62, "sent", ("neglect",), children)
    agreed = (NOTIFY, "The injuries are serious and nobody can explain them.")
    give_views(days, record, 61, council=agreed, police=agreed, health=agreed)
    review = notify(days, record, 60, "SIN-DEMO-0417")
    words = WORDS["sent"]
    took_part = "City council, police, integrated care board, hospitals, two schools"
    write_meeting(days, review, 51, "sent", meeting_on=days.day(51), present=took_part)
    for code, reason in words["criteria"].items():
        finding = "not_met" if code == "reg-11-d" else "met"
        rapid_reviews.consider(
            review_of(record), code, finding=finding, reason=reason, **days.by("manager", 51)
        )
    review = review_of(record)
    decided = {"decision": "local", "rationale": words["rationale"], "instead": words["instead"]}
    rapid_reviews.decide(review, decided, expected_version=review.version, **days.by("manager", 50))
    review = review_of(record)
    rapid_reviews.send_to_partners(
        review, expected_version=review.version, **days.by("manager", 49)
    )
    sign(days, record, words["dissent"])
    review = review_of(record)
    rapid_reviews.send(
        review,
        sent_on=days.day(46),
        receipt="Acknowledged by the secretariat the same afternoon.",
        expected_version=review.version,
        **days.by("manager", 46),
    )
    panel.record_response(
        review_of(record),
        kind="disagrees",
        received_on=days.day(8),
        text=words["panel"],
        **days.by("manager", 7),
    )


def sign(days: Days, record: Case, reason: str) -> None:
    """Two delegates sign, the third dissents."""
    for ago, body in ((48, COUNCIL), (48, POLICE)):
        review = review_of(record)
        rapid_reviews.sign(review, expected_version=review.version, **days.by(DELEGATES[body], ago))
    review = review_of(record)
    rapid_reviews.dissent(
        review, expected_version=review.version, note=reason, **days.by(DELEGATES[HEALTH], 47)
    )


def in_rapid_review(days: Days) -> None:
    """Day 9 of 15: some of the meeting's record is written, nothing is decided."""
    children = [
        {"alias": A, "age_band": Child.AgeBand.FROM_5},
        {"alias": B, "age_band": Child.AgeBand.FROM_1},
    ]
    record = refer(
        days,
        "council.delegate",
        12,
        "open",
        ("neglect",),
        children,
        not_yet=(HEALTH,),
        cause=Case.Cause.KNOWN,
    )
    read_in_emergency(days, record, 12)
    name_delegate(days, record, HEALTH, 11)
    agreed = (NOTIFY, "The neglect is known, and the harm is serious.")
    give_views(days, record, 11, council=agreed, police=agreed, health=agreed)
    review = notify(days, record, 9, "SIN-DEMO-0533")
    write_meeting(days, review, 1, "open")
    write_chronology(days, fresh(record))


def read_in_emergency(days: Days, record: Case, ago: int) -> None:
    """On the evening of the referral, by the delegate who was named the day after; the police's
    delegate let them. It ended by itself.
    """
    asked, decided, read = (
        {**days.by(who, ago), "at": days.by(who, ago)["at"] + timedelta(hours=hours)}
        for who, hours in (("health.delegate", 8), ("police.delegate", 9), ("health.delegate", 9))
    )
    reason = WORDS["open"]["emergency"]
    request = emergency.ask_emergency(typed=record.reference, reason=reason, **asked)
    emergency.approve_emergency(request, expected_version=0, **decided)
    cases.read(fresh(record), **read)


def write_chronology(days: Days, record: Case) -> None:
    """What three agencies told; one day is told twice, one is about, one is not known."""
    for entry in WORDS["open"]["chronology"]:
        precision = (
            "unknown" if "ago" not in entry else "approximate" if "about" in entry else "exact"
        )
        chronology.add_entry(
            record,
            Organisation.objects.get(key=entry["body"]),
            precision=precision,
            happened_on=days.day(entry["ago"]) if "ago" in entry else None,
            text=entry["text"],
            **days.by("manager", 4),
        )


def in_dispute(days: Days) -> None:
    """The council and the police would notify, the health board would not."""
    words = WORDS["disputed"]
    children = [{"alias": A, "age_band": Child.AgeBand.FROM_16}]
    record = refer(days, "police.delegate", 2, "disputed", ("exploitation",), children)
    give_views(
        days,
        record,
        1,
        council=(NOTIFY, words["council"]),
        police=(NOTIFY, words["police"]),
        health=(LOCALLY, words["health"]),
    )
    screening.dispute(fresh(record), **days.by("manager", 1))
