"""The ledger of imports, and reading a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.exports import (
    FORMATS,
    as_csv,
    as_excel,
    escape_formula,
    export_response,
    wants_file,
)
from governance.core.form_pages import FormPage, run_form
from governance.core.formatting import format_date
from governance.core.requests import ActorRequest
from governance.core.tables import Column, paginate_table
from governance.imports.forms import RegisterFileForm
from governance.imports.models import ImportRun
from governance.imports.operations import reading
from governance.imports.registers import REGISTERS
from governance.imports.views.lookups import areas_of, office_areas, registers_of

COLUMNS = (
    Column("file", "File", lambda row: row.file_name, "file_name"),
    Column("register", "What", lambda row: REGISTERS[row.register].label, "register"),
    Column("area", "Partnership", lambda row: row.partnership, "partnership__name"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
    Column("rows", "Rows", lambda row: row.rows_read, "rows_read"),
    Column("read", "Read", lambda row: row.read_at, "read_at"),
    Column("by", "By", lambda row: row.read_by, "read_by__name"),
)
MORE_COLUMNS = (
    *COLUMNS,
    Column("sheet", "Sheet", lambda row: row.sheet),
    Column("made", "Rows added", lambda row: row.rows_made),
    Column("changed", "Rows changed", lambda row: row.rows_changed),
    Column("unchanged", "Rows unchanged", lambda row: row.rows_unchanged),
    Column("left_out", "Rows left out", lambda row: row.rows_left_out),
    Column("saved", "Imported", lambda row: row.saved_at),
    Column("saved_by", "Imported by", lambda row: row.saved_by),
    Column("undone", "Undone", lambda row: row.undone_at),
    Column("undone_by", "Undone by", lambda row: row.undone_by),
    Column("size", "Size, bytes", lambda row: row.size),
    Column("checksum", "Checksum (SHA-256)", lambda row: row.sha256),
)
"""What a file has beside the columns of the page."""


def import_list(request: ActorRequest) -> HttpResponse:
    """Which files were read into which registers, by whom, and what came of it."""
    areas = areas_of(request)
    rows = ImportRun.objects.visible_to(request.actor).for_list().order_by("-read_at", "-pk")
    if wants_file(request):
        return export_response(request, "Imports", rows, MORE_COLUMNS)
    listing = paginate_table(request, rows, COLUMNS)
    lines = [(each, REGISTERS[each.register].label) for each in listing.page]
    context = {
        "listing": listing,
        "lines": lines,
        "registers": registers_of(request).values(),
        "listed": [each for each in registers_of(request).values() if hasattr(each, "listed")],
        "areas": areas,
        "printed": [each for each in areas if each.pk in office_areas(request.actor)],
    }
    return render(request, "governance/imports/list.html", context)


def import_read(request: ActorRequest) -> HttpResponse:
    """Choose a file; its rows are kept to be checked, and nothing is imported yet."""
    form = RegisterFileForm(
        request.POST or None,
        request.FILES or None,
        areas=areas_of(request),
        registers=registers_of(request),
    )
    page = FormPage(
        title="Import a register",
        lede="The next pages show what is understood, row by row. Nothing is imported before you "
        "say so.",
        button="Read the file",
        back=reverse("governance:import-list"),
        back_label="Imports",
        done=read_words,
        done_url=next_url,
    )
    return run_form(request, form, page, reading.read_upload)


def read_words(run: ImportRun) -> str:
    return f"The headings were found in row {run.header_row} of the sheet “{run.sheet}”."


def next_url(run: ImportRun) -> str:
    """To the columns, where one is missing without which nothing can be imported."""
    needed = {each.key for each in REGISTERS[run.register].columns if each.is_required}
    page = "import-detail" if needed <= set(run.columns.values()) else "import-columns"
    return reverse(f"governance:{page}", args=[run.pk])


@require_safe
def import_template(request: ActorRequest, register: str, form: str) -> HttpResponse:
    """An empty register to fill in, with one example; as CSV or Excel."""
    areas_of(request)
    if register not in registers_of(request) or form not in ("csv", "xlsx"):
        raise Http404
    found = REGISTERS[register]
    labels = [each.label for each in found.columns]
    example = [each.example for each in found.columns]
    name = f"{register}-template"
    if form == "csv":
        return as_csv(name, labels, iter([example]))
    return as_excel(name, f"{found.label}: fill in below, one row each", labels, [example])


@require_safe
def import_current(request: ActorRequest, key: str, register: str, form: str) -> HttpResponse:
    """A register as it stands here, in the columns in which it is imported again."""
    found = registers_of(request).get(register)
    area = next((each for each in areas_of(request) if each.key == key), None)
    if found is None or area is None or form not in FORMATS:
        raise Http404
    listed = getattr(found, "listed", None)
    if listed is None:
        raise Http404
    labels = [each.label for each in found.columns]
    table = [[escape_formula(cell) for cell in row] for row in listed(area, on=request.actor.on)]
    name = f"{register}-{area.key}"
    if form == "csv":
        return as_csv(name, labels, iter(table))
    told = f"{found.label}, {area}, {format_date(request.actor.on)}, taken by {request.user}"
    return as_excel(name, str(escape_formula(told)), labels, table)
