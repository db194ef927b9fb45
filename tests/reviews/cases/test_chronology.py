"""The chronology: merged from what agencies tell, read from their files or refused with reasons."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from reviews.cases.content.chronology_file import COLUMNS
from reviews.cases.models import Case, ChronologyEntry
from reviews.cases.operations import chronology
from tests.scenarios import cases as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 3)


def entry_of(case: Case, key: str, by, **words) -> ChronologyEntry:
    given = {"precision": "exact", "happened_on": DAY, "text": "A visit was missed.", **words}
    body = scenarios.the_partners(case.partnership)[key]
    return chronology.add_entry(case, body, by=acting(by), at=NOON, **given)


def a_file(*rows, heads=COLUMNS) -> bytes:
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(case: Case, content: bytes, name: str = "chronology.xlsx"):
    page = reverse("reviews:entries-import", args=[case.pk])
    office = signed_in(scenarios.its_coordinator(case))
    return office.post(page, {"content": SimpleUploadedFile(name, content)}, follow=True)


def errors(answer) -> list[str]:
    return list(answer.context["form"].errors.get("content", []))


def test_an_agencys_own_people_add_to_it_and_leave_a_line():
    case = scenarios.a_referred_case()
    police = scenarios.name_partners(case)[scenarios.POLICE]

    entry = entry_of(scenarios.fresh(case), scenarios.POLICE, police)

    line = TrailEntry.objects.about(entry).get()
    assert (line.verb, line.by) == ("add_entry", police)
    assert "LEI" in line.label


def test_nobody_adds_for_another_agency():
    case = scenarios.a_referred_case()
    police = scenarios.name_partners(case)[scenarios.POLICE]

    with pytest.raises(NotAllowed):
        entry_of(scenarios.fresh(case), scenarios.COUNCIL, police)

    assert not ChronologyEntry.objects.exists()


def test_a_day_to_come_is_refused():
    case = scenarios.a_referred_case()

    with pytest.raises(ValidationError, match="today or in the past"):
        entry_of(
            case, scenarios.POLICE, scenarios.its_coordinator(case), happened_on=date(2026, 5, 1)
        )


def test_what_is_taken_out_needs_a_reason_and_stays_in_the_history():
    case = scenarios.a_referred_case()
    office = scenarios.its_coordinator(case)
    entry = entry_of(case, scenarios.POLICE, office)

    with pytest.raises(ValidationError):
        chronology.remove_entry(entry, by=acting(office), at=NOON, note=" ")
    chronology.remove_entry(entry, by=acting(office), at=NOON, note="Of another child.")

    entry.refresh_from_db()
    assert entry.removed_by == office
    assert entry.history.count() == 2


def test_before_the_meeting_who_contributes_reads_their_own_agencys_part_alone():
    case = scenarios.a_referred_case()
    contributor = case.people.get(role="contributor")
    office = acting(scenarios.its_coordinator(case))
    own = chronology.add_entry(
        case,
        contributor.organisation,
        precision="exact",
        happened_on=DAY,
        text="Attendance fell.",
        by=office,
        at=NOON,
    )
    entry_of(case, scenarios.POLICE, scenarios.its_coordinator(case), text="A call-out.")

    page = signed_in(contributor.person).get(reverse("reviews:case-chronology", args=[case.pk]))

    assert [line.entry for line in page.context["lines"]] == [own]


def test_what_two_agencies_tell_of_one_day_and_long_gaps_stand_out():
    case = scenarios.a_referred_case()
    office = scenarios.its_coordinator(case)
    entry_of(case, scenarios.POLICE, office)
    entry_of(case, scenarios.COUNCIL, office, text="The same call-out.")
    entry_of(case, scenarios.BOARD, office, happened_on=date(2025, 1, 3), text="Born.")

    page = signed_in(office).get(reverse("reviews:case-chronology", args=[case.pk]))

    assert [(line.is_twice, line.gap) for line in page.context["lines"]] == [
        (False, ""),
        (True, "243 days"),
        (True, ""),
    ]


def test_a_file_is_read_whole_and_a_second_time_adds_nothing():
    case = scenarios.a_referred_case()
    body = scenarios.the_partners()[scenarios.POLICE]
    content = a_file(
        (date(2025, 9, 3), body.name, "A call-out."),
        ("04/09/2025", body.name.upper(), "A second one."),
        ("", body.name, "Seen in the park.", "unknown"),
        heads=(*COLUMNS, "How well the day is known"),
    )

    first, second = sent(case, content), sent(case, content)

    assert "3 entries added." in first.content.decode()
    assert "every row is there already" in second.content.decode()
    assert ChronologyEntry.objects.count() == 3


def test_wrong_columns_are_refused_with_what_was_expected():
    case = scenarios.a_referred_case()

    answer = sent(case, a_file(("x", "y"), heads=("When", "Who")))

    assert errors(answer) == [
        "Row 1: expected the columns Date, Agency, What happened. "
        "Missing: Date, Agency, What happened."
    ]


def test_every_fault_is_named_by_row_and_column_and_nothing_is_written():
    case = scenarios.a_referred_case()
    body = scenarios.the_partners()[scenarios.POLICE].name
    answer = sent(
        case,
        a_file(
            (date(2030, 1, 1), body, "To come."),
            ("soon", body, "No day."),
            (date(2025, 9, 3), "Nobody’s agency", "Whose?"),
            (date(2025, 9, 3), body, ""),
            (date(2025, 9, 3), body, "Her number is 943 476 5919."),
            (date(2025, 9, 3), body, "All well."),
        ),
    )

    found = errors(answer)
    assert [each.split(":")[0] for each in found] == [
        "Row 2, Date",
        "Row 3, Date",
        "Row 4, Agency",
        "Row 5, What happened",
        "Row 6, What happened",
    ]
    assert "is in the future" in found[0]
    assert not ChronologyEntry.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"not a book", "chronology.xlsx", "cannot be opened"),
        (b"not a book", "chronology.docx", "Choose an Excel file"),
        (b"Date,Agency,What happened\n", "chronology.csv", "no row below"),
        (b"\xff\xfe\xff", "chronology.csv", "UTF-8"),
    ],
)
def test_what_is_no_chronology_is_refused_in_words(content, name, says):
    answer = sent(scenarios.a_referred_case(), content, name)

    assert says in " ".join(errors(answer))


def test_a_file_that_is_named_as_a_child_is_refused():
    body = scenarios.the_partners()[scenarios.POLICE].name
    content = a_file((date(2025, 9, 3), body, "A call-out."))

    answer = sent(scenarios.a_referred_case(), content, "9434765919.xlsx")

    assert "may name a child" in " ".join(errors(answer))
