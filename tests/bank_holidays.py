"""``python -m tests.bank_holidays``: writes the product's calendar anew, by ``holidays``.

That package is installed where the product is tested, not where it runs: its calendars of every
country took ten megabytes of each process.
"""

from collections.abc import Iterable
from datetime import date

from holidays.countries import GB

from governance.rules.workdays import CALENDAR

PARTS_OF_THE_UK = ("WLS", "SCT", "NIR")
HEAD = """\
# Which days are public holidays, Christmas Day and Good Friday among them, by year.
#
# Banking and Financial Dealings Act 1971, section 1 and schedule 1, with the days appointed by
# royal proclamation under it; before it the Bank Holidays Act 1871. The days published at
# www.gov.uk/bank-holidays are among these: tests compare them. Of years not published yet the
# days are reckoned by the same rules; a later proclamation may move or add one.
#
# Written by `python -m tests.bank_holidays` from the calendars of the Python package holidays;
# never changed by hand.
"""


def written() -> str:
    """The whole file: of each year the days of England, and those of another part alone."""
    years = range(GB.start_year, GB.end_year + 1)
    england = {year: set(GB(subdiv="ENG", years=year)) for year in years}
    others = {
        year: {day for part in PARTS_OF_THE_UK for day in GB(subdiv=part, years=year)}
        for year in years
    }
    lines = [
        HEAD,
        "[england]",
        *(line(year, england[year]) for year in years),
        "",
        "[elsewhere_in_the_united_kingdom]",
        *(line(year, others[year] - england[year]) for year in years),
    ]
    return "\n".join([*lines, ""])


def line(year: int, days: Iterable[date]) -> str:
    return f'{year} = "{" ".join(f"{day:%m-%d}" for day in sorted(days))}"'


if __name__ == "__main__":
    CALENDAR.write_text(written(), encoding="utf-8")
