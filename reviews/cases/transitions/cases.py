"""The operations of a case, its named people, its children and the partners’ views."""

from governance.core.workflow import Creation, Edit, Event, Transition, Workflow
from reviews.cases import access
from reviews.cases.transitions.file_requirements import (
    replaces_the_proof_for_a_reason,
    was_notified,
)
from reviews.cases.transitions.requirements import (
    CLOSED,
    DISPUTED,
    LOCAL,
    NOT_NOTIFIABLE,
    NOTIFIED,
    REFERRED,
    TO_NOTIFY,
    WITHDRAWN,
    has_councils_view,
    has_every_view,
    has_happened,
    has_not_ended,
    is_being_screened,
    is_complete,
    is_finished,
    is_of_a_partner,
    is_of_an_open_case,
    is_open,
    is_sent_with_proof,
    may_be_named,
    somebody_coordinates,
    views_differ,
)

CASE = Workflow(
    creations={
        "refer": Creation(
            label="Refer a case",
            past="referred {}",
            past_own="referred the case",
            allowed=access.can_refer,
            requirements=is_complete,
        )
    },
    moves={
        "find_notifiable": Transition(
            label="It is notifiable",
            past="found {} notifiable",
            past_own="found it notifiable",
            source=(REFERRED, DISPUTED),
            target=TO_NOTIFY,
            allowed=access.can_coordinate,
            requirements=has_councils_view,
            note_readers=access.can_read_whole,
        ),
        "find_not_notifiable": Transition(
            label="It is not notifiable",
            past="found {} not notifiable",
            past_own="found it not notifiable",
            source=(REFERRED, DISPUTED),
            target=NOT_NOTIFIABLE,
            allowed=access.can_coordinate,
            requirements=has_every_view,
            needs_note=True,
            is_irreversible=True,
            note_readers=access.can_read_whole,
        ),
        "find_local": Transition(
            label="It is serious, but not notifiable",
            past="found {} serious, but not notifiable",
            past_own="found it serious, but not notifiable",
            source=(REFERRED, DISPUTED),
            target=LOCAL,
            allowed=access.can_coordinate,
            requirements=has_every_view,
            needs_note=True,
            note_readers=access.can_read_whole,
        ),
        "dispute": Transition(
            label="Record that the partners disagree",
            past="recorded a disagreement on {}",
            past_own="recorded that the partners disagree",
            source=(REFERRED,),
            target=DISPUTED,
            allowed=access.can_coordinate,
            requirements=views_differ,
            note_readers=access.can_read_whole,
        ),
        "notify": Transition(
            label="Record the notification",
            past="recorded the notification of {}",
            past_own="recorded the notification",
            source=(TO_NOTIFY,),
            target=NOTIFIED,
            allowed=access.can_coordinate,
            requirements=is_sent_with_proof,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw the notification",
            past="withdrew the notification of {}",
            past_own="withdrew the notification",
            source=(NOTIFIED,),
            target=WITHDRAWN,
            allowed=access.can_coordinate,
            needs_note=True,
            is_irreversible=True,
            note_readers=access.can_read_whole,
        ),
        "close": Transition(
            label="Close the case",
            past="closed {}",
            past_own="closed the case",
            source=(NOTIFIED, LOCAL),
            target=CLOSED,
            allowed=access.can_coordinate,
            requirements=is_finished,
            needs_note=True,
            is_irreversible=True,
            note_readers=access.can_read_whole,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="edited {}",
            past_own="changed the words",
            allowed=access.can_coordinate,
            editable_when=is_open,
            requirements=is_complete,
        ),
        "record_dates": Edit(
            label="Record the days",
            past="recorded the days of {}",
            past_own="recorded the days",
            allowed=access.can_coordinate,
            editable_when=is_open,
            requirements=has_happened,
        ),
        "change_editions": Edit(
            label="Move it to another edition",
            past="moved {} to another edition",
            past_own="moved it to another edition",
            allowed=access.can_coordinate,
            editable_when=is_open,
        ),
        "keep_proof": Edit(
            label="Store the proof of the notification",
            past="stored the proof of the notification of {}",
            past_own="stored the proof of the notification",
            allowed=access.can_coordinate,
            editable_when=was_notified,
            requirements=replaces_the_proof_for_a_reason,
            note_readers=access.can_read_whole,
        ),
    },
    events={
        "read": Event(past="read {}", past_own="read the case"),
        "read_in_emergency": Event(
            past="read {} by emergency access", past_own="read the case by emergency access"
        ),
        "take_list": Event(past="took a list with {}", past_own="took a list with the case"),
        "take_paper": Event(past="took a paper of {}", past_own="took a paper"),
        "take_proof": Event(
            past="took the proof of the notification of {}",
            past_own="took the proof of the notification",
        ),
        "take_letter": Event(
            past="took a letter of the Panel about {}", past_own="took a letter of the Panel"
        ),
    },
)

CASE_PERSON = Workflow(
    creations={
        "name_person": Creation(
            label="Name somebody",
            past="made {}",
            past_own="named somebody",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            requirements=may_be_named,
            parent="case",
        )
    },
    edits={
        "end_entry": Edit(
            label="End the entry",
            past="ended {}",
            past_own="ended the entry",
            allowed=access.can_coordinate_part,
            editable_when=has_not_ended,
            requirements=somebody_coordinates,
        )
    },
)

CHILD = Workflow(
    creations={
        "add_child": Creation(
            label="Add a child",
            past="added {}",
            allowed=access.can_coordinate_part,
            open_when=is_of_an_open_case,
            parent="case",
        )
    }
)

VIEW = Workflow(
    creations={
        "give_view": Creation(
            label="Give a partner’s view",
            past="gave {}",
            past_own="gave the view",
            allowed=access.can_give_view,
            open_when=is_being_screened,
            requirements=is_of_a_partner,
            parent="case",
        )
    },
    edits={
        "replace_view": Edit(
            label="Think again",
            past="replaced {}",
            allowed=access.can_give_view,
            editable_when=is_being_screened,
        )
    },
)
