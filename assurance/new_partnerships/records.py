"""The kind of record of a new partnership: where it is shown, found and told."""

from assurance.new_partnerships import models
from assurance.new_partnerships.operations import confirming, drafting, making
from assurance.new_partnerships.retained import NEW_PARTNERSHIP as RETAINED
from assurance.new_partnerships.search_words import words_of_new_partnership
from assurance.new_partnerships.transitions import NEW_PARTNERSHIP
from assurance.new_partnerships.views.context import show_on_partnership
from governance.core.record_parts import RecordPart
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.search_index import Searched

RECORDS = (
    RecordKind(
        models.NewPartnership,
        single_workflow(
            NEW_PARTNERSHIP,
            drafting,
            confirm_lines=confirming.confirm_lines,
            take_back=confirming.take_back,
            leave_out=confirming.leave_out,
            put_back=confirming.put_back,
            make=making.make,
            discard=making.discard,
        ),
        RecordPage("assurance:new-partnership-detail"),
        url_word="new-partnership",
        searched=Searched(
            heading="New partnerships",
            words=words_of_new_partnership,
            visible_to=models.NewPartnership.objects.visible_to,
        ),
        part=RecordPart(about="governance.partnership", show=show_on_partnership),
        retained=RETAINED,
    ),
)
