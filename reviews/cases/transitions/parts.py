"""The operations of what hangs on a case: chronology, papers, tellings, overruns, procedures."""

from governance.core.workflow import Creation, Edit, Workflow
from reviews.cases import access
from reviews.cases.transitions.file_requirements import has_such_a_report
from reviews.cases.transitions.requirements import (
    explains_its_own_limit,
    has_been_told,
    has_ended_proceeding,
    is_of_an_open_case,
    is_still_there,
    was_in_the_past,
)

CHRONOLOGY = Workflow(
    creations={
        "add_entry": Creation(
            label="Add an entry",
            past="added {}",
            allowed=access.can_add_entry,
            open_when=is_of_an_open_case,
            requirements=was_in_the_past,
            parent="case",
        )
    },
    edits={
        "remove_entry": Edit(
            label="Take the entry out",
            past="took out {}",
            allowed=access.can_add_entry,
            editable_when=is_still_there,
            note_readers=access.can_read_whole_of_part,
        )
    },
)

CASE_PAPER = Workflow(
    creations={
        "ask_paper": Creation(
            label="Make a copy",
            past="asked for {}",
            allowed=access.can_read_whole_of_part,
            open_when=has_such_a_report,
            parent="case",
        )
    }
)

TELLING = Workflow(
    creations={
        "tell": Creation(
            label="Record who was told",
            past="recorded {}",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            requirements=has_been_told,
            parent="case",
        )
    }
)

OVERRUN = Workflow(
    creations={
        "explain_overrun": Creation(
            label="Explain that it is late",
            past="explained {}",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            requirements=explains_its_own_limit,
            parent="case",
        )
    }
)

PROCEEDING = Workflow(
    creations={
        "record_proceeding": Creation(
            label="Record another procedure",
            past="recorded {}",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            parent="case",
        )
    },
    edits={
        "end_proceeding": Edit(
            label="It has ended",
            past="recorded the end of {}",
            allowed=access.can_coordinate_part,
            editable_when=is_of_an_open_case,
            requirements=has_ended_proceeding,
            parent="case",
        )
    },
)
