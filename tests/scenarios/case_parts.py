"""What hangs on a case, and how each of its verbs is done by somebody who may."""

from collections.abc import Callable
from datetime import date

from django.db.models import Model

from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from reviews.cases.models import (
    Case,
    CasePaper,
    CasePerson,
    Child,
    ChronologyEntry,
    CriterionConsidered,
    Overrun,
    PanelResponse,
    PartnerView,
    Proceeding,
    RapidReview,
    Telling,
)
from reviews.cases.operations import (
    cases,
    chronology,
    clocks,
    panel,
    papers,
    people,
    rapid_reviews,
    screening,
)
from reviews.cases.operations import referrals as referring
from tests.scenarios import cases as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

WHY = "It was agreed on the telephone."


def its_office(case: Case) -> Actor:
    return acting(scenarios.its_coordinator(case))


# What was just done to it


def an_edited_case() -> Case:
    case = scenarios.a_referred_case()
    words = {"summary": "Two accounts of it differ."}
    cases.edit(case, words, by=its_office(case), at=NOON, expected_version=case.version)
    return case


def a_case_with_corrected_days() -> Case:
    case = scenarios.a_referred_case()
    cases.record_dates(
        case,
        incident_on=case.incident_on,
        aware_on=date(2025, 10, 7),
        by=its_office(case),
        at=NOON,
        expected_version=case.version,
        note="The call came a day later.",
    )
    return case


def move_to(case: Case, panel_guidance: str, guidance: str = "") -> None:
    """Count the case by another edition of the Panel's guidance, or of the national one."""
    cases.change_editions(
        case,
        guidance=guidance or case.guidance,
        panel_guidance=panel_guidance,
        by=its_office(case),
        at=NOON,
        expected_version=case.version,
        note="Agreed with the Panel.",
    )


def a_case_of_another_edition() -> Case:
    case = scenarios.a_referred_case()
    move_to(case, "panel-2022")
    return case


def a_review_counted_again() -> RapidReview:
    case = scenarios.a_notified_case()
    move_to(case, "panel-2022")
    return scenarios.its_review(case)


def an_entry() -> CasePerson:
    case = scenarios.a_referred_case()
    scenarios.name_partners(case)
    return case.people.filter(role=CasePerson.Role.PARTNER).earliest("pk")


def an_ended_entry() -> CasePerson:
    entry = an_entry()
    people.end_entry(
        entry, by=its_office(entry.case), at=NOON, expected_version=0, note="Moved to another post."
    )
    return entry


def a_child() -> Child:
    return scenarios.a_referred_case().children.get()


def a_proceeding() -> Proceeding:
    case = scenarios.a_referred_case()
    return referring.record_proceeding(case, kind="criminal", by=its_office(case), at=NOON)


def an_ended_proceeding() -> Proceeding:
    proceeding = a_proceeding()
    cases.end_proceeding(proceeding, date(2025, 10, 14), by=its_office(proceeding.case), at=NOON)
    return proceeding


def a_view() -> PartnerView:
    return scenarios.a_case_with_views(scenarios.NOTIFY).views.get()


def a_replaced_view() -> PartnerView:
    view = a_view()
    think(view.case, scenarios.COUNCIL, scenarios.DO_NOT)
    return view


def a_telling(**words) -> Telling:
    case = scenarios.a_referred_case()
    return tell(case, **words)


def tell(case: Case, **words) -> Telling:
    given = {"who": "Ofsted", "told_on": date(2025, 10, 8), "is_last": False}
    return screening.tell(case, **{**given, **words}, by=its_office(case), at=NOON)


def an_overrun() -> Overrun:
    return explain(scenarios.a_rapid_review())


def explain(review: RapidReview, deadline: Deadline | None = None, **words) -> Overrun:
    given = {
        "told_on": date(2025, 10, 14),
        "told_to": "The Panel’s secretariat",
        "reason": "One agency’s summary came late.",
        "expected_on": date(2025, 11, 7),
    }
    return clocks.explain_overrun(
        review.case,
        deadline or review.deadline,
        **{**given, **words},
        by=its_office(review.case),
        at=NOON,
    )


def a_criterion() -> CriterionConsidered:
    return scenarios.a_written_review().criteria.earliest("pk")


def a_reconsidered_criterion() -> CriterionConsidered:
    criterion = a_criterion()
    return rapid_reviews.consider(
        criterion.review,
        criterion.code,
        finding="met",
        reason="It does.",
        by=its_office(criterion.review.case),
        at=NOON,
    )


def an_answered_reply() -> PanelResponse:
    response = scenarios.a_reply_of_the_panel("disagrees")
    answer(response)
    return response


def hear_from_the_panel(case: Case, kind: str) -> PanelResponse:
    """A letter about a rapid review that was sent."""
    return panel.record_response(
        scenarios.its_review(case),
        kind=kind,
        received_on=date(2025, 10, 15),
        text="Think again.",
        by=its_office(case),
        at=NOON,
    )


def answer(response: PanelResponse) -> None:
    panel.answer_response(
        response,
        answer="We looked at it again.",
        answered_on=date(2025, 10, 15),
        by=its_office(response.review.case),
        at=NOON,
        expected_version=0,
    )


# How each verb is done


def think(case: Case, key: str, view: str) -> None:
    """One partner's view, as the office writes it down."""
    screening.give_view(
        case,
        scenarios.the_partners(case.partnership)[key],
        view=view,
        reason=WHY,
        by=its_office(case),
        at=NOON,
    )


def all_think(case: Case, *views: str) -> None:
    for key, view in zip(scenarios.PARTNERS, views, strict=True):
        think(case, key, view)


def dispute(case: Case) -> None:
    all_think(case, scenarios.NOTIFY, scenarios.DO_NOT, scenarios.DO_NOT)
    screening.dispute(case, by=its_office(case), at=NOON)


def find_notifiable(case: Case) -> None:
    all_think(case, *[scenarios.NOTIFY] * 3)
    screening.find_notifiable(case, by=its_office(case), at=NOON, note=WHY)


def find_not_notifiable(case: Case) -> None:
    all_think(case, *[scenarios.DO_NOT] * 3)
    screening.find_not_notifiable(
        case, by=its_office(case), at=NOON, expected_version=as_seen(case), note=WHY
    )


def find_local(case: Case) -> None:
    all_think(case, *[PartnerView.View.LOCAL] * 3)
    screening.find_local(case, by=its_office(case), at=NOON, note=WHY)


def notify(case: Case, notified_on: date = date(2025, 10, 10)) -> None:
    screening.notify(
        case,
        notified_on=notified_on,
        outside_reference="SIN-0001",
        proof="The council’s case system.",
        by=its_office(case),
        at=NOON,
        expected_version=as_seen(case),
    )


def withdraw(case: Case) -> None:
    screening.withdraw(case, by=its_office(case), at=NOON, expected_version=as_seen(case), note=WHY)


def close(case: Case) -> None:
    cases.close(case, by=its_office(case), at=NOON, expected_version=as_seen(case), note=WHY)


def send_to_partners(review: RapidReview) -> None:
    rapid_reviews.send_to_partners(
        review, by=its_office(review.case), at=NOON, expected_version=as_seen(review)
    )


def its_partner(review: RapidReview, key: str) -> Actor:
    return acting(scenarios.a_partner(key, review.case.partnership))


def sign(review: RapidReview, *keys: str) -> None:
    """Each partner named signs; all of them where none is."""
    for key in keys or tuple(scenarios.PARTNERS):
        rapid_reviews.sign(
            review, by=its_partner(review, key), at=NOON, expected_version=as_seen(review)
        )


def dissent(review: RapidReview) -> None:
    """Nobody signs."""
    for key in scenarios.PARTNERS:
        rapid_reviews.dissent(
            review,
            by=its_partner(review, key),
            at=NOON,
            expected_version=as_seen(review),
            note="A practice review would show more.",
        )


def send_back(review: RapidReview) -> None:
    rapid_reviews.send_back(review, by=its_office(review.case), at=NOON, note="One fact is wrong.")


def send(review: RapidReview, sent_on: date = date(2025, 10, 15)) -> None:
    rapid_reviews.send(
        review,
        sent_on=sent_on,
        receipt="Acknowledged the same day.",
        by=its_office(review.case),
        at=NOON,
        expected_version=as_seen(review),
    )


def stop(review: RapidReview) -> None:
    rapid_reviews.stop(review, by=its_office(review.case), at=NOON, note=WHY)


def a_case_whose_review_is_answered() -> Case:
    """Notified; the Panel was sent the rapid review and has replied."""
    return scenarios.fresh(scenarios.a_reply_of_the_panel().review.case)


def a_chronology_entry(of: Case | None = None) -> ChronologyEntry:
    case = of or scenarios.a_referred_case()
    return chronology.add_entry(
        case,
        scenarios.the_partners()[scenarios.POLICE],
        precision=ChronologyEntry.Precision.EXACT,
        happened_on=date(2025, 9, 3),
        text="A visit was missed.",
        by=its_office(case),
        at=NOON,
    )


def a_removed_entry() -> ChronologyEntry:
    entry = a_chronology_entry()
    chronology.remove_entry(
        entry, by=its_office(entry.case), at=NOON, note="It is of another child."
    )
    return entry


def a_paper() -> CasePaper:
    review = scenarios.a_rapid_review()
    return papers.ask_paper(review, CasePaper.Form.WORD, by=its_office(review.case), at=NOON)


CASE_AT: dict[str, Callable[[], Model]] = {
    Case.Status.REFERRED: scenarios.a_referred_case,
    Case.Status.DISPUTED: scenarios.a_disputed_case,
    Case.Status.TO_NOTIFY: scenarios.a_case_to_notify,
    Case.Status.NOTIFIED: a_case_whose_review_is_answered,
    Case.Status.LOCAL: scenarios.a_local_case,
    Case.Status.NOT_NOTIFIABLE: scenarios.a_case_not_notifiable,
    Case.Status.WITHDRAWN: scenarios.a_withdrawn_case,
    Case.Status.CLOSED: scenarios.a_closed_case,
}
REVIEW_AT: dict[str, Callable[[], Model]] = {
    RapidReview.Status.OPEN: scenarios.a_written_review,
    RapidReview.Status.WITH_PARTNERS: scenarios.a_review_with_partners,
    RapidReview.Status.SIGNED: scenarios.a_signed_review,
    RapidReview.Status.SENT: scenarios.a_sent_review,
    RapidReview.Status.STOPPED: scenarios.a_stopped_review,
}
