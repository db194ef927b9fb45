"""Reviews of earlier years: read in whole or not at all, shown before, read by who has a seat."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from governance.core.errors import NotAllowed
from governance.core.models import SearchText, TrailEntry
from governance.core.roles import Capacity
from reviews.legacy import operations as legacy
from reviews.legacy.models import LegacyReview
from tests import factories
from tests.scenarios import cases
from tests.scenarios import recommendations as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting, somebody_in, the_leicester_partnership

pytestmark = pytest.mark.django_db
HEAD = "Title,Year,Kind,Published on,Where published,Themes,Recommendations\n"
GOOD = HEAD + "Child Heron,2014,SCR,31/03/2015,Our website,Neglect,See the child|Share\n"


def send(browser, text: str, name: str = "reviews.csv"):
    file = SimpleUploadedFile(name, text.encode())
    return browser.post(
        reverse("reviews:legacy-import"),
        {"content": file, "partnership": the_leicester_partnership().pk},
    )


@pytest.fixture
def office():
    return signed_in(cases.the_office())


def test_a_file_is_shown_first_and_kept_when_it_is_confirmed(office):
    factories.ThemeFactory(key="neglect", name="Neglect")
    shown = send(office, GOOD)

    assert "Child Heron" in shown.content.decode()
    assert not LegacyReview.objects.exists()

    seen = shown.context["seen"]
    office.post(reverse("reviews:legacy-import-confirm"), {"seen": seen})
    review = LegacyReview.objects.get()
    assert (review.title, review.year, review.kind) == ("Child Heron", 2014, "scr")
    assert review.recommended == ["See the child", "Share"]
    assert [each.key for each in review.themes.all()] == ["neglect"]
    assert TrailEntry.objects.about(review).get().label == "earlier review of 2014"


def test_what_was_not_shown_to_this_person_is_not_kept(office):
    other = signed_in(somebody_in(Capacity.BOARD_OFFICER, partnership=the_leicester_partnership()))
    seen = send(office, HEAD + "Child Heron,2014,SCR,,,,\n").context["seen"]
    path = reverse("reviews:legacy-import-confirm")

    for browser, typed in ((other, seen), (office, seen[:-2]), (office, "")):
        browser.post(path, {"seen": typed})
    assert not LegacyReview.objects.exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",2014,SCR,,,,", "Row 2, Title: expected words"),
        ("Heron,soon,SCR,,,,", "Row 2, Year: expected a year such as 2016, found “soon”"),
        ("Heron,2099,SCR,,,,", "Row 2, Year: 2099 is in the future"),
        ("Heron,2014,audit,,,,", "Row 2, Kind: expected serious case review"),
        ("Heron,2014,SCR,1/1/2010,,,", "before the year of the review"),
        ("Heron,2014,SCR,never,,,", "Row 2, Published on: expected a day"),
        ("Heron,2014,SCR,,,Weather,", "Row 2, Themes: “Weather” is no theme of ours"),
        ("Heron,2014,SCR,,,,943 476 5919", "Row 2, Recommendations: take out"),
        ("Heron,2014,SCR,,,,\nHeron,2014,SCR,,,,", "Row 3, Title: a review of this title"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_read(office, line, says):
    answer = send(office, f"{HEAD}{line}\n")

    assert says in answer.content.decode()
    assert "seen" not in (answer.context or {})


def test_missing_columns_and_damaged_files_are_refused(office):
    assert "Missing: Year, Kind" in send(office, "Title\nHeron\n").content.decode()
    assert "may be damaged" in send(office, "no workbook", "reviews.xlsx").content.decode()
    assert "no row below" in send(office, HEAD).content.decode()


def test_an_excel_file_is_read_too(office):
    book, file = Workbook(), BytesIO()
    book.active.append(["Title", "Year", "Kind"])
    book.active.append(["Child Heron", 2014, "Serious case review"])
    book.save(file)
    content = SimpleUploadedFile("reviews.xlsx", file.getvalue())

    shown = office.post(
        reverse("reviews:legacy-import"),
        {"content": content, "partnership": the_leicester_partnership().pk},
    )
    assert shown.context["count"] == "1 review"


def test_one_that_is_there_stops_the_whole_file():
    review = scenarios.an_earlier_review()
    rows, by = [scenarios.ROW], acting(cases.the_office())

    with pytest.raises(ValidationError, match="There already"):
        legacy.import_reviews(review.partnership, rows, "again.csv", by=by, at=NOON)
    assert LegacyReview.objects.count() == 1


def test_only_the_office_reads_in_and_takes_out():
    review = scenarios.an_earlier_review()
    row = scenarios.LegacyRow(**{**vars(scenarios.ROW), "title": "Child Wren"})
    lead = acting(cases.an_agency_lead(review.partnership))

    with pytest.raises(NotAllowed):
        legacy.import_reviews(review.partnership, [row], "x", by=lead, at=NOON)
    with pytest.raises(NotAllowed):
        legacy.remove_review(review, by=lead, at=NOON, note="No.")


def test_one_that_is_taken_out_is_in_no_list_and_not_found():
    review = scenarios.a_removed_review()

    assert not LegacyReview.objects.current().exists()
    assert not SearchText.objects.filter(kind="reviews.legacyreview").exists()
    assert scenarios.an_earlier_review().title == review.title


def test_members_read_them_in_the_list_and_take_it_away():
    review = scenarios.an_earlier_review()
    group = scenarios.group_of(review.partnership, scenarios.CASE_REVIEW)
    browser = signed_in(somebody_in(Capacity.LAY_MEMBER, group=group))
    path = reverse("reviews:legacy-list")

    for wish in ({}, {"q": "heron"}, {"kind": "scr"}, {"as": "csv"}):
        assert review.title in browser.get(path, wish).content.decode()
    assert review.title not in browser.get(path, {"kind": "lcspr"}).content.decode()
    page = browser.get(reverse("reviews:legacy-detail", args=[review.pk])).content.decode()
    assert "See the child at home." in page
