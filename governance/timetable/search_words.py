"""The words by which an entry of a timetable is found."""

from governance.core.search_index import SearchWords
from governance.timetable.models import TimetableEntry


def words_of_entry(entry: TimetableEntry) -> SearchWords:
    texts = (entry.method, entry.learned_from, entry.audience, entry.reason, entry.outcome)
    return SearchWords(title=entry.title, texts=(entry.get_kind_display(), *texts))
