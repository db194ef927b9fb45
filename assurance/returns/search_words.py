"""The words by which a return is found: what was submitted, never what is being written."""

from assurance.returns.models import AssuranceReturn, SubmittedAnswer
from governance.core.search_index import SearchWords


def words_of_return(record: AssuranceReturn) -> SearchWords | None:
    """The newest submitted wording of each answer, as whoever sees the return reads it.

    What its own people or the office have written since is read by some of them only, and so is
    found by nobody. Nor is anything that is asked for a case.
    """
    if record.is_restricted:
        return None
    return SearchWords(title=str(record), texts=submitted_texts(record))


def submitted_texts(record: AssuranceReturn) -> tuple[str, ...]:
    if not record.submitted_at:
        return ()
    rows = SubmittedAnswer.objects.filter(answer__assurance_return=record).order_by("pk")
    newest = {row.answer_id: row.text or row.choice for row in rows}
    return tuple(newest.values())
