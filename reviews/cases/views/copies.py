"""The buttons by which somebody asks for a copy of a review of their own."""

from django.urls import reverse

from governance.core.roles import Actor
from reviews.cases.models import Case, CasePaper
from reviews.cases.transitions import CASE_PAPER

LABELS = {
    CasePaper.Report.RAPID: "Make a {} copy",
    CasePaper.Report.PRACTICE: "Make a {} copy",
    CasePaper.Report.LOCAL: "Make a {} copy",
    CasePaper.Report.PUBLISHED: "Make the published {} copy",
}


def copy_buttons(actor: Actor, case: Case, *reports: CasePaper.Report) -> list[tuple[str, str]]:
    """Label and address of each copy that this person may ask for now."""
    return [
        (LABELS[report].format(form.label), address_of(case, report, form))
        for report in reports
        if CASE_PAPER.offers("ask_paper", actor, CasePaper(case=case, report=report))
        for form in CasePaper.Form
    ]


def address_of(case: Case, report: CasePaper.Report, form: CasePaper.Form) -> str:
    if report is CasePaper.Report.RAPID:
        return reverse("reviews:case-paper", args=[case.pk, form.value])
    if report is CasePaper.Report.LOCAL:
        return reverse("reviews:local-paper", args=[case.pk, form.value])
    return reverse("reviews:practice-paper", args=[case.pk, report.value, form.value])
