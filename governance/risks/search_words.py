"""The words by which a risk is found: its own and those of its reviews."""

from operator import attrgetter

from governance.core.search_index import SearchWords
from governance.risks.models import Risk


def words_of_risk(risk: Risk) -> SearchWords:
    reviews = sorted(risk.reviews.all(), key=attrgetter("pk"), reverse=True)
    return SearchWords(
        title=risk.title,
        texts=(risk.text, risk.controls, *(each.text for each in reviews)),
    )
