"""What the pages of a report show: values for templates, and no rules."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from assurance.reports.content.changes_since_composed import changed_since
from assurance.reports.content.current_content import content_of
from assurance.reports.content.report_view import build_report_view
from assurance.reports.content.undrawable_characters import undrawable_characters
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportChange, ReportFile
from assurance.reports.operations import files as report_files
from assurance.reports.operations.files import Progress
from assurance.reports.scrutiny_days import ScrutinyDay, scrutiny_days
from assurance.reports.transitions import REPORT, REPORT_RECEIPT, in_the_way, named_to_agree
from assurance.reports.views import sections as section_views
from assurance.reports.views import timeline as report_timeline
from assurance.reports.views.drawn_blocks import draw_blocks
from assurance.reports.views.lookups import report_or_404
from assurance.reports.views.passage_list import passage_rows
from governance.core.attached_rows import Parts, attach_parts
from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage
from governance.core.prepared_queries import Key, prepared
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.signatures.models import Signature, signatures_of
from governance.signatures.transitions import SIGNATURE

WHICH_QUARTERS = (
    "A quarter is offered once it is over, if a return was asked for in it, children were heard or "
    "progress was told. An older quarter that is not here had none of these, or its report has "
    "been sent: it stands in the list."
)
COLUMNS = (
    Column("period", "Quarter", lambda row: row.period, "period__ends_on"),
    Column("group", "Produced by", lambda row: row.group, "group__name"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
    Column("composed", "Composed", lambda row: row.composed_at, "composed_at"),
)


RECEIPTS: Parts = {"receipts": (("partnership", "received_by"), ("pk",))}


def report_page(request: ActorRequest, pk: int) -> str:
    """The address of its page, for those who may see it."""
    return report_url("detail", report_or_404(request, pk))


def report_url(page: str, record: Report) -> str:
    return reverse(f"assurance:report-{page}", args=[record.pk])


def report_form_page(record: Report, *, section: str = "", **words: Any) -> FormPage:
    """The page of a form about a report, with the way back to it, or to one heading in it."""
    to = f"{report_url('detail', record)}#{section}" if section else report_url("detail", record)
    back: dict[str, Any] = {"back": to, "back_label": "The report"}
    return FormPage(caption=f"{record.group}, {record.period}", record=record, **back, **words)


def base_context(record: Report, content: ReportContent) -> dict[str, Any]:
    """What every page of a report needs for its head."""
    served = content.partnerships
    return {"report": record, "partnership": served[0] if len(served) == 1 else None}


def detail_context(actor: Actor, record: Report) -> dict[str, Any]:
    content = content_of(record)
    files = report_files.progress_of_all(record, content)
    signatures = signatures_of(record)
    view = build_report_view(content)
    links = section_views.links_of(actor, record)
    drawn = draw_blocks(record, content, links)
    waited_for = receipt_rows(actor, record)
    rows = [row for row, _ in waited_for]
    trail = report_timeline.report_timeline(
        actor, record, signatures, rows, {text.key: text.about for text in content.texts}
    )
    return base_context(record, content) | {
        "view": view,
        "writing": writing_progress(actor, record, content),
        "summary_blocks": drawn.summary,
        "sections": section_views.section_contexts(actor, record, view, links, drawn),
        "outside_report": section_views.outside_report(actor, record, content),
        "verbs": action_buttons(actor, record, signatures, files=files),
        "signatures": [
            (row, describe_agreement(record, row), can_record_agreement(actor, record, row))
            for row in signatures
        ],
        "scrutiny_day": scrutiny_day_of(actor, record),
        "before_sending": warnings_before_sending(actor, record, content),
        "receipts": waited_for,
        "since": changed_since(record),
        "changes": [] if record.is_draft else changes_of(Key(record.pk)),
        "trail": trail,
        "sent_back": report_timeline.last_sent_back(record, trail),
    }


@prepared
def changes_of(report: int) -> QuerySet[ReportChange]:
    return ReportChange.objects.filter(report=report).order_by("key")


def writing_progress(actor: Actor, record: Report, content: ReportContent) -> dict[str, Any]:
    """What is still to be written, each named in full, for whoever may write it now."""
    rows = passage_rows(actor, record, content)
    unwritten = [row for row in rows if not row.text]
    return {"url": report_url("write", record), "unwritten": unwritten} if rows else {}


def describe_agreement(record: Report, signature: Signature) -> str:
    """How an agreement stands: one asked for in a round that was sent back is asked no more."""
    is_over = record.is_draft or signature.round != record.round
    if is_over and signature.status == Signature.Status.ASKED:
        return "Sent back before it was agreed"
    return signature.get_status_display()


def can_record_agreement(actor: Actor, record: Report, signature: Signature) -> bool:
    """Whether the office may write down this agreement as given elsewhere."""
    is_open = "record_agreement" in REPORT.open_to(actor, record)
    is_asked = signature.round == record.round and "record" in SIGNATURE.open_to(actor, signature)
    return is_open and is_asked


def warnings_before_sending(actor: Actor, record: Report, content: ReportContent) -> list[str]:
    """What the office is told of a draft: what keeps it from being sent, who would not answer, and
    what its PDF could not show.

    One query, and none for those who do not send it.
    """
    if "send" not in REPORT.open_to(actor, record):
        return []
    named = named_to_agree(record, on=actor.on)
    vacant = [
        f"Nobody holds the seat {row.seat}: once the report is sent, you can record its agreement "
        "if it was given elsewhere."
        for row in named
        if row.seat.is_there(on=actor.on) and not row.is_held
    ]
    return [*in_the_way(named, on=actor.on), *vacant, *undrawable_characters(content)]


def scrutiny_day_of(actor: Actor, record: Report) -> ScrutinyDay | None:
    """By when a draft is scrutinised; None once the time for it is over. One query."""
    return scrutiny_days([record], on=actor.on)[record.pk] if record.is_draft else None


def receipt_rows(actor: Actor, record: Report) -> list[tuple[Any, bool]]:
    """Whom it reached, of an issued report; none of any other, and then no query."""
    if record.status != Report.Status.ISSUED:
        return []
    attach_parts(record, RECEIPTS)
    rows = record.receipts.all()
    return [(row, "receive" in REPORT_RECEIPT.open_to(actor, row)) for row in rows]


def action_buttons(
    actor: Actor,
    record: Report,
    signatures: list[Signature],
    *,
    files: Mapping[ReportFile.Form, Progress],
) -> list[ActionButton]:
    """One button for each operation that is open to the actor, the next step first."""
    open_verbs = REPORT.open_to(actor, record)
    found = []
    if "send" in open_verbs:
        found.append(ActionButton(REPORT.label("send"), report_url("send", record), by_link=True))
    if "agree" in open_verbs and any(can_agree_now(actor, record, row) for row in signatures):
        found.append(ActionButton(REPORT.label("agree"), report_url("agree", record), by_link=True))
    if "issue" in open_verbs:
        found.append(ActionButton(REPORT.label("issue"), report_url("issue", record), by_link=True))
    if "send_back" in open_verbs:
        found.append(
            ActionButton(REPORT.label("send_back"), report_url("send-back", record), by_link=True)
        )
    if REPORT.offers("recompose", actor, record):
        found.append(ActionButton(REPORT.label("recompose"), report_url("recompose", record)))
    return [*found, *(file_button(record, form, progress) for form, progress in files.items())]


def file_button(record: Report, form: ReportFile.Form, progress: Progress) -> ActionButton:
    """Opens the file or the page that waits for it; has it made where there is neither."""
    is_there = bool(progress.file or progress.is_waiting)
    label = f"{'Open' if is_there else 'Make'} the {form.label}"
    return ActionButton(label, report_url(form.value, record), by_link=is_there)


def can_agree_now(actor: Actor, record: Report, signature: Signature) -> bool:
    """Whether this agreement is asked for in this round, and the actor may give it."""
    return signature.round == record.round and "sign" in SIGNATURE.open_to(actor, signature)
