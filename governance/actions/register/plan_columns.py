"""The columns of a business plan: those of printed plans are known as they stand there."""

from governance.actions.due_cells import read_due
from governance.actions.register.cells import TEXT_AT_MOST
from governance.actions.register.plan_cells import (
    read_adopted_on,
    read_doer,
    read_lead,
    read_measure,
    read_objective,
    read_officer,
    read_plan_title,
    read_priority_title,
    read_what,
)
from governance.core.imports.readers import text_reader
from governance.core.imports.registers import RegisterColumn
from governance.structure.known_places import read_place

OF_THE_PLAN = (
    RegisterColumn(
        key="plan",
        label="Plan",
        also=("Business plan", "Plan title", "Title of the plan", "Business development plan"),
        read=read_plan_title,
        fills_down=True,
        example="Business plan 2027-28",
    ),
    RegisterColumn(
        key="adopted_on",
        label="Adopted on",
        also=("Date adopted", "Adopted"),
        read=read_adopted_on,
        fills_down=True,
        under="plan",
    ),
    RegisterColumn(
        key="adopted_in",
        label="Adopted in",
        also=("Adopted by", "Meeting and decision"),
        read=text_reader(longest=200),
        fills_down=True,
        under="plan",
    ),
)
OF_A_PRIORITY = (
    RegisterColumn(
        key="priority",
        label="Priority",
        also=("Priority title", "Priority name"),
        read=read_priority_title,
        is_required=True,
        fills_down=True,
        under="plan",
        example="Neglect is seen early",
    ),
    RegisterColumn(
        key="statement",
        label="Priority Statement",
        also=("Statement",),
        read=text_reader(longest=TEXT_AT_MOST),
        fills_down=True,
        under="priority",
        example="Families are helped before neglect becomes harm",
    ),
    RegisterColumn(
        key="rationale",
        label="Rationale",
        also=("Why", "Why is this a priority?"),
        read=text_reader(longest=TEXT_AT_MOST),
        fills_down=True,
        under="priority",
    ),
    RegisterColumn(
        key="different",
        label="What do we want to be different?",
        also=("What should be different", "Outcome", "Outcomes"),
        read=text_reader(longest=TEXT_AT_MOST),
        fills_down=True,
        under="priority",
    ),
    RegisterColumn(
        key="lead",
        label="Partnership Lead",
        also=("Priority lead", "Lead partner", "Led by"),
        read=read_lead,
        fills_down=True,
        under="priority",
    ),
    RegisterColumn(
        key="officer",
        label="Board Officer",
        also=("Officer", "Supporting officer", "Partnership officer"),
        read=read_officer,
        fills_down=True,
        under="priority",
    ),
    RegisterColumn(
        key="mechanism",
        label="Key delivery mechanism",
        also=("Delivery mechanism", "Delivered through", "Delivery"),
        read=text_reader(longest=200),
        fills_down=True,
        under="priority",
    ),
)
OF_AN_ACTION = (
    RegisterColumn(
        key="objective",
        label="Objective",
        also=("Objectives", "Aim"),
        read=read_objective,
        fills_down=True,
        under="priority",
        example="Practitioners use one assessment of neglect",
    ),
    RegisterColumn(
        key="title",
        label="What are we going to do?",
        also=("What", "Action", "Actions", "What we will do", "What will we do?", "Task"),
        read=read_what,
        is_required=True,
        example="Train all teams in the assessment",
    ),
    RegisterColumn(
        key="due",
        label="When is it going to be done by?",
        also=("Due", "When", "By when", "Due date", "Timescale", "Deadline", "Target date"),
        read=read_due,
        example="31 March 2028",
    ),
    RegisterColumn(
        key="who",
        label="Who is responsible?",
        also=("Who", "Owner", "Responsible", "By whom", "Responsible person", "Assigned to"),
        read=read_doer,
        example="Board Officer",
    ),
    RegisterColumn(
        key="measure",
        label="How will we measure progress and impact?",
        also=("Measure", "Measures", "How will we measure it?", "Success measure", "Impact"),
        read=read_measure,
        example="Share of audited cases with the assessment",
    ),
    RegisterColumn(key="place", label="Group", also=("Log", "Subgroup"), read=read_place),
)
PLAN_COLUMNS = (*OF_THE_PLAN, *OF_A_PRIORITY, *OF_AN_ACTION)
