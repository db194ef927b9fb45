"""The state diagrams of the README, drawn in Mermaid from the transition tables."""

from pathlib import Path
from typing import Any

from django.conf import settings

from governance.core.registry import RecordKind, all_kinds
from governance.core.workflow import Workflow

README = Path(settings.BASE_DIR) / "README.md"
BEGIN = "<!-- diagrams: written by `manage.py diagram`, from the transition tables -->"
END = "<!-- end of diagrams -->"


class NoMarkers(ValueError):
    """The README has not the two markers, each once and in order, to write between."""


def diagram(kind: RecordKind, table: Workflow) -> str:
    """One kind's statuses and the verbs between them; a verb that needs a reason says so."""
    status: Any = kind.model._meta.get_field("status")
    moves = table.moves.items()
    final = set(dict(status.flatchoices)) - {source for _, step in moves for source in step.source}
    begins = ", ".join(words(verb) for verb in table.starts)
    lines = [f"    {value}: {label.partition(':')[0]}" for value, label in status.flatchoices]
    lines.append(f"    [*] --> {status.get_default()}{f': {begins}' if begins else ''}")
    for verb, step in moves:
        note = " (with a reason)" if step.needs_note else ""
        lines += [f"    {source} --> {step.target}: {words(verb)}{note}" for source in step.source]
    lines += [f"    {value} --> [*]" for value, _ in status.flatchoices if value in final]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def words(verb: str) -> str:
    return verb.replace("_", " ")


def section() -> str:
    """Every kind that has a status, in the registry's order."""
    parts = [
        f"### {kind.label.capitalize()}\n\n{diagram(kind, kind.statuses.table)}"
        for kind in all_kinds()
        if kind.statuses
    ]
    return "\n\n".join([BEGIN, *parts, END])


def rewritten(text: str) -> str:
    """``text`` with what stands between the markers drawn anew; raises NoMarkers."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in after:
        raise NoMarkers(f"{README.name} needs these two lines, once each:\n{BEGIN}\n{END}")
    return f"{before}{section()}{after}"
