"""The words by which a short version is found: what it says."""

from assurance.short_versions.models import ShortPart, ShortVersion
from governance.core.search_index import SearchWords


def words_of_short_version(record: ShortVersion) -> SearchWords:
    parts = ShortPart.objects.filter(short_version=record).order_by("number")
    return SearchWords(title=str(record), texts=tuple(parts.values_list("text", flat=True)))
