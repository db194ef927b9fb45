"""Due dates as people write them, read as the real business plan of 2018-19 wrote them."""

from contextlib import suppress
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from governance.actions.due_dates import (
    Due,
    DueKind,
    UnparseableDueDate,
    due_words,
    late_by,
    parse_due_date,
)

READ = [
    ("31 March 2019", DueKind.DATE, date(2019, 3, 31), date(2019, 3, 31)),
    ("Friday 31st March 2017", DueKind.DATE, date(2017, 3, 31), date(2017, 3, 31)),
    ("31/03/2019", DueKind.DATE, date(2019, 3, 31), date(2019, 3, 31)),
    ("2019-03-31", DueKind.DATE, date(2019, 3, 31), date(2019, 3, 31)),
    ("March 2019", DueKind.MONTH, date(2019, 3, 1), date(2019, 3, 31)),
    ("Sept 2019", DueKind.MONTH, date(2019, 9, 1), date(2019, 9, 30)),
    ("By March 2019", DueKind.MONTH, date(2019, 3, 1), date(2019, 3, 31)),
    ("by the end of Feb 2020", DueKind.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
    ("2027", DueKind.RANGE, date(2027, 1, 1), date(2027, 12, 31)),
    ("June to October 2018", DueKind.RANGE, date(2018, 6, 1), date(2018, 10, 31)),
    ("June 2018 to October 2018", DueKind.RANGE, date(2018, 6, 1), date(2018, 10, 31)),
    ("November to February 2027", DueKind.RANGE, date(2026, 11, 1), date(2027, 2, 28)),
    ("1 June – 15 July 2026", DueKind.RANGE, date(2026, 6, 1), date(2026, 7, 15)),
    ("31-Mar-2027", DueKind.DATE, date(2027, 3, 31), date(2027, 3, 31)),
    ("31‑March‑2027", DueKind.DATE, date(2027, 3, 31), date(2027, 3, 31)),
    ("31.03.2027", DueKind.DATE, date(2027, 3, 31), date(2027, 3, 31)),
    ("Mar-2027", DueKind.MONTH, date(2027, 3, 1), date(2027, 3, 31)),
    ("June-October 2027", DueKind.RANGE, date(2027, 6, 1), date(2027, 10, 31)),
    ("Jun–Oct 2027", DueKind.RANGE, date(2027, 6, 1), date(2027, 10, 31)),
    ("Jun. — Oct. 2027", DueKind.RANGE, date(2027, 6, 1), date(2027, 10, 31)),
    ("Nov 2026-Feb 2027", DueKind.RANGE, date(2026, 11, 1), date(2027, 2, 28)),
    ("1 June-15 July 2026", DueKind.RANGE, date(2026, 6, 1), date(2026, 7, 15)),
    ("Q2 2026/27", DueKind.RANGE, date(2026, 7, 1), date(2026, 9, 30)),
    ("Q2 2026–27", DueKind.RANGE, date(2026, 7, 1), date(2026, 9, 30)),
    ("Quarter 2 2026-27", DueKind.RANGE, date(2026, 7, 1), date(2026, 9, 30)),
    ("Quarter 4, 2026/2027", DueKind.RANGE, date(2027, 1, 1), date(2027, 3, 31)),
    ("Q2 2025-26", DueKind.RANGE, date(2025, 7, 1), date(2025, 9, 30)),
    ("Quarterly", DueKind.QUARTERLY, None, None),
    ("every quarter", DueKind.QUARTERLY, None, None),
    ("Quarterly until March 2027", DueKind.QUARTERLY, None, date(2027, 3, 31)),
    (
        "quarterly from April 2026 to March 2027",
        DueKind.QUARTERLY,
        date(2026, 4, 1),
        date(2027, 3, 31),
    ),
    ("Ongoing", DueKind.ONGOING, None, None),
    ("March 2019 onwards", DueKind.ONGOING, date(2019, 3, 1), None),
    ("from March 2019", DueKind.ONGOING, date(2019, 3, 1), None),
    ("", DueKind.NONE, None, None),
    ("   ", DueKind.NONE, None, None),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), READ, ids=[row[0] for row in READ])
def test_what_people_write_is_read_as_they_mean_it(text, kind, first, last):
    assert parse_due_date(text) == Due(" ".join(text.split()), kind, first, last)


def test_several_times_keep_the_end_of_each_and_lend_one_another_the_year():
    ends = (date(2018, 10, 31), date(2019, 3, 31))

    assert parse_due_date("October 2018 and March 2019") == Due(
        "October 2018 and March 2019", DueKind.SEVERAL, date(2018, 10, 1), ends[-1], ends
    )
    assert parse_due_date("June, October and December 2018").steps == (
        date(2018, 6, 30),
        date(2018, 10, 31),
        date(2018, 12, 31),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2019/10",
        "TBC",
        "as soon as possible",
        "30 February 2026",
        "13/13/2026",
        "October 2018 to March 2018",
        "March 2019 and October 2018",
        "quarterly reports",
        "Q5 2025-26",
        "Q2 2025-27",
        "onwards",
    ],
)
def test_what_names_no_time_is_refused_and_says_how_to_write_one(text):
    with pytest.raises(
        UnparseableDueDate, match=f"“{text}” is not a time we understand. Write it as"
    ):
        parse_due_date(text)


@pytest.mark.parametrize(
    "text", ["31 Mar 27", "31-Mar-27", "31/03/27", "March 27", "by 31st of March 27", "Jun–Oct 27"]
)
def test_a_year_of_two_numbers_is_refused_and_says_so(text):
    with pytest.raises(UnparseableDueDate, match=f"The year in “{text}” must have 4 numbers."):
        parse_due_date(text)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_written_out_is_read_back_as_that_day(day):
    texts = [f"{day.day} {day:%B %Y}", f"{day:%d/%m/%Y}", day.isoformat()]

    assert {
        (parse_due_date(text).kind, parse_due_date(text).starts_on, parse_due_date(text).ends_on)
        for text in texts
    } == {(DueKind.DATE, day, day)}


MONTHS_ON = st.dates(date(2000, 1, 1), date(2098, 12, 31)).map(lambda day: day.replace(day=1))


@given(MONTHS_ON, st.sampled_from(["", "by ", "End of ", "by the end of "]))
def test_a_month_written_out_is_all_of_that_month(first, lead):
    for text in (f"{lead}{first:%B %Y}", f"{lead}{first:%b %Y}", f"{lead}{first:%m/%Y}"):
        due = parse_due_date(text)
        assert (due.kind, due.starts_on) == (DueKind.MONTH, first)
        assert due.ends_on == first + relativedelta(months=1, days=-1)


@given(MONTHS_ON, st.integers(0, 11), st.booleans(), st.sampled_from([" to ", "–", " until "]))
def test_a_range_ends_with_its_last_month_also_without_the_first_year(first, months, short, dash):
    last = first + relativedelta(months=months)
    text = f"{first:%B}{dash}{last:%B %Y}" if short else f"{first:%B %Y}{dash}{last:%B %Y}"

    due = parse_due_date(text)

    assert (due.kind, due.starts_on) == (DueKind.RANGE, first)
    assert due.ends_on == last + relativedelta(months=1, days=-1)


@given(st.lists(MONTHS_ON, min_size=2, max_size=5, unique=True).map(sorted), st.data())
def test_of_several_each_end_is_kept_and_the_first_that_is_not_met_counts(months, data):
    words = [f"{each:%B %Y}" for each in months]
    text = ", ".join(words[:-1]) + f" and {words[-1]}"
    ends = [each + relativedelta(months=1, days=-1) for each in months]

    due = parse_due_date(text)

    assert (due.kind, list(due.steps)) == (DueKind.SEVERAL, ends)
    assert (due.starts_on, due.ends_on) == (months[0], ends[-1])
    met = data.draw(st.integers(0, len(ends)))
    assert due.counted_on(ends[:met]) == (ends[met] if met < len(ends) else ends[-1])


@given(st.integers(2000, 2097), st.integers(1, 4), st.sampled_from(["Q{}", "Quarter {}", "qtr {}"]))
def test_a_business_quarter_is_three_whole_months_from_april(year, number, form):
    due = parse_due_date(f"{form.format(number)} {year}-{(year + 1) % 100:02}")

    first = date(year, 4, 1) + relativedelta(months=3 * (number - 1))
    assert (due.starts_on, due.ends_on) == (first, first + relativedelta(months=3, days=-1))


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_refused(text):
    with suppress(UnparseableDueDate):
        due = parse_due_date(text)
        assert not (due.starts_on and due.ends_on) or due.starts_on <= due.ends_on


def test_how_far_off_or_late_it_is_is_said_in_words():
    on = date(2026, 11, 22)
    days = [date(2026, 12, 1), date(2026, 11, 23), on, date(2026, 11, 21), date(2026, 11, 16), None]

    assert [due_words(day, on=on) for day in days] == [
        "due in 9 days",
        "due in 1 day",
        "due today",
        "1 day late",
        "6 days late",
        "",
    ]
    assert [late_by(day, on=on) for day in days] == ["", "", "", "1 day", "6 days", ""]
