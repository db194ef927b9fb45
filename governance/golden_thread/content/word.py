"""A plan in Word, to be written on: the same values as on the PDF."""

from io import BytesIO
from typing import Any

from governance.core.documents.word import add_table, new_document
from governance.golden_thread.content.paper import PlanPaper, PriorityPart, TimetableLine

MARKING = "OFFICIAL"
HEADS = ("Objective", "What we do", "By when", "Who", "How we measure it", "Status and evidence")
SHARES = (0.18, 0.24, 0.12, 0.14, 0.18, 0.14)
ASSURANCE_HEADS = ("What", "When", "Lead", "Serves", "How", "Status and what came of it")
ASSURANCE_SHARES = (0.24, 0.13, 0.15, 0.15, 0.15, 0.18)
LEARNING_HEADS = ("What", "From", "To whom", "How", "When", "Lead", "Status, how it is known")
LEARNING_SHARES = (0.19, 0.14, 0.14, 0.13, 0.11, 0.13, 0.16)


def as_word(paper: PlanPaper) -> bytes:
    """The document as a file."""
    document = new_document(
        title=paper.title,
        author=paper.owner,
        head=(f"{paper.title}: {paper.owner}", MARKING),
        foot=f"{paper.status} · content {paper.short_hash}",
    )
    document.add_paragraph(paper.title, style="Title")
    add_lines(document, paper.owner, paper.period, paper.status, paper.decided, paper.summary)
    if paper.areas:
        document.add_heading("What we look at", 1)
    for name, why in paper.areas:
        document.add_heading(name, 2)
        add_lines(document, why)
    for part in paper.priorities:
        add_priority(document, part)
    add_timetable(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def add_timetable(document: Any, paper: PlanPaper) -> None:
    """The list of each year, and the learning that is shared; nothing where none is planned."""
    if paper.assurance:
        document.add_heading("Quality-assurance timetable", 1)
    for year in paper.years:
        document.add_heading(year.label, 2)
        rows = [assurance_cells(line) for _, line in year.rows]
        if rows:
            add_table(document, ASSURANCE_HEADS, rows, ASSURANCE_SHARES)
        else:
            document.add_paragraph("Nothing is planned for this year.")
    if paper.learning:
        document.add_heading("Plan to disseminate learning", 1)
        rows = [learning_cells(line) for line in paper.learning]
        add_table(document, LEARNING_HEADS, rows, LEARNING_SHARES)


def assurance_cells(line: TimetableLine) -> tuple[str, ...]:
    what = ": ".join(filter(None, (line.kind, line.title)))
    return (what, line.months, line.who or "Nobody yet", line.serves, line.method, line.stands)


def learning_cells(line: TimetableLine) -> tuple[str, ...]:
    who = line.who or "Nobody yet"
    return (
        line.title,
        line.learned_from,
        line.audience,
        line.method,
        line.months,
        who,
        line.stands,
    )


def add_lines(document: Any, *texts: str) -> None:
    for text in filter(None, texts):
        document.add_paragraph(text)


def add_priority(document: Any, part: PriorityPart) -> None:
    document.add_heading(part.name, 1)
    for label, text in facts_of(part):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    document.add_heading("What good looks like", 2)
    for text in part.outcomes or ("No outcome statement.",):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("What we do", 2)
    if part.lines:
        add_table(document, HEADS, [cells_of(each) for each in part.lines], SHARES)
    else:
        document.add_paragraph("No objective and no action yet.")
    document.add_heading("How it stands", 2)
    add_lines(document, *standing_of(part))


def facts_of(part: PriorityPart) -> list[tuple[str, str]]:
    """What the plan says of a priority, each with its name; what it does not say is left out."""
    found = (
        ("Focus area", part.area),
        ("Priority statement", part.statement),
        ("Why", part.rationale),
        ("What should be different", part.different),
        ("Lead", part.lead or "Nobody yet"),
        ("Officer", part.officer or "Nobody yet"),
        ("Delivered through", part.delivery),
    )
    return [(label, text) for label, text in found if text]


def cells_of(line: Any) -> tuple[str, ...]:
    shown = "; ".join(filter(None, (line.status, *line.evidence)))
    return (line.objective, line.in_full, line.when, line.who, line.measure, shown)


def standing_of(part: PriorityPart) -> list[str]:
    """How it stood last, and what changed for children; in words also where nothing is known."""
    if not part.quarter:
        return ["No progress was given yet."]
    return [
        f"{part.quarter}: {part.rating}. {part.explanation}".strip(),
        part.narrative,
        f"What difference it made to children: {part.impact or 'no evidence of impact recorded.'}",
    ]
