"""`docs/states.md`: the statuses of every kind of record, drawn in Mermaid from its table."""

from typing import Any

from governance.core.registry import RecordKind, all_kinds
from governance.core.workflow import Workflow
from lscp.generated_docs.markdown import markdown_page

INTRODUCTION = (
    "The statuses of every kind of record that has one, and the verbs that lead from one to the "
    "next. The labels, who may do what and how far are in [permissions.md](permissions.md)."
)


def states_page() -> str:
    """Every kind that has a status, in the registry's order."""
    parts = [
        f"## {kind.label.capitalize()}\n\n{state_diagram(kind, kind.statuses.table)}"
        for kind in all_kinds()
        if kind.statuses
    ]
    return markdown_page("States", INTRODUCTION, parts)


def state_diagram(kind: RecordKind, table: Workflow) -> str:
    """One kind's statuses and the verbs between them; a verb that needs a reason says so."""
    status: Any = kind.model._meta.get_field("status")
    moves = table.moves.items()
    final = set(dict(status.flatchoices)) - {source for _, step in moves for source in step.source}
    begins = ", ".join(verb_label(verb) for verb in table.creations)
    lines = [f"    {value}: {label.partition(':')[0]}" for value, label in status.flatchoices]
    lines.append(f"    [*] --> {status.get_default()}{f': {begins}' if begins else ''}")
    for verb, step in moves:
        note = " (with a reason)" if step.needs_note else ""
        lines += [
            f"    {source} --> {step.target}: {verb_label(verb)}{note}" for source in step.source
        ]
    lines += [f"    {value} --> [*]" for value, _ in status.flatchoices if value in final]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def verb_label(verb: str) -> str:
    return verb.replace("_", " ")
