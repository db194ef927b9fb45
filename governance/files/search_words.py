"""The words by which a file of a group is found: its name, not what is in it."""

from governance.core.search_index import SearchWords
from governance.files.models import StoredFile


def words_of_file(file: StoredFile) -> SearchWords | None:
    """None for one that is about a record, and so is seen there, and for one withdrawn."""
    is_listed = file.group_id and not file.about_kind and not file.withdrawn_at
    return SearchWords(title=file.name) if is_listed else None
