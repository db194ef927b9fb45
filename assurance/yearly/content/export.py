"""The content as it is given away: with its status, its hash and its figures in one list."""

from assurance.yearly.content.current_content import content_hash, content_of
from assurance.yearly.models import YearlyReport
from governance.core.blocks.hashing import Plain


def exported(record: YearlyReport) -> Plain:
    """``report``, ``requirements``, ``sections``, ``figures`` (each once), ``missing``."""
    content = content_of(record)
    plain = content.plain() if record.is_open_to_words else record.content
    state = {"status": record.status, "hash": content_hash(record, content)}
    figures = {each.key: each.model_dump(mode="json") for each in content.figures}
    return {**plain, "report": {**plain["report"], **state}, "figures": [*figures.values()]}
