"""A quarter to report on: groups that were asked, some that answered, and who composes."""

from datetime import date
from io import BytesIO
from typing import Any

from assurance.reports.content import html as report_html
from assurance.reports.content import word
from assurance.reports.content.current_content import content_hash, content_of
from assurance.reports.models import Report
from assurance.reports.operations import reports
from assurance.returns.models import AssuranceReturn, SubmittedAnswer
from assurance.returns.operations import opening, returns
from governance.core.roles import Actor
from governance.periods.models import Period
from governance.structure.models import Group
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting

ON = LONG_AFTER.date()
LATER = Actor.schedule(ON)


def a_producing_group() -> Group:
    """The joint Planning and Delivery group, with the arrangements that ask it for the report."""
    group = scenarios.the_planning_and_delivery_group()
    Group.objects.filter(pk=group.pk).update(
        name="Planning and Delivery Group", starts_on=date(2024, 4, 1)
    )
    factories.CadenceFactory(group=group, item="quarterly-report")
    return Group.objects.get(pk=group.pk)


def a_subgroup(name: str) -> Group:
    key = f"llr-{name.lower().replace(' ', '-')}"
    both = (scenarios.the_leicester_partnership(), scenarios.the_county_partnership())
    group = scenarios.a_group(key, serves=both, under=scenarios.the_planning_and_delivery_group())
    Group.objects.filter(pk=group.pk).update(name=name)
    group.refresh_from_db()
    return group


def an_asked_return(name: str, **item: Any) -> AssuranceReturn:
    """The group has been asked for its highlight report of the quarter, or of what ends with it."""
    group = a_subgroup(name)
    scenarios.its_chair(group)
    scenarios.the_highlight_report()
    asked = factories.TimetableItemFactory(
        key=f"{group.key}-highlight", group=group, returns_to=group.reports_to, **item
    )
    period = item_period(item.get("every", "quarter"))
    return opening.open_return(asked, period, by=SCHEDULE, at=NOON)[0]


def item_period(every: str) -> Period:
    if every == "quarter":
        return scenarios.the_last_quarter()
    return factories.PeriodFactory(
        kind=every,
        code="2024-10 2025-09",
        label="Year to September 2025",
        starts_on=date(2024, 10, 1),
        ends_on=date(2025, 10, 1),
    )


def a_returned_return(name: str, **item: Any) -> AssuranceReturn:
    record = an_asked_return(name, **item)
    scenarios.answer_everything(record)
    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group)),
        at=NOON,
        expected_version=scenarios.as_seen(record),
    )
    return record


def an_accepted_return(name: str) -> AssuranceReturn:
    record = a_returned_return(name)
    returns.accept(
        record,
        by=acting(scenarios.its_officer(record)),
        at=NOON,
        expected_version=scenarios.as_seen(record),
    )
    return record


def without_answer(record: AssuranceReturn, code: str) -> None:
    """An answer that was taken back when the return, queried, was submitted again."""
    said_instead(record, code, "")


def said_instead(record: AssuranceReturn, code: str, text: str) -> None:
    """What others read as the answer; no return is submitted so by the pages."""
    answers = record.answers.filter(question__code=code)
    column = answers.get().value_field
    answers.update(**{column: text})
    SubmittedAnswer.objects.filter(answer__in=answers).update(**{column: text})


def a_quarter() -> Group:
    """Policy accepted, Performance submitted, Audit late: the report's usual state."""
    group = a_producing_group()
    an_accepted_return("Policy Group")
    a_returned_return("Performance Group")
    an_asked_return("Audit Group")
    return group


def a_composed_report() -> Report:
    return reports.compose(a_quarter(), scenarios.the_last_quarter(), by=LATER, at=LONG_AFTER)


def paper_of(report: Report) -> str:
    """The HTML document that the PDF is made from, as the report stands."""
    content = content_of(report)
    known_by, status = content_hash(report, content), report.get_status_display()
    return report_html.html_of(content, content_hash=known_by, status=status)


def word_of(report: Report) -> BytesIO:
    """The Word document, as the report stands."""
    content = content_of(report)
    known_by, status = content_hash(report, content), report.get_status_display()
    return word.document_of(content, content_hash=known_by, status=status)
