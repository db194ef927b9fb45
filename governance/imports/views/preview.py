"""The preview of an import: what each row is understood to say, and mending what is not."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.forms.fields import initial_from
from governance.core.imports.registers import MAILED, RegisterColumn
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.core.timeline import build_timeline
from governance.core.waiting_pages import render_waiting
from governance.imports.forms import ColumnsForm, RowFilterForm, RowForm
from governance.imports.grants import OPEN_TO_ADMINISTRATORS
from governance.imports.models import ImportRow, ImportRun
from governance.imports.operations import mending
from governance.imports.registers import REGISTERS
from governance.imports.transitions import IMPORT
from governance.imports.views.lookups import row_or_404, run_or_404

COLUMNS = (Column("number", "Row", lambda row: row.number, "number"),)
OUTCOMES = {"new": "New", "change": "Changes what is there", "same": "Is there already"}


@dataclass(frozen=True)
class ShownRow:
    """A row of the preview."""

    row: ImportRow
    cells: list[dict[str, Any]]
    outcome: str
    mend_url: str
    words: str
    """What it is about, as the file says it."""

    @property
    def is_folded(self) -> bool:
        """Whether nothing of it needs to be looked at."""
        return self.row.verdict == ImportRow.Verdict.OK


def import_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The preview while it is to be checked; how far it is; then what came of it."""
    run = run_or_404(request, pk)
    form = RowFilterForm(request.GET)
    rows = rows_that_fit(run, form)
    listing = paginate_table(request, rows.order_by("number"), COLUMNS)
    context = {
        "run": run,
        "register": REGISTERS[run.register],
        "partnership": run.partnership,
        "counts": counts_of(run),
        "mailed": mails_of(run) if run.is_to_be_checked else [],
        "listing": listing,
        "rows": [shown(each, run) for each in listing.page],
        "filters": form,
        "labels": [each.label for each in REGISTERS[run.register].columns],
        "may": {verb: IMPORT.offers(verb, request.actor, run) for verb in IMPORT.rows},
        "trail": build_timeline(run, reader=request.actor),
    }
    return render_waiting(
        request, "governance/imports/detail.html", context, is_waiting=run.is_being_saved
    )


def rows_that_fit(run: ImportRun, form: RowFilterForm) -> QuerySet[ImportRow]:
    wish = form.cleaned_data.get("verdict", "") if form.is_valid() else ""
    if wish == "left_out":
        return run.rows.filter(is_left_out=True)
    return run.rows.to_save().filter(verdict=wish) if wish else run.rows.all()


def counts_of(run: ImportRun) -> dict[str, int]:
    """How many rows of each verdict, and how many stand in the way; one query."""
    kept = Q(is_left_out=False)
    V = ImportRow.Verdict
    in_the_way = kept & (Q(verdict=V.REFUSED) | Q(verdict=V.DOUBTFUL, is_accepted=False))
    return run.rows.aggregate(
        ok=Count("pk", kept & Q(verdict=V.OK)),
        doubtful=Count("pk", kept & Q(verdict=V.DOUBTFUL)),
        refused=Count("pk", kept & Q(verdict=V.REFUSED)),
        left_out=Count("pk", Q(is_left_out=True)),
        accepted=Count("pk", kept & Q(verdict=V.DOUBTFUL, is_accepted=True)),
        in_the_way=Count("pk", in_the_way),
        new=Count("pk", kept & Q(outcome="new")),
        change=Count("pk", kept & Q(outcome="change")),
        same=Count("pk", kept & Q(outcome="same")),
    )


def mails_of(run: ImportRun) -> list[str]:
    """Who would be welcomed by mail, each once, in the order of the rows; one query."""
    if run.register not in OPEN_TO_ADMINISTRATORS:
        return []
    told = run.rows.to_save().order_by("number").values_list("changes", flat=True)
    mails = (becomes for changes in told for label, _, becomes in changes if label == MAILED)
    return list(dict.fromkeys(mails))


def shown(row: ImportRow, run: ImportRun) -> ShownRow:
    """With its cells in the order of the register, each under its heading there."""
    columns = REGISTERS[run.register].columns
    return ShownRow(
        row,
        [
            shown_cell(each.label, row.judged[each.key])
            for each in columns
            if each.key in row.judged
        ],
        OUTCOMES.get(row.outcome, ""),
        reverse("governance:import-mend", args=[run.pk, row.number]),
        next((row.judged[each.key]["written"] for each in columns if is_subject(each, row)), ""),
    )


def is_subject(column: RegisterColumn, row: ImportRow) -> bool:
    return column.is_required and not column.fills_down and column.key in row.judged


def shown_cell(label: str, judged: dict[str, str]) -> dict[str, Any]:
    return {
        **judged,
        "label": label,
        "is_refused": judged["verdict"] == ImportRow.Verdict.REFUSED,
        "is_doubtful": judged["verdict"] == ImportRow.Verdict.DOUBTFUL,
    }


def import_columns(request: ActorRequest, pk: int) -> HttpResponse:
    """What each heading of the file means; remembered for the next file of this office."""
    run = run_or_404(request, pk)
    IMPORT.require("map_columns", request.actor, run)
    first = run.rows.order_by("number").first()
    headings = [
        (at, words, example_of(first, at)) for at, words in enumerate(run.headings) if words
    ]
    columns = {f"column_{at}": run.columns.get(str(at), "") for at, _, _ in headings}
    form = ColumnsForm(
        bound_data(request),
        register=REGISTERS[run.register],
        headings=headings,
        initial={**initial_from(run), **columns},
    )
    page = FormPage(
        title="What are the columns?",
        caption=f"{run.file_name}, {REGISTERS[run.register].label}",
        lede="What you say here is remembered for the next file.",
        button="Go on",
        back=reverse("governance:import-detail", args=[run.pk]),
        back_label="Back to the import",
        done="The rows are read by these columns.",
        partnership=run.partnership,
        record=run,
    )
    return run_form(request, form, page, mending.map_columns, run)


def example_of(row: ImportRow | None, at: int) -> str:
    cells: list[dict[str, Any]] = row.cells if row else []
    return str(cells[at].get("text", ""))[:80] if at < len(cells) else ""


def import_mend(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """One row, to be written otherwise, accepted or left out."""
    row = row_or_404(request, pk, number)
    IMPORT.require("mend", request.actor, row.run)
    words = {f"cell_{key}": each["written"] for key, each in row.judged.items()}
    form = RowForm(
        bound_data(request),
        register=REGISTERS[row.run.register],
        judged=row.judged,
        initial={**words, "what": what_now(row)},
    )
    page = FormPage(
        title=f"Row {row.number}",
        caption=f"{row.run.file_name}, {row.get_verdict_display().lower()}",
        lede=row.why,
        button="Save the row",
        back=reverse("governance:import-detail", args=[row.run_id]),
        back_label="Back to the import",
        done=f"Row {row.number} is saved and judged again.",
        partnership=row.run.partnership,
    )
    return run_form(request, form, page, mending.mend, row)


def what_now(row: ImportRow) -> str:
    if row.is_left_out:
        return "leave_out"
    return "as_understood" if row.is_accepted else "import"
