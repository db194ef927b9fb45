"""The words by which a partnership and a group are found."""

from governance.core.search_index import SearchWords
from governance.structure.models import Group, Partnership


def words_of_partnership(partnership: Partnership) -> SearchWords:
    return SearchWords(title=partnership.name, texts=(partnership.short_name, partnership.area))


def words_of_group(group: Group) -> SearchWords:
    return SearchWords(
        title=group.name, texts=(group.short_name, group.remit, group.delegated_authority)
    )
