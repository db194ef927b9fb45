"""The kinds of record of this room, as the product as a whole knows them."""

from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.imports.models import ImportRun
from governance.imports.operations import mending, reading, saving
from governance.imports.retained import IMPORT as RETAINED
from governance.imports.transitions import IMPORT

KINDS = (
    RecordKind(
        ImportRun,
        single_workflow(
            IMPORT,
            saving,
            read_file=reading.read_upload,
            import_rows="ask_to_import",
            finish="write_rows",
            fail="give_up",
            map_columns=mending.map_columns,
            mend=mending.mend,
        ),
        RecordPage("governance:import-detail"),
        url_word="import",
        retained=RETAINED,
    ),
)
