"""The addresses and form pages of a yearly report."""

from typing import Any

from django.urls import reverse

from assurance.yearly.models import YearlyReport
from assurance.yearly.views.lookups import yearly_or_404
from governance.core.form_pages import FormPage
from governance.core.requests import ActorRequest


def yearly_page(request: ActorRequest, pk: int) -> str:
    """The address of its page, for those who may see it."""
    return yearly_url("detail", yearly_or_404(request, pk))


def yearly_url(page: str, record: YearlyReport) -> str:
    return reverse(f"assurance:yearly-{page}", args=[record.pk])


def yearly_form_page(
    record: YearlyReport, *, page: str = "detail", section: str = "", **words: Any
) -> FormPage:
    """The page of a form about a report, with the way back to it, or to one heading in it."""
    back = yearly_url(page, record) + (f"#{section}" if section else "")
    around: dict[str, Any] = {"back": back, "back_label": "The yearly report"}
    return FormPage(
        caption=f"{record.partnership}, {record.year_label}",
        partnership=record.partnership,
        record=record,
        **around | words,
    )
