"""The words by which a new partnership that is being drawn up is found."""

from assurance.new_partnerships.models import NewPartnership
from governance.core.search_index import SearchWords


def words_of_new_partnership(draft: NewPartnership) -> SearchWords:
    return SearchWords(
        title=f"New partnership {draft.title}", texts=(draft.short_name, draft.area, draft.key)
    )
