"""The columns of an action log, and what offices call them."""

from governance.actions.due_cells import read_due
from governance.actions.register.cells import (
    OPEN,
    STATUSES,
    TEXT_AT_MOST,
    read_priority,
    read_raised,
    read_title,
    read_who,
)
from governance.core.imports.readers import choice_reader, text_reader
from governance.core.imports.registers import RegisterColumn
from governance.structure.known_places import read_place

COLUMNS = (
    RegisterColumn(
        key="reference",
        label="Reference",
        also=("Ref", "Ref no", "No", "Number", "Action no", "Action number", "Action ref", "ID"),
        read=text_reader(longest=60),
        example="",
    ),
    RegisterColumn(
        key="title",
        label="What",
        also=(
            "Action",
            "Actions",
            "Action agreed",
            "Action required",
            "What are we going to do?",
            "What is to be done",
            "What needs to be done",
            "Task",
            "Description",
        ),
        read=read_title,
        is_required=True,
        example="Ask three agencies for their audits",
    ),
    RegisterColumn(
        key="place",
        label="Group",
        also=("Log", "Subgroup", "Board", "Forum", "Action log"),
        read=read_place,
    ),
    RegisterColumn(
        key="who",
        label="Who",
        also=(
            "Who is responsible?",
            "Owner",
            "Action owner",
            "Responsible",
            "Responsible person",
            "Person responsible",
            "Assigned to",
            "By whom",
            "Lead",
            "Lead officer",
        ),
        read=read_who,
        example="Board Officer",
    ),
    RegisterColumn(
        key="due",
        label="Due",
        also=(
            "Due date",
            "Date due",
            "By when",
            "When",
            "When is it going to be done by?",
            "Deadline",
            "Target date",
            "Timescale",
            "Timescales",
        ),
        read=read_due,
        example="31 March 2027",
    ),
    RegisterColumn(
        key="status",
        label="Status",
        also=("State", "Open or closed", "Open/closed", "Action status"),
        read=choice_reader(
            STATUSES,
            default=(OPEN.value, str(OPEN.label)),
            expected="open, done, made a difference or withdrawn",
        ),
        example="Open",
    ),
    RegisterColumn(
        key="raised",
        label="Raised",
        also=("Date raised", "Raised on", "Date agreed", "Date of meeting", "Meeting date"),
        read=read_raised,
        example="12 January 2027",
    ),
    RegisterColumn(
        key="origin",
        label="Raised in",
        also=("Origin", "Source", "Meeting"),
        read=text_reader(longest=200),
        example="Board meeting, item 4",
    ),
    RegisterColumn(key="priority", label="Priority", also=("Plan priority",), read=read_priority),
    RegisterColumn(
        key="outcome",
        label="What was done",
        also=("Outcome", "Progress", "Update", "Progress update", "Latest update", "Comments"),
        read=text_reader(longest=TEXT_AT_MOST),
    ),
    RegisterColumn(
        key="difference",
        label="What difference it made",
        also=("Difference", "Impact", "Difference made", "Evidence of impact"),
        read=text_reader(longest=TEXT_AT_MOST),
    ),
    RegisterColumn(
        key="closed",
        label="Done on",
        also=("Date completed", "Completed on", "Date closed", "Completion date"),
        read=read_raised,
    ),
)
