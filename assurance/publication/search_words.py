"""The words by which an erratum is found."""

from assurance.publication.models import YearlyErratum
from governance.core.search_index import SearchWords


def words_of_erratum(erratum: YearlyErratum) -> SearchWords:
    title = f"Erratum to {erratum.report}: {erratum.heading}"
    return SearchWords(title=title, texts=(erratum.said, erratum.right, erratum.reason))
