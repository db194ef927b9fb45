"""The words by which a risk is found: its own and those of its reviews."""

from governance.core.search_index import SearchWords
from governance.risks.models import Risk, RiskReview


def words_of_risk(risk: Risk) -> SearchWords:
    reviews = RiskReview.objects.filter(risk=risk).order_by("-pk")
    return SearchWords(
        title=risk.title,
        texts=(risk.text, risk.controls, *reviews.values_list("text", flat=True)),
    )
