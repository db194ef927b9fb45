"""The words by which a challenge is found: its own and those of its answers."""

from governance.challenges.models import Challenge, ChallengeAnswer
from governance.core.search_index import SearchWords


def words_of_challenge(challenge: Challenge) -> SearchWords:
    answers = ChallengeAnswer.objects.filter(challenge=challenge).order_by("-pk")
    return SearchWords(
        title=challenge.title,
        texts=(challenge.text, challenge.asked_why, *answers.values_list("text", flat=True)),
    )
