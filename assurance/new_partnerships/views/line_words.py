"""Copied lines in words: what each is about, what it says, where that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from assurance.new_partnerships.copying.assembly import Names, confirmed_source
from assurance.new_partnerships.copying.fields import CHAPTERS, FIELDS, LineField, in_words
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations.drafting import name_words
from governance.rules.files import rule_sets


@dataclass(frozen=True)
class ShownLine:
    """A line as it is read: what it is about, what it says, where that stands."""

    line: CopiedLine
    title: str
    rows: tuple[tuple[str, str, str], ...]
    """Label, what it says, and what was copied where that is something else."""
    url: str

    @property
    def state(self) -> str:
        if not self.line.is_in_use:
            return "Left out" if self.line.is_left_out else "Left out with what it is about"
        return "Confirmed" if self.line.is_confirmed else "To be confirmed"

    @property
    def tone(self) -> str:
        if not self.line.is_in_use:
            return "quiet"
        return "good" if self.line.is_confirmed else "asked"

    @property
    def chapter(self) -> str:
        return CHAPTERS[self.line.kind]

    @property
    def source(self) -> str:
        return confirmed_source(self.line) if self.line.is_confirmed else ""


class LineReader:
    """Says lines in words; the names of what they speak of are those they get here."""

    def __init__(self, draft: NewPartnership, lines: Sequence[CopiedLine]) -> None:
        self.draft = draft
        self.names = Names("", (), name_words(draft))
        self.called: dict[tuple[str, str], str] = {}
        for line in lines:
            if line.kind in ("organisation", "group"):
                self.called[line.kind, line.key] = line.new_name or line.values["name"]
            elif line.kind == "seat":
                self.called[line.kind, line.key] = self.reworded(line.said["title"])

    def reworded(self, text: str) -> str:
        return self.names.reworded(text)

    def name(self, kind: str, key: Any) -> str:
        return self.called.get((kind, key), str(key or ""))

    def title(self, line: CopiedLine) -> str:
        said = line.said
        match line.kind:
            case "participation":
                return self.name("organisation", line.key)
            case "group":
                return self.name("group", line.key)
            case "seat":
                return self.reworded(said["title"])
            case "cadence":
                item = str(said["item"]).replace("-", " ").capitalize()
                return f"{item}: {self.name('group', said['owner'])}"
            case "timetable_item":
                return self.reworded(said["title"])
            case "signatory":
                document = str(said["document"]).replace("-", " ").capitalize()
                return f"{document}: {self.name('seat', said['seat'])}"
            case "escalation":
                first, second = (self.name("group", said[name]) for name in ("group", "to"))
                return f"From {first} to {second}"
        return CHAPTERS[line.kind]

    def rows(self, line: CopiedLine) -> tuple[tuple[str, str, str], ...]:
        said = line.said
        own = [
            (field.label, self.told(field, said.get(field.name)), self.before(line, field))
            for field in FIELDS[line.kind]
            if said.get(field.name) not in (None, "")
            or field.name in line.changes
            or field.name in ("due_working_days", "after_days", "voting")
        ]
        return (*((label, text, "") for label, text in self.around(line)), *own)

    def told(self, field: LineField, value: Any) -> str:
        if field.is_rule_set:
            return rule_sets()[value].title if value in rule_sets() else "None stated"
        return self.reworded(in_words(value))

    def before(self, line: CopiedLine, field: LineField) -> str:
        """What was copied, where that is something else now."""
        return self.told(field, line.values.get(field.name)) if field.name in line.changes else ""

    def around(self, line: CopiedLine) -> list[tuple[str, str]]:
        """What it belongs to, which follows from the choice of organisations and groups."""
        said = line.said
        found: list[tuple[str, str]] = []
        for label, kind, name in AROUND.get(line.kind, ()):
            if value := said.get(name):
                several = value if isinstance(value, list) else [value]
                found.append((label, ", ".join(self.name(kind, each) for each in several)))
        if line.kind == "seat":
            found.append(("Role", in_words(said["capacity"])))
            if said.get("partnership"):
                found.append(("Stands in", "The whole partnership"))
        if said.get("asked_standings"):
            found.append(("Asked of", in_words(said["asked_standings"])))
        return found

    def shown(self, line: CopiedLine) -> ShownLine:
        url = reverse("assurance:new-partnership-line", args=[self.draft.pk, line.pk])
        return ShownLine(line, self.title(line), self.rows(line), url)


AROUND = {
    "participation": (("Gives assurance through", "organisation", "through"),),
    "group": (("Reports to", "group", "reports_to"),),
    "seat": (
        ("Stands in", "group", "group"),
        ("Stands in", "organisation", "participation"),
        ("Represents", "organisation", "representing"),
    ),
    "timetable_item": (
        ("Asked of", "group", "asked_group"),
        ("Asked of", "organisation", "asked_organisation"),
        ("Asked of", "organisation", "asked_organisations"),
        ("Sent to", "group", "returns_to"),
    ),
    "signatory": (("Produced by", "group", "group"),),
}
